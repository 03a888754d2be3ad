"""IMS CASE 1.0 (Competencies and Academic Standards Exchange) as JSON: a document, items, associations.

Source: 1EdTech, CASE Service Version 1.0. What an item or association says beyond our fields is kept and
written as it was; parents, statements and codes are those of the plan.
"""

import uuid
from collections.abc import Iterator
from typing import Any

import orjson

from i18n import LANGUAGES, is_language
from planning.exchange.formats import Exported, Reading, Writing
from planning.exchange.frameworks.files import (
    broken,
    chosen_framework,
    competencies_of,
    given,
    id_of,
    read_json,
    refuse_twice,
    rows_of,
    words,
)
from planning.exchange.imported import Imported
from planning.plan.changes import Record
from planning.plan.document import Document

FORMAT = "case"
CHILD = "isChildOf"
FIELDS = {"isRelatedTo": "related", "replacedBy": "replaced_by"}
SPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # of URLs, RFC 4122


def read(reading: Reading) -> Imported:
    """Read a file.

    Raises:
        PlanError: ``not_readable``, ``not_this_format``, ``duplicate_id`` with the place.
    """
    path, found = reading.path, read_json(reading.path)
    head = found.get("CFDocument")
    if not isinstance(head, dict) or not isinstance(head.get("identifier"), str):
        raise broken(path, "CFDocument/identifier", "CFDocument")
    items = rows_of(path, found, "CFItems", "identifier", "fullStatement")
    associations = rows_of(path, found, "CFAssociations", "associationType")
    refuse_twice(path, items, "CFItems", "identifier")
    framework = id_of(head["identifier"])
    competencies = {
        row["id"]: row
        for number, item in enumerate(items, start=1)
        for row in [_competency(framework, number, item, reading.language)]
    }
    _relate(competencies, associations)
    tables = {
        "frameworks": {framework: _framework(framework, found, head, associations, reading.language)},
        "competencies": {id: given(row) for id, row in competencies.items()},
    }
    return Imported(tables, [], counts={"items": len(items), "associations": len(associations)})


def _framework(
    id: str, found: dict[str, Any], head: Record, associations: list[Record], language: str
) -> Record:
    tag = _tag(head.get("language"), language)
    kept = {k: v for k, v in found.items() if k not in ("CFDocument", "CFItems", "CFAssociations")}
    return given(
        {
            "id": id,
            "name": {tag: head.get("title") or id},
            "version": str(head.get("version") or ""),
            "description": {tag: head["description"]} if head.get("description") else None,
            "translation": {tag: "source"},
            "origin": {"format": FORMAT, "document": head, "associations": associations, "rest": kept},
        }
    )


def _competency(framework: str, number: int, item: Record, language: str) -> Record:
    tag = _tag(item.get("language"), language)
    return {
        "id": id_of(item["identifier"]),
        "framework": framework,
        "order": number,
        "code": item.get("humanCodingScheme") or "",
        "name": {tag: item["fullStatement"]},
        "description": {tag: item["notes"]} if item.get("notes") else None,
        "origin": {"item": item},
    }


def _tag(given_tag: object, language: str) -> str:
    tag = str(given_tag or "")
    return tag if tag in LANGUAGES or is_language(tag) else language


def _relate(competencies: dict[str, Record], associations: list[Record]) -> None:
    """Parents and references between items; those that lead out of the file are kept as they are only."""
    for association in associations:
        start, end = ends(association)
        row, type_ = competencies.get(start), association["associationType"]
        if row is None or end not in competencies or end == start:
            continue
        if type_ == CHILD and "parent" not in row:
            row["parent"] = end
        elif type_ in FIELDS:
            row.setdefault(FIELDS[type_], []).append(end)
    for id in list(competencies):
        _cut_circle(competencies, id)
    parents = {row.get("parent") for row in competencies.values()}
    for parent in parents & competencies.keys():
        competencies[str(parent)]["kind"] = "family"


def _cut_circle(competencies: dict[str, Record], id: str) -> None:
    """A file whose parents lead back to where they started loses the last of these links."""
    seen: set[str] = {id}
    at = id
    while "parent" in competencies[at]:
        parent = str(competencies[at]["parent"])
        if parent in seen:
            del competencies[at]["parent"]
            return
        seen.add(parent)
        at = parent


def ends(association: Record) -> tuple[str, str]:
    """The ids of the items at both ends."""
    return _node(association.get("originNodeURI")), _node(association.get("destinationNodeURI"))


