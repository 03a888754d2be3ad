"""A date typed as people write it, or picked from a calendar."""

from PySide6.QtCore import QDate
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from i18n import _
from ui.roadmap.calendar_popup import open_calendar
from ui.shell import icons
from ui.widgets.field import Field


class DateField(Field):
    """``committed`` is told what was typed, or the ISO date that was picked."""

    def __init__(self) -> None:
        super().__init__()
        self._iso = ""
        self._pick = QAction(self)
        self._pick.triggered.connect(self.open_calendar)
        self.edit.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        self.recolour()

    def recolour(self) -> None:
        """Draw the icon again, after a change of theme."""
        self._pick.setIcon(icons.icon("calendar", "muted"))

    def say(self, label: str) -> None:
        super().say(label)
        if hasattr(self, "_pick"):
            self._pick.setToolTip(_("Choose from a calendar"))

    def set_date(self, iso: str, shown: str) -> None:
        """Show a date of the plan."""
        self._iso = iso
        self.edit.setPlaceholderText("")
        self.set_value(shown)

    def open_calendar(self) -> None:
        """Open a calendar at the date that is shown."""
        day = QDate.fromString(self._iso[:10], "yyyy-MM-dd")
        open_calendar(self, self.edit.mapToGlobal(self.edit.rect().bottomLeft()), day, self._picked)

    def _picked(self, day: QDate) -> None:
        if not self.edit.isReadOnly():
            self.committed.emit(day.toString("yyyy-MM-dd"))
