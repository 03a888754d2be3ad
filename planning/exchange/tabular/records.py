"""The rows of sheets as documents of a plan: cells read, ids found or made, references resolved."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from i18n import _
from planning.exchange.formats import Reading
from planning.exchange.imported import Problem
from planning.exchange.tabular.cells import CellError, Frame, frame_of, read_cell
from planning.exchange.tabular.columns import Field, Target
from planning.exchange.tabular.identity import Identity
from planning.exchange.tabular.predecessors import read_links
from planning.exchange.tabular.sheets import Cell
from planning.plan.changes import Record
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables
from planning.plan.validation import ID, check_document

if TYPE_CHECKING:
    from planning.exchange.tabular.reading import Layout

Values = dict[str, tuple[int, Any]]


class Row(NamedTuple):
    """A row whose document was made: where it stands, and what is still to be looked up."""

    layout: "Layout"
    number: int
    document: Record
    columns: Mapping[str, int]
    level: int | None
    links: str


class Records:
    """Gathers the documents of one file, table by table; what is referred to by name must come before."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._existing = reading.tables
        self._tables: Tables = {}
        self._identity = Identity(self._existing, self._tables)
        self._rows: list[Row] = []
        self._problems: list[Problem] = []
        self._links: Tables = {}
        head = self._existing.get("plan", {}).get("plan", {})
        self._frame = Frame(reading.language, int(head.get("fiscal_start_month", 1)))
        self.closed: frozenset[str] = frozenset()

    def take(self, layout: "Layout") -> None:
        """Make documents of the rows of a sheet."""
        table = layout.target.table
        self._tables.setdefault(table, {})
        frames = self._frames(layout)
        first = len(self._rows)
        for number, cells in layout.rows:
            self._take_row(layout, number, cells, frames)
        rows = self._rows[first:]
        if any(row.level is not None for row in rows):
            _outline(rows)
        for row in rows:
            self._resolve(row)
        for index, row in enumerate(rows):
            self._complete(row, index)
        if any(layout.target.field(name) and name == "predecessors" for name in layout.fields):
            self._take_links(rows)

    def finish(self) -> tuple[Tables, list[Problem]]:
        """All documents, and what is wrong, in the order of the file."""
        for row in self._rows:
            self._check(row)
        if self._links:
            self._tables["links"] = self._links
        self._problems.sort(key=lambda problem: (problem.sheet, problem.row))
        return {table: rows for table, rows in self._tables.items() if rows}, self._problems

    # Cells

    def _frames(self, layout: "Layout") -> dict[int, Frame]:
        """What each column's cells tell together."""
        columns: dict[int, list[Cell]] = defaultdict(list)
        for _number, row in layout.rows:
            for column, cell in enumerate(row):
                columns[column].append(cell)
        frames = {}
        for column, name in enumerate(layout.fields):
            field = layout.target.field(name) if name else None
            if field is not None:
                frames[column] = frame_of(field, columns[column], self._frame, self._reading.dates)
        return frames

    def _take_row(self, layout: "Layout", number: int, row: Sequence[Cell], frames: dict[int, Frame]) -> None:
        values: Values = {}
        for column, frame in frames.items():
            name = layout.fields[column]
            field = layout.target.field(name)
            cell = row[column] if column < len(row) else None
            if field is None:
                continue
            try:
                value = read_cell(field, cell, frame)
            except CellError as error:
                self._wrong(layout, number, column, error.code, error.message)
                continue
            if value is not None:
                values[name] = (column, value)
        if values:
            self._make(layout, number, values)

    def _make(self, layout: "Layout", number: int, values: Values) -> None:
        target = layout.target
        outline = target.field("level")
        is_outline = outline is not None and outline.kind == "level"
        level = values.pop("level", (0, None))[1] if is_outline else None
        links = values.pop("predecessors", (0, ""))[1]
        document: Record = {}
        for name, (_column, value) in values.items():
            self._put(target, document, name, value)
        self._resolve_fields(layout, number, document, values, own=False)
        id = self._id(layout, number, document, values)
        if id is None:
            return
        document = {"id": id} | document
        self._tables[target.table][id] = document
        self._identity.remember(target.table, document)
        columns = {name.partition(".")[0]: column for name, (column, _value) in values.items()}
        self._rows.append(Row(layout, number, document, columns, level, links))

    def _put(self, target: Target, document: Record, name: str, value: object) -> None:
        field = target.field(name)
        if field is not None and field.kind == "words":
            tag = name.removeprefix(field.name).lstrip(".") or self._reading.language
            document.setdefault(field.name, {})[tag] = value
        elif "." in name:
            outer, _dot, inner = name.partition(".")
            document.setdefault(outer, {})[inner] = value
        else:
            document[name] = value

    def _id(self, layout: "Layout", number: int, document: Record, values: Values) -> str | None:
        id = document.get("id")
        if id is None:
            return self._identity.of_row(layout.target, document)
        column = values["id"][0]
        if not ID.fullmatch(id):
            message = _("“{id}” cannot be an id.").format(id=id[:80])
            self._wrong(layout, number, column, "wrong_id", message)
            return None
        if id in self._tables[layout.target.table]:
            message = _("“{id}” stands in the table twice.").format(id=id)
            self._wrong(layout, number, column, "duplicate_id", message)
            return None
        return str(id)

    # References

    def _resolve(self, row: Row) -> None:
        """References to rows of the same table, all of which are known now."""
        values = {name: (column, None) for name, column in row.columns.items()}
        self._resolve_fields(row.layout, row.number, row.document, values, own=True)

    def _resolve_fields(
        self, layout: "Layout", number: int, document: Record, values: Mapping[str, Any], *, own: bool
    ) -> None:
        for field in layout.target.fields:
            is_own = field.table == layout.target.table
            if field.kind in ("reference", "references") and field.name in values and is_own == own:
                given = document[field.name]
                names = [given] if isinstance(given, str) else given
                found = [self._found(field, words) for words in names]
                if None in found:
                    message = _("“{value}” is not in the table “{table}”.").format(
                        value=given if isinstance(given, str) else "; ".join(given), table=field.table
                    )
                    self._wrong(layout, number, values[field.name][0], "unknown_reference", message)
                    del document[field.name]
                else:
                    document[field.name] = found[0] if field.kind == "reference" else found

    def _found(self, field: Field, words: str) -> str | None:
        found = self._identity.named(field.table, words)
        if found is None and field.makes:
            found = self._made(field.table, words)
        return found

    def _made(self, table: str, words: str) -> str:
        """A document that only its name is known of: a lane."""
        id = self._identity.new(table, words)
        orders = [row.get("order", 0) for row in self._existing.get(table, {}).values()]
        made = self._tables.setdefault(table, {})
        order = max(orders, default=0) + len(made) + 1
        made[id] = {"id": id, "name": {self._reading.language: words}, "order": order}
        self._identity.remember(table, made[id])
        return id

    # What a row leaves open

    def _complete(self, row: Row, index: int) -> None:
        """What a new document must have and the row does not say."""
        table, document = row.layout.target.table, row.document
        if document["id"] in self._existing.get(table, {}):
            return
        known = {field.name for field in row.layout.target.fields}
        if "order" in known and "order" not in document:
            orders = [one.get("order", 0) for one in self._existing.get(table, {}).values()]
            document["order"] = max(orders, default=0) + index + 1
        if table == "activities":
            self._complete_activity(row)

    def _complete_activity(self, row: Row) -> None:
        document = row.document
        if "lane" not in document:
            parent = document.get("parent", "")
            above = self._tables["activities"].get(parent) or self._existing.get("activities", {}).get(parent)
            document["lane"] = (above or {}).get("lane") or self._any_lane()
        if "mode" not in document:
            is_worked = "duration_minutes" in document and not ("start" in document and not row.links)
            document["mode"] = "auto" if is_worked else "manual"

    def _any_lane(self) -> str:
        lanes = [*self._tables.get("lanes", {}), *self._existing.get("lanes", {})]
        return lanes[0] if lanes else self._made("lanes", _("Imported"))

    def _take_links(self, rows: Sequence[Row]) -> None:
        self.closed = frozenset({"links"})
        existing = self._existing.get("links", {}).values()
        ids = {(x.get("predecessor"), x.get("successor"), x.get("type", "FS")): x["id"] for x in existing}
        uids = {str(row.document["uid"]): row.document["id"] for row in rows if "uid" in row.document}

        def find(words: str) -> str | None:
            by_id = words if words in self._tables["activities"] else None
            return by_id or uids.get(words) or self._identity.named("activities", words)

        for row in rows:
            if row.links:
                self._link(row, find, ids)

    def _link(self, row: Row, find: Callable[[str], str | None], ids: Mapping[Any, str]) -> None:
        successor = row.document["id"]
        try:
            found = read_links(row.links, find)
        except CellError as error:
            column = row.layout.fields.index("predecessors")
            self._wrong(row.layout, row.number, column, error.code, error.message)
            return
        for link in found:
            type_ = link.get("type", "FS")
            known = ids.get((link["predecessor"], successor, type_))
            id = known or f"{link['predecessor'][:36]}-{successor[:36]}-{type_.lower()}"
            document: Record = {"id": id} | link | {"successor": successor, "type": type_}
            self._links[id] = document

    # Rules

    def _check(self, row: Row) -> None:
        """The rules that a document keeps by itself, so that each breach is told with its cell."""
        table, document = row.layout.target.table, row.document
        before = self._existing.get(table, {}).get(document["id"], {})
        try:
            check_document(table, before | document)
        except PlanError as error:
            column = row.columns.get(error.field, -1)
            self._wrong(row.layout, row.number, column, error.code, error.message)

    def _wrong(self, layout: "Layout", row: int, column: int, code: str, message: str) -> None:
        heading = layout.headings[column] if 0 <= column < len(layout.headings) else ""
        self._problems.append(Problem(code, message, layout.sheet.name, row, heading))


def _outline(rows: Sequence[Row]) -> None:
    """Parents from how deep each row stands; what has rows below it is a summary."""
    above: list[tuple[int, Record]] = []
    for row in rows:
        level = row.level or 1
        while above and above[-1][0] >= level:
            above.pop()
        if above and "parent" not in row.document:
            parent = above[-1][1]
            row.document["parent"] = parent["id"]
            parent.setdefault("kind", "summary")
        above.append((level, row.document))
