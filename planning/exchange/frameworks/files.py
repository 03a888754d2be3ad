"""Reading the files of frameworks, finding ids for what they name, and choosing what is written."""

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from i18n import _
from planning.exchange.formats import Writing
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.plan.validation import ID

MAX_BYTES = 64 << 20


def read_text(path: Path) -> str:
    """The text of a file.

    Raises:
        PlanError: ``not_readable``, ``too_large``, or ``not_this_format`` where it is no UTF-8.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PlanError(
                _("The file is larger than {size} MB.").format(size=MAX_BYTES >> 20),
                _("Divide it, or take out what is not needed."),
                code="too_large",
                file=path,
            )
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PlanError(
            _("The file cannot be read ({reason}).").format(reason=error.strerror or error),
            _("Check its name and whether you may read it."),
            code="not_readable",
            file=path,
        ) from None
    except UnicodeDecodeError as error:
        raise broken(path, _("byte {place} is no UTF-8").format(place=error.start)) from None


def broken(path: Path, reason: str, place: str = "") -> PlanError:
    """That a file is not what it should be, with the place where that shows."""
    return PlanError(
        _("The file is damaged or of another format ({reason}).").format(reason=reason),
        _("Export it again, or choose another file."),
        code="not_this_format",
        table=place,
        file=path,
    )


def read_json(path: Path) -> dict[str, Any]:
    """The object that a JSON file holds.

    Raises:
        PlanError: as :func:`read_text`.
    """
    try:
        found = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise broken(path, error.msg, f"{error.lineno}:{error.colno}") from None
    except RecursionError:
        raise broken(path, _("it is nested too deeply")) from None
    if not isinstance(found, dict):
        raise broken(path, _("it holds no object"))
    return found


def rows_of(path: Path, found: Mapping[str, Any], key: str, *fields: str) -> list[Record]:
    """The list of objects under a key, each of which has ``fields`` as texts.

    Raises:
        PlanError: ``not_this_format`` with the place.
    """
    rows = found.get(key)
    if not isinstance(rows, list):
        raise broken(path, _("“{field}” is missing").format(field=key), key)
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise broken(path, _("it holds no object"), f"{key}/{number}")
        for field in fields:
            if not isinstance(row.get(field), str) or not row[field].strip():
                reason = _("“{field}” is missing").format(field=field)
                raise broken(path, reason, f"{key}/{number}/{field}")
    return rows


def refuse_twice(path: Path, rows: list[Record], key: str, field: str) -> None:
    """Say no to two rows of the same name.

    Raises:
        PlanError: ``duplicate_id`` with both places.
    """
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        other = seen.setdefault(row[field], number)
        if other != number:
            raise PlanError(
                _("“{id}” stands in the rows {one} and {other}.").format(
                    id=row[field], one=other, other=number
                ),
                _("Give one of them another id."),
                code="duplicate_id",
                table=f"{key}/{number}/{field}",
                file=path,
            )


def id_of(*parts: str) -> str:
    """An id from the names in a file: as they are where that can be, else so that they stay apart."""
    joined = ".".join(part for part in parts if part)
    if ID.fullmatch(joined):
        return joined
    plain = re.sub(r"[\s/\x00-\x1f]+", "-", joined)[:70]
    return f"{plain}-{zlib.crc32(joined.encode()):08x}"


def given(record: Record) -> Record:
    """A record without the fields that say nothing."""
    return {field: value for field, value in record.items() if value not in (None, "", [], {})}


def chosen_framework(document: Document, writing: Writing, format_name: str) -> Record:
    """The framework that is to be written: the one named, else one that came in this format, else the first.

    Raises:
        PlanError: ``no_such_document``, ``no_framework``.
    """
    rows = document.records("frameworks")
    if writing.framework:
        if writing.framework in rows:
            return rows[writing.framework]
        raise PlanError(
            _("There is no “{id}” in the table “{table}”.").format(id=writing.framework, table="frameworks"),
            _("Check the id."),
            code="no_such_document",
            table="frameworks",
            id=writing.framework,
        )
    of_format = [row for row in rows.values() if (row.get("origin") or {}).get("format") == format_name]
    found = of_format or sorted(rows.values(), key=lambda row: (row.get("order", 0), row["id"]))
    if not found:
        raise PlanError(
            _("The plan has no framework of competencies."),
            _("Add one first, or import it."),
            code="no_framework",
            table="frameworks",
        )
    return found[0]


def competencies_of(document: Document, framework: str) -> dict[str, Record]:
    """The competencies of a framework by id, in the order of the plan."""
    rows = document.records("competencies").items()
    return {id: row for id, row in rows if row.get("framework") == framework}


def profiles_of(document: Document, framework: str) -> Iterator[Record]:
    """The job profiles of a framework, in the order of the plan."""
    return (row for row in document.records("profiles").values() if row.get("framework") == framework)


def words(record: Record, field: str, language: str) -> str:
    """A text of a record in a language, or in another one."""
    return text_in(record.get(field), language)
