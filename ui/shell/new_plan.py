"""The dialog for a new plan: which template it starts from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from i18n import N_, _
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.dialog import Choice, Dialog

# What each template is, by its name in planning.plan.document.TEMPLATES: icon, title, description.
TEMPLATES: dict[str, tuple[str, str, str]] = {
    "blank": ("file", N_("Blank plan"), N_("Two languages and an empty roadmap.")),
    "a69-517": ("file-text", N_("A/69/517, ICT in the United Nations"),
                N_("Roadmap, structure and budget of the report, as printed.")),
}


class NewPlanDialog(Dialog):
    """Tells the template through ``chosen``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        choices = [Choice("create", _("Choose a place…"), "primary"), Choice("cancel", _("Cancel"))]
        super().__init__(parent, _("What should the new plan start from?"), choices)
        self._group = QButtonGroup(self)
        self.cards: dict[str, QAbstractButton] = {}
        for name, (icon, title, text) in TEMPLATES.items():
            card = ChoiceCard(icon, _(title), _(text))
            self.cards[name] = card
            self._group.addButton(card)
            self.content.addWidget(card)
        self.cards["blank"].setChecked(True)
        self.answered.connect(self._tell)

    def _tell(self, key: str) -> None:
        if key == "create":
            self.chosen.emit(next(name for name, card in self.cards.items() if card.isChecked()))
