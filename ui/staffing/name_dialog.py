"""Asks for a name in each language of the plan."""

from PySide6.QtWidgets import QWidget

from i18n import LANGUAGES, _
from planning.plan.text import Text
from ui.shell.session import Session
from ui.widgets.dialog import Choice, Dialog
from ui.widgets.field import Field


def ask_names(parent: QWidget, session: Session, table: str, id: str, text: Text, label: str) -> Dialog:
    """Open the question; what is answered is one edit, named ``label`` (a message)."""
    dialog = Dialog(
        parent, _(label), [Choice("rename", _("Rename"), "primary"), Choice("cancel", _("Cancel"))]
    )
    fields: dict[str, Field] = {}
    for tag in sorted(session.document.languages, key=lambda tag: tag != session.language):
        field = fields[tag] = Field(LANGUAGES[tag].own_name if tag in LANGUAGES else tag)
        field.set_value(text.get(tag, ""))
        dialog.content.addWidget(field)

    def answer(key: str) -> None:
        if key == "rename":
            names = {tag: field.value() for tag, field in fields.items() if field.value()}
            session.run(lambda t: t.set(table, id, name=names), _(label))

    dialog.answered.connect(answer)
    dialog.open()
    return dialog
