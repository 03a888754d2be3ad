"""Sheets into a plan: which table each is, and what its columns mean."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from i18n import _, translate
from planning.exchange.formats import Reading
from planning.exchange.imported import Column, Imported, LeftOut, Problem
from planning.exchange.tabular.columns import Target, matched, plain
from planning.exchange.tabular.records import Records
from planning.exchange.tabular.sheets import Cell, Sheet
from planning.exchange.tabular.targets import targets_of
from planning.plan.errors import PlanError

HEADING_ROWS = 20
"""In how many rows the headings are looked for: above them stand titles and dates."""
MAX_PROBLEMS = 200


class Layout(NamedTuple):
    """How a sheet is understood.

    Attributes:
        target: the table that it holds.
        heading_row: the index of the row of its headings.
        headings: their texts.
        fields: the field that each column means, empty where it means none.
    """

    sheet: Sheet
    target: Target
    heading_row: int
    headings: list[str]
    fields: list[str]

    @property
    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows below the headings with their numbers as a spreadsheet shows them."""
        for number, row in enumerate(self.sheet.rows[self.heading_row + 1 :], self.heading_row + 2):
            if any(cell not in (None, "") for cell in row):
                yield number, row

    @property
    def columns(self) -> Iterator[Column]:
        """How each column is understood, with the first cell that says anything."""
        for number, heading in enumerate(self.headings):
            cells = (row[number] for _row, row in self.rows if number < len(row))
            sample = next((str(cell) for cell in cells if cell not in (None, "")), "")
            if heading:
                yield Column(self.sheet.name, self.target.table, heading, sample[:80], self.fields[number])


def read_sheets(sheets: Sequence[Sheet], reading: Reading) -> Imported:
    """The documents of all sheets that hold a table of the plan.

    Raises:
        PlanError: ``not_a_table`` where none does, with what is looked for.
    """
    wanted = [sheet for sheet in sheets if not reading.sheet or sheet.name == reading.sheet]
    layouts = [layout for sheet in wanted if (layout := layout_of(sheet, reading)) is not None]
    if not layouts:
        return _without_table(wanted, sheets, reading)
    records = Records(reading)
    for layout in _in_order(layouts, reading):
        records.take(layout)
    tables, problems = records.finish()
    return Imported(
        tables,
        list(_left_out(sheets, layouts)),
        problems=tuple(problems[:MAX_PROBLEMS]),
        owned=_owned(layouts),
        closed=records.closed,
        first_only={},
        columns=tuple(column for layout in layouts for column in layout.columns),
        sheets=tuple(sheet.name for sheet in sheets if sheet.rows),
    )


def _without_table(wanted: Sequence[Sheet], sheets: Sequence[Sheet], reading: Reading) -> Imported:
    """The columns of the first sheet, for somebody to say what they mean; refused where nobody looks."""
    error = _no_table(reading)
    rows = ((sheet, number) for sheet in wanted for number, row in enumerate(sheet.rows) if len(row) > 1)
    sheet, number = next(rows, (None, 0))
    if sheet is None or not reading.is_trial:
        raise error
    target = targets_of(reading.what)[0]
    headings = ["" if cell is None else str(cell).strip() for cell in sheet.rows[number]]
    layout = Layout(sheet, target, number, headings, matched(target, headings, reading.columns))
    problem = Problem(error.code, f"{error.message} {error.remedy}", sheet.name, number + 1)
    names = tuple(one.name for one in sheets if one.rows)
    return Imported({}, [], problems=(problem,), columns=tuple(layout.columns), sheets=names)


def _in_order(layouts: list[Layout], reading: Reading) -> list[Layout]:
    """What others refer to comes first: tables from the last target to the first."""
    order = [target.table for target in targets_of(reading.what)]
    return sorted(layouts, key=lambda layout: -order.index(layout.target.table))


def layout_of(sheet: Sheet, reading: Reading) -> Layout | None:
    """How a sheet is understood; ``None`` where it holds no table of a plan."""
    layouts = (_layout(sheet, target, reading) for target in targets_of(reading.what))
    found = [layout for layout in layouts if layout is not None]
    return max(found, key=_fitness, default=None)


def _fitness(layout: Layout) -> tuple[bool, int]:
    names = {layout.target.table, *(translate(layout.target.title, tag) for tag in ("en", "zh"))}
    named = plain(layout.sheet.name) in map(plain, names)
    return named, sum(bool(field) for field in layout.fields)


def _layout(sheet: Sheet, target: Target, reading: Reading) -> Layout | None:
    best: Layout | None = None
    for index, row in enumerate(sheet.rows[:HEADING_ROWS]):
        headings = ["" if cell is None else str(cell).strip() for cell in row]
        fields = matched(target, headings, reading.columns)
        if best is None or sum(map(bool, fields)) > sum(map(bool, best.fields)):
            best = Layout(sheet, target, index, headings, fields)
    if best is None or not _is_enough(best):
        return None
    return best


def _is_enough(layout: Layout) -> bool:
    """Whether the columns make rows: an id or all that a new document must have, and one thing more."""
    stems = {layout.target.field(name).name for name in layout.fields if layout.target.field(name)}  # type: ignore[union-attr]
    required = {field.name for field in layout.target.fields if field.required and not field.makes}
    return len(stems) >= min(2, len(layout.target.fields)) and ("id" in stems or required <= stems)


def _owned(layouts: Sequence[Layout]) -> Mapping[str, frozenset[str]]:
    """An empty cell empties the field; a language that has no column is left alone."""
    owned: dict[str, frozenset[str]] = {}
    for layout in layouts:
        found = {name for name in layout.fields if name and "." not in name and name != "id"}
        kinds = {field.name: field.kind for field in layout.target.fields}
        found = {name for name in found if kinds.get(name) not in ("links", "level", "words")}
        owned[layout.target.table] = frozenset(found)
        if "predecessors" in layout.fields:
            owned["links"] = frozenset({"lag", "lag_unit"})
    return owned


def _left_out(sheets: Sequence[Sheet], layouts: Sequence[Layout]) -> Iterator[LeftOut]:
    used = {layout.sheet.name for layout in layouts}
    for sheet in sheets:
        if sheet.name not in used and sheet.rows:
            message = _("The sheet “{sheet}”.").format(sheet=sheet.name)
            yield LeftOut("sheet", len(sheet.rows), message)
    for layout in layouts:
        for heading, field in zip(layout.headings, layout.fields, strict=True):
            if heading and not field:
                yield LeftOut("column", 1, _("The column “{column}”.").format(column=heading))


def _no_table(reading: Reading) -> PlanError:
    target = targets_of(reading.what)[0]
    needed = [_(field.title) for field in target.fields if field.required] or [_(target.fields[0].title)]
    return PlanError(
        _("No sheet of the file has headings that are known."),
        _("Name the columns, such as {columns}, or say what each column means.").format(
            columns=", ".join(needed)
        ),
        code="not_a_table",
        file=reading.path,
    )
