"""IMS CASE items as CSV: one item a row, in columns named after the fields of a CFItem.

CASE itself (1EdTech, CASE Service 1.0, section CFItem) binds JSON only; as CSV its tools exchange the fields
of items and, a column each, their associations (``isChildOf``, ``isRelatedTo``, ``replacedBy`` ...).
Columns are known by their headings, whatever their order, spacing and capitals; those that are not ours are
kept. An item stands below the one that ``isChildOf`` names by code or identifier; where that is empty, below
the one whose ``smartLevel``, else dotted ``humanCodingScheme``, is a step shorter, as those tools read it.
"""

import csv
import io
import re
from math import isfinite

from i18n import LANGUAGES, _, is_language
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
from planning.plan.transaction import slug

FORMAT = "case-csv"
HEADINGS = (
    "Identifier",
    "fullStatement",
    "Human Coding Scheme",
    "sequenceNumber",
    "Notes",
    "Is Child Of",
    "replacedBy",
    "IsRelatedTo",
)
ALIASES = {"caseitemidentifier": "identifier", "parentidentifier": "ischildof", "parent": "ischildof"}
"""Other headings of the same columns, which count where the usual one is not there."""
PARENT = "Is Child Of"
LISTS = {"replacedby": "replaced_by", "isrelatedto": "related"}


def plain(heading: str) -> str:
    """A heading as headings are compared."""
    return re.sub(r"[^a-z]", "", heading.lower())


def _keys(headings: list[str]) -> list[str]:
    """What each column holds."""
    found = [plain(heading) for heading in headings]
    return [other if (other := ALIASES.get(key, key)) not in found else key for key in found]


def read(reading: Reading) -> Imported:
    """Read a file.

    Raises:
        PlanError: ``not_readable``, ``not_this_format`` with the row.
    """
    path = reading.path
    rows = [row for row in csv.reader(io.StringIO(read_text(path))) if any(cell.strip() for cell in row)]
    headings = rows[0] if rows else []
    keys = _keys(headings)
    if "fullstatement" not in keys:
        raise broken(path, _("“{field}” is missing").format(field="fullStatement"), "1")
    framework = slug(path.stem) or FORMAT
    items = [dict(zip(keys, row + [""] * (len(keys) - len(row)), strict=False)) for row in rows[1:]]
    competencies: dict[str, Record] = {}
    for number, item in enumerate(items, start=2):
        if not item["fullstatement"].strip():
            raise broken(path, _("“{field}” is missing").format(field="fullStatement"), str(number))
        row = _competency(framework, number - 1, item, reading.language)
        if row["id"] in competencies:
            reason = _("“{id}” stands in the table twice").format(id=row["code"] or row["id"])
            raise broken(path, reason, str(number))
        competencies[row["id"]] = row
    _relate(reading, items, list(competencies.values()))
    head = {
        "id": framework,
        "name": {reading.language: path.stem},
        "translation": {reading.language: "source"},
        "origin": {"format": FORMAT, "headings": headings},
    }
    tables = {
        "frameworks": {framework: head},
        "competencies": {id: given(row) for id, row in competencies.items()},
    }
    return Imported(tables, [], counts={"items": len(items)})


def _competency(framework: str, number: int, item: dict[str, str], language: str) -> Record:
    known = item.get("identifier") or item.get("humancodingscheme") or str(number)
    tag = _tag(item, language)
    return {
        "id": id_of(framework, known),
        "framework": framework,
        "order": _sequence(item.get("sequencenumber", ""), number),
        "code": item.get("humancodingscheme", ""),
        "name": {tag: item["fullstatement"]},
        "description": {tag: item["notes"]} if item.get("notes") else None,
        "origin": {"row": item, "number": number},
    }


def _tag(item: dict[str, str], language: str) -> str:
    """The language that an item says it is in, where it is one."""
    tag = item.get("language", "").strip()
    return tag if tag in LANGUAGES or is_language(tag) else language


def _sequence(cell: str, number: int) -> float:
    """The place among its like: what the file says, else that of the row."""
    try:
        found = float(cell)
    except ValueError:
        return number
    return found if isfinite(found) else number


def _relate(reading: Reading, items: list[dict[str, str]], rows: list[Record]) -> None:
    by_name: dict[str, Record] = {}
    for item, row in zip(items, rows, strict=True):
        for key in ("humancodingscheme", "identifier"):
            if item.get(key):
                by_name[item[key]] = row
    implied = _implied(items, rows)
    for number, (item, row) in enumerate(zip(items, rows, strict=True), start=2):
        parent = item.get("ischildof", "")
        if parent and parent not in by_name:
            reason = _("“{id}” is not in the file").format(id=parent)
            raise broken(reading.path, reason, f"{number}/{PARENT}")
        above = by_name[parent] if parent else implied.get(row["id"])
        if above is not None and above is not row:
            row["parent"] = above["id"]
        for key, field in LISTS.items():
            named = [by_name[name]["id"] for name in _names(item.get(key, "")) if name in by_name]
            row[field] = [id for id in named if id != row["id"]]
    _make_families(reading, rows)


