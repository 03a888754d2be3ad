"""What can be said of an activity in a column: its words, by what it is sorted, and how it is drawn.

One table of fields serves the columns of the outline, sorting, filtering and grouping.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from i18n import N_, formats, translate
from planning.plan import entities as e
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.scene.activity_words import KINDS, MODES
from planning.scene.rows import Outline

if TYPE_CHECKING:
    from planning.schedule.baselines import Variance
    from planning.schedule.risk import RiskRow
    from planning.schedule.schedule import Row as Scheduled
    from planning.schedule.schedule import Schedule
    from planning.schedule.status import Status

DAY_OF_WORK = 480
P80 = 7
"""The place of this percentile among the levels of a risk analysis."""
LIGHTS = {"red": N_("red"), "amber": N_("amber"), "green": N_("green"), "done": N_("done")}
LIGHT_ORDER = {"red": 0, "amber": 1, "green": 2, "done": 3}


class Cell(NamedTuple):
    """What stands in a column: ``key`` is what it is sorted by, ``None`` where there is nothing."""

    words: str = ""
    key: float | str | None = None
    role: str = "text"
    light: str = ""
    """Red, amber, green or done: drawn with its sign before the words."""
    code: str = ""
    """What the words stand for in any language; "" where they stand for themselves."""

    @property
    def value(self) -> str:
        """What filters and groups keep: the same in every language."""
        return self.code or self.words


NOTHING = Cell()


class Results(Protocol):
    """What is reckoned from the plan, where it is known."""

    @property
    def schedule(self) -> Schedule | None:
        """The schedule."""

    def row(self, id: str) -> Scheduled | None:
        """Dates and slack of an activity."""

    def status(self, id: str) -> Status | None:
        """Its status."""

    def variance(self, id: str) -> Variance | None:
        """How it differs from the baseline that is compared with."""

    def risk_row(self, id: str) -> RiskRow | None:
        """How its dates spread."""


class Field(NamedTuple):
    """One field: its name, its title, how it is read, and how its column is drawn."""

    name: str
    title: str
    read: Callable[[Reading, e.Activity], Cell]
    is_number: bool = False
    """Set to the right."""
    sample: str = "0000-00-00"
    """What the column is as wide as, besides its head."""


class Reading:
    """Reads the fields of the activities of a plan, in one language."""

    def __init__(self, outline: Outline, results: Results | None, language: str) -> None:
        self.outline, self.results, self.language = outline, results, language

    def cell(self, name: str, activity: e.Activity) -> Cell:
        """What a field says of an activity."""
        return FIELDS[name].read(self, activity)

    def refresh(self) -> None:
        """Forget what was read of the plan as it was."""
        for read in ("numbers", "before", "asked", "made_up"):
            self.__dict__.pop(read, None)

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each activity in the outline, as in "2.1.3": phase, lane, activity."""
        return outline_numbers(self.outline)

    @cached_property
    def before(self) -> dict[str, list[str]]:
        """The activities that each one is linked after."""
        found: dict[str, list[str]] = {}
        for link in cast(dict[str, e.Link], self.outline.document.table("links")).values():
            found.setdefault(link.successor, []).append(link.predecessor)
        return found

    @cached_property
    def asked(self) -> dict[str, float]:
        """The full-time equivalents that each activity asks for."""
        found: dict[str, float] = {}
        for demand in cast(dict[str, e.Demand], self.outline.document.table("demands")).values():
            found[demand.activity] = found.get(demand.activity, 0.0) + demand.fte
        return found

    @cached_property
    def made_up(self) -> frozenset[str]:
        """The activities whose demand is illustrative, in a part at least."""
        demands = cast(dict[str, e.Demand], self.outline.document.table("demands")).values()
        return frozenset(demand.activity for demand in demands if demand.illustrative)

    def day(self, day: date) -> Cell:
        """A date."""
        return _day_cell(day, self.language)

    def length(self, minutes: float | None, *, signed: bool = False) -> Cell:
        """Minutes of work as working days of eight hours."""
        if minutes is None:
            return NOTHING
        days = round(abs(minutes) / DAY_OF_WORK, 2)
        sign = "\N{MINUS SIGN}" if minutes < 0 else "+" if signed and minutes else ""
        words = translate(N_("{count} d"), self.language)
        shown = words.format(count=formats.number(f"{days:g}", self.language))
        role = "danger" if (minutes > 0 if signed else minutes < 0) else "text"
        return Cell(sign + shown, float(minutes), role)

    def said(self, words: str, code: str = "") -> Cell:
        """Plain words."""
        return Cell(words, words.casefold(), code=code) if words else NOTHING

    def one_of(self, words: dict[str, str], key: str) -> Cell:
        """A word of a closed list."""
        return self.said(translate(words[key], self.language), key) if key in words else NOTHING


