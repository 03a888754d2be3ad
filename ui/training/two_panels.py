"""Panels at the side of which one is shown, chosen by segments over them."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from i18n import _
from ui.widgets.segment import Option, Segment


class TwoPanels(QWidget):
    """``panels``: by key the words of the segment and the panel; the first is shown to begin with."""

    def __init__(self, panels: Mapping[str, tuple[Callable[[], str], QWidget]]) -> None:
        super().__init__()
        self._words = {key: words for key, (words, _panel) in panels.items()}
        self._panels = {key: panel for key, (_words, panel) in panels.items()}
        self.segments = Segment("", [Option(key, key) for key in panels])
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        line = QHBoxLayout()
        line.setContentsMargins(16, 12, 16, 0)
        line.addWidget(self.segments)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self._stack, 1)
        self.segments.chosen.connect(self.show_panel)
        self.say()
        self.show_panel(next(iter(panels)))

    def say(self) -> None:
        """Say the words again, in another language."""
        self.segments.say(_("Inspector"), [Option(key, words()) for key, words in self._words.items()])

    @property
    def current(self) -> str:
        """The key of the one that is shown."""
        return self._current

    def show_panel(self, key: str) -> None:
        """Show one of them."""
        self._current = key
        self.segments.set_current(key)
        self._stack.setCurrentWidget(self._panels[key])
