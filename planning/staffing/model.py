"""A structure as arrays: what the engine plays, made of a plan, a scenario and a span of months."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from i18n import _
from planning.plan.entities import Unit
from planning.plan.errors import PlanError
from planning.plan.staffing import Desk, StructureChange
from planning.schedule.build import PlanSource
from planning.staffing.behaviour import Behaviour
from planning.staffing.establishment import units_below
from planning.staffing.grades import feeders, in_order
from planning.staffing.incumbents import Incumbents, known_incumbents
from planning.staffing.luck import Keys, seat_key
from planning.staffing.rates import Beginning, Rates, Separation, beginning, rates_of, separations
from planning.staffing.seats import Place, Seat, seats

Ints = NDArray[np.int64]
NOWHERE = -1
"""The cell of a seat that does not stand."""


class Cell(NamedTuple):
    """Where a seat is counted: its unit and grade."""

    unit: str
    grade: str


class Turn(NamedTuple):
    """What changes at a month (from 0): seats by their place in the list, and the cells they come to."""

    month: int
    seats: Ints
    cells: Ints


class Model(NamedTuple):
    """A structure over months, ready to be played.

    ``cells`` are counted; those of a ``pool`` fill each other's vacancies. ``lower`` is, by grade, the one
    that is promoted into it (-1: none). A desk is served by those of its ``desk_seats`` that stand in its
    ``desk_cells`` at the time; ``profiles`` are followed in the same way, in the rows after the desks.
    """

    first: int
    months: int
    seats: list[Seat]
    keys: Keys
    grades: list[str]
    cells: list[Cell]
    cell_grade: Ints
    cell_pool: Ints
    lower: Ints
    at_start: Ints
    turns: tuple[Turn, ...]
    rates: tuple[Rates, ...]
    beginning: Beginning
    separations: tuple[Separation, ...]
    incumbents: Incumbents
    desks: list[str]
    profiles: list[str]
    desk_cells: NDArray[np.bool_]
    desk_seats: NDArray[np.bool_]

    def establishment(self) -> Ints:
        """The posts of each cell at the end of each month, (months, cells)."""
        found = np.zeros((self.months, len(self.cells)), np.int64)
        at = self.at_start.copy()
        turns = {turn.month: turn for turn in self.turns}
        for month in range(self.months):
            if month in turns:
                at[turns[month].seats] = turns[month].cells
            found[month] = np.bincount(at[at >= 0], minlength=len(self.cells))
        return found


def model_of(
    source: PlanSource,
    scenario: str,
    first: int,
    months: int,
    adjustments: Iterable[StructureChange] = (),
    profiles: Sequence[str] = (),
    standing: list[Seat] | None = None,
    ready: Mapping[str, float] | None = None,
) -> Model:
    """The model of a plan under a scenario over ``months`` months from month ``first`` on.

    ``profiles`` are those whose people are followed; ``standing`` are other seats than those of the scenario;
    ``ready`` as in :func:`planning.staffing.incumbents.known_incumbents`.

    Raises:
        PlanError: ``no_posts`` where nothing stands in that time, and as :func:`seats`.
    """
    there = seats(source, scenario) if standing is None else standing
    standing = [seat for seat in there if _stands(seat, first, months)]
    if not standing:
        raise _no_posts()
    behaviour = Behaviour(source, scenario, adjustments)
    places = {span.place for seat in standing for span in seat.spans}
    grades = in_order((place.grade for place in places), source)
    cells = sorted({Cell(place.unit, place.grade) for place in places}, key=_order(source, grades))
    number = {cell: n for n, cell in enumerate(cells)}
    at_start = np.array([_cell(seat.at(first), number) for seat in standing])
    desks = cast(Mapping[str, Desk], source.table("desks"))
    known = known_incumbents(source, standing, first, ready)
    return Model(
        first=first,
        months=months,
        seats=standing,
        keys=np.array([seat_key(seat.post, seat.number) for seat in standing], np.uint64),
        grades=grades,
        cells=cells,
        cell_grade=np.array([grades.index(cell.grade) for cell in cells]),
        cell_pool=_pools(source, cells),
        lower=_lower(grades, feeders(grades, source)),
        at_start=at_start,
        turns=_turns(standing, number, at_start, first, months),
        rates=rates_of(behaviour, grades, first, months),
        beginning=beginning(behaviour, grades, first, [known.ready.get(grade, 1.0) for grade in grades]),
        separations=separations(behaviour, first),
        incumbents=known,
        desks=list(desks),
        profiles=list(profiles),
        desk_cells=_desk_cells(desks, profiles, cells, units_below(source)),
        desk_seats=_desk_seats(desks, profiles, standing),
    )


def _no_posts() -> PlanError:
    return PlanError(
        _("There are no posts in these months."),
        _("Add posts, import a staffing table, or choose other months."),
        code="no_posts",
        table="posts",
    )


def _desk_cells(
    desks: Mapping[str, Desk],
    profiles: Sequence[str],
    cells: Sequence[Cell],
    below: Mapping[str, frozenset[str]],
) -> NDArray[np.bool_]:
    """The cells whose seats serve each desk; those of each profile may stand anywhere."""
    rows = [_cells_of(desk, cells, below) for desk in desks.values()]
    return _table([*rows, *([True] * len(cells) for _profile in profiles)], len(cells))


def _desk_seats(
    desks: Mapping[str, Desk], profiles: Sequence[str], standing: Sequence[Seat]
) -> NDArray[np.bool_]:
    """The seats that serve each desk by their profile, then those of each profile that is followed."""
    wanted = [*(desk.profiles for desk in desks.values()), *([profile] for profile in profiles)]
    return _table([_seats_of(some, standing) for some in wanted], len(standing))


def _stands(seat: Seat, first: int, months: int) -> bool:
    return any(span.start < first + months and (span.end is None or span.end > first) for span in seat.spans)


def _cell(place: Place | None, number: Mapping[Cell, int]) -> int:
    return NOWHERE if place is None else number[Cell(place.unit, place.grade)]


def _order(source: PlanSource, grades: list[str]) -> "_Order":
    return _Order({unit: n for n, unit in enumerate(source.table("units"))}, grades)


class _Order:
    """The order of cells: units as the plan lists them, grades as a staffing table does."""

    def __init__(self, units: Mapping[str, int], grades: list[str]) -> None:
        self.units, self.grades = units, {grade: n for n, grade in enumerate(grades)}

    def __call__(self, cell: Cell) -> tuple[int, int]:
        return self.units.get(cell.unit, len(self.units)), self.grades[cell.grade]


def _turns(
    standing: Sequence[Seat], number: Mapping[Cell, int], at_start: Ints, first: int, months: int
) -> tuple[Turn, ...]:
    """The months at which seats come, go, or change their cell."""
    changes: dict[int, list[tuple[int, int]]] = {}
    for n, seat in enumerate(standing):
        last = int(at_start[n])
        bounds = sorted(
            {bound for span in seat.spans for bound in (span.start, span.end) if bound is not None}
        )
        for month in (bound for bound in bounds if first < bound < first + months):
            cell = _cell(seat.at(month), number)
            if cell != last:
                changes.setdefault(month - first, []).append((n, cell))
                last = cell
    return tuple(
        Turn(month, np.array([n for n, _c in some]), np.array([cell for _n, cell in some]))
        for month, some in sorted(changes.items())
    )


def _pools(source: PlanSource, cells: Sequence[Cell]) -> Ints:
    """Units fill each other's vacancies within the division that they belong to, just below the top."""
    units = cast(Mapping[str, Unit], source.table("units"))
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(_division(cell.unit, units), len(numbers)) for cell in cells])


def _division(unit: str, units: Mapping[str, Unit]) -> str:
    line = [unit]
    while line[-1] in units and (parent := units[line[-1]].parent) and parent not in line:
        line.append(parent)
    return line[-2] if len(line) > 1 else line[0]


def _lower(grades: list[str], feeder: Mapping[str, str]) -> Ints:
    return np.array([grades.index(feeder[grade]) if grade in feeder else -1 for grade in grades])


def _table(rows: list[list[bool]], columns: int) -> NDArray[np.bool_]:
    return np.array(rows, bool).reshape(len(rows), columns)


def _cells_of(desk: Desk, cells: Sequence[Cell], below: Mapping[str, frozenset[str]]) -> list[bool]:
    units = below.get(desk.unit, frozenset((desk.unit,)))
    return [cell.unit in units and (not desk.grades or cell.grade in desk.grades) for cell in cells]


def _seats_of(profiles: Sequence[str], standing: Sequence[Seat]) -> list[bool]:
    """Seats that ever have one of some profiles; all of them where none is named."""
    return [not profiles or any(span.place.profile in profiles for span in seat.spans) for seat in standing]
