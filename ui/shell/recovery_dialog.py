"""What recovery did when the plan was opened: what came back, what could not, where the originals are."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _
from planning.store.report import Report
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.label import Label


class _Sign(QWidget):
    """An icon beside a section."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.icon_at(QPainter(self), self._name, 0, 0, themes.active().color(self._role), 20)


class RecoveryDialog(Dialog):
    """The report; ``versions`` is the answer of who wants to look at the earlier versions."""

    def __init__(self, parent: QWidget, report: Report, path: Path) -> None:
        choices = [Choice("versions", _("Earlier versions…"), "more")]
        if report.kept:
            choices.append(Choice("folder", _("Show in folder"), "more"))
        super().__init__(parent, _("What happened to this plan"),
                         [*choices, Choice("close", _("Close"))], width=WIDE)
        self._folder = path.parent
        self.setObjectName("recovery")
        self._add_section("circle-check", "success", _("Restored"), report.restored)
        self._add_section("triangle-alert", "warning", _("Could not be restored"), report.lost)
        kept = [str(original) for original in report.kept]
        words = _("Nothing was thrown away. The files as they were found are kept here:")
        self._add_section("folder", "muted", _("Originals"), [words, *kept] if kept else [])
        self._add_section("info", "info", _("Also"), report.remarks)
        self.by_key["close"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_section(self, icon: str, role: str, title: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "strong"))
        for line in lines:
            label = Label(line, "body", "muted", wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            words.addWidget(label)
        section = QHBoxLayout()
        section.setSpacing(12)
        section.addWidget(_Sign(icon, role), 0, Qt.AlignmentFlag.AlignTop)
        section.addLayout(words, 1)
        self.content.addLayout(section)

    def answer(self, key: str) -> None:
        """Looking at the folder leaves the report open."""
        if key == "folder":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
            return
        super().answer(key)
