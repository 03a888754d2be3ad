"""Pairs of words and values to read: what was reckoned."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.label import Label


class FactLine(NamedTuple):
    """A value with its name; ``role`` is its colour."""

    name: str
    value: str
    role: str = "text"


class Facts(QWidget):
    """Names left in muted, values right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.lines: list[FactLine] = []

    def show_lines(self, lines: list[FactLine]) -> None:
        """Show other pairs."""
        if lines == self.lines:
            return
        self.lines = lines
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, line in enumerate(lines):
            value = Label(line.value, "body", line.role, align=Qt.AlignmentFlag.AlignRight).keep_whole()
            self._grid.addWidget(Label(line.name, "body", "muted"), row, 0)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
            value.setAccessibleName(f"{line.name}: {line.value}")
