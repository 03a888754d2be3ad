"""What the program is, its version and licence."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from i18n import _
from ui.widgets.dialog import Choice, Dialog, ask


def about(parent: QWidget) -> Dialog:
    """Open the dialog."""
    version = _("Version {version}").format(version=QCoreApplication.applicationVersion())
    words = _("Phased roadmaps, career paths and staffing of public bodies, in several languages.")
    licence = _("Apache-2.0 licence. Fonts: Noto, SIL Open Font License. Icons: Lucide, ISC licence.")
    return ask(parent, _("Roadmap Planner"), f"{version}\n{words}\n{licence}", [Choice("close", _("Close"))])
