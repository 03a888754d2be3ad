"""Which document of a plan a row or a name means, and the ids of new ones."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from planning.exchange.tabular.columns import Target
from planning.plan.changes import Record
from planning.plan.transaction import SINGULAR, Tables, slug


class Identity:
    """Finds documents of the plan and of the file by id, by ``uid`` and by name."""

    def __init__(self, existing: Mapping[str, Mapping[str, Record]], made: Tables) -> None:
        self._existing, self._made = existing, made
        self._by_uid: dict[str, dict[int, str]] = {}
        self._by_key: dict[str, dict[Any, list[str]]] = {}
        self._names: dict[str, dict[str, str]] = {}

    def of_row(self, target: Target, document: Record) -> str:
        """The id of a row that gives none: that of the plan's document that it means, else a new one."""
        found = self._known(target, document)
        return found if found is not None else self.new(target.table, _words(document))

    def _known(self, target: Target, document: Record) -> str | None:
        uid = document.get("uid")
        if uid is not None:
            found = self._uids(target.table).get(uid)
            return found if found not in self._made.get(target.table, {}) else None
        for key in _keys(target, document):
            ids = self._keyed(target).get(key, [])
            free = next((id for id in ids if id not in self._made.get(target.table, {})), None)
            if free is not None:
                return free
        return None

    def _uids(self, table: str) -> dict[int, str]:
        if table not in self._by_uid:
            rows = self._existing.get(table, {}).items()
            self._by_uid[table] = {row["uid"]: id for id, row in rows if isinstance(row.get("uid"), int)}
        return self._by_uid[table]

    def _keyed(self, target: Target) -> dict[Any, list[str]]:
        if target.table not in self._by_key:
            keyed: dict[Any, list[str]] = defaultdict(list)
            for id, row in self._existing.get(target.table, {}).items():
                for key in _keys(target, row):
                    keyed[key].append(id)
            self._by_key[target.table] = keyed
        return self._by_key[target.table]

    def new(self, table: str, words: str) -> str:
        """An id that is not taken, made from words."""
        stem = slug(words) or SINGULAR.get(table, table.removesuffix("s"))
        number, id = 1, stem
        while id in self._existing.get(table, {}) or id in self._made.get(table, {}):
            number += 1
            id = f"{stem}-{number}"
        return id

    def named(self, table: str, words: str) -> str | None:
        """The id that is given or that has this name; of the file before that of the plan."""
        for tables in (self._made, self._existing):
            if words in tables.get(table, {}):
                return words
        return self._all_names(table).get(words.casefold())

    def _all_names(self, table: str) -> dict[str, str]:
        names = self._names.get(table)
        if names is None:
            names = self._names[table] = {}
            for tables in (self._existing, self._made):
                for id, row in tables.get(table, {}).items():
                    for name in _names(row):
                        names[name] = id
        return names

    def remember(self, table: str, document: Record) -> None:
        """A document of the file, to be found by its name from now on."""
        if table in self._names:
            for name in _names(document):
                self._names[table][name] = document["id"]


def _keys(target: Target, document: Record) -> Iterator[Any]:
    """What tells a row: its name in each language it has, with the other fields that tell it."""
    rest = tuple(str(document.get(field)) for field in target.same if field != "name")
    if "name" in target.same:
        yield from ((name, *rest) for name in _names(document))
    elif any(document.get(field) for field in target.same):
        yield rest


def _names(document: Record) -> Iterator[str]:
    for field in ("name", "title"):
        words = document.get(field)
        if isinstance(words, dict):
            yield from (text.casefold() for text in words.values() if isinstance(text, str) and text)


def _words(document: Record) -> str:
    words = document.get("name") or document.get("title")
    if isinstance(words, dict):
        return words.get("en") or next(iter(words.values()), "")
    return ""
