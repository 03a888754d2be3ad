"""A dialog that asks for one name."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from i18n import _
from ui.widgets.dialog import Choice, Dialog
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit


class _NameEdit(LineEdit):
    """Return answers the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class NameDialog(Dialog):
    """Asks for a name and tells it to ``then``; the button answers only while there is one."""

    def __init__(
        self, parent: QWidget, question: str, verb: str, then: Callable[[str], object], *,
        value: str = "", text: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent, question, [Choice("do", verb, "primary"), Choice("cancel", _("Cancel"))])
        self._then = then
        self.field = Field(_("Name"), edit=_NameEdit())
        self.field.edit.setText(value)
        self.field.edit.textChanged.connect(self._follow)
        if text:
            self.content.addWidget(Label(text, "body", "muted", wrap=True))
        self.content.addWidget(self.field)
        self.answered.connect(self._tell)
        self.field.edit.selectAll()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def _follow(self) -> None:
        self.by_key["do"].setEnabled(bool(self.field.value().strip()))

    def _tell(self, key: str) -> None:
        if key == "do":
            self._then(self.field.value().strip())
