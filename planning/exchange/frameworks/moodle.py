"""The competency frameworks of Moodle as CSV: fourteen columns, known by their order, not their headings.

Source: Moodle, admin tool "lpimportcsv". The framework is a row itself; commas in ids stand as ``%2C`` in
lists.
"""

import csv
import html
import io
import json
import re
from typing import Any

from i18n import _
from planning.exchange.formats import Exported, Reading, Writing
from planning.exchange.frameworks.files import (
    broken,
    chosen_framework,
    competencies_of,
    given,
    id_of,
    read_text,
    words,
)
from planning.exchange.imported import Imported, LeftOut
from planning.plan.changes import Record
from planning.plan.document import Document

FORMAT = "moodle"
HEADINGS = (
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type (optional)",
    "Rule outcome (optional)",
    "Rule config (optional)",
    "Cross-referenced competency ID numbers",
    "Exported ID (optional)",
    "Is framework",
    "Taxonomy",
)
PARENT, ID, NAME, DESCRIPTION, FORMAT_OF, SCALE, CONFIGURATION = range(7)
CROSS, EXPORTED, IS_FRAMEWORK = 10, 11, 12
HTML = "1"


def read(reading: Reading) -> Imported:
    """Read a file.

    Raises:
        PlanError: ``not_readable``, ``not_this_format`` with the row.
    """
    path = reading.path
    rows = list(csv.reader(io.StringIO(read_text(path), newline="")))
    headings, rows = (rows[0], [row for row in rows[1:] if any(row)]) if rows else ([], [])
    for number, row in enumerate(rows, start=2):
        if len(row) != len(HEADINGS):
            reason = _("{count} columns in place of 14").format(count=len(row))
            raise broken(path, reason, str(number))
        if not row[ID] or not row[NAME]:
            raise broken(path, _("“{field}” is missing").format(field=HEADINGS[ID]), str(number))
    head = next((row for row in rows if row[IS_FRAMEWORK] == "1"), None)
    if head is None:
        raise broken(path, _("no row is the framework"))
    return _imported(reading, headings, head, rows)


def _imported(reading: Reading, headings: list[str], head: list[str], rows: list[list[str]]) -> Imported:
    framework, tag = id_of(head[ID]), reading.language
    items = [row for row in rows if row is not head]
    ids: dict[str, str] = {}
    for row in items:
        if row[ID] in ids:
            reason = _("“{id}” stands in the table twice").format(id=row[ID])
            raise broken(reading.path, reason, str(rows.index(row) + 2))
        ids[row[ID]] = id_of(framework, row[ID])
    scales, crossed = {framework: _scale(framework, head, tag)}, 0
    competencies: dict[str, Record] = {}
    for number, row in enumerate(items, start=1):
        made = _competency(framework, number, row, tag)
        for field, names in (("parent", [row[PARENT]]), ("related", _names(row[CROSS]))):
            found = _resolved(reading, rows.index(row) + 2, [n for n in names if n], ids)
            made[field] = found if field == "related" else next(iter(found), None)
        crossed += len(made["related"])
        if row[SCALE]:
            own = id_of(framework, "scale", row[ID])
            scales[own] = _scale(own, row, tag)
            made["scale"] = own
        competencies[made["id"]] = given(made)
    for parent in {row.get("parent") for row in competencies.values()} & competencies.keys():
        competencies[str(parent)]["kind"] = "family"
    frameworks = {framework: _framework(framework, headings, head, rows.index(head), tag)}
    tables = {"scales": scales, "frameworks": frameworks, "competencies": competencies}
    return Imported(tables, [], counts={"rows": len(rows), "cross_references": crossed})


def _resolved(reading: Reading, number: int, names: list[str], ids: dict[str, str]) -> list[str]:
    for name in names:
        if name not in ids:
            raise broken(reading.path, _("“{id}” is not in the file").format(id=name), str(number))
    return [ids[name] for name in names]


def _names(cell: str) -> list[str]:
    return [name.replace("%2C", ",") for name in cell.split(",") if name]


def _scale(id: str, row: list[str], tag: str) -> Record:
    names = [name.strip() for name in row[SCALE].split(",") if name.strip()] or ["–"]
    return {
        "id": id,
        "name": {tag: row[NAME]},
        "levels": {str(number): {tag: name} for number, name in enumerate(names[:99], start=1)},
        "proficient": min(_proficient(row[CONFIGURATION], len(names)), 99),
    }


