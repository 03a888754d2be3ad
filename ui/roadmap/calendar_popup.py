"""A calendar to pick a day from, in the tones of the theme: Qt paints weekends red by itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QToolButton, QWidget, QWidgetAction

from i18n import _
from ui.shell import icons
from ui.shell import theme as themes

WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


def open_calendar(parent: QWidget, place: QPoint, day: QDate, picked: Callable[[QDate], object]) -> QMenu:
    """Open a calendar at a place of the screen; ``picked`` is told the day that is chosen."""
    menu, action = QMenu(parent), QWidgetAction(parent)
    calendar = _dressed(QCalendarWidget(menu))
    if day.isValid():
        calendar.setSelectedDate(day)

    def choose(chosen: QDate) -> None:
        menu.hide()
        picked(chosen)

    calendar.clicked.connect(choose)
    calendar.activated.connect(choose)
    action.setDefaultWidget(calendar)
    menu.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    calendar.setFocus()
    return menu


def _dressed(calendar: QCalendarWidget) -> QCalendarWidget:
    theme = themes.active()
    calendar.setAccessibleName(_("Calendar"))
    calendar.setDateRange(QDate(1, 1, 1), QDate(9999, 12, 31))  # what dates of plans can be
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    weekday, head = QTextCharFormat(), QTextCharFormat()
    weekday.setForeground(theme.color("muted"))
    head.setForeground(theme.color("muted"))
    head.setBackground(theme.color("raised"))
    calendar.setHeaderTextFormat(head)
    for day in WEEKEND:
        calendar.setWeekdayTextFormat(day, weekday)
    bar = calendar.findChild(QWidget, "qt_calendar_navigationbar")
    if bar is not None:
        bar.setBackgroundRole(QPalette.ColorRole.Base)
        _add_years(calendar, bar)
    for name, icon, words in (
        ("qt_calendar_prevmonth", "chevron-left", _("Previous month")),
        ("qt_calendar_nextmonth", "chevron-right", _("Next month")),
    ):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icons.icon(icon))
            button.setIconSize(QSize(16, 16))
            button.setAccessibleName(words)
    return calendar


def _add_years(calendar: QCalendarWidget, bar: QWidget) -> None:
    """Buttons for the year before and after: a plan reaches over years, and Qt has them for months only."""
    layout = bar.layout()
    if not isinstance(layout, QHBoxLayout):
        return
    for by, sign, words in ((-1, "«", _("Previous year")), (1, "»", _("Next year"))):
        button = QToolButton(bar)
        button.setObjectName("previous_year" if by < 0 else "next_year")
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAutoRepeat(True)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(partial(_turn, calendar, by))
        layout.insertWidget(0 if by < 0 else -1, button)


def _turn(calendar: QCalendarWidget, by: int) -> None:
    calendar.setCurrentPage(calendar.yearShown() + by, calendar.monthShown())
