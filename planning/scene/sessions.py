"""A calendar of sessions as shapes: a row a course, months across, a bar a session with the seats taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from i18n import _
from i18n.formats import month_year_short, number
from planning.careers import source as s
from planning.plan.courses import Course, CourseSession
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.scene.shapes import Measure, Paint, Path, Pen, Rect, Shape, Text, baseline, elided

ROW, HEAD = 34.0, 34.0
BAR = 20.0


class Bar(NamedTuple):
    """A session at its place, with seats taken and offered (``None``: no limit)."""

    session: str
    course: str
    x: float
    y: float
    width: float
    taken: int
    seats: int | None

    @property
    def is_full(self) -> bool:
        """Whether no seat is free."""
        return self.seats is not None and self.taken >= self.seats


@dataclass(frozen=True)
class Calendar:
    """Where everything stands: ``lead`` px for the names, then time up to ``width``."""

    width: float
    height: float
    lead: float
    months: tuple[tuple[date, float], ...]
    courses: tuple[Course, ...]
    bars: tuple[Bar, ...]


def seats_taken(source: s.Source) -> dict[str, int]:
    """How many are planned for each session, or have done it."""
    found: dict[str, int] = {}
    for row in s.training(source).values():
        if row.session and row.person and row.state in ("planned", "done"):
            found[row.session] = found.get(row.session, 0) + 1
    return found


def shown_sessions(source: s.Source, first: date, last: date) -> list[CourseSession]:
    """The sessions of which something lies between two days, by their start."""
    rows = [row for row in s.sessions(source).values() if _end(row) >= first and start_day(row.start) <= last]
    return sorted(rows, key=lambda row: (row.start, row.id))


def _end(row: CourseSession) -> date:
    return finish_day(row.finish) if row.finish else start_day(row.start)


def calendar(source: s.Source, width: float, lead: float, first: date, last: date) -> Calendar:
    """The calendar of a period; courses without a session in it are left out."""
    rows = shown_sessions(source, first, last)
    known, taken = s.courses_of(source), seats_taken(source)
    courses = tuple(one for one in s.in_order(known.values()) if any(row.course == one.id for row in rows))
    place = {one.id: at for at, one in enumerate(courses)}
    days = max(1, (last - first).days + 1)

    def x(day: date) -> float:
        return lead + (width - lead) * (day - first).days / days

    bars = []
    for row in rows:
        if row.course not in place:
            continue
        left = max(lead, x(start_day(row.start)))
        right = min(width, x(_end(row) + timedelta(days=1)))
        seats = row.seats if row.seats is not None else known[row.course].seats
        y = HEAD + place[row.course] * ROW + (ROW - BAR) / 2
        bars.append(Bar(row.id, row.course, left, y, max(10.0, right - left), taken.get(row.id, 0), seats))
    months = tuple((day, x(day)) for day in months_of(first, last))
    return Calendar(width, HEAD + len(courses) * ROW, lead, months, courses, tuple(bars))


def months_of(first: date, last: date) -> Iterator[date]:
    """The first days of the months that begin between two days."""
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            yield day
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def seat_words(bar: Bar, language: str) -> str:
    """How many seats are taken of how many."""
    if bar.seats is None:
        return number(bar.taken, language)
    return _("{taken} of {seats}").format(
        taken=number(bar.taken, language), seats=number(bar.seats, language)
    )


def drawing(
    made: Calendar, language: str, measure: Measure, title: str, current: str = ""
) -> Iterator[Shape]:
    """All shapes; ``current`` is the session that the cursor is on."""
    yield Rect(0, 0, made.width, made.height, Paint("surface"))
    yield Text(16, baseline(HEAD / 2, "strong"), title, "strong", Paint("text"))
    yield from _grid(made, language, measure)
    for row, course in enumerate(made.courses):
        middle = HEAD + (row + 0.5) * ROW
        name = elided(text_in(course.name, language), "body", made.lead - 24, measure)
        yield Text(16, baseline(middle, "body"), name, "body", Paint("text"))
        yield Path(((0, middle + ROW / 2 - 0.5), (made.width, middle + ROW / 2 - 0.5)), Pen("grid"))
    for bar in made.bars:
        yield from _bar(
            bar, language, measure, is_current=bar.session == current, right=_next_left(made, bar)
        )


def _grid(made: Calendar, language: str, measure: Measure) -> Iterator[Shape]:
    yield Path(((0, HEAD - 0.5), (made.width, HEAD - 0.5)), Pen("grid-strong"))
    yield Path(((made.lead - 0.5, 0), (made.lead - 0.5, made.height)), Pen("grid-strong"))
    right = -1.0
    for day, x in made.months:
        strong = "grid-strong" if day.month in (1, 4, 7, 10) else "grid"
        if x > made.lead + 1:
            yield Path(((x - 0.5, 0), (x - 0.5, made.height)), Pen(strong))
        said = month_year_short(day, language)
        if x + 8 > right:
            yield Text(x + 8, baseline(HEAD / 2, "caption"), said, "caption", Paint("muted"))
            right = x + 16 + measure(said, "caption")


def _next_left(made: Calendar, bar: Bar) -> float:
    """Where the next bar of the row begins, or the row ends."""
    return min((other.x for other in made.bars if other.y == bar.y and other.x > bar.x), default=made.width)


def _bar(bar: Bar, language: str, measure: Measure, *, is_current: bool, right: float) -> Iterator[Shape]:
    if is_current:
        yield Rect(bar.x - 3, bar.y - 3, bar.width + 6, BAR + 6, None, Pen("focus", 2.0), 6)
    yield Rect(bar.x + 0.5, bar.y + 0.5, bar.width - 1, BAR - 1, Paint("accent-soft"), Pen("accent"), 4)
    said, base = seat_words(bar, language), baseline(bar.y + BAR / 2, "caption")
    wide = measure(said, "caption")
    end = bar.x + bar.width
    if wide + 12 <= bar.width:
        yield Text(bar.x + 7, base, said, "caption", Paint("text"))
    elif end + 6 + wide <= right:
        yield Text(end + 6, base, said, "caption", Paint("text"))
        end += 6 + wide
    full = _("full")
    if bar.is_full and end + 8 + measure(full, "label") <= right:
        yield Text(end + 8, base, full, "label", Paint("warning"))