def _make_families(reading: Reading, rows: list[Record]) -> None:
    """What has items below it is a family.

    Raises:
        PlanError: ``not_this_format``, where items stand below each other in a circle.
    """
    by_id = {row["id"]: row for row in rows}
    for number, row in enumerate(rows, start=2):
        at, steps = row, 0
        while "parent" in at:
            at, steps = by_id[at["parent"]], steps + 1
            at["kind"] = "family"
            if steps > len(rows):
                reason = _("these items stand below each other in a circle")
                raise broken(reading.path, reason, f"{number}/{PARENT}")


def _implied(items: list[dict[str, str]], rows: list[Record]) -> dict[str, Record]:
    """The item above each one by its smart level, or in a file without them by its dotted code."""
    key = "smartlevel" if any(item.get("smartlevel") for item in items) else "humancodingscheme"
    places = {item[key]: row for item, row in zip(items, rows, strict=True) if item.get(key)}
    found = {}
    for item, row in zip(items, rows, strict=True):
        above = places.get(item.get(key, "").rpartition(".")[0])
        if above is not None:
            found[row["id"]] = above
            row["origin"]["above"] = above["id"]
    return found


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(",") if name.strip()]


def write(document: Document, writing: Writing) -> Exported:
    """A framework as rows.

    Raises:
        PlanError: ``no_framework``, ``no_such_document``.
    """
    framework = chosen_framework(document, writing, FORMAT)
    known = competencies_of(document, framework["id"])
    ids = _ids_by_name(known)
    rows = [_cells(row, known, ids, writing.language) for row in known.values()]
    headings = list((framework.get("origin") or {}).get("headings") or HEADINGS)
    if "ischildof" not in _keys(headings) and any(row["ischildof"] for row in rows):
        headings.append(PARENT)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([row.get(key, "") for key in _keys(headings)])
    indicators = [r for r in document.records("indicators").values() if r["competency"] in known]
    left_out = []
    if indicators:
        message = _("Behavioural indicators: this format has no levels.")
        left_out.append(LeftOut("indicators", len(indicators), message))
    loose = _seem_below(known)
    if loose:
        message = _("That these items stand on top: by their codes they are below another one.")
        left_out.append(LeftOut("places", loose, message))
    return Exported(out.getvalue().encode(), left_out)


def _seem_below(known: dict[str, Record]) -> int:
    """How many items on top would be read as standing below another one by their code."""
    codes = {row.get("code") for row in known.values()} - {None, ""}
    tops = (row.get("code", "") for row in known.values() if not row.get("parent"))
    return sum(code.rpartition(".")[0] in codes for code in tops)


def _cells(
    row: Record, known: dict[str, Record], ids: dict[str, str], language: str
) -> dict[str, str]:
    """What the file said, with what the plan says now in its place; ``ids`` by name."""
    origin = row.get("origin") or {}
    kept = dict(origin.get("row", {}))
    tag = _tag(kept, language)
    cells = {
        "identifier": kept.get("identifier", "" if kept else row["id"]),
        "fullstatement": words(row, "name", tag),
        "humancodingscheme": row.get("code", ""),
        "notes": words(row, "description", tag),
        "ischildof": _parent_cell(row, known, kept, origin),
        "sequencenumber": _sequence_cell(row, kept, origin),
    }
    for key, field in LISTS.items():
        cells[key] = _list_cell(row.get(field, []), kept.get(key, ""), known, ids)
    return kept | cells


def _list_cell(wanted: list[str], before: str, known: dict[str, Record], ids: dict[str, str]) -> str:
    """Those that it named and that still hold, or that lead out of the file; then those that are new."""
    names = _names(before)
    still = [name for name in names if ids.get(name) in (None, *wanted)]
    new = [id for id in wanted if id not in {ids.get(name) for name in still}]
    if still == names and not new:
        return before
    return ",".join([*still, *(_name_of(id, known, "") for id in new)])


def _parent_cell(row: Record, known: dict[str, Record], kept: dict[str, str], origin: Record) -> str:
    """Empty where it was and the place still follows from level or code."""
    before, parent = kept.get("ischildof", ""), row.get("parent")
    if kept and not before and parent == origin.get("above"):
        return ""
    return _name_of(parent, known, before)


def _sequence_cell(row: Record, kept: dict[str, str], origin: Record) -> str:
    """As it was where it still says the place."""
    before, order = kept.get("sequencenumber", ""), row.get("order", 0)
    is_same = bool(kept) and _sequence(before, origin.get("number", 0)) == order
    return before if is_same else f"{order:g}"


def _ids_by_name(known: dict[str, Record]) -> dict[str, str]:
    """Items by the codes and identifiers that name them in a file."""
    found: dict[str, str] = {}
    for id, row in known.items():
        kept = (row.get("origin") or {}).get("row", {})
        found |= {name: id for name in (row.get("code"), kept.get("identifier")) if name}
    return found


def _name_of(id: str | None, known: dict[str, Record], before: str) -> str:
    """How a row names another one: as it did, where that still means it, else by its code."""
    if id is None or id not in known:
        return ""
    kept = (known[id].get("origin") or {}).get("row", {})
    names = [name for name in (known[id].get("code"), kept.get("identifier")) if name]
    return before if before in names else (names[0] if names else id)
