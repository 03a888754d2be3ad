"""Who a panel is about: sign, name, grade, profile and place."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _, language
from planning.careers import source as s
from planning.careers.places import place_name
from planning.plan.people import Person
from planning.plan.text import text_in
from ui.careers.context import Context
from ui.careers.gate_table import Avatar
from ui.widgets.button import TOOLBAR_HEIGHT, ToolButton
from ui.widgets.chip import Chip
from ui.widgets.label import Label


class PersonHead(QWidget):
    """Sign, name, grade, profile and place of somebody."""

    def __init__(self, close: Callable[[], object]) -> None:
        super().__init__()
        self.avatar, self.chip = Avatar(), Chip("", "illustrative")
        self.name, self.note = Label("", "title"), Label("", "caption", "muted")
        self.close_button = ToolButton("", "x", height=TOOLBAR_HEIGHT, icon_only=True, run=close)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self.avatar)
        layout.addLayout(column, 1)
        layout.addWidget(self.chip)
        layout.addWidget(self.close_button)

    def show_person(self, context: Context, person: Person) -> None:
        """Show somebody."""
        name = text_in(person.name, language())
        self.avatar.say(name)
        self.name.setText(name)
        self.note.setText(person_words(context, person))
        self.chip.say(_("illustrative"))
        self.chip.setVisible(person.illustrative)
        self.close_button.set_words(_("Close the inspector"))


def person_words(context: Context, person: Person) -> str:
    """Grade, profile and unit or place of somebody."""
    document = context.session.document
    grade = s.grades(document).get(person.grade or "")
    profile = s.profiles(document).get(person.profile or "")
    unit = document.get("units", person.unit) if person.unit else None
    parts = (
        text_in(grade.name if grade else {}, language()),
        text_in(profile.name if profile else {}, language()),
        place_name(document, person.duty_station) or text_in(getattr(unit, "name", {}), language()),
    )
    return " · ".join(part for part in parts if part)
