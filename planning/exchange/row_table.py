"""Activities as a table for spreadsheets: tab-separated text, as Excel, Calc and Sheets copy and paste it.

One line an activity: name (two spaces in front for each level below), start, finish, progress, owner, lane,
id. Dates are written as ISO 8601 and read in all ways in which people type them. A first line of column
heads, in any language of the program, says which column is which; without it they are taken in the order
above. Lines with the id of an activity of the plan change it, all others become new activities.
"""

import csv
import io
from collections.abc import Iterable
from typing import Any, NamedTuple

from i18n import LANGUAGES, N_, _, translate
from planning.plan import edits
from planning.plan.arrange import put_after
from planning.plan.changes import Record
from planning.plan.entities import Activity, Lane
from planning.plan.errors import PlanError
from planning.plan.moments import start_day
from planning.plan.text import text_in
from planning.plan.transaction import Transaction
from planning.plan.typed_dates import typed_date

HEADS = {
    "name": N_("Name"),
    "start": N_("Start"),
    "finish": N_("Finish"),
    "progress": N_("Progress"),
    "owner": N_("Owner"),
    "lane": N_("Lane"),
    "id": N_("Id"),
}
STEP = 2
"""Spaces before a name for each level."""
MOST_LINES = 20_000


class PastedRow(NamedTuple):
    """One line: the level of its name, what it says of the activity, the lane and id that it names."""

    level: int
    fields: dict[str, Any]
    lane: str
    id: str


class Pasted(NamedTuple):
    """What was read: lines, and the heads of columns that mean nothing here."""

    rows: list[PastedRow]
    left_out: list[str]


def table_text(activities: Iterable[tuple[Activity, int]], lanes: dict[str, Lane], language: str) -> str:
    """Activities, each with its level, as a table with heads in a language."""
    out = io.StringIO()
    writer = csv.writer(out, "excel-tab", lineterminator="\n")
    writer.writerow([translate(words, language) for words in HEADS.values()])
    for activity, level in activities:
        lane = lanes.get(activity.lane)
        writer.writerow(
            [
                " " * (STEP * level) + text_in(activity.name, language),
                activity.start or "",
                activity.finish or "",
                f"{activity.progress:.0%}" if activity.progress is not None else "",
                activity.owner or "",
                text_in(lane.name, language) if lane else "",
                activity.id,
            ]
        )
    return out.getvalue()


def read_table(text: str, language: str, fiscal_start_month: int = 1) -> Pasted:
    """Read lines that were copied from a spreadsheet.

    Raises:
        PlanError: ``not_a_date``, ``not_a_share``, ``no_name`` with line and column; ``too_many_lines``.
    """
    lines = [
        line for line in csv.reader(io.StringIO(text), "excel-tab") if any(cell.strip() for cell in line)
    ]
    if len(lines) > MOST_LINES:
        raise PlanError(
            _("{count} lines are too many to paste.").format(count=len(lines)),
            _("Import the file instead."),
            code="too_many_lines",
        )
    columns, left_out, has_heads = _columns(lines[0] if lines else [])
    rows = [
        _Line(number, columns, cells).row(language, fiscal_start_month)
        for number, cells in enumerate(lines[has_heads:], start=1 + has_heads)
    ]
    return Pasted(rows, left_out)


def _columns(first: list[str]) -> tuple[dict[str, int], list[str], bool]:
    """The place of each column by its head; whether the first line has heads at all."""
    known = {
        translate(words, language).casefold(): name for name, words in HEADS.items() for language in LANGUAGES
    } | {words.casefold(): name for name, words in HEADS.items()}
    heads = [cell.strip() for cell in first]
    found = {known[head.casefold()]: at for at, head in enumerate(heads) if head.casefold() in known}
    if "name" in found or "id" in found:
        return found, [head for head in heads if head and head.casefold() not in known], True
    return {name: at for at, name in enumerate(HEADS)}, [], False


