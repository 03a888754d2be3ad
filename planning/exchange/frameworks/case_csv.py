"""IMS CASE items as CSV, in the columns of OpenSALT: one item a row, parents by code or identifier.

Columns are known by their headings, whatever their order and spacing; those that are not ours are kept.
"""

import csv
import io
import re

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
OURS = ("identifier", "fullstatement", "humancodingscheme", "sequencenumber", "notes", "ischildof")
LISTS = {"replacedby": "replaced_by", "isrelatedto": "related"}


def plain(heading: str) -> str:
    """A heading as headings are compared."""
    return re.sub(r"[^a-z]", "", heading.lower())


def read(reading: Reading) -> Imported:
    """Read a file.

    Raises:
        PlanError: ``not_readable``, ``not_this_format`` with the row.
    """
    path = reading.path
    rows = [row for row in csv.reader(io.StringIO(read_text(path))) if any(cell.strip() for cell in row)]
    headings = rows[0] if rows else []
    keys = [plain(heading) for heading in headings]
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
    return {
        "id": id_of(framework, known),
        "framework": framework,
        "order": number,
        "code": item.get("humancodingscheme", ""),
        "name": {language: item["fullstatement"]},
        "description": {language: item["notes"]} if item.get("notes") else None,
        "origin": {"row": item},
    }


def _relate(reading: Reading, items: list[dict[str, str]], rows: list[Record]) -> None:
    by_name: dict[str, Record] = {}
    for item, row in zip(items, rows, strict=True):
        for key in ("humancodingscheme", "identifier"):
            if item.get(key):
                by_name[item[key]] = row
    for number, (item, row) in enumerate(zip(items, rows, strict=True), start=2):
        parent = item.get("ischildof", "")
        if parent:
            if parent not in by_name:
                reason = _("“{id}” is not in the file").format(id=parent)
                raise broken(reading.path, reason, f"{number}/Is Child Of")
            row["parent"] = by_name[parent]["id"]
            by_name[parent]["kind"] = "family"
        for key, field in LISTS.items():
            named = [by_name[name]["id"] for name in _names(item.get(key, "")) if name in by_name]
            row[field] = [id for id in named if id != row["id"]]


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(",") if name.strip()]


def write(document: Document, writing: Writing) -> Exported:
    """A framework as rows.

    Raises:
        PlanError: ``no_framework``, ``no_such_document``.
    """
    framework = chosen_framework(document, writing, FORMAT)
    headings = (framework.get("origin") or {}).get("headings") or list(HEADINGS)
    known = competencies_of(document, framework["id"])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    for row in known.values():
        cells = _cells(row, known, writing.language)
        writer.writerow([cells.get(plain(heading), "") for heading in headings])
    indicators = [r for r in document.records("indicators").values() if r["competency"] in known]
    left_out = []
    if indicators:
        message = _("Behavioural indicators: this format has no levels.")
        left_out.append(LeftOut("indicators", len(indicators), message))
    return Exported(out.getvalue().encode(), left_out)


def _cells(row: Record, known: dict[str, Record], language: str) -> dict[str, str]:
    """What the file said, with what the plan says now in its place."""
    kept = dict((row.get("origin") or {}).get("row", {}))
    cells = {
        "identifier": kept.get("identifier", "" if kept else row["id"]),
        "fullstatement": words(row, "name", language),
        "humancodingscheme": row.get("code", ""),
        "notes": words(row, "description", language),
        "ischildof": _name_of(row.get("parent"), known, kept.get("ischildof", "")),
    }
    for key, field in LISTS.items():
        inside = [_name_of(id, known, "") for id in row.get(field, [])]
        outside = [
            name for name in _names(kept.get(key, "")) if name not in inside and not _is_known(name, known)
        ]
        cells[key] = ",".join([*inside, *outside])
    if not kept:
        cells["sequencenumber"] = f"{row.get('order', 0):g}"
    return kept | cells


def _is_known(name: str, known: dict[str, Record]) -> bool:
    return any(
        name in (row.get("code"), (row.get("origin") or {}).get("row", {}).get("identifier"))
        for row in known.values()
    )


def _name_of(id: str | None, known: dict[str, Record], before: str) -> str:
    """How a row names another one: as it did, where that still means it, else by its code."""
    if id is None or id not in known:
        return ""
    kept = (known[id].get("origin") or {}).get("row", {})
    names = [name for name in (known[id].get("code"), kept.get("identifier")) if name]
    return before if before in names else (names[0] if names else id)
