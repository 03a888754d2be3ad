"""Does the budget agree with itself: totals of columns and of periods, yearly averages."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from i18n import _, language
from i18n.formats import number
from planning.plan.document import Document
from planning.plan.entities import BudgetHead, BudgetRow
from planning.plan.finding import Finding
from planning.plan.sums import agrees, digits, number_of, quotient, total
from planning.plan.text import text_in

_YEARS = re.compile(r"(\d{4})(?:\s*[-–/]\s*(\d{4}))?", re.ASCII)


class Cell(NamedTuple):
    """One column of one row."""

    head: BudgetHead
    row: BudgetRow
    column: str

    def differs(self, code: str, exact: Decimal, message: str, **words: str) -> Iterator[Finding]:
        """A finding where the number printed here is no rounding of ``exact``."""
        printed = number_of(self.row.value(self.column))
        if printed is not None and not agrees(printed, exact):
            yield self.finding(code, self.row.extra[self.column], digits(exact, printed), message, **words)

    def finding(self, code: str, printed: str, computed: str, message: str, **words: str) -> Finding:
        """A finding here; ``message`` names row, column, printed, computed and the other words."""
        tag, id = language(), self.row.id
        text = message.format(
            row=row_name(self.row),
            column=column_name(self.head, self.column),
            printed=number(printed, tag),
            computed=number(computed, tag),
            **words,
        )
        return Finding(
            code, "warning", "budget", id, self.column, self.head.paragraph, printed, computed, text
        )


def budget_of(document: Document) -> tuple[BudgetHead | None, dict[str, BudgetRow]]:
    """The head of the budget, if it has one, and its rows by id."""
    table = document.table("budget")
    head = table.get("columns")
    rows = {id: row for id, row in table.items() if isinstance(row, BudgetRow)}
    return (head if isinstance(head, BudgetHead) else None), rows


def budget_findings(document: Document) -> Iterator[Finding]:
    """What in the budget is no number, or is not what the rest of the budget makes of it."""
    head, rows = budget_of(document)
    if head is None:
        return
    yield from _unknown_columns(head)
    for row in rows.values():
        yield from _no_numbers(head, row)
        yield from _row_sums(head, row)
        if row.total_of:
            yield from _period_sums(head, row, [rows[id] for id in row.total_of if id in rows])
        else:
            yield from _averages(head, row)


def cells(row: BudgetRow, columns: Sequence[str]) -> list[Decimal]:
    """The numbers that a row prints in ``columns``; what prints none counts for nothing."""
    numbers = (number_of(row.value(column)) for column in columns)
    return [value for value in numbers if value is not None]


def row_name(row: BudgetRow) -> str:
    """The row as it is called in the language of the interface."""
    return text_in(row.name, language()) or row.period


def column_name(head: BudgetHead, column: str) -> str:
    """The column as it is called in the language of the interface."""
    return text_in(head.columns.get(column), language()) or column


def _unknown_columns(head: BudgetHead) -> Iterator[Finding]:
    named = {
        "sums": [name for column, terms in head.sums.items() for name in (column, *terms)],
        "averages": [name for pair in head.averages.items() for name in pair],
    }
    for field, names in named.items():
        for name in dict.fromkeys(names):
            if name not in head.columns:
                message = _("“{column}” in “{field}” is no column of the budget.")
                text = message.format(column=name, field=field)
                yield Finding("unknown_reference", "error", "budget", head.id, field, message=text)


def _no_numbers(head: BudgetHead, row: BudgetRow) -> Iterator[Finding]:
    for column in head.columns:
        printed = row.extra.get(column)
        if printed is not None and number_of(row.value(column)) is None:
            message = _("{row}, {column}: “{printed}” is no decimal number in text, such as “1519.0”.")
            yield Cell(head, row, column).finding("not_a_number", str(printed), "", message)


def _row_sums(head: BudgetHead, row: BudgetRow) -> Iterator[Finding]:
    for column, terms in head.sums.items():
        found = cells(row, terms)
        if found:
            message = _("{row}, {column}: the columns add up to {computed}, printed is {printed}.")
            yield from Cell(head, row, column).differs("sum_differs", total(found), message)


def _period_sums(head: BudgetHead, row: BudgetRow, periods: list[BudgetRow]) -> Iterator[Finding]:
    """Each column of a row of totals; those of averages too, which such rows print as sums (Annex III)."""
    for column in head.columns:
        found = [value for period in periods for value in cells(period, [column])]
        if found:
            message = _("{row}, {column}: the periods add up to {computed}, printed is {printed}.")
            yield from Cell(head, row, column).differs("total_differs", total(found), message)


def _averages(head: BudgetHead, row: BudgetRow) -> Iterator[Finding]:
    years = _years(row.period)
    for column, whole in head.averages.items():
        amount = number_of(row.value(whole))
        if amount is not None and years > 0:
            message = _("{row}, {column}: “{whole}” per year is {computed}, printed is {printed}.")
            yield from Cell(head, row, column).differs(
                "average_differs", quotient(amount, years), message, whole=column_name(head, whole)
            )


def _years(period: str) -> int:
    """How many years ``2010-2011`` covers; 0 where the period names no years."""
    named = _YEARS.fullmatch(period.strip())
    return int(named[2] or named[1]) - int(named[1]) + 1 if named else 0
