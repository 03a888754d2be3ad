"""What a reader makes of a file: tables of a plan, and what it could not take over."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from planning.plan.transaction import Tables

FIRST_ONLY: Mapping[str, frozenset[str]] = {
    "activities": frozenset({"lane"}),
    "lanes": frozenset({"name", "order", "phase", "driver"}),
    "calendars": frozenset({"name"}),
    "baselines": frozenset({"name"}),
}
"""By table, what only a new document takes from the file: planners arrange and name these here."""


class LeftOut(NamedTuple):
    """Something the file holds and the plan does not: a stable code, how many of it, a sentence."""

    code: str
    number: int
    message: str


class Problem(NamedTuple):
    """What is wrong in one cell (or row, or sheet) of a file; ``row`` counts from 1, 0 is the whole sheet.

    ``column`` is the heading of the column, empty where the row as a whole is meant.
    """

    code: str
    message: str
    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def place(self) -> str:
        """The place as people read it: ``Staff/12/Grade``."""
        return "/".join(str(part) for part in (self.sheet, self.row or "", self.column) if part)


class Column(NamedTuple):
    """How a column of a table was understood: its heading, a cell of it, and the field it means (or none)."""

    sheet: str
    table: str
    heading: str
    sample: str
    field: str


class Imported(NamedTuple):
    """Documents by table and id, checked by nobody yet, and what was left out.

    Attributes:
        tables: what the file holds, by the ids that it has (or will have) in the plan.
        left_out: what of the file the plan has no place for.
        problems: cells that cannot be read; where there are any, nothing is imported.
        origin: names the project that the file is of, so that reading a later file of it changes the rows of
            the first instead of doubling them; empty where the ids of the documents say that by themselves.
        owned: by table, the fields that this format can hold: where the file has none, a document that is
            changed loses it. Other fields of a document stay.
        closed: tables of which the file has every document that joins two of its own (links).
        first_only: by table, the fields that only a new document takes from the file.
        columns: of tables of spreadsheets, how each column was understood.
        sheets: the names of all sheets of a workbook that are not empty.
        counts: how many of what the file holds, in the words of its format.
    """

    tables: Tables
    left_out: list[LeftOut]
    problems: tuple[Problem, ...] = ()
    origin: str = ""
    owned: Mapping[str, frozenset[str]] = MappingProxyType({})
    closed: frozenset[str] = frozenset()
    first_only: Mapping[str, frozenset[str]] = FIRST_ONLY
    columns: tuple[Column, ...] = ()
    sheets: tuple[str, ...] = ()
    counts: Mapping[str, int] = MappingProxyType({})
