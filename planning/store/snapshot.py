"""The plan file as text: plain JSON that stock TinyDB reads, one document a line, sorted keys, a checksum.

``_meta`` (document 1) holds format, schema, file id, revision and the SHA-256 of the parsed values, so that
a mail program that changes line ends or a byte order mark does not make the file look damaged.
"""

import hashlib
from typing import Any

import msgspec
import orjson

from i18n import _
from planning.plan.errors import PlanError

FORMAT = "roadmap-plan"
SCHEMA = 1
META = "_meta"
MAX_BYTES = 512 * 1024 * 1024

Tables = dict[str, dict[str, Any]]


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says of itself.

    ``revision`` is random and new at each writing, so that two copies of one plan are told apart;
    ``generation`` counts the writings, ``seq`` is the number of the last
    step that is in it, ``folded`` the id of the journal it was folded from, ``saved`` when (UTC, ISO 8601).
    """

    format: str = FORMAT
    schema: int = SCHEMA
    file_id: str
    revision: str = ""
    generation: int = 0
    seq: int = 0
    folded: str = ""
    saved: str = ""
    sha256: str = ""


def checksum(tables: Tables, meta: Meta) -> str:
    """SHA-256 over the parsed values of all tables and of ``_meta`` without the sum itself."""
    head = {**msgspec.to_builtins(meta), "sha256": ""}
    values = {name: documents for name, documents in tables.items() if name != META}
    return hashlib.sha256(orjson.dumps([head, values], option=orjson.OPT_SORT_KEYS)).hexdigest()


def seal(tables: Tables, meta: Meta) -> Tables:
    """The tables with their ``_meta`` and its checksum, as they go into the file."""
    sealed = msgspec.structs.replace(meta, sha256=checksum(tables, meta))
    return {**tables, META: {"1": msgspec.to_builtins(sealed)}}


def serialise(tables: Tables) -> bytes:
    """The file's bytes: one document a line, tables and fields sorted, documents in order of their keys."""
    lines = []
    for name in sorted(tables):
        rows = [
            b"  %s: %s" % (orjson.dumps(key), orjson.dumps(document, option=orjson.OPT_SORT_KEYS))
            for key, document in sorted(tables[name].items(), key=lambda item: int(item[0]))
        ]
        body = b",\n".join(rows)
        lines.append(
            b" %s: {\n%s\n }" % (orjson.dumps(name), body) if rows else b" %s: {}" % orjson.dumps(name)
        )
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def parse(data: bytes) -> Tables:
    """The tables of a file's bytes.

    Raises:
        PlanError: ``empty``, ``not_json`` (with line and column), ``not_a_plan``.
    """
    text = data.removeprefix(b"\xef\xbb\xbf")
    if not text.strip(b" \t\r\n\0"):
        raise _unreadable("empty", _("The file is empty."))
    try:
        values = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise _unreadable(
            "not_json",
            _("The file is damaged or is no plan: line {line}, column {column} is not JSON.").format(
                line=error.lineno, column=error.colno
            ),
        ) from None
    if not _has_shape(values):
        raise PlanError(
            _("This is JSON, but no plan of this program."),
            _("Open a plan, or import this file."),
            code="not_a_plan",
        )
    tables: Tables = values
    return tables


def _unreadable(code: str, message: str) -> PlanError:
    return PlanError(message, _("Open a backup or an earlier copy; this file was not touched."), code=code)


def _has_shape(values: object) -> bool:
    """Tables of documents with whole numbers as keys, and a ``_meta`` of our format."""
    return (
        isinstance(values, dict)
        and all(isinstance(table, dict) for table in values.values())
        and all(
            key.isdecimal() and isinstance(document, dict)
            for table in values.values()
            for key, document in table.items()
        )
        and values.get(META, {}).get("1", {}).get("format") == FORMAT
    )


def read_meta(tables: Tables) -> Meta:
    """What the file says of itself.

    Raises:
        PlanError: ``not_a_plan`` where its head is incomplete.
    """
    try:
        return msgspec.convert(tables[META]["1"], Meta)
    except msgspec.ValidationError as error:
        raise _unreadable(
            "not_a_plan", _("The head of the file is damaged ({reason}).").format(reason=error)
        ) from None
