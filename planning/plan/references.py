"""Which documents refer to which, and walks along such references."""

from collections.abc import Callable, Iterable, Iterator

from planning.plan.changes import Record
from planning.plan.tables import TABLES, entity_type, field_rules

Lookup = Callable[[str], dict[str, Record]]


def references(table: str, document: Record) -> Iterator[tuple[str, str, str]]:
    """Each reference of a document as (field, table referred to, id)."""
    for rule in field_rules(entity_type(table, document["id"])):
        if rule.refers_to:
            for id in _as_list(document.get(rule.name)):
                yield rule.name, rule.refers_to, id


def _as_list(value: str | list[str] | None) -> list[str]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def referrers(documents: Lookup, table: str, ids: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Each document that refers to one of ``ids``: (table, id, field, id referred to)."""
    for other, cls in TABLES.items():
        if any(rule.refers_to == table for rule in field_rules(cls)):
            for document in documents(other).values():
                for field, target, id in references(other, document):
                    if target == table and id in ids:
                        yield other, document["id"], field, id


def parent_cycle(documents: dict[str, Record], id: str) -> list[str]:
    """The chain of parents from ``id`` back to itself, or an empty list."""
    chain, at = [id], documents.get(id, {}).get("parent")
    while at is not None and at in documents and at not in chain:
        chain.append(at)
        at = documents[at].get("parent")
    return [*chain, id] if at == id else []


def link_cycle(links: Iterable[Record], link: Record) -> list[str]:
    """The activities round which ``link`` closes a circle, first and last alike, or an empty list."""
    followers: dict[str, list[str]] = {}
    for other in links:
        followers.setdefault(other["predecessor"], []).append(other["successor"])
    return _path(followers, link["successor"], link["predecessor"])


def _path(followers: dict[str, list[str]], start: str, goal: str) -> list[str]:
    """A path from ``start`` to ``goal`` closed by the step from ``goal`` to ``start``; iterative."""
    came_from, open_ids = {start: ""}, [start]
    while open_ids:
        at = open_ids.pop()
        if at == goal:
            return [goal, *_walk_back(came_from, goal)[::-1]]
        for follower in followers.get(at, ()):
            if follower not in came_from:
                came_from[follower] = at
                open_ids.append(follower)
    return []


def _walk_back(came_from: dict[str, str], at: str) -> list[str]:
    path = []
    while at:
        path.append(at)
        at = came_from[at]
    return path
