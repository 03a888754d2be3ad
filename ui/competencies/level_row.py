"""The levels of a scale as buttons side by side, each on its tone; the one that holds has a ring."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.matrix.tiles import paint_cell
from ui.widgets.panel import clear


class _Level(QAbstractButton):
    def __init__(self, level: int, top: int, words: str) -> None:
        super().__init__()
        self._level, self._top = level, top
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(34)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        return QSize(36, 34)

    def nextCheckState(self) -> None:
        """A press asks for the level; whether it holds is shown once the plan says so."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        paint_cell(painter, box, self._level, self._top, theme)
        if self.isChecked():
            paint.rounded(painter, box.adjusted(-1, -1, 1, 1), 4, None, theme.color("surface"), 3)
            paint.rounded(painter, box.adjusted(-3, -3, 3, 3), 5, None, theme.color("accent"), 2)


class LevelRow(QWidget):
    """``show_levels`` gives the scale anew; ``chosen`` is called with the level that is pressed."""

    def __init__(self, chosen: Callable[[int], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self.buttons: list[QAbstractButton] = []
        self._key: tuple[str, ...] = ()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_levels(self, names: list[str], current: int | None, *, enabled: bool) -> None:
        """Show the levels from 0 on, named; ``current`` is the one that holds."""
        if self._key != tuple(names):
            self._key = tuple(names)
            clear(self._layout)
            self.buttons = [_Level(level, len(names) - 1, words) for level, words in enumerate(names)]
            for level, button in enumerate(self.buttons):
                button.clicked.connect(lambda _on=False, level=level: self._chosen(level))
                self._layout.addWidget(button)
        for level, button in enumerate(self.buttons):
            button.setChecked(level == current)
            button.setEnabled(enabled)
