"""Which departures would hurt most: the k people whose leaving uncovers the most competencies.

For one departure that is a count; for several it is a maximum coverage problem, solved as a mixed-integer
program.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from planning.careers.coverage import Coverage
from planning.careers.milp import Program


class Departures(NamedTuple):
    """The worst case.

    Attributes:
        people: who would leave. lost: the competencies that too few would hold then.
        is_proven: whether no other choice would cost more.
    """

    people: tuple[str, ...]
    lost: tuple[str, ...]
    is_proven: bool


def worst_departures(
    covered: Sequence[Coverage],
    count: int,
    *,
    weights: Mapping[str, float] | None = None,
    time_limit: float = 20,
    cancelled: Callable[[], bool] = lambda: False,
) -> Departures:
    """The ``count`` people whose leaving uncovers the most (by ``weights``, else one each).

    A competency is lost where fewer than ``needed`` would hold it; those that are short already do not count.
    """
    program, weights = Program(), weights or {}
    leaving: dict[str, int] = {}
    lost: dict[str, int] = {}
    for one in covered:
        if len(one.holders) < one.needed or one.may_leave > count:
            continue
        column = program.column(-weights.get(one.competency, 1.0))
        lost[one.competency] = column
        for person in one.holders:
            if person not in leaving:
                leaving[person] = program.column()
        gone = {leaving[person]: 1.0 for person in one.holders}
        program.row(gone | {column: -float(one.may_leave)}, low=0)
    if not lost:
        return Departures((), (), True)
    program.row(dict.fromkeys(leaving.values(), 1.0), high=float(count))
    found = program.solve(time_limit=time_limit, cancelled=cancelled)
    chosen = {person for person, column in leaving.items() if found.values and found.values[column]}
    gone_too_far = [c.competency for c in covered if c.competency in lost and _is_lost(c, chosen)]
    return Departures(tuple(sorted(chosen)), tuple(gone_too_far), found.status == "optimal")


def _is_lost(one: Coverage, gone: set[str]) -> bool:
    return len(set(one.holders) - gone) < one.needed
