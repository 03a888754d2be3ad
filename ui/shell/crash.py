"""The dialog for a fault of the program itself: what to do, and details to send; never a bare traceback."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from i18n import _
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.label import Label


class CrashDialog(Dialog):
    """One at a time: a fault that comes back each second must not bury the window."""

    def __init__(self, parent: QWidget, details: str) -> None:
        choices = [Choice("copy", _("Copy the details"), "primary"), Choice("close", _("Close"))]
        super().__init__(parent, _("Something went wrong inside the program"), choices, width=WIDE)
        self.setObjectName("crash")
        words = _("The plan is still open. Save it under another name and start the program again. "
                  "The details below help to find the fault.")
        self.content.addWidget(Label(words, "body", "muted", wrap=True))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFixedHeight(220)
        self.details.setAccessibleName(_("Details"))
        self.content.addWidget(self.details)

    def answer(self, key: str) -> None:
        """Copying leaves the dialog open."""
        if key == "copy":
            QGuiApplication.clipboard().setText(self.details.toPlainText())
            return
        super().answer(key)

    @classmethod
    def show_details(cls, window: QWidget, details: str) -> None:
        """Open the dialog over a window, unless one is open already."""
        if window.findChild(cls, "crash") is None:
            cls(window, details).open()
