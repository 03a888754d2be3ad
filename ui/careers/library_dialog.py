"""The dialog that offers the shipped frameworks, grades and rules, and an empty framework."""

from PySide6.QtWidgets import QWidget

from i18n import _
from planning.careers.library import LIBRARIES
from ui.careers.adding import EMPTY
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow


class LibraryDialog(Dialog):
    """``answered`` tells the id of a library, "empty", or "cancel"."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, _("Which framework should be added?"), [Choice("cancel", _("Cancel"))], width=WIDE
        )
        note = _("What the plan has already stays as it is.")
        self.content.addWidget(Label(note, "body", "muted", wrap=True))
        self.rows: dict[str, LinkRow] = {}
        for library in LIBRARIES:
            self._offer(library.id, f"{_(library.name)}. {_(library.about)}.")
        self._offer(
            EMPTY, _("An empty framework. A scale from 0 to 5, a family and a competency to begin with.")
        )

    def _offer(self, key: str, words: str) -> None:
        row = LinkRow(words, icon="grid-3x3", run=lambda: self.answer(key))
        self.rows[key] = row
        self.content.addWidget(row)
