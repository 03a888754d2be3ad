"""A date: typed as people write dates, or chosen from a month."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

import i18n
from i18n import _
from ui.widgets import paint
from ui.widgets.button import ToolButton
from ui.widgets.date_text import End, parse_date, shown_date
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.month_popup import MonthPopup


class _DateEdit(LineEdit):
    """A line with a calendar button at its end; Alt+Down opens it too."""

    open_calendar = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.button = ToolButton(_("Choose a date"), "calendar", height=28, icon_only=True, parent=self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.clicked.connect(self.open_calendar)
        self.setTextMargins(0, 0, 24, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.button.move(paint.left_of(self, self.width() - 30, 28), (self.height() - 28) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar.emit()
            return
        super().keyPressEvent(event)


class DateField(Field):
    """A label over a date. ``dated`` is told the day as ISO text, "" where the field was emptied.

    ``end`` says which day a quarter, month or year means: its first ("start") or its last ("finish").
    """

    dated = Signal(str)

    def __init__(self, label: str = "", end: End = "start") -> None:
        edit = _DateEdit()
        super().__init__(label, edit=edit)
        self._end: End = end
        self._day: date | None = None
        self._button = edit.button
        edit.open_calendar.connect(self.open_calendar)
        self.committed.connect(self._read)

    def say(self, label: str) -> None:
        """Say label and date again, in another language."""
        super().say(label)
        self._button.set_words(_("Choose a date"))
        self.set_day(self._day)

    def set_day(self, day: date | None) -> None:
        """Show a day of the plan, or none."""
        self._day = day
        self.set_value(shown_date(day, self._end, i18n.language()) if day is not None else "")

    @property
    def day(self) -> date | None:
        """The day that was committed last."""
        return self._day

    def _read(self, text: str) -> None:
        """Understand what was typed; what is no date stays in the field and says so."""
        day = parse_date(text, self._end, i18n.language()) if text.strip() else None
        if text.strip() and day is None:
            self.show_error(_("This is no date. Write a day (2014-10-01), a quarter (Q4 2014) or a year."))
            return
        self._tell(day)

    def _tell(self, day: date | None) -> None:
        if day == self._day:
            self.set_day(day)
            return
        self.set_day(day)
        self.dated.emit(day.isoformat() if day is not None else "")

    def open_calendar(self) -> None:
        """Open the month of the date under the field."""
        if self.edit.isReadOnly():
            return
        popup = MonthPopup(self)
        popup.chosen.connect(self._tell)
        popup.adjustSize()
        left = paint.left_of(self.edit, 0, popup.sizeHint().width())
        popup.move(self.edit.mapToGlobal(QPoint(left, self.edit.height() + 4)))
        popup.show()
        popup.show_day(self._day or date.today())

    def setReadOnly(self, read_only: bool) -> None:
        """Let the date be read but not changed."""
        super().setReadOnly(read_only)
        self._button.setEnabled(not read_only)
