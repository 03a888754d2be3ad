"""What somebody was rated on a day: of each source the latest rating that holds, never an average.

Self-assessment, manager's rating and certified rating are kept apart (averaging them dilutes all three), and
only confirmed ones count at a gate. Unassessed, not observed, not applicable and exempt are states of their
own, never level 0. A rating expires after its day; what is left then is *unassessed*, marked as expired.

A competency that was merged or split since keeps its old ratings: see :func:`Ratings.rating`.
"""

from bisect import bisect_right, insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from planning.careers.source import Source, assessments, competencies
from planning.plan.changes import Record
from planning.plan.collecting import without_collecting
from planning.plan.competence import Competency
from planning.plan.moments import finish_day, start_day
from planning.plan.people import Assessment, RatingSource, RatingState

SOURCES: tuple[RatingSource, ...] = ("certified", "manager", "self")
"""The sources of ratings, the one that counts most first."""

CONFIRMING: frozenset[RatingSource] = frozenset({"certified"})
"""The sources whose ratings count at a gate."""


class Rating(NamedTuple):
    """What is known of a person and a competency on a day, from one source.

    Attributes:
        state: ``rated`` with a level, or one of the four states without one.
        level: on the scale of the competency; ``None`` unless rated.
        assessment: the id of the rating that this rests on; empty where there is none.
        expired: whether a rating there was has expired (``assessment`` names it; it is ``unassessed``).
        via: the competency that was rated, where it is an older one that this one stands for now.
    """

    state: RatingState = "unassessed"
    level: int | None = None
    assessment: str = ""
    expired: bool = False
    via: str = ""

    @property
    def is_waived(self) -> bool:
        """Whether nothing is asked of this person here: not applicable, or exempt."""
        return self.state in ("not_applicable", "exempt")


UNASSESSED = Rating()
FOREVER = date.max.toordinal()


class Entry(NamedTuple):
    """A rating as it is looked up: days as ordinals, ``until`` inclusive; of one day the later row counts."""

    day: int
    number: int
    until: int
    row: Assessment