class _Line:
    """One line of the table, read by its columns."""

    def __init__(self, number: int, columns: dict[str, int], cells: list[str]) -> None:
        self._number, self._columns, self._cells = number, columns, cells

    def _cell(self, name: str) -> str:
        at = self._columns.get(name, -1)
        return self._cells[at] if 0 <= at < len(self._cells) else ""

    def row(self, language: str, first_month: int) -> PastedRow:
        """What the line says.

        Raises:
            PlanError: with the line and the column.
        """
        name = self._cell("name")
        fields: dict[str, Any] = {}
        if name.strip():
            fields["name"] = {language: name.strip()}
        elif not self._cell("id").strip():
            raise self._error(
                "name", _("This line has no name."), _("Name it, or leave the line out."), "no_name"
            )
        for end in ("start", "finish"):
            fields |= self._date(end, language, first_month)
        fields |= self._progress()
        if self._cell("owner").strip():
            fields["owner"] = self._cell("owner").strip()
        level = (len(name) - len(name.lstrip(" "))) // STEP
        return PastedRow(level, fields, self._cell("lane").strip(), self._cell("id").strip())

    def _date(self, end: str, language: str, first_month: int) -> dict[str, str]:
        try:
            day = typed_date(self._cell(end), end, language, first_month)
        except PlanError as error:
            raise self._error(end, error.message, error.remedy, "not_a_date") from None
        return {end: day} if day else {}

    def _progress(self) -> dict[str, float]:
        words = self._cell("progress").strip().rstrip("%").replace(",", ".").strip()
        if not words:
            return {}
        try:
            number = float(words)
        except ValueError:
            number = -1.0
        share = number / 100 if "%" in self._cell("progress") or number > 1 else number
        if not 0 <= share <= 1:
            raise self._error(
                "progress",
                _("“{value}” is no share.").format(value=words),
                _("Write 35 % or 0.35."),
                "not_a_share",
            )
        return {"progress": share}

    def _error(self, column: str, message: str, remedy: str, code: str) -> PlanError:
        place = _("Line {line}, column “{column}”: {message}")
        head = _(HEADS[column])
        return PlanError(
            place.format(line=self._number, column=head, message=message), remedy, code=code, field=column
        )


def paste_rows(t: Transaction, rows: Iterable[PastedRow], lane: str, after: str | None) -> list[str]:
    """Change the activities that lines name by id, and add the others below ``after`` or in their lane.

    Returns:
        the ids of all of them.
    """
    lanes = _lanes_by_name(t)
    above: list[str] = []
    last: dict[str, str | None] = {lane: after}
    done: list[str] = []
    for row in rows:
        if row.id in done or t.get("activities", row.id) is None:
            home = lanes.get(row.lane.casefold(), lane)
            parent = above[row.level - 1] if 0 < row.level <= len(above) else None
            id = _added(t, row, home, last.get(home), parent)
            last[home] = id if parent is None else last.get(home)
        else:
            id = row.id
            _change(t, id, row.fields)
        above[row.level :] = [id]
        done.append(id)
    return done


def _lanes_by_name(t: Transaction) -> dict[str, str]:
    return {
        words.strip().casefold(): lane["id"]
        for lane in t.table("lanes").values()
        for words in lane["name"].values()
    }


def _added(t: Transaction, row: PastedRow, lane: str, after: str | None, parent: str | None) -> str:
    fields = dict(row.fields)
    name = fields.pop("name", {"en": row.id})
    _put_in_order(fields)
    if parent is not None:
        home = (t.get("activities", parent) or {})["lane"]
        return edits.add_activity(t, home, name, parent=parent, **fields)
    id = edits.add_activity(t, lane, name, **fields)
    if after is not None:
        put_after(t, [id], lane, after)
    return id


def _put_in_order(fields: Record) -> None:
    """A finish before the start is the other way round, as where two columns were mistaken."""
    start, finish = fields.get("start"), fields.get("finish")
    if start and finish and start_day(finish) < start_day(start):
        fields["start"], fields["finish"] = finish, start


def _change(t: Transaction, id: str, fields: dict[str, Any]) -> None:
    record = t.get("activities", id) or {}
    ends = {end: fields[end] for end in edits.ENDS if end in fields and fields[end] != record.get(end)}
    if ends:
        edits.set_dates(t, id, **ends)
    words = dict(fields)
    for end in edits.ENDS:
        words.pop(end, None)
    if "name" in words:
        words["name"] = {**record.get("name", {}), **words["name"]}
    if words:
        t.set("activities", id, **words)
