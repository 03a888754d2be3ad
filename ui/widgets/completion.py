"""Words that are offered while a field is typed into: a list under it, as the lists of choices look."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView

from ui.widgets.select import ChoiceRow


class Completion(QCompleter):
    """Offers words to a line edit, wherever they stand in one of them; others may be typed."""

    def __init__(self, edit: QLineEdit) -> None:
        self._words = QStringListModel()
        super().__init__(self._words, edit)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        rows = QListView()
        rows.setFrameShape(QFrame.Shape.NoFrame)
        self.setPopup(rows)
        rows.setItemDelegate(ChoiceRow(rows))  # after it is the popup: a completer gives it one of its own
        edit.setCompleter(self)

    def offer(self, words: Sequence[str]) -> None:
        """Offer other words."""
        self._words.setStringList(list(words))