def _proficient(configuration: str, highest: int) -> int:
    """The first level that counts as proficient; the configuration is JSON within a cell."""
    try:
        entries: Any = json.loads(configuration)
    except (ValueError, RecursionError):
        return highest
    found = [
        entry["id"]
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, dict)
        and entry.get("proficient") in (1, "1")
        and isinstance(entry.get("id"), int)
    ]
    return min((level for level in found if level > 0), default=highest)


def _framework(id: str, headings: list[str], head: list[str], place: int, tag: str) -> Record:
    return given(
        {
            "id": id,
            "name": {tag: head[NAME]},
            "description": {tag: text_of(head)} if text_of(head) else None,
            "scale": id,
            "translation": {tag: "source"},
            "origin": {"format": FORMAT, "headings": headings, "row": head, "place": place},
        }
    )


def _competency(framework: str, number: int, row: list[str], tag: str) -> Record:
    return {
        "id": id_of(framework, row[ID]),
        "framework": framework,
        "order": number,
        "code": row[ID],
        "name": {tag: row[NAME]},
        "description": {tag: text_of(row)} if text_of(row) else None,
        "origin": {"row": row},
    }


def text_of(row: list[str]) -> str:
    """The description without its markup."""
    if row[FORMAT_OF] != HTML:
        return row[DESCRIPTION].strip()
    broken_lines = re.sub(r"(?i)<br\s*/?>|</p>|</li>", "\n", row[DESCRIPTION])
    text = html.unescape(re.sub(r"<[^>]*>", "", broken_lines))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def write(document: Document, writing: Writing) -> Exported:
    """A framework as Moodle CSV; rows that came from there say what they said where nothing changed.

    Raises:
        PlanError: ``no_framework``, ``no_such_document``.
    """
    framework = chosen_framework(document, writing, FORMAT)
    origin = framework.get("origin") or {}
    known = competencies_of(document, framework["id"])
    scale = document.records("scales").get(framework.get("scale", ""), {})
    rows = [
        _row_of(row, known, number, writing.language) for number, row in enumerate(known.values(), start=2)
    ]
    rows.insert(origin.get("place", 0), _head_of(framework, scale, writing.language))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(origin.get("headings") or HEADINGS)
    writer.writerows(rows)
    indicators = [r for r in document.records("indicators").values() if r["competency"] in known]
    message = _("Behavioural indicators: this format has no levels.")
    left_out = [LeftOut("indicators", len(indicators), message)] if indicators else []
    return Exported(out.getvalue().encode(), left_out)


def _head_of(framework: Record, scale: Record, language: str) -> list[str]:
    kept = (framework.get("origin") or {}).get("row")
    row = list(kept) if kept else _new_row(framework["id"], scale, language)
    row[NAME] = words(framework, "name", language) or row[NAME]
    return _described(row, words(framework, "description", language))


def _new_row(id: str, scale: Record, language: str) -> list[str]:
    """The row of a framework that did not come from Moodle."""
    row = [""] * len(HEADINGS)
    levels = sorted(scale.get("levels", {"0": {}, "1": {}}), key=int)
    names = [
        words({"name": scale.get("levels", {}).get(level)}, "name", language) or level for level in levels
    ]
    first = next(
        (n for n, level in enumerate(levels, start=1) if int(level) >= scale.get("proficient", 1)), 1
    )
    configuration = [{"scaleid": "1"}, {"id": first, "scaledefault": 1, "proficient": 1}]
    row[ID], row[FORMAT_OF], row[IS_FRAMEWORK] = id, HTML, "1"
    row[SCALE] = ",".join(name.replace(",", " ") for name in names)
    row[CONFIGURATION] = json.dumps(configuration)
    row[13] = "competency,competency,competency,competency"
    return row


def _row_of(record: Record, known: dict[str, Record], number: int, language: str) -> list[str]:
    kept = (record.get("origin") or {}).get("row")
    row = list(kept) if kept else [""] * len(HEADINGS)
    if not kept:
        row[FORMAT_OF], row[8], row[EXPORTED] = HTML, "0", str(number)
    row[ID] = record.get("code") or record["id"]
    row[NAME] = words(record, "name", language)
    row[PARENT] = _code(record.get("parent"), known)
    row[CROSS] = ",".join(_code(id, known).replace(",", "%2C") for id in record.get("related", []))
    return _described(row, words(record, "description", language))


def _described(row: list[str], text: str) -> list[str]:
    if text != text_of(row):
        row[DESCRIPTION] = f"<p>{html.escape(text)}</p>" if text else ""
    return row


def _code(id: str | None, known: dict[str, Record]) -> str:
    return str(known[id].get("code") or id) if id in known else ""
