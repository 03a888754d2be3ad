"""A transaction: changes gathered on a copy, made all together or not at all."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from i18n import _
from planning.plan.backlinks import Backlinks, Place, targets
from planning.plan.changes import Change, Record, same
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.plan.validation import check_id

Tables = dict[str, dict[str, Record]]
TITLES = ("name", "title", "period")
SINGULAR = {
    "activities": "activity",
    "competencies": "competency",
    "people": "person",
    "training": "training",
}
SCALARS = (str, int, float, bool, type(None))


class Transaction:
    """Changes that are being gathered; the document makes them when the ``with`` block ends without error."""

    def __init__(self, tables: Tables, backlinks: Backlinks | None = None) -> None:
        self._tables = tables
        self._backlinks = backlinks or Backlinks(tables)
        self._staged: dict[Place, Record | None] = {}
        self._staged_to: dict[Place, list[Place]] | None = None
        self._numbers: dict[Place, int] = {}

    def add(self, table: str, fields: Mapping[str, Any]) -> str:
        """Add a document; its id is ``fields["id"]`` or made from its name.

        Returns:
            the id.

        Raises:
            PlanError: ``wrong_id``, or ``duplicate_id`` where the table has that id already.
        """
        document = {field: value for field, value in _copy(table, fields).items() if value is not None}
        if "id" not in document:
            document["id"] = self._new_id(table, document)
        id = check_id(table, document["id"])
        if self.get(table, id) is not None:
            raise PlanError(
                _("“{id}” exists already.").format(id=id),
                _("Choose another id, or change the existing document."),
                code="duplicate_id",
                table=table,
                id=id,
                field="id",
            )
        self._stage(table, id, document)
        return id

    def set(self, table: str, id: str, /, **fields: Any) -> None:
        """Merge ``fields`` into a document; ``None`` deletes a field.

        Raises:
            PlanError: ``no_such_document``, or ``wrong_id`` where the id itself would change.
        """
        document = dict(self._existing(table, id))
        if fields.get("id", id) != id:
            raise PlanError(
                _("The id of a document cannot change."),
                _("Remove it and add another."),
                code="wrong_id",
                table=table,
                id=id,
                field="id",
            )
        for field, value in _copy(table, fields).items():
            if value is None:
                document.pop(field, None)
            else:
                document[field] = value
        self._stage(table, id, document)

    def remove(self, table: str, id: str) -> None:
        """Remove a document.

        Raises:
            PlanError: ``no_such_document``.
        """
        self._existing(table, id)
        self._stage(table, id, None)

    def _stage(self, table: str, id: str, document: Record | None) -> None:
        self._staged[table, id] = document
        self._staged_to = None

    def get(self, table: str, id: str) -> Record | None:
        """The document as this transaction would leave it; not to be changed."""
        if (table, id) in self._staged:
            return self._staged[table, id]
        return self._tables.get(table, {}).get(id)

    def table(self, table: str) -> dict[str, Record]:
        """The table as this transaction would leave it; a new dict of documents not to be changed."""
        documents = dict(self._tables.get(table, {}))
        for (staged_table, id), document in self._staged.items():
            if staged_table == table:
                if document is None:
                    documents.pop(id, None)
                else:
                    documents[id] = document
        return documents

    def referrers(self, table: str, id: str) -> Iterator[Place]:
        """The documents that would refer to this one."""
        yield from (place for place in self._backlinks.of(table, id) if place not in self._staged)
        if self._staged_to is None:
            self._staged_to = {}
            for place, document in self._staged.items():
                for target in targets(place[0], document):
                    self._staged_to.setdefault(target, []).append(place)
        yield from self._staged_to.get((table, id), ())

    def changes(self) -> tuple[Change, ...]:
        """What would change, without what stays as it is."""
        changes = []
        for (table, id), after in self._staged.items():
            before = self._tables.get(table, {}).get(id)
            if not same(before, after):
                changes.append(Change(table, id, before, after))
        return tuple(changes)

    def _existing(self, table: str, id: str) -> Record:
        document = self.get(table, id)
        if document is None:
            raise PlanError(
                _("There is no “{id}” in the table “{table}”.").format(id=id, table=table),
                _("Check the id."),
                code="no_such_document",
                table=table,
                id=id,
            )
        return document

    def _new_id(self, table: str, document: Record) -> str:
        """A short id from the English name (else any name), with a number where it is taken."""
        name = next((document[key] for key in TITLES if document.get(key)), "")
        words = text_in(name, "en") if isinstance(name, dict) else name
        stem = slug(str(words)) or SINGULAR.get(table, table.removesuffix("s"))
        taken, number = self._tables.get(table, {}), self._numbers.get((table, stem), 1)
        id = stem if number == 1 else f"{stem}-{number}"
        while id in taken or (table, id) in self._staged:
            number += 1
            id = f"{stem}-{number}"
        self._numbers[table, stem] = number
        return id


def slug(words: str) -> str:
    """An id from words: ASCII letters and digits where there are any, at most 40 characters."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].strip("-")


def _copy(table: str, fields: Mapping[str, Any]) -> Record:
    """A deep copy in plain JSON types, so that nobody outside holds a part of the plan."""
    try:
        return {str(field): _plain(value) for field, value in fields.items()}
    except (TypeError, ValueError, RecursionError) as error:
        raise PlanError(
            _("These values cannot be stored ({reason}).").format(reason=error),
            _("Use text, numbers, lists and objects."),
            code="wrong_type",
            table=table,
        ) from None


def _plain(value: object) -> object:
    """A value as JSON gives it back: dates as text, tuples as lists, keys as text."""
    if type(value) in SCALARS:
        return value
    if not isinstance(value, list | tuple) and not _has_names(value):
        value = msgspec.to_builtins(value, str_keys=True)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _has_names(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)