@lru_cache(maxsize=16384)
def _day_cell(day: date, language: str) -> Cell:
    return Cell(formats.date_short(day, language), float(day.toordinal()))


def outline_numbers(outline: Outline) -> dict[str, str]:
    """The numbers of activities, whatever is folded, filtered or sorted."""
    numbers: dict[str, str] = {}
    phases: list[str | None] = [phase.id for phase in sorted(outline.phases.values(), key=lambda p: p.order)]
    for at, phase in enumerate([*phases, None], start=1):
        for lane_at, lane in enumerate(outline.lanes_of(phase), start=1):
            waiting = [(id, f"{at}.{lane_at}.{n}") for n, id in enumerate(outline.roots(lane), start=1)]
            while waiting:
                id, number = waiting.pop()
                numbers[id] = number
                waiting += [(child, f"{number}.{n}") for n, child in enumerate(outline.children(id), start=1)]
    return numbers


def _number(reading: Reading, activity: e.Activity) -> Cell:
    words = reading.numbers.get(activity.id, "")
    key = ".".join(part.rjust(5, "0") for part in words.split("."))
    return Cell(words, key, "muted") if words else NOTHING


def _date(end: str) -> Callable[[Reading, e.Activity], Cell]:
    def read(reading: Reading, activity: e.Activity) -> Cell:
        span = reading.outline.span(("activities", activity.id))
        day = span.start if end == "start" else span.finish
        if day is None:
            return NOTHING
        is_last = end == "finish" and activity.kind != "milestone"
        return reading.day(date.fromordinal(int(day - 1e-6) if is_last else int(day)))

    return read


def _entered(field: str, end: str) -> Callable[[Reading, e.Activity], Cell]:
    def read(reading: Reading, activity: e.Activity) -> Cell:
        text = cast(str | None, getattr(activity, field))
        return reading.day(start_day(text) if end == "start" else finish_day(text)) if text else NOTHING

    return read


def _scheduled(field: str, end: str) -> Callable[[Reading, e.Activity], Cell]:
    def read(reading: Reading, activity: e.Activity) -> Cell:
        row = reading.results.row(activity.id) if reading.results else None
        return reading.day(_day(getattr(row, field), end)) if row else NOTHING

    return read


def _day(text: str, end: str) -> date:
    return start_day(text) if end == "start" else finish_day(text)


def _duration(reading: Reading, activity: e.Activity) -> Cell:
    schedule = reading.results.schedule if reading.results else None
    if schedule is None or activity.id not in schedule:
        return reading.length(activity.duration_minutes)
    from planning.schedule.baselines import duration_of

    return reading.length(duration_of(schedule, activity.id))


def _slack(field: str) -> Callable[[Reading, e.Activity], Cell]:
    def read(reading: Reading, activity: e.Activity) -> Cell:
        row = reading.results.row(activity.id) if reading.results else None
        return reading.length(getattr(row, field)) if row else NOTHING

    return read


def _critical(reading: Reading, activity: e.Activity) -> Cell:
    row = reading.results.row(activity.id) if reading.results else None
    if row is None:
        return NOTHING
    words = translate(N_("yes") if row.critical else N_("no"), reading.language)
    role, code = ("critical", "yes") if row.critical else ("muted", "no")
    return Cell(words, float(not row.critical), role, code=code)


def _status(reading: Reading, activity: e.Activity) -> Cell:
    status = reading.results.status(activity.id) if reading.results else None
    if status is None:
        return NOTHING
    words = translate(LIGHTS[status.light], reading.language)
    return Cell(words, float(LIGHT_ORDER[status.light]), "text", status.light, status.light)


def _variance(field: str) -> Callable[[Reading, e.Activity], Cell]:
    def read(reading: Reading, activity: e.Activity) -> Cell:
        found = reading.results.variance(activity.id) if reading.results else None
        return reading.length(getattr(found, field), signed=True) if found else NOTHING

    return read


