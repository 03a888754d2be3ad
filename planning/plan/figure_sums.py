"""Do the stated figures agree: parts with their whole, percentages with what makes them, and the budget."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from i18n import _, language
from i18n.formats import list_text, number, percent
from planning.plan.budget_sums import budget_of, cells, row_name
from planning.plan.document import Document
from planning.plan.entities import BudgetHead, BudgetRow, Figure
from planning.plan.finding import Finding
from planning.plan.sums import agrees, digits, number_of, quotient, total
from planning.plan.text import text_in

HUNDRED = Decimal(100)


class Stated(NamedTuple):
    """A figure whose digits are a number."""

    figure: Figure
    value: Decimal


def figure_findings(document: Document) -> Iterator[Finding]:
    """Each figure that is not what other figures or the budget make of it."""
    table = document.table("figures")
    figures = {id: figure for id, figure in table.items() if isinstance(figure, Figure)}
    numbers = {id: number_of(figure.value) for id, figure in figures.items()}
    stated = {id: Stated(figures[id], value) for id, value in numbers.items() if value is not None}
    parts = _parts(figures)
    head, rows = budget_of(document)
    for one in stated.values():
        yield from _whole(one, parts.get(one.figure.id, []), stated)
        yield from _share(one, stated)
        yield from _rest(one, stated)
        if head is not None and one.figure.budget_rows:
            yield from _in_budget(one, head, [rows[id] for id in one.figure.budget_rows if id in rows])


def _parts(figures: dict[str, Figure]) -> dict[str, list[str]]:
    """The ids of the parts of each whole."""
    parts: dict[str, list[str]] = {}
    for figure in figures.values():
        if figure.part_of is not None:
            parts.setdefault(figure.part_of, []).append(figure.id)
    return parts


def _values(ids: list[str], stated: dict[str, Stated]) -> list[Decimal] | None:
    """The values of figures; ``None`` where one of them is no number, and nothing can be reckoned."""
    known = [stated[id].value for id in ids if id in stated]
    return known if known and len(known) == len(ids) else None


def _whole(one: Stated, parts: list[str], stated: dict[str, Stated]) -> Iterator[Finding]:
    """Several parts should make up the whole; a single one is only some of it."""
    values = _values(parts, stated)
    if values is None:
        return
    exact = total(values)
    if len(values) > 1 and not agrees(one.value, exact):
        message = _("{name}: the parts add up to {computed}, printed is {printed}.")
        yield _finding("parts_differ", one, exact, message)
    elif len(values) == 1 and exact > one.value:
        message = _("{name}: a part of it is {computed}, printed is {printed}.")
        yield _finding("part_exceeds_whole", one, exact, message)


def _share(one: Stated, stated: dict[str, Stated]) -> Iterator[Finding]:
    figure = one.figure
    whole = stated.get(figure.share_of or "")
    values = _values(figure.share_parts, stated)
    if whole is None or values is None or not whole.value:
        return
    exact = quotient(total(values) * HUNDRED, whole.value)
    if not agrees(one.value, exact):
        message = _("{name}: printed is {printed} %, the figures give {computed} %.")
        yield _finding("share_differs", one, exact, message)


def _rest(one: Stated, stated: dict[str, Stated]) -> Iterator[Finding]:
    other = stated.get(one.figure.rest_of or "")
    if other is not None and one.value != HUNDRED - other.value:
        message = _("{name}: printed is {printed} %, the rest of the hundred is {computed} %.")
        yield _finding("share_differs", one, HUNDRED - other.value, message)


def _finding(code: str, one: Stated, exact: Decimal, message: str) -> Finding:
    computed = digits(exact, one.value)
    return _told(code, one.figure, computed, message, number(computed, language()))


def _told(code: str, figure: Figure, computed: str, message: str, shown: str) -> Finding:
    """A finding on the value of a figure; ``shown`` is what was reckoned as a reader writes it."""
    tag = language()
    text = message.format(name=text_in(figure.name, tag), printed=number(figure.value, tag), computed=shown)
    return Finding(
        code, "warning", "figures", figure.id, "value", figure.paragraph, figure.value, computed, text
    )


def _in_budget(one: Stated, head: BudgetHead, rows: list[BudgetRow]) -> Iterator[Finding]:
    """The figure against each row that it is about: the sum of its columns, or their share of another one."""
    figure = one.figure
    yield from _unknown_columns(figure, head)
    reckoned = [(row_name(row), value) for row in rows if (value := _budget_value(figure, row)) is not None]
    if all(agrees(one.value, value) for _name, value in reckoned):
        return
    values = sorted({digits(value, one.value) for _name, value in reckoned}, key=Decimal)
    computed = values[0] if len(values) == 1 else f"{values[0]} to {values[-1]}"
    if figure.budget_whole:
        code, message = "share_differs", _("{name}: printed is {printed} %, the budget gives {computed}.")
    else:
        code, message = "restated_differs", _("{name}: printed is {printed}, the budget gives {computed}.")
    yield _told(code, figure, computed, message, _by_row(one, reckoned))


def _unknown_columns(figure: Figure, head: BudgetHead) -> Iterator[Finding]:
    named = {"budget_columns": figure.budget_columns, "budget_whole": [figure.budget_whole]}
    for field, columns in named.items():
        for column in columns:
            if column and column not in head.columns:
                message = _("“{column}” in “{field}” is no column of the budget.")
                text = message.format(column=column, field=field)
                yield Finding("unknown_reference", "error", "figures", figure.id, field, message=text)


def _budget_value(figure: Figure, row: BudgetRow) -> Decimal | None:
    values = cells(row, figure.budget_columns)
    if not values:
        return None
    if not figure.budget_whole:
        return total(values)
    whole = number_of(row.value(figure.budget_whole))
    return quotient(total(values) * HUNDRED, whole) if whole else None


def _by_row(one: Stated, reckoned: list[tuple[str, Decimal]]) -> str:
    """What each row gives: ``75.6 % (2014-2015) and 77.4 % (2010-2015 total)``."""
    tag = language()
    texts = []
    for row, value in reckoned:
        text = digits(value, one.value)
        amount = percent(Decimal(text) / HUNDRED, tag, None) if one.figure.budget_whole else number(text, tag)
        texts.append(f"{amount} ({row})")
    return list_text(texts, tag)
