"""What expires when, as shapes: a row a certification, months across, a mark with the number of people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from i18n.formats import month_year_short, number
from planning.careers import source as s
from planning.plan.text import text_in
from planning.scene.sessions import months_of
from planning.scene.shapes import Measure, Paint, Path, Pen, Rect, Shape, Text, baseline, elided

ROW, HEAD, MARK = 40.0, 34.0, 24.0
SOON = 92
"""Days within which an expiry is a warning."""
Expiry = tuple[str, str, date]
"""Person, certification, last day."""


class Mark(NamedTuple):
    """The certificates of a kind that expire in a month, at their place."""

    certification: str
    month: date
    x: float
    y: float
    people: tuple[str, ...]

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return f"{self.certification} {self.month:%Y-%m}"


@dataclass(frozen=True)
class Timeline:
    """Where everything stands: ``lead`` px for the names, then a column a month."""

    width: float
    height: float
    lead: float
    pitch: float
    months: tuple[date, ...]
    rows: tuple[str, ...]
    marks: tuple[Mark, ...]


def timeline(
    source: s.Source, expiries: Sequence[Expiry], width: float, lead: float, first: date, last: date
) -> Timeline:
    """The timeline of some expiries between two days; certifications of which none expires are left out."""
    months = tuple(months_of(first.replace(day=1), last))
    pitch = (width - lead) / max(1, len(months))
    found: dict[tuple[str, date], list[str]] = {}
    for person, certification, day in expiries:
        found.setdefault((certification, day.replace(day=1)), []).append(person)
    known = s.in_order(s.certifications(source).values())
    rows = tuple(one.id for one in known if any(key[0] == one.id for key in found))
    place, column = {id: n for n, id in enumerate(rows)}, {month: n for n, month in enumerate(months)}
    marks = [
        Mark(id, month, lead + (column[month] + 0.5) * pitch, HEAD + (place[id] + 0.5) * ROW, tuple(people))
        for (id, month), people in found.items()
        if id in place and month in column
    ]
    marks.sort(key=lambda mark: (mark.y, mark.x))
    return Timeline(width, HEAD + len(rows) * ROW, lead, pitch, months, rows, tuple(marks))


def tone(month: date, day: date) -> str:
    """How near an expiry is: past or this month, within three months, later."""
    if month <= day:
        return "danger"
    return "warning" if month <= day + timedelta(days=SOON) else "info"


def drawing(
    made: Timeline,
    source: s.Source,
    language: str,
    measure: Measure,
    title: str,
    day: date,
    current: str = "",
) -> Iterator[Shape]:
    """All shapes; ``current`` is the mark of the cursor."""
    yield Text(16, baseline(HEAD / 2, "strong"), title, "strong", Paint("text"))
    yield Path(((0, HEAD - 0.5), (made.width, HEAD - 0.5)), Pen("grid-strong"))
    yield Path(((made.lead - 0.5, 0), (made.lead - 0.5, made.height)), Pen("grid-strong"))
    yield from _months(made, language, measure)
    known = s.certifications(source)
    for row, id in enumerate(made.rows):
        middle = HEAD + (row + 0.5) * ROW
        name = elided(text_in(known[id].name, language), "body", made.lead - 24, measure)
        yield Text(16, baseline(middle, "body"), name, "body", Paint("text"))
        yield Path(((0, middle + ROW / 2 - 0.5), (made.width, middle + ROW / 2 - 0.5)), Pen("grid"))
    for mark in made.marks:
        yield from _mark(mark, language, tone(mark.month, day), is_current=mark.id == current)


def _months(made: Timeline, language: str, measure: Measure) -> Iterator[Shape]:
    right = -1.0
    for column, month in enumerate(made.months):
        x = made.lead + column * made.pitch
        strong = "grid-strong" if month.month == 1 else "grid"
        if column:
            yield Path(((x - 0.5, 0), (x - 0.5, made.height)), Pen(strong))
        said = month_year_short(month, language)
        if x + 6 > right:
            yield Text(x + 6, baseline(HEAD / 2, "caption"), said, "caption", Paint("muted"))
            right = x + 14 + measure(said, "caption")


def _mark(mark: Mark, language: str, role: str, *, is_current: bool) -> Iterator[Shape]:
    """The number of people on the soft tone of how near it is; past ones carry a bar as well."""
    left, top = mark.x - MARK / 2, mark.y - MARK / 2
    if is_current:
        yield Rect(left - 4, top - 4, MARK + 8, MARK + 8, None, Pen("focus", 2.0), 8)
    yield Rect(left + 0.5, top + 0.5, MARK - 1, MARK - 1, Paint(f"{role}-soft"), Pen(role), 5)
    if role == "danger":
        yield Rect(left, top + MARK - 4, MARK, 4, Paint(role), None, 2)
    yield Text(
        mark.x, baseline(mark.y, "label"), number(len(mark.people), language), "label", Paint(role), "middle"
    )
