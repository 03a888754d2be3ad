"""How an activity is scheduled: mode, duration, constraint, deadline, calendar, actuals; what results."""

from typing import Any, cast

from i18n import _, language
from i18n.formats import date_short
from planning.plan import entities as e
from planning.plan.code_words import CONSTRAINTS
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.plan.transaction import Transaction
from planning.plan.typed_values import shown_length, typed_length
from planning.plan.working_time import Calendar
from planning.scene.activity_words import MODES
from ui.roadmap.calendars_dialog import CalendarsDialog
from ui.roadmap.facts import FactLine, Facts
from ui.roadmap.section import Section
from ui.roadmap.subject import Subject
from ui.roadmap.value_field import NONE, ValueChoice, ValueDate, ValueField
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton

MOST_RECKONED = 500
"""Of more activities that are selected, durations by their dates are not compared."""


class _Mode(ValueChoice):
    """A row that becomes automatic keeps how long it takes."""

    def put(self, t: Transaction, id: str, value: str | None) -> None:
        fields: dict[str, Any] = {"mode": value}
        record = t.get("activities", id) or {}
        schedule = self._subject.session.scheduling.schedule
        if value == "auto" and record.get("duration_minutes") is None and schedule and id in schedule:
            from planning.schedule.baselines import duration_of

            fields["duration_minutes"] = duration_of(schedule, id)
        t.set("activities", id, **fields)


class _Constraint(ValueChoice):
    """A constraint that needs a date gets that of the row, where it has none yet."""

    def put(self, t: Transaction, id: str, value: str | None) -> None:
        record = t.get("activities", id) or {}
        day = record.get("finish" if value in ("FNET", "FNLT", "MFO") else "start")
        needs_date = value not in (None, "ASAP", "ALAP")
        at = (record.get("constraint_date") or day) if needs_date else None
        t.set("activities", id, constraint=value, constraint_date=at)


class ScheduleSection(Section):
    """For one or several activities."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self.mode = _Mode(subject, "mode", lambda: _("Change mode"))
        self.duration = ValueField(
            subject,
            "duration_minutes",
            typed_length,
            lambda minutes: shown_length(minutes, language()),
            lambda: _("Change duration"),
        )
        self.constraint = _Constraint(subject, "constraint", lambda: _("Change constraint"))
        self.constraint_date = ValueDate(
            subject, "constraint_date", "start", lambda: _("Change date of the constraint")
        )
        self.deadline = ValueDate(subject, "deadline", "finish", lambda: _("Change deadline"))
        self.calendar = ValueChoice(subject, "calendar", lambda: _("Change calendar"))
        self.actual_start = ValueDate(subject, "actual_start", "start", lambda: _("Change actual start"))
        self.actual_finish = ValueDate(subject, "actual_finish", "finish", lambda: _("Change actual finish"))
        self.calendars = QuietButton("", "calendar-days", height=TOOLBAR_HEIGHT, run=self._edit_calendars)
        self.add_pair(self.mode, self.duration)
        self.add(self.constraint)
        self.add_pair(self.constraint_date, self.deadline)
        self.add(self.calendar, self.calendars)
        self.add_pair(self.actual_start, self.actual_finish)

    def fill(self) -> None:
        """Show the values of what is selected."""
        self.say(_("Mode and constraints"))
        self.mode.fill(_("Mode"), [(key, _(words)) for key, words in MODES.items()])
        self.duration.fill(_("Duration"), self._reckoned())
        constraints = [(NONE if key == "ASAP" else key, _(words)) for key, words in CONSTRAINTS.items()]
        self.constraint.fill(_("Constraint"), constraints)
        self.constraint_date.fill(_("Constraint date"))
        self.deadline.fill(_("Deadline"))
        calendars = cast(dict[str, Calendar], self._subject.session.document.table("calendars"))
        named = [(id, text_in(one.name, language())) for id, one in calendars.items()]
        self.calendar.fill(_("Calendar"), [(NONE, _("That of the plan")), *named])
        self.actual_start.fill(_("Actual start"))
        self.actual_finish.fill(_("Actual finish"))
        self.calendars.set_words(_("Calendars…"))

    def _reckoned(self) -> str:
        """How long what is selected takes by its dates."""
        schedule, ids = self._subject.session.scheduling.schedule, self._subject.ids
        if schedule is None or len(ids) > MOST_RECKONED:
            return ""
        from planning.schedule.baselines import duration_of

        lengths = {duration_of(schedule, id) for id in ids if id in schedule}
        if len(lengths) > 1:
            return _("mixed")
        return shown_length(lengths.pop(), language()) if lengths else ""

    def _edit_calendars(self) -> None:
        CalendarsDialog(self, self._subject.session).open()

    def recolour(self) -> None:
        """Draw icons again, after a change of theme."""
        for field in (self.constraint_date, self.deadline, self.actual_start, self.actual_finish):
            field.recolour()


class ResultSection(Section):
    """What the schedule says of one activity."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self.facts = Facts()
        self.add(self.facts)

    def fill(self, activity: e.Activity) -> None:
        """Show what was reckoned last."""
        scheduling = self._subject.session.scheduling
        baseline = scheduling.baseline
        note = text_in(baseline.name, language()) if baseline else ""
        self.say(_("As scheduled"), _("against {baseline}").format(baseline=note) if note else "")
        row = scheduling.row(activity.id)
        if row is None:
            error = scheduling.error
            self.facts.show_lines([FactLine(error.message if error else _("Not scheduled yet"), "")])
            return
        lines = [
            FactLine(_("Early start"), _day(row.early_start, "start")),
            FactLine(_("Early finish"), _day(row.early_finish, "finish")),
            FactLine(_("Late start"), _day(row.late_start, "start")),
            FactLine(_("Late finish"), _day(row.late_finish, "finish")),
            FactLine(_("Total slack"), shown_length(row.total_slack_minutes, language()),
                     "danger" if row.total_slack_minutes < 0 else "text"),
            FactLine(_("Free slack"), shown_length(row.free_slack_minutes, language())),
            FactLine(_("Critical"), _("yes") if row.critical else _("no"),
                     "critical" if row.critical else "text"),
        ]  # fmt: skip
        self.facts.show_lines([*lines, *self._variance(activity.id)])

    def _variance(self, id: str) -> list[FactLine]:
        found = self._subject.session.scheduling.variance(id)
        if found is None:
            return []
        if found.is_new:
            return [FactLine(_("Against the baseline"), _("new"))]
        return [FactLine(_("Against the baseline"), late_words(found.finish), _late_role(found.finish))]


def late_words(minutes: int | None) -> str:
    """How much later or earlier a row finishes."""
    if minutes is None:
        return ""
    length = shown_length(abs(minutes), language())
    if not minutes:
        return _("as planned")
    return (_("{length} later") if minutes > 0 else _("{length} earlier")).format(length=length)


def _late_role(minutes: int | None) -> str:
    return "danger" if minutes and minutes > 0 else "text"


def _day(iso: str, end: str) -> str:
    return date_short(start_day(iso) if end == "start" else finish_day(iso), language())
