"""The figures of a plan put together for a chart: the parts of each period of the budget, shares of a whole.

Nothing is computed that the source does not print: digits stay as they stand; numbers are read only to draw
lengths.
"""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import NamedTuple, cast

from planning.plan.document import Document
from planning.plan.entities import BudgetHead, BudgetRow, Figure
from planning.plan.text import Text

PERCENT = "%"

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
    """A figure that is a part of another: 40 with effective recovery of 93 critical applications."""

    part: Figure
    whole: Figure


class FigureGroup(NamedTuple):
    """Figures that are shown together; every one of them is in one of the last three, or whole of a share.

    ``shares`` are parts of a whole, ``compared`` are amounts of one unit, ``others`` stand by themselves.
    """

    name: str
    figures: tuple[Figure, ...]
    shares: tuple[Share, ...]
    compared: tuple[Figure, ...]
    others: tuple[Figure, ...]

    @property
    def is_drawn(self) -> bool:
        """Whether there are lengths to draw."""
        return bool(self.shares or self.compared)


def figure_groups(document: Document) -> list[FigureGroup]:
    """The stated figures by group, groups in the order of their first figure; those of no group under ""."""
    figures = cast("list[Figure]", sorted(document.table("figures").values(), key=_order))
    names = list(dict.fromkeys(figure.group for figure in figures))
    return [_group(name, [figure for figure in figures if figure.group == name]) for name in names]


def key_figures(groups: list[FigureGroup]) -> list[Figure]:
    """The figures that head the plan: the first group, and what others state as a share of a whole."""
    first = list(groups[0].figures) if groups else []
    return first + [figure for group in groups[1:] for figure in group.figures if figure.share_of]


def _order(entity: object) -> float:
    return cast(Figure, entity).order


def _group(name: str, figures: list[Figure]) -> FigureGroup:
    shares = _shares(figures)
    taken = {figure.id for share in shares for figure in share}
    rest = [figure for figure in figures if figure.id not in taken]
    compared = () if shares else _compared(rest)
    others = tuple(figure for figure in rest if figure not in compared)
    return FigureGroup(name, tuple(figures), shares, compared, others)


def _shares(figures: list[Figure]) -> tuple[Share, ...]:
    """Shares of parts where the group has such; else the parts themselves, as shares of their whole."""
    by_id = {figure.id: figure for figure in figures}
    inner = [Share(figure, before) for before, figure in pairwise(figures)
             if _is_share_of_part(figure, before, by_id)]
    whole_of = ((figure, by_id.get(figure.part_of or "")) for figure in figures)
    outer = [Share(figure, whole) for figure, whole in whole_of if whole is not None]
    return tuple(share for share in inner or outer if _is_part(*share))


def _is_share_of_part(figure: Figure, before: Figure, by_id: dict[str, Figure]) -> bool:
    """Whether ``figure`` counts in a share of the whole that ``before``, right above it, is a part of.

    A percentage of a whole that has parts names what it counts (``share_parts``); each such figure stands
    right after the part that it was counted in.
    """
    return any(other.share_of == before.part_of and figure.id in other.share_parts
               for other in by_id.values() if before.part_of)


def _is_part(part: Figure, whole: Figure) -> bool:
    smaller, larger = number_of(part.value), number_of(whole.value)
    return smaller is not None and larger is not None and smaller <= larger and larger > 0


def _compared(figures: list[Figure]) -> tuple[Figure, ...]:
    """The amounts in the unit that most figures have, if those are two or more and no percentages."""
    numbers = [figure for figure in figures if number_of(figure.value) is not None]
    units = Counter(unit_of(figure) for figure in numbers)
    unit, count = units.most_common(1)[0] if units else ("", 0)
    if count < 2 or unit in ("", PERCENT):
        return ()
    return tuple(figure for figure in numbers if unit_of(figure) == unit)


def unit_of(figure: Figure) -> str:
    """What tells units apart: the words in the first language that has any."""
    return next((words for words in figure.unit.values() if words), "")
