"""The calendars of the plan: their weeks, their days off, and templates of the duty stations' holidays."""

from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from i18n import N_, _, language
from i18n.formats import date_short
from planning.plan.errors import PlanError
from planning.plan.moments import start_day
from planning.plan.text import text_in
from planning.plan.transaction import Transaction
from planning.plan.typed_dates import typed_date
from planning.plan.working_time import Calendar
from ui.roadmap.date_field import DateField
from ui.roadmap.section import Choice as Chosen
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.field import ErrorLine, Field
from ui.widgets.label import Label
from ui.widgets.select import Select
from ui.widgets.switch import Switch

KEY = Qt.ItemDataRole.UserRole
DAYS = (
    ("mon", N_("Monday")),
    ("tue", N_("Tuesday")),
    ("wed", N_("Wednesday")),
    ("thu", N_("Thursday")),
    ("fri", N_("Friday")),
    ("sat", N_("Saturday")),
    ("sun", N_("Sunday")),
)
TEMPLATES = (
    ("new-york", N_("New York (Headquarters)")),
    ("geneva", N_("Geneva")),
    ("nairobi", N_("Nairobi")),
    ("bangkok", N_("Bangkok")),
)
OFFICE = ["08:00-12:00", "13:00-17:00"]
HEIGHT = 220