def _node(node: object) -> str:
    found = node.get("identifier") if isinstance(node, dict) else node
    return id_of(str(found)) if found else ""


def write(document: Document, writing: Writing) -> Exported:
    """A framework as CASE JSON.

    Raises:
        PlanError: ``no_framework``, ``no_such_document``.
    """
    framework = chosen_framework(document, writing, FORMAT)
    origin = framework.get("origin") or {}
    known = competencies_of(document, framework["id"])
    head = _head(framework, origin, writing.language)
    writer = _Writer(head, known, writing.language)
    found = {
        "CFDocument": head,
        "CFItems": [writer.item(row) for row in known.values()],
        "CFAssociations": list(writer.associations(origin.get("associations", []))),
        **origin.get("rest", {}),
    }
    return Exported(orjson.dumps(found, option=orjson.OPT_INDENT_2))


def _head(framework: Record, origin: Record, language: str) -> Record:
    head = dict(origin.get("document", {}))
    head.setdefault("identifier", identifier(framework["id"]))
    head.setdefault("uri", f"urn:uuid:{head['identifier']}")
    head.setdefault("creator", words(framework, "attribution", language) or "Roadmap Planner")
    if words(framework, "name", language):
        head["title"] = words(framework, "name", language)
    if framework.get("version"):
        head["version"] = framework["version"]
    if framework.get("description"):
        head["description"] = words(framework, "description", language)
    return head


def identifier(id: str) -> str:
    """The UUID of something in a plan: its id, or one made of it (RFC 4122, version 5)."""
    try:
        return str(uuid.UUID(id))
    except ValueError:
        return str(uuid.uuid5(SPACE, id))


class _Writer:
    """Writes items and associations with the identifiers that they came with."""

    def __init__(self, head: Record, known: dict[str, Record], language: str) -> None:
        self._head, self._known, self._language = head, known, language
        self._names = {
            id: str((row.get("origin") or {}).get("item", {}).get("identifier") or identifier(id))
            for id, row in known.items()
        }

    def item(self, row: Record) -> Record:
        """The item of a competency."""
        item = dict((row.get("origin") or {}).get("item", {}))
        tag = str(item.get("language") or self._language)
        item.setdefault("identifier", self._names[row["id"]])
        item.setdefault("uri", f"urn:uuid:{item['identifier']}")
        item.setdefault("CFDocumentURI", self._head["uri"])
        item["fullStatement"] = words(row, "name", tag)
        if row.get("code") or "humanCodingScheme" in item:
            item["humanCodingScheme"] = row.get("code", "")
        if row.get("description") or item.get("notes"):
            item["notes"] = words(row, "description", tag)
        return item

    def associations(self, kept: list[Record]) -> Iterator[Record]:
        """Those that the file had and that still hold, then those that are new in the plan."""
        written: set[tuple[str, str, str]] = set()
        for association in kept:
            start, end = ends(association)
            if self._holds(association["associationType"], start, end):
                written.add((association["associationType"], start, end))
                yield association
        for type_, start, end in self._wanted():
            if (type_, start, end) not in written:
                yield self._association(type_, start, end)

    def _holds(self, type_: str, start: str, end: str) -> bool:
        row = self._known.get(start)
        if row is None:
            return False
        inside = end in self._known
        if type_ == CHILD:
            return row.get("parent") == end if inside else not row.get("parent")
        return end in row.get(FIELDS[type_], []) if type_ in FIELDS and inside else True

    def _wanted(self) -> Iterator[tuple[str, str, str]]:
        for id, row in self._known.items():
            if row.get("parent"):
                yield CHILD, id, row["parent"]
            elif "origin" not in row:
                yield CHILD, id, ""
            for type_, field in FIELDS.items():
                yield from ((type_, id, end) for end in row.get(field, []) if end in self._known)

    def _association(self, type_: str, start: str, end: str) -> Record:
        ends_ = {"originNodeURI": self._names[start], "destinationNodeURI": self._names.get(end)}
        ends_["destinationNodeURI"] = ends_["destinationNodeURI"] or self._head["identifier"]
        own = identifier(f"{type_}:{ends_['originNodeURI']}:{ends_['destinationNodeURI']}")
        nodes = {
            field: {"title": id, "identifier": id, "uri": f"urn:uuid:{id}"} for field, id in ends_.items()
        }
        head = {"identifier": own, "uri": f"urn:uuid:{own}", "CFDocumentURI": self._head["uri"]}
        return head | {"associationType": type_} | nodes
