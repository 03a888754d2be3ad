"""A part of a plan as tables of cells: headings in one language, words in every language of the plan."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from i18n import _, translate
from planning.exchange.formats import Writing
from planning.exchange.imported import LeftOut
from planning.exchange.tabular.cells import written_cell
from planning.exchange.tabular.columns import Field, Target
from planning.exchange.tabular.predecessors import written_link
from planning.exchange.tabular.sheets import Cell
from planning.exchange.tabular.targets import targets_of
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.text import text_in


class Column(NamedTuple):
    """A column that is written: its heading, and the kind of its cells."""

    heading: str
    kind: str
    name: str


class Written(NamedTuple):
    """A table of cells with its name, and what of the documents it has no column for."""

    name: str
    table: str
    columns: list[Column]
    rows: list[list[Cell]]
    left_out: list[LeftOut]


def written_tables(document: Document, writing: Writing) -> Iterator[Written]:
    """The tables of a part of the plan, the main one first."""
    for target in targets_of(writing.what):
        yield _written(document, target, writing.language)


def _written(document: Document, target: Target, language: str) -> Written:
    rows = _sorted(document.records(target.table))
    columns = list(_columns(target, document.languages, rows, language))
    writer = _CellWriter(document, target, language)
    cells = [[writer.cell(column, row) for column in columns] for row in rows]
    used = [i for i, column in enumerate(columns) if _is_kept(column, [row[i] for row in cells])]
    return Written(
        translate(target.title, language),
        target.table,
        [columns[i] for i in used],
        [[row[i] for i in used] for row in cells],
        list(_left_out(target, rows)),
    )


def _sorted(rows: Mapping[str, Record]) -> list[Record]:
    """In the order of the file; the order of a roadmap is in the column of that name."""
    return list(rows.values())


def _columns(
    target: Target, languages: Sequence[str], rows: Sequence[Record], language: str
) -> Iterator[Column]:
    for field in target.fields:
        heading = translate(field.title, language)
        if field.kind == "level":
            continue  # the parent says it, whatever the order of the rows
        if field.kind != "words":
            yield Column(heading, field.kind, field.name)
            continue
        used = (tag for row in rows for tag in row.get(field.name) or {})
        for tag in dict.fromkeys((*languages, *used)):
            yield Column(f"{heading} ({tag})", "words", f"{field.name}.{tag}")


def _is_kept(column: Column, cells: Sequence[Cell]) -> bool:
    """Columns without a cell are left out, but for those that somebody would fill in."""
    return column.name in ("id", "start", "finish", "predecessors") or any(cell is not None for cell in cells)


class _CellWriter:
    """Writes the cells of one table."""

    def __init__(self, document: Document, target: Target, language: str) -> None:
        self._target, self._language = target, language
        self._links = _links(document) if target.field("predecessors") else {}
        referred = {field.table for field in target.fields if field.kind == "reference"} - {target.table}
        self._names = {table: _names(document, table, language) for table in referred}

    def cell(self, column: Column, row: Record) -> Cell:
        """The cell of a column in the row of a document."""
        field = self._target.field(column.name)
        assert field is not None
        if field.kind == "links":
            return "; ".join(map(written_link, self._links.get(row["id"], ()))) or None
        value = _value(field, column.name, row)
        if field.kind == "reference" and isinstance(value, str):
            value = self._names.get(field.table, {}).get(value, value)
        return written_cell(field, value, self._language)


def _names(document: Document, table: str, language: str) -> dict[str, str]:
    """What documents are called, where nothing else is called so: people read names, not ids."""
    rows = document.records(table)
    names = {id: text_in(row.get("name"), language) for id, row in rows.items()}
    called = Counter(
        words.casefold() for row in rows.values() for words in set((row.get("name") or {}).values())
    )
    return {
        id: name
        for id, name in names.items()
        if name == name.strip() and called[name.casefold()] == 1 and name not in rows
    }


def _value(field: Field, name: str, row: Record) -> object:
    if field.kind == "words":
        return (row.get(field.name) or {}).get(name.removeprefix(f"{field.name}."))
    outer, _dot, inner = name.partition(".")
    value = row.get(outer)
    return value.get(inner) if inner and isinstance(value, dict) else value


def _links(document: Document) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for link in document.records("links").values():
        found.setdefault(link["successor"], []).append(link)
    return found


def _left_out(target: Target, rows: Sequence[Record]) -> Iterator[LeftOut]:
    known = {field.name.partition(".")[0] for field in target.fields}
    counts: dict[str, int] = {}
    for row in rows:
        for field, value in row.items():
            if field not in known and value not in (None, "", [], {}):
                counts[field] = counts.get(field, 0) + 1
    for field, number in counts.items():
        message = _("The field “{field}” of the table “{table}”.").format(field=field, table=target.table)
        yield LeftOut("field", number, message)
