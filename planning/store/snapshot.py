"""The plan file as text: plain JSON that stock TinyDB reads, one document a line, sorted keys, a checksum.

``_meta`` (document 1) holds format, schema, file id, revision and the SHA-256 of the parsed values, so that
a mail program that changes line ends or a byte order mark does not make the file look damaged.
"""

import contextlib
import hashlib
import json
from collections import Counter
from typing import Annotated, Any

import msgspec
import orjson

from i18n import _
from planning.plan.errors import PlanError

FORMAT = "roadmap-plan"
SCHEMA = 1
META = "_meta"
MOST_ANCESTORS = 100
MAX_BYTES = 512 * 1024 * 1024
BLANK = b" \t\r\n\0"

Tables = dict[str, dict[str, Any]]
Count = Annotated[int, msgspec.Meta(ge=0)]


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says of itself.

    ``revision`` is random and new at each writing, so that two copies of one plan are told apart;
    ``generation`` counts the writings, ``seq`` is the number of the last step that is in it, ``folded`` the
    id of the journal that led here (empty where no journal did), ``saved`` when it was written (UTC, ISO
    8601), ``sha256`` the checksum. ``ancestors`` are the revisions that it came after, with their last steps,
    so that copies which were edited apart find what both came from.
    """

    format: str = FORMAT
    schema: Annotated[int, msgspec.Meta(ge=1)] = SCHEMA
    file_id: str
    revision: str = ""
    generation: Count = 0
    seq: Count = 0
    folded: str = ""
    saved: str = ""
    ancestors: dict[str, Count] = {}
    sha256: str = ""


def ancestors_of_next(meta: Meta) -> dict[str, int]:
    """The ancestors of what is written after a snapshot: those of its own, the newest of them, and itself."""
    known = sorted(meta.ancestors.items(), key=lambda item: item[1])[1 - MOST_ANCESTORS :]
    return dict(known) | ({meta.revision: meta.seq} if meta.revision else {})


def checksum(tables: Tables) -> str:
    """SHA-256 over the parsed values of all tables and of ``_meta`` without the sum itself."""
    head = {**tables[META]["1"], "sha256": ""}
    values = {name: documents for name, documents in tables.items() if name != META}
    return hashlib.sha256(orjson.dumps([head, values], option=orjson.OPT_SORT_KEYS)).hexdigest()


def seal(tables: Tables, meta: Meta) -> Tables:
    """The tables with their ``_meta`` and its checksum, as they go into the file."""
    sealed = {**tables, META: {"1": msgspec.to_builtins(meta)}}
    sealed[META]["1"]["sha256"] = checksum(sealed)
    return sealed


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
    if text[:1] in BLANK and not text.strip(BLANK):  # no copy of a large file for nothing
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


def duplicate_key(data: bytes) -> str:
    """A key that stands twice in one object of the file, where all but the last would be lost; else empty."""
    doubles: list[str] = []

    def look(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        counts = Counter(key for key, value in pairs)
        doubles.extend(key for key, count in counts.items() if count > 1)
        return dict(pairs)

    with contextlib.suppress(ValueError, RecursionError):  # orjson, which is stricter, has read it
        json.loads(data.decode("utf-8-sig"), object_pairs_hook=look)
    return doubles[0] if doubles else ""


def _unreadable(code: str, message: str) -> PlanError:
    return PlanError(message, _("Open a backup or an earlier copy; this file was not touched."), code=code)


def _has_shape(values: object) -> bool:
    """Tables of documents with whole numbers as keys, and a ``_meta`` of our format."""
    return (
        isinstance(values, dict)
        and all(isinstance(table, dict) for table in values.values())
        and all(all(map(_is_number, table)) for table in values.values())
        and all(set(map(type, table.values())) <= {dict} for table in values.values())
        and values.get(META, {}).get("1", {}).get("format") == FORMAT
    )


def _is_number(key: str) -> bool:
    """Whether TinyDB writes a whole number so: "7" and "07" would be one document to it."""
    return key.isdecimal() and key.isascii() and (key[0] != "0" or key == "0")


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
