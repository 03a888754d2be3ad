"""Milestones, deadlines and, where asked for, all rows as a calendar for other programs (RFC 5545).

UIDs are made of the plan's own ids: a calendar that subscribes to a newer file moves its events, and has none
twice. Dates are days or local times without a zone, as plans have them.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from i18n import N_, _, translate
from planning.exchange.formats import Exported, Writing
from planning.exchange.imported import LeftOut
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.moments import finish_day, finish_moment, parse_moment, start_day, start_moment
from planning.plan.text import text_in
from planning.schedule import schedule_plan

PRODUCT = "-//Roadmap Planner//Roadmap//EN"
DEADLINE = N_("Deadline: {name}")
FINISH = N_("Finish: {name}")
STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""A plan does not keep when a row was changed; a fixed stamp makes the same plan the same file."""


def write(document: Document, writing: Writing) -> Exported:
    """The calendar: milestones, deadlines and the ends of phases; all rows with the option ``all``."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", text_in(document.plan.title, writing.language))
    events = _Events(document, writing)
    for event in events.all():
        calendar.add_component(event)
    return Exported(calendar.to_ical(), list(events.left_out()))


class _Events:
    """Makes the events of one plan."""

    def __init__(self, document: Document, writing: Writing) -> None:
        self._document, self._language = document, writing.language
        self._everything = "all" in writing.options
        self._dates = {row.id: row for row in schedule_plan(document)}
        self._counts: Counter[str] = Counter()
        head = document.plan
        self._plan = sha256(f"{head.origin}/{head.symbol}/{sorted(head.title.items())}".encode()).hexdigest()[
            :16
        ]

    def all(self) -> Iterator[Event]:
        """The events in the order of the plan."""
        for phase in self._document.records("phases").values():
            yield from self._phase(phase)
        for activity in self._document.table("activities").values():
            if isinstance(activity, Activity) and activity.active:
                yield from self._activity(activity)

    def left_out(self) -> Iterator[LeftOut]:
        """What is no event."""
        if self._counts["rows"]:
            message = _("Rows that are neither milestones nor have a deadline.")
            yield LeftOut("rows", self._counts["rows"], message)
        links = len(self._document.records("links"))
        if links:
            yield LeftOut("links", links, _("Links between rows."))

    def _phase(self, phase: Record) -> Iterator[Event]:
        """The last day of a phase that says when it ends."""
        if phase.get("finish"):
            name = self._finish_of(text_in(phase.get("name"), self._language))
            yield self._event("phases", phase["id"], "finish", name, finish_day(phase["finish"]))

    def _finish_of(self, name: str) -> str:
        return translate(FINISH, self._language).format(name=name)

    def _activity(self, activity: Activity) -> Iterator[Event]:
        name = text_in(activity.name, self._language)
        if activity.kind == "milestone":
            at = self._at(activity)
            if at is not None:
                yield self._described(activity, self._event("activities", activity.id, "milestone", name, at))
        elif self._everything and activity.kind == "task":
            span = self._span(activity)
            if span is not None:
                event = self._event("activities", activity.id, "row", name, span[0])
                event.add("dtend", span[1])
                yield self._described(activity, event)
        elif not activity.deadline:
            self._counts["rows"] += 1
        if activity.deadline:
            words = translate(DEADLINE, self._language).format(name=name)
            moment = parse_moment(activity.deadline)
            yield self._described(activity, self._event("activities", activity.id, "deadline", words, moment))

    def _at(self, activity: Activity) -> date | None:
        """The day or minute of a milestone: as it was entered, else as it is reckoned."""
        if activity.mode == "manual" and (activity.start or activity.finish):
            return parse_moment(activity.start or activity.finish or "")
        row = self._dates.get(activity.id)
        return parse_moment(row.finish) if row is not None else None

    def _span(self, activity: Activity) -> tuple[date, date] | None:
        """Start and end, the end exclusive as iCalendar has it; of days where both are days."""
        start, finish = activity.start, activity.finish
        row = self._dates.get(activity.id)
        if activity.mode == "auto" or not start or not finish:
            if row is None:
                return None
            start, finish = row.start, row.finish
        if len(start) == len(finish) == len("2014-10-01"):
            return start_day(start), finish_day(finish) + timedelta(days=1)
        first, last = start_moment(start), finish_moment(finish)
        return (first, last) if first < last else None

    def _event(self, table: str, id: str, kind: str, name: str, start: date) -> Event:
        event = Event()
        event.add("uid", f"{table}-{id}-{kind}@{self._plan}.roadmap")
        event.add("dtstamp", STAMP)
        event.add("summary", name)
        event.add("dtstart", start)
        event.add("transp", "TRANSPARENT")  # a milestone keeps nobody busy
        return event

    def _described(self, activity: Activity, event: Event) -> Event:
        """The event with notes, lane and owner of its row."""
        lane = self._document.records("lanes").get(activity.lane, {})
        notes = text_in(activity.notes, self._language)
        owner = activity.owner or ""
        lines = [line for line in (notes, owner) if line]
        if lines:
            event.add("description", "\n".join(lines))
        category = text_in(lane.get("name"), self._language)
        if category:
            event.add("categories", [category])
        return event
