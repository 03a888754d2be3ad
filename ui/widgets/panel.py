"""The panel of an inspector: a head, then sections divided by rules, scrolled as one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.button import TOOLBAR_HEIGHT, ToolButton
from ui.widgets.glyph_tile import GlyphTile
from ui.widgets.label import Label
from ui.widgets.rule import Rule

PADDING = 16


class PanelHead(QWidget):
    """Kind of the selected thing with its tile, and the button that closes the inspector."""

    def __init__(self, close: Callable[[], object]) -> None:
        super().__init__()
        self.tile, self.kind = GlyphTile(), Label("", "caption", "muted")
        self.close_button = ToolButton("", "x", height=TOOLBAR_HEIGHT, icon_only=True, run=close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tile)
        layout.addWidget(self.kind, 1)
        layout.addWidget(self.close_button)

    def say(self, kind: str, close: str) -> None:
        """Say what kind of thing is selected, and the name of the closing button."""
        self.kind.setText(kind)
        self.close_button.set_words(close)


class Section(QWidget):
    """A titled part of a panel, with room for a chip or a note at the right of its title."""

    def __init__(self, title: str = "", aside: QWidget | None = None) -> None:
        super().__init__()
        self.title = Label(title, "strong")
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(PADDING, 0, PADDING, 0)
        self.content.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        if aside is not None:
            head.addWidget(aside)
        self.content.addLayout(head)


class Panel(QScrollArea):
    """Put the head's widgets into ``head`` and add sections; a rule stands before each."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 14, 0, PADDING)
        self._column.setSpacing(0)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(PADDING, 0, PADDING, 0)
        self.head.setSpacing(12)
        self._column.addLayout(self.head)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def add_section(self, section: QWidget) -> None:
        """Add a section under those there are, after a rule with 16 px above and below."""
        at = self._column.count() - 1
        self._column.insertWidget(at, Rule(margin=PADDING))
        self._column.insertWidget(at + 1, section)