def _p80(reading: Reading, activity: e.Activity) -> Cell:
    row = reading.results.risk_row(activity.id) if reading.results else None
    return reading.day(finish_day(row.finish[P80])) if row else NOTHING


def _progress(reading: Reading, activity: e.Activity) -> Cell:
    share = activity.progress
    return NOTHING if share is None else Cell(formats.percent(share, reading.language), share)


def _owner(reading: Reading, activity: e.Activity) -> Cell:
    return reading.said(activity.owner or "")


def _cost(reading: Reading, activity: e.Activity) -> Cell:
    if not activity.cost:
        return NOTHING
    try:
        return Cell(formats.number(activity.cost, reading.language), float(Decimal(activity.cost)))
    except InvalidOperation:
        return reading.said(activity.cost)


def _lane(reading: Reading, activity: e.Activity) -> Cell:
    lane = reading.outline.lanes.get(activity.lane)
    return reading.said(text_in(lane.name, reading.language), lane.id) if lane else NOTHING


def _phase(reading: Reading, activity: e.Activity) -> Cell:
    lane = reading.outline.lanes.get(activity.lane)
    phase = reading.outline.phases.get(lane.phase or "") if lane else None
    return reading.said(text_in(phase.name, reading.language), phase.id) if phase else NOTHING


def _links(reading: Reading, activity: e.Activity) -> Cell:
    before = reading.before.get(activity.id, ())
    return reading.said(", ".join(reading.numbers.get(id, "") for id in before))


def _demand(reading: Reading, activity: e.Activity) -> Cell:
    fte = reading.asked.get(activity.id, 0.0)
    if not fte:
        return NOTHING
    words = formats.number(f"{fte:g}", reading.language)
    if activity.id in reading.made_up:
        words = translate(N_("{number} illustr."), reading.language).format(number=words)
    return Cell(words, fte)


DATE, LENGTH = "31 Dec 2088", "+0000 d"
_FIELDS = (
    Field("number", N_("No."), _number, sample="10.10.10"),
    Field("start", N_("Start"), _date("start"), True, DATE),
    Field("finish", N_("Finish"), _date("finish"), True, DATE),
    Field("duration", N_("Duration"), _duration, True, LENGTH),
    Field("early_start", N_("Early start"), _scheduled("early_start", "start"), True, DATE),
    Field("early_finish", N_("Early finish"), _scheduled("early_finish", "finish"), True, DATE),
    Field("late_start", N_("Late start"), _scheduled("late_start", "start"), True, DATE),
    Field("late_finish", N_("Late finish"), _scheduled("late_finish", "finish"), True, DATE),
    Field("total_slack", N_("Total slack"), _slack("total_slack_minutes"), True, LENGTH),
    Field("free_slack", N_("Free slack"), _slack("free_slack_minutes"), True, LENGTH),
    Field("critical", N_("Critical"), _critical, sample="yes"),
    Field("progress", N_("Progress"), _progress, True, "100 %"),
    Field("status", N_("Status"), _status, sample="amber ●"),
    Field("start_variance", N_("Start variance"), _variance("start"), True, LENGTH),
    Field("finish_variance", N_("Finish variance"), _variance("finish"), True, LENGTH),
    Field("p80", N_("Finish, P80"), _p80, True, DATE),
    Field("deadline", N_("Deadline"), _entered("deadline", "finish"), True, DATE),
    Field("owner", N_("Owner"), _owner, sample="Some name of one"),
    Field("cost", N_("Cost"), _cost, True, "10,000,000"),
    Field("demand", N_("Demand (FTE)"), _demand, True, "10.5 illustr."),
    Field("lane", N_("Lane"), _lane, sample="Modernization and more"),
    Field("phase", N_("Phase"), _phase, sample="Phase 1 of all"),
    Field("kind", N_("Kind"), lambda r, a: r.one_of(KINDS, a.kind), sample="Milestone"),
    Field("mode", N_("Mode"), lambda r, a: r.one_of(MODES, a.mode), sample="Automatic"),
    Field("after", N_("After"), _links, sample="1.1.1, 1.1.2"),
    Field("paragraphs", N_("Paragraphs"), lambda r, a: r.said(", ".join(a.paragraphs)), sample="25, 26, 27"),
)
FIELDS = {field.name: field for field in _FIELDS}
RECKONED = frozenset(
    "duration early_start early_finish late_start late_finish total_slack free_slack critical status"
    " start_variance finish_variance p80".split()
)
"""Fields that need the schedule or the risk analysis."""
