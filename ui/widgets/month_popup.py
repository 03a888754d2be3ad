"""A month to choose a day from, with the keyboard as well: arrows, Page, Home, End, Enter."""

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

import i18n
from i18n import _, formats
from ui.shell import theme as themes
from ui.shell.style_menus import is_masked, round_mask
from ui.widgets import paint
from ui.widgets.button import TOOLBAR_HEIGHT, ToolButton
from ui.widgets.label import Label

_CELL = QSize(34, 30)
_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
}


class _Days(QWidget):
    """Names of the days over six weeks; one stop of the keyboard with a cursor of its own."""

    chosen = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(7 * _CELL.width(), 7 * _CELL.height())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("own_focus", True)
        self.day = date.today()
        self._first = QLocale().firstDayOfWeek().value  # 1 is Monday

    def move_to(self, day: date) -> None:
        """Put the cursor on a day."""
        self.day = day
        self.setAccessibleName(formats.date_long(day, i18n.language()))
        self.moved.emit()
        self.update()

    def _origin(self) -> date:
        """The day in the first cell."""
        first = self.day.replace(day=1)
        return first - timedelta(days=(first.isoweekday() - self._first) % 7)

    def _cell(self, row: int, column: int) -> QRect:
        x = paint.left_of(self, column * _CELL.width(), _CELL.width())
        return QRect(x, row * _CELL.height(), _CELL.width(), _CELL.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, locale = QPainter(self), themes.active(), QLocale()
        middle = Qt.AlignmentFlag.AlignHCenter
        font, muted = theme.font("caption"), theme.color("muted")
        for column in range(7):
            name = locale.dayName((self._first + column - 1) % 7 + 1, QLocale.FormatType.NarrowFormat)
            paint.text(painter, self._cell(0, column), name, font, muted, middle)
        origin = self._origin()
        for number in range(42):
            self._paint_day(painter, origin + timedelta(days=number), self._cell(number // 7 + 1, number % 7))

    def _paint_day(self, painter: QPainter, day: date, cell: QRect) -> None:
        theme, box = themes.active(), cell.adjusted(2, 1, -2, -1)
        role = "text" if day.month == self.day.month else "faint"
        if day == self.day:
            paint.rounded(painter, box, paint.RADIUS_CHIP, theme.color("accent"))
            role = "on-accent"
        elif day == date.today():
            paint.rounded(painter, box, paint.RADIUS_CHIP, None, theme.color("today"))
        middle = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, cell, str(day.day), theme.font("caption"), theme.color(role), middle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            sign = -1 if paint.is_rtl(self) and abs(_STEPS[key]) == 1 else 1
            self.move_to(self.day + timedelta(days=sign * _STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.move_to(month_away(self.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.move_to(self.day.replace(day=1))
        elif key == Qt.Key.Key_End:
            self.move_to(self.day.replace(day=calendar.monthrange(self.day.year, self.day.month)[1]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(42):
            if self._cell(number // 7 + 1, number % 7).contains(event.position().toPoint()):
                self.chosen.emit(self._origin() + timedelta(days=number))


def month_away(day: date, months: int) -> date:
    """The same day some months on, or the last one of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class MonthPopup(QWidget):
    """Opens under a field; ``chosen`` is told the day."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not is_masked():
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.days, self._month = _Days(), Label("", "strong", align=Qt.AlignmentFlag.AlignHCenter)
        head = QHBoxLayout()
        head.addWidget(self._turn(_("Month before"), "chevron-left", -1))
        head.addWidget(self._month, 1)
        head.addWidget(self._turn(_("Next month"), "chevron-right", 1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.days)
        self.days.moved.connect(self._say)
        self.days.chosen.connect(self._choose)
        self.setFocusProxy(self.days)

    def _turn(self, words: str, icon: str, months: int) -> ToolButton:
        def turn() -> None:
            self.days.move_to(month_away(self.days.day, months))

        return ToolButton(words, icon, height=TOOLBAR_HEIGHT, icon_only=True, run=turn)

    def show_day(self, day: date) -> None:
        """Start at a day."""
        self.days.move_to(day)
        self.days.setFocus(Qt.FocusReason.PopupFocusReason)

    def _say(self) -> None:
        self._month.setText(formats.month_year(self.days.day, i18n.language()))

    def _choose(self, day: date) -> None:
        self.close()
        self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if is_masked():
            round_mask(self, paint.RADIUS_CARD)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        paint.rounded(painter, self.rect(), paint.RADIUS_CARD, theme.color("raised"), theme.color("border"))
