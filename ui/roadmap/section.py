"""A part of the inspector: a rule over it, a head, and what stands in it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.rule import Rule

PAD = 16
FIELD_GAP = 12


class Pairs(QWidget):
    """Holds pairs of widgets: side by side, or below each other where a value needs more than half a line."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[QBoxLayout, QWidget, QWidget]] = []

    def add(self, first: QWidget, second: QWidget) -> QBoxLayout:
        """A pair, alike in width, aligned at the top."""
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(FIELD_GAP)
        line.addWidget(first, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(second, 1, Qt.AlignmentFlag.AlignTop)
        self._lines.append((line, first, second))
        return line

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            for line, *pair in self._lines:
                self._fold(line, pair)
        return super().event(event)

    def _fold(self, line: QBoxLayout, pair: list[QWidget]) -> None:
        half = (self.width() - 2 * PAD - FIELD_GAP) // 2
        is_wide = any(isinstance(each, Field) and each.wanted_width() > half for each in pair)
        kind = QBoxLayout.Direction
        direction = kind.TopToBottom if is_wide else kind.LeftToRight
        if direction != line.direction():
            line.setDirection(direction)


class Section(QWidget):
    """Padding 16, 12 between fields; ``note`` stands at the right of the head."""

    def __init__(self, *, has_rule: bool = True) -> None:
        super().__init__()
        self.title = Label("", "strong")
        self.note = Label("", "caption", "muted").keep_whole()
        self._head = QWidget()
        self._line = line = QHBoxLayout(self._head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.title, 1)
        line.addWidget(self.note)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if has_rule:
            outer.addWidget(Rule())
        self._inner = inner = Pairs()
        self.content = QVBoxLayout(inner)
        self.content.setContentsMargins(PAD, PAD if has_rule else 0, PAD, PAD)
        self.content.setSpacing(FIELD_GAP)
        self.content.addWidget(self._head)
        self._head.hide()
        outer.addWidget(inner)

    def say(self, title: str, note: str = "") -> None:
        """Name the section."""
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._head.show()

    def indent_head(self, by: int) -> None:
        """Set the head in, where what stands under it reaches beyond its words."""
        self._line.setContentsMargins(by, 0, by, 0)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below each other."""
        for widget in widgets:
            self.content.addWidget(widget)

    def add_pair(self, first: QWidget, second: QWidget) -> None:
        """Put two widgets side by side where there is room for what they say."""
        self.content.addLayout(self._inner.add(first, second))

    @staticmethod
    def take_away(rows: Sequence[QWidget], stays: QWidget) -> None:
        """Take rows away; a keyboard in one of them goes to what stays, not to the window's beginning."""
        focused = QApplication.focusWidget()
        if focused is not None and any(row.isAncestorOf(focused) for row in rows):
            stays.setFocus()
        for row in rows:
            row.hide()
            row.deleteLater()



class Choice(QWidget):
    """A label over a list to choose from."""

    def __init__(self, select: QWidget) -> None:
        super().__init__()
        self.label = Label("", "caption", "muted")
        self.label.setBuddy(select)
        self._select = select
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(select)

    def say(self, label: str) -> None:
        """Name the choice."""
        self.label.setText(label)
        self._select.setAccessibleName(label)
