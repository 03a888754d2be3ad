"""Panels at the side: a head with close, sections below each other, lines of a label and a value."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from i18n import _
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, ToolButton
from ui.widgets.chip import Chip
from ui.widgets.label import Label


class Panel(QScrollArea):
    """A column of widgets that scrolls when it is higher than the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(page)

    def stack(self, *parts: QWidget) -> None:
        """Put parts below each other, room under the last one."""
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)


class PanelHead(QWidget):
    """Kind, chip "illustrative" and close; the title; a line under it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.kind = Label("", "body", "muted")
        self.title, self.note = Label("", "title", wrap=True), Label("", "caption", "muted", wrap=True)
        self.chip = Chip("", "illustrative")
        self.close_button = ToolButton(
            "", "x", height=TOOLBAR_HEIGHT, icon_only=True, run=lambda: session.commands.run("view.inspector")
        )
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.kind, 1)
        line.addWidget(self.chip)
        line.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.title)
        layout.addWidget(self.note)

    def say(self, kind: str, title: str, note: str = "", *, illustrative: bool = False) -> None:
        """Say what the panel is about."""
        self.kind.setText(kind)
        self.title.setText(title)
        self.note.setText(note)
        self.title.setVisible(bool(title))
        self.note.setVisible(bool(note))
        self.chip.say(_("illustrative"))
        self.chip.setVisible(illustrative)
        self.close_button.set_words(_("Close the inspector"))


class Line(QWidget):
    """A muted label and, at the end, what is known of it; or a chip there."""

    def __init__(self, label: str, value: str = "", tail: QWidget | None = None) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.label, self.value = Label(label, "body", "muted"), Label(value, "body").keep_whole()
        layout.addWidget(self.label, 1)
        if value or tail is None:
            layout.addWidget(self.value)
        if tail is not None:
            layout.addWidget(tail)
        self.is_pair = tail is None
        self.setAccessibleName(f"{label}: {value}")

    def say(self, label: str, value: str) -> None:
        """Say another pair."""
        self.label.setText(label)
        self.value.setText(value)
        self.setAccessibleName(f"{label}: {value}")


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; what was in it goes."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class Lines(QWidget):
    """Lines that are given anew each time."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)

    def show_lines(self, *lines: QWidget) -> None:
        """Show other lines."""
        clear(self._layout)
        for line in lines:
            self._layout.addWidget(line)
        self.setVisible(bool(lines))

    def show_pairs(self, *of: tuple[str, str]) -> None:
        """Show lines of label and value, those without a value left out; in the widgets that are there.

        Panels that follow a cursor say other values many times a second: new widgets cost most of that.
        """
        wanted = [pair for pair in of if pair[1]]
        there = [line for line in self.lines() if isinstance(line, Line) and line.is_pair]
        if len(there) != len(wanted) or len(there) != len(self.lines()):
            self.show_lines(*pairs(*wanted))
            return
        for line, pair in zip(there, wanted, strict=True):
            line.say(*pair)

    def lines(self) -> list[QWidget]:
        """What is shown now."""
        found = (self._layout.itemAt(at) for at in range(self._layout.count()))
        return [widget for item in found if item is not None and (widget := item.widget()) is not None]


def pairs(*of: tuple[str, str]) -> list[QWidget]:
    """Lines of label and value, those without a value left out."""
    return [Line(label, value) for label, value in of if value]


Run = Callable[[], object]