class Ratings:
    """All ratings of a plan, by source, person and competency, for any day.

    It is made once for a state of the plan in O(ratings) and can :meth:`follow` changes; a look-up costs
    O(log of the ratings of one cell).
    """

    def __init__(self, rows: Iterable[Assessment], known: Mapping[str, Competency]) -> None:
        self._cells: dict[RatingSource, dict[str, dict[str, list[Entry]]]] = {s: {} for s in SOURCES}
        self._count = 0
        self._known = known
        self._older = _predecessors(known)
        with without_collecting():
            for row in rows:
                self._put(row)

    @classmethod
    def of(cls, source: Source) -> "Ratings":
        """The ratings of a plan."""
        return cls(assessments(source).values(), competencies(source))

    def follow(self, before: Record | None, after: Assessment | None) -> None:
        """Take note of a rating that was added, changed or removed; ``before`` as it stood in the table."""
        if before is not None:
            people = self._cells.get(before.get("source", "self"), {})
            cell = people.get(before.get("person", ""), {}).get(before.get("competency", ""), [])
            cell[:] = [entry for entry in cell if entry.row.id != before["id"]]
        if after is not None:
            self._put(after)

    def _put(self, row: Assessment) -> None:
        until = finish_day(row.expires).toordinal() if row.expires else FOREVER
        entry = Entry(start_day(row.date).toordinal(), self._count, until, row)
        self._count += 1
        cell = self._cells[row.source].setdefault(row.person, {}).setdefault(row.competency, [])
        if cell and entry < cell[-1]:
            insort(cell, entry)
        else:
            cell.append(entry)

    def rating(self, person: str, competency: str, source: RatingSource, day: date) -> Rating:
        """The rating that holds on ``day`` (as of its end).

        Where the competency itself was never rated until then, what it replaces counts: its levels
        translated by ``replaced_levels``. One that was merged from several is held at the lowest of their
        levels, and known only where all of them are rated or waived.
        """
        own = self._own(person, competency, source, day.toordinal())
        if own is not None:
            return own
        older = self._older.get(competency)
        return self._inherited(person, source, day, older) if older else UNASSESSED

    @property
    def inheriting(self) -> Collection[str]:
        """The competencies that stand for older ones, see :meth:`rating`."""
        return self._older.keys()

    def entries(self, person: str, source: RatingSource) -> Iterable[tuple[str, Sequence[Entry]]]:
        """All that a source ever said of somebody, by competency, the oldest first."""
        return self._cells[source].get(person, {}).items()

    def latest(self, person: str, competency: str, source: RatingSource, day: date) -> Assessment | None:
        """What a source said last of this competency itself up to a day; also where it has expired."""
        cell = self._cells[source].get(person, {}).get(competency, ())
        place = bisect_right(cell, day.toordinal(), key=_day)
        return cell[place - 1].row if place else None

    def history(self, person: str, competency: str) -> list[Assessment]:
        """All ratings of a cell from all sources, the oldest first."""
        found = [e for s in SOURCES for e in self._cells[s].get(person, {}).get(competency, ())]
        return [entry.row for entry in sorted(found)]

    def confirmed(self, person: str, competency: str, day: date) -> Rating:
        """The rating that counts at a gate."""
        return self.first_of(person, competency, [s for s in SOURCES if s in CONFIRMING], day)

    def first_of(self, person: str, competency: str, sources: Iterable[RatingSource], day: date) -> Rating:
        """The rating of the first of ``sources`` that knows any, in their order."""
        last = UNASSESSED
        for source in sources:
            found = self.rating(person, competency, source, day)
            if found.state != "unassessed":
                return found
            last = found if found.expired else last
        return last

    def _own(self, person: str, competency: str, source: RatingSource, ordinal: int) -> Rating | None:
        cell = self._cells[source].get(person, {}).get(competency)
        return _as_of(cell, ordinal) if cell else None

    def _inherited(self, person: str, source: RatingSource, day: date, older: tuple[str, ...]) -> Rating:
        """What the competencies that this one stands for say together."""
        found = [self._translated(person, old, source, day) for old in older]
        unknown = [rating for rating in found if rating.state == "unassessed"]
        if unknown:
            return next((rating for rating in unknown if rating.expired), UNASSESSED)
        rated = [rating for rating in found if rating.level is not None]
        if rated:
            return min(rated, key=lambda rating: rating.level or 0)
        return next((rating for rating in found if rating.state == "not_observed"), found[0])

    def _translated(self, person: str, old: str, source: RatingSource, day: date) -> Rating:
        """The rating of a replaced competency in the levels of what replaces it."""
        rating = self.rating(person, old, source, day)
        if rating.level is not None:
            levels = self._known[old].replaced_levels
            rating = rating._replace(level=levels.get(str(rating.level), rating.level))
        return rating._replace(via=rating.via or old)


def _as_of(cell: list[Entry], ordinal: int) -> Rating | None:
    """What the latest rating up to a day says on that day."""
    entry = cell[-1]
    if entry.day > ordinal:
        place = bisect_right(cell, ordinal, key=_day)
        if not place:
            return None
        entry = cell[place - 1]
    row = entry.row
    if entry.until < ordinal:
        return Rating("unassessed", None, row.id, expired=True)
    return Rating(row.state, row.level if row.state == "rated" else None, row.id)


def _day(entry: Entry) -> int:
    return entry.day


def _predecessors(known: Mapping[str, Competency]) -> dict[str, tuple[str, ...]]:
    """The competencies that each one replaces; a circle, which only a damaged file has, is cut."""
    older: dict[str, list[str]] = {}
    for old in known.values():
        for new in old.replaced_by:
            if new != old.id and not _leads_to(known, new, old.id):
                older.setdefault(new, []).append(old.id)
    return {new: tuple(olds) for new, olds in older.items()}


def _leads_to(known: Mapping[str, Competency], start: str, goal: str) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        if at not in seen and at in known:
            seen.add(at)
            waiting += known[at].replaced_by
    return False
