"""A card with one key figure: the digits large, where they are stated, and what they count."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from i18n import language
from planning.plan.entities import Figure
from planning.plan.text import text_in
from ui.overview import figure_words
from ui.overview.marking import MarkedCard
from ui.shell.commands import tooltip
from ui.widgets.label import Label


class KeyFigureCard(MarkedCard):
    """Digits are never shortened: where they need more room the card gets wider."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.content.setContentsMargins(14, 12, 14, 14)
        self.content.setSpacing(4)
        self._value = Label("", "figure").keep_whole()
        self._source = Label("", "caption", "muted").keep_whole()
        self._name = Label("", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._value)
        line.addStretch(1)
        line.addWidget(self._source, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(line)
        self.content.addWidget(self._name)
        self.content.addStretch(1)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """Show a figure, in the language of the interface."""
        value, name = figure_words.value_words(figure), figure_words.name_words(figure)
        self._value.setText(value)
        self._source.setText(figure_words.source_words(figure))
        self._name.setText(name)
        note = text_in(figure.note, language())
        self.setToolTip(tooltip(note, QKeySequence()) if note else "")
        self.setAccessibleName(f"{value}, {name}, {self._source.text()}")
        self.setAccessibleDescription(note)
