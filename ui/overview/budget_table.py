"""The budget as a table: every row and column as the source prints it."""

from i18n import _, language
from i18n.formats import number
from planning.plan.breakdown import budget_rows
from planning.plan.document import Document
from planning.plan.entities import BudgetHead, BudgetRow
from planning.plan.text import text_in
from ui.overview.figure_words import ABSENT, column_words, period_words
from ui.widgets.twin_table import TableData


def budget_table(document: Document, head: BudgetHead) -> TableData:
    """All rows of the budget, sums included; what is not printed is a dash, or the words in its place."""
    first = text_in(head.period, language()) or _("Period")
    heads = (first, *(column_words(head, column) for column in head.columns))
    rows = (tuple(_cells(row, head)) for row in budget_rows(document))
    return TableData(heads, tuple(rows))


def _cells(row: BudgetRow, head: BudgetHead) -> list[str]:
    return [period_words(row), *(_cell(row, column) for column in head.columns)]


def _cell(row: BudgetRow, column: str) -> str:
    printed = row.value(column)
    if printed:
        return number(printed, language())
    return text_in(row.cell_notes.get(column), language()) or ABSENT