class CalendarsDialog(Dialog):
    """Each change is a step of its own, so that undo takes it back after the dialog is closed."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, _("Calendars"), [Choice("close", _("Close"))], width=WIDE + 260)
        self._session, self._id = session, ""
        self.calendars, self.add_button = QListWidget(), QuietButton(_("Add"), "plus", height=TOOLBAR_HEIGHT)
        self.calendars.setAccessibleName(_("Calendars"))
        self.calendars.setFixedSize(200, HEIGHT + 190)
        self.calendars.currentItemChanged.connect(self._choose)
        menu = self.add_menu = QMenu(self.add_button)
        menu.addAction(_("Office hours, without holidays")).triggered.connect(lambda: self._add_plain())
        for template, words in TEMPLATES:
            menu.addAction(_(words)).triggered.connect(partial(self._add_template, template))
        self.add_button.set_menu(menu)
        self.remove_button = QuietButton(_("Delete"), "trash-2", height=TOOLBAR_HEIGHT, run=self._remove)
        self.of_plan = QuietButton(_("Use for the plan"), "check", height=TOOLBAR_HEIGHT, run=self._use)
        self.name, self.base = Field(_("Name")), Select(_("Based on"))
        self._based = Chosen(self.base)
        self._based.say(_("Based on"))
        self.name.committed.connect(self._rename)
        self.base.chosen.connect(self._set_base)
        self.error = ErrorLine()
        self._build_week()
        self._build_days_off()
        self._place_parts()
        self._fill_list()

    # Building

    def _build_week(self) -> None:
        self.week = QGridLayout()
        self.week.setVerticalSpacing(4)
        self.hours: dict[str, Field] = {}
        self.works: dict[str, Switch] = {}
        for row, (day, words) in enumerate(DAYS):
            switch, hours = Switch(_(words)), Field()
            hours.label.hide()
            hours.setMinimumWidth(190)
            hours.edit.setAccessibleName(_("Hours on {day}").format(day=_(words)))
            hours.committed.connect(partial(self._set_hours, day))
            switch.clicked.connect(partial(self._set_works, day))
            self.works[day], self.hours[day] = switch, hours
            self.week.addWidget(switch, row, 0)
            self.week.addWidget(Label(_(words)), row, 1)
            self.week.addWidget(hours, row, 2)

    def _build_days_off(self) -> None:
        self.days_off = QListWidget()
        self.days_off.setAccessibleName(_("Days that differ"))
        self.days_off.setFixedHeight(HEIGHT)
        self.first, self.last, self.occasion = DateField(), DateField(), Field(_("Occasion"))
        self.work = Field(_("Hours worked all the same"))
        self.first.say(_("From"))
        self.last.say(_("Until"))
        self.add_day = QuietButton(_("Add day off"), "plus", height=TOOLBAR_HEIGHT, run=self._add_day_off)
        self.remove_day = QuietButton(_("Remove"), "x", height=TOOLBAR_HEIGHT, run=self._remove_day_off)

    def _place_parts(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.calendars)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        left.addLayout(buttons)
        left.addWidget(self.of_plan)
        right.setSpacing(8)
        right.addWidget(self.name)
        right.addWidget(self._based)
        right.addLayout(self.week)
        right.addWidget(self.error)
        right.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(Label(_("Days that differ"), "label"))
        beside.addWidget(self.days_off)
        dates = QHBoxLayout()
        dates.addWidget(self.first)
        dates.addWidget(self.last)
        beside.addLayout(dates)
        beside.addWidget(self.occasion)
        beside.addWidget(self.work)
        keys = QHBoxLayout()
        keys.addWidget(self.add_day)
        keys.addWidget(self.remove_day)
        keys.addStretch(1)
        beside.addLayout(keys)
        line = QHBoxLayout()
        line.setSpacing(20)
        for part in (left, right, beside):
            line.addLayout(part, 0 if part is left else 5 if part is right else 4)
        self.content.addLayout(line)

    # Showing

    def _table(self) -> dict[str, Calendar]:
        return cast(dict[str, Calendar], self._session.document.table("calendars"))

    def _fill_list(self, choose: str = "") -> None:
        wanted = choose or self._id
        self.calendars.blockSignals(True)
        self.calendars.clear()
        of_plan = self._session.document.plan.calendar
        for id, calendar in self._table().items():
            words = text_in(calendar.name, language())
            item = QListWidgetItem(f"{words} ✓" if id == of_plan else words)
            item.setData(KEY, id)
            self.calendars.addItem(item)
            if id == wanted or self.calendars.currentRow() < 0:
                self.calendars.setCurrentItem(item)
        self.calendars.blockSignals(False)
        self._choose(self.calendars.currentItem())

    def _choose(self, item: QListWidgetItem | None, _before: object = None) -> None:
        self._id = str(item.data(KEY)) if item else ""
        calendar, can_edit = self._table().get(self._id), self._session.can_edit
        for widget in (self.name, self.days_off, self.first, self.last, self.occasion, self.add_day,
                       self.remove_day, self.remove_button, self.of_plan, *self.hours.values(),
                       *self.works.values(), self.base, self.work):  # fmt: skip
            widget.setEnabled(calendar is not None and can_edit)
        self.add_button.setEnabled(can_edit)
        self.error.show_error("")
        if calendar is not None:
            self._show(calendar)

    def _show(self, calendar: Calendar) -> None:
        self.name.set_value(text_in(calendar.name, language()))
        others = [one for one in self._table().values() if one.id != calendar.id]
        named = [(one.id, text_in(one.name, language())) for one in others]
        self.base.set_choices([("", _("Nothing")), *named])
        self.base.set_current(calendar.base or "")
        for day, field in self.hours.items():
            shifts = calendar.days.get(day, [])  # type: ignore[call-overload]  # one of DAYS
            self.works[day].setChecked(bool(shifts))
            field.set_value(", ".join(shifts))
        self.days_off.clear()
        for exception in sorted(calendar.exceptions, key=lambda one: one.start):
            days = (exception.start, exception.finish)
            first, last = (date_short(start_day(day), language()) for day in days)
            span = first if first == last else f"{first} \N{EN DASH} {last}"
            name = text_in(exception.name, language())
            hours = ", ".join(exception.shifts)
            item = QListWidgetItem("  ".join(part for part in (span, name, hours) if part))
            item.setData(KEY, exception.start)
            self.days_off.addItem(item)

    # Changing

    def _run(self, edit: Any, label: str) -> bool:  # noqa: ANN401 - a function of a transaction
        error = self._session.attempt(edit, label)
        self.error.show_error(f"{error.message} {error.remedy}" if error else "")
        if error is None:
            self._fill_list()
        return error is None

    def _set(self, label: str, **fields: Any) -> bool:
        return self._run(lambda t: t.set("calendars", self._id, **fields), label)

    def _rename(self, words: str) -> None:
        name = {**self._table()[self._id].name, language(): words.strip()}
        self._set(_("Rename calendar"), name=name)

    def _set_base(self, id: str) -> None:
        self._set(_("Change calendar"), base=id or None)

    def _days(self, day: str, shifts: list[str]) -> dict[str, list[str]]:
        days = {str(name): list(each) for name, each in self._table()[self._id].days.items()}
        return {**days, day: shifts}

    def _set_works(self, day: str, _checked: bool = False) -> None:
        shifts = OFFICE if self.works[day].isChecked() else []
        self._set(_("Change working time"), days=self._days(day, shifts))

    def _set_hours(self, day: str, words: str) -> None:
        self._set(_("Change working time"), days=self._days(day, _shifts(words)))

    def _exceptions(self) -> list[dict[str, Any]]:
        record = self._session.document.records("calendars")[self._id]
        return [dict(one) for one in record.get("exceptions", [])]

    def _add_day_off(self) -> None:
        tag, month = language(), self._session.document.plan.fiscal_start_month
        try:
            first = typed_date(self.first.value(), "start", tag, month)
            last = typed_date(self.last.value() or self.first.value(), "finish", tag, month)
        except PlanError as refused:
            self.first.show_error(refused)
            return
        if not first or not last:
            self.first.show_error(_("Give the first day."))
            return
        shifts = _shifts(self.work.value())
        added: dict[str, Any] = {"start": first[:10], "finish": last[:10], "shifts": shifts}
        if self.occasion.value().strip():
            added["name"] = {tag: self.occasion.value().strip()}
        if self._set(_("Add day off"), exceptions=[*self._exceptions(), added]):
            for field in (self.first, self.last, self.occasion, self.work):
                field.edit.clear()

    def _remove_day_off(self) -> None:
        item = self.days_off.currentItem()
        if item is not None:
            kept = [one for one in self._exceptions() if one["start"] != item.data(KEY)]
            self._set(_("Remove day off"), exceptions=kept)

    def _add_plain(self) -> None:
        from planning.schedule.calendars import STANDARD_DAYS

        self._add_calendar({"name": {language(): _("Office hours")}, "days": STANDARD_DAYS})

    def _add_template(self, template: str, _checked: bool = False) -> None:
        from planning.schedule.holidays import calendar_fields

        plan = self._session.document.plan
        first, last = (date.fromisoformat(day[:10]).year for day in (plan.horizon_start, plan.horizon_finish))
        self._add_calendar(calendar_fields(template, first, last))

    def _add_calendar(self, fields: dict[str, Any]) -> None:
        added: list[str] = []

        def add(t: Transaction) -> None:
            added.append(t.add("calendars", fields))

        if self._run(add, _("Add calendar")):
            self._fill_list(added[0])

    def _remove(self) -> None:
        self._run(lambda t: t.remove("calendars", self._id), _("Delete calendar"))

    def _use(self) -> None:
        self._run(lambda t: t.set("plan", "plan", calendar=self._id), _("Change calendar of the plan"))


def _shifts(words: str) -> list[str]:
    """"8-12, 13:00-17:00" as shifts."""
    plain = words.replace("，", ",").replace("\N{EN DASH}", "-")
    return ["-".join(map(_clock, part.split("-"))) for part in plain.split(",") if part.strip()]


def _clock(words: str) -> str:
    """"8" and "8:00" as "08:00"."""
    hour, _colon, minute = words.strip().partition(":")
    return f"{hour.zfill(2)}:{minute or '00'}"
