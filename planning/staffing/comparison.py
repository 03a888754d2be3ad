"""Two scenarios side by side, as United Nations budgets print it.

New, redeployed, abolished, reclassified, converted, proposed. Seats are compared one by one at the
end of a month, so that a post which was redeployed and reclassified counts in both columns.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from planning.schedule.build import PlanSource
from planning.staffing.grades import in_order
from planning.staffing.seats import Place, seats


class Row(NamedTuple):
    """The posts of a grade or unit; what changed grade or unit came ``_in`` or went ``_out`` of the row.

    ``proposed = present + new - abolished + redeployed_in - redeployed_out + reclassified_in
    - reclassified_out``. In a row by grade, redeployment leaves the row as it is, and so does
    reclassification in a row by unit: the posts concerned are counted in both columns then.
    """

    key: str
    present: int = 0
    new: int = 0
    redeployed_in: int = 0
    redeployed_out: int = 0
    abolished: int = 0
    reclassified_in: int = 0
    reclassified_out: int = 0
    converted: int = 0
    proposed: int = 0


class Total(NamedTuple):
    """The posts of a whole structure, each change counted once."""

    present: int
    new: int
    redeployed: int
    abolished: int
    reclassified: int
    converted: int
    proposed: int


class Comparison(NamedTuple):
    """A scenario against another one, by grade and by unit."""

    month: int
    by_grade: list[Row]
    by_unit: list[Row]
    total: Total


Pair = tuple[Place | None, Place | None]


def compare(
    source: PlanSource, base: str, scenario: str, month: int, *, temporary: bool | None = None
) -> Comparison:
    """What ``scenario`` makes of the posts of ``base`` (empty: as they stand in the plan).

    Args:
        source: the plan.
        base, scenario: ids of scenarios.
        month: its number; the structures are compared as they stand at its end.
        temporary: only temporary posts, only established ones, or all.

    Raises:
        PlanError: as :func:`planning.staffing.seats.seats`.
    """
    pairs = [pair for pair in _pairs(source, base, scenario, month) if _counts(pair, temporary)]
    grades = in_order((place.grade for pair in pairs for place in pair if place), source)
    units = [
        unit
        for unit in source.table("units")
        if any(place and place.unit == unit for p in pairs for place in p)
    ]
    return Comparison(
        month,
        [_row(grade, pairs, lambda place: place.grade) for grade in grades],
        [_row(unit, pairs, lambda place: place.unit) for unit in units],
        _total(pairs),
    )


def _pairs(source: PlanSource, base: str, scenario: str, month: int) -> Iterable[Pair]:
    before = {(seat.post, seat.number): seat.at(month) for seat in seats(source, base)}
    after = {(seat.post, seat.number): seat.at(month) for seat in seats(source, scenario)}
    return ((before.get(key), after.get(key)) for key in before | after)


def _counts(pair: Pair, temporary: bool | None) -> bool:
    place = pair[1] or pair[0]
    return place is not None and (temporary is None or place.temporary == temporary)


def _row(key: str, pairs: Iterable[Pair], of: Callable[[Place], str]) -> Row:
    found = dict.fromkeys(Row._fields[1:], 0)
    for before, after in pairs:
        was, is_ = before is not None and of(before) == key, after is not None and of(after) == key
        found["present"] += was
        found["proposed"] += is_
        found["new"] += is_ and before is None
        found["abolished"] += was and after is None
        if before is not None and after is not None:
            redeployed, reclassified = before.unit != after.unit, before.grade != after.grade
            found["redeployed_in"] += is_ and redeployed
            found["redeployed_out"] += was and redeployed
            found["reclassified_in"] += is_ and reclassified
            found["reclassified_out"] += was and reclassified
            found["converted"] += is_ and _is_converted(before, after)
    return Row(key, **found)


def _total(pairs: list[Pair]) -> Total:
    both = [(before, after) for before, after in pairs if before is not None and after is not None]
    return Total(
        present=sum(before is not None for before, _after in pairs),
        new=sum(before is None for before, _after in pairs),
        redeployed=sum(before.unit != after.unit for before, after in both),
        abolished=sum(after is None for _before, after in pairs),
        reclassified=sum(before.grade != after.grade for before, after in both),
        converted=sum(_is_converted(before, after) for before, after in both),
        proposed=sum(after is not None for _before, after in pairs),
    )


def _is_converted(before: Place, after: Place) -> bool:
    return (before.funding, before.temporary, before.profile) != (
        after.funding,
        after.temporary,
        after.profile,
    )
