"""The figures of a plan put together for a chart: the parts of each period of the budget, shares of a whole.

Nothing is computed that the source does not print: digits stay as they stand; numbers are read only to draw
lengths.
"""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, cast

from planning.plan.document import Document
from planning.plan.entities import BudgetHead, BudgetRow, Figure
from planning.plan.text import Text


class Part(NamedTuple):
    """One column of a period: its name, the digits as printed, and their number for lengths."""

    column: str
    name: Text
    printed: str
    number: Decimal


class Period(NamedTuple):
    """A period of the budget: its parts, their total, and what comes on top of that.

    ``total`` and ``grand_total`` are the printed digits, empty where the source prints none.
    """

    id: str
    period: str
    name: Text
    parts: tuple[Part, ...]
    total: str
    on_top: tuple[Part, ...]
    grand_total: str
    note: Text


class Breakdown(NamedTuple):
    """The budget by period. ``parts`` and ``on_top`` are the columns in printed order."""

    head: BudgetHead
    parts: tuple[str, ...]
    on_top: tuple[str, ...]
    periods: tuple[Period, ...]

    @property
    def largest(self) -> Decimal:
        """The longest period, for the scale of a chart."""
        return max((_sum((*p.parts, *p.on_top)) for p in self.periods), default=Decimal(0))

    @property
    def largest_part(self) -> str:
        """The column that holds most over all periods, "" where there is none."""
        totals = {column: sum((part.number for period in self.periods for part in period.parts
                               if part.column == column), Decimal(0)) for column in self.parts}
        return max(totals, key=totals.__getitem__, default="")


def budget_head(document: Document) -> BudgetHead | None:
    """The head of the budget, or ``None`` where the plan has no budget."""
    head = document.get("budget", "columns")
    return head if isinstance(head, BudgetHead) else None


def budget_rows(document: Document) -> list[BudgetRow]:
    """The rows of the budget, sums of several periods included, in their order."""
    return [row for row in document.table("budget").values() if isinstance(row, BudgetRow)]


def breakdown(document: Document) -> Breakdown | None:
    """What each period is made of; ``None`` where the plan has no budget.

    A period whose row is a sum of other rows (``total_of``) is left out: it would be counted twice.
    """
    head = budget_head(document)
    if head is None:
        return None
    parts, total, on_top, grand_total = _columns(head)
    rows = [row for row in budget_rows(document) if not row.total_of]
    periods = tuple(
        Period(row.id, row.period, row.name, _parts(head, row, parts), row.value(total) or "",
               _parts(head, row, on_top), row.value(grand_total) or "", row.note)
        for row in rows
    )
    return Breakdown(head, parts, on_top, tuple(filter(_has_parts, periods)))


def _has_parts(period: Period) -> bool:
    return bool(period.parts or period.on_top)


def _columns(head: BudgetHead) -> tuple[tuple[str, ...], str, tuple[str, ...], str]:
    """Parts, their total, what comes on top of it, and the total with that, as the sums of the head say."""
    sums = head.sums
    total = next((column for column, terms in sums.items() if not sums.keys() & set(terms)), "")
    grand = next((column for column, terms in sums.items() if total and total in terms), "")
    derived = sums.keys() | head.averages.keys()
    if not total:
        return tuple(column for column in head.columns if column not in derived), "", (), ""
    on_top = tuple(column for column in sums.get(grand, ()) if column not in derived)
    return tuple(sums[total]), total, on_top, grand


def _parts(head: BudgetHead, row: BudgetRow, columns: Iterable[str]) -> tuple[Part, ...]:
    read = ((column, row.value(column) or "") for column in columns)
    return tuple(Part(column, head.columns.get(column, {}), printed, number)
                 for column, printed in read if (number := number_of(printed)) is not None)


def _sum(parts: Iterable[Part]) -> Decimal:
    return sum((part.number for part in parts), Decimal(0))


def number_of(printed: str) -> Decimal | None:
    """The number of printed digits, ``None`` where they are none ("n/a", an empty cell)."""
    try:
        number = Decimal(printed)
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


class Share(NamedTuple):
    """A figure that is the one stated part of another: 40 effective of 93 critical applications."""

    part: Figure
    whole: Figure


class FigureGroup(NamedTuple):
    """Figures that are shown together.

    ``shares`` are parts of a whole, ``compared`` amounts of one unit, ``others`` stand by themselves; every
    figure of the group is in one of them, the wholes in ``shares``.
    """

    name: str
    figures: tuple[Figure, ...]
    shares: tuple[Share, ...]
    compared: tuple[Figure, ...]
    others: tuple[Figure, ...]


def figure_groups(document: Document) -> list[FigureGroup]:
    """The stated figures by group, groups in the order of their first figure; ungrouped ones under ""."""
    figures = cast("list[Figure]", sorted(document.table("figures").values(), key=_order))
    names = list(dict.fromkeys(figure.group for figure in figures))
    return [_group(name, [figure for figure in figures if figure.group == name]) for name in names]


def _order(entity: object) -> float:
    return cast(Figure, entity).order


def _group(name: str, figures: list[Figure]) -> FigureGroup:
    shares = _shares(figures)
    taken = {figure.id for share in shares for figure in share}
    rest = [figure for figure in figures if figure.id not in taken]
    compared = _compared(rest)
    others = tuple(figure for figure in rest if figure not in compared)
    return FigureGroup(name, tuple(figures), shares, compared, others)


def _shares(figures: list[Figure]) -> tuple[Share, ...]:
    """Pairs of a whole and its only part, both numbers, the part no larger than the whole."""
    found = []
    for whole in figures:
        parts = [figure for figure in figures if figure.part_of == whole.id]
        if len(parts) == 1 and _is_part(parts[0], whole):
            found.append(Share(parts[0], whole))
    return tuple(found)


def _is_part(part: Figure, whole: Figure) -> bool:
    smaller, larger = number_of(part.value), number_of(whole.value)
    return smaller is not None and larger is not None and smaller <= larger and larger > 0


def _compared(figures: list[Figure]) -> tuple[Figure, ...]:
    """Two or more figures of one unit, where no figure of the group has another unit."""
    with_unit = [figure for figure in figures if figure.unit and number_of(figure.value) is not None]
    units = {tuple(sorted(figure.unit.items())) for figure in with_unit}
    return tuple(with_unit) if len(units) == 1 and len(with_unit) > 1 else ()
