"""Which documents refer to which, and walks along such references.

Documents may come from a file that somebody damaged or wrote by hand: what is no id is passed over here and
reported by ``check``.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from planning.plan.changes import Record
from planning.plan.entities import Entity
from planning.plan.tables import entity_type, entry_references, field_rules

Get = Callable[[str, str], Record | None]
Followers = Callable[[str], Iterable[str]]


def references(table: str, document: Record) -> Iterator[tuple[str, str, str]]:
    """Each reference of a document, or of an entry in one of its lists, as (field, table referred to, id)."""
    cls = entity_type(table, document.get("id"))
    for field, target in _reference_fields(cls):
        for id in _ids(document.get(field)):
            yield field, target, id
    for field, rule in entry_references(cls):
        entries = document.get(field)
        for entry in entries if isinstance(entries, list) else ():
            for id in _ids(entry.get(rule.name) if isinstance(entry, dict) else None):
                yield field, rule.refers_to, id


@cache
def reference_fields(cls: type[Entity]) -> frozenset[str]:
    """The fields of a class that hold references, or lists of entries with references."""
    return frozenset((*dict(_reference_fields(cls)), *dict(entry_references(cls))))


def _ids(value: object) -> list[str]:
    """The ids that a field holds: one, a list of them, or none."""
    if isinstance(value, str):
        return [value]
    return [id for id in value if isinstance(id, str)] if isinstance(value, list) else []


@cache
def _reference_fields(cls: type[Entity]) -> tuple[tuple[str, str], ...]:
    return tuple((rule.name, rule.refers_to) for rule in field_rules(cls) if rule.refers_to)


def parent_cycle(get: Get, table: str, id: str) -> list[str]:
    """The chain of parents from ``id`` back to itself, or an empty list."""
    chain, at = [id], _parent(get, table, id)
    seen = {id}
    while at is not None and at not in seen:
        seen.add(at)
        chain.append(at)
        at = _parent(get, table, at)
    return [*chain, id] if at == id else []


def ancestors(get: Get, table: str, id: str) -> list[str]:
    """The parent, its parent and so on, each once."""
    chain: list[str] = []
    at = _parent(get, table, id)
    while at is not None and at not in chain and at != id:
        chain.append(at)
        at = _parent(get, table, at)
    return chain


def _parent(get: Get, table: str, id: str) -> str | None:
    parent = (get(table, id) or {}).get("parent")
    return parent if isinstance(parent, str) else None


def link_ends(link: Record) -> tuple[str, str]:
    """The ids of the two activities of a link; empty where the link names none."""
    ends = (link.get("predecessor"), link.get("successor"))
    predecessor, successor = (end if isinstance(end, str) else "" for end in ends)
    return predecessor, successor


def way_back(followers: Followers, predecessor: str, successor: str) -> list[str]:
    """The circle that a step from ``predecessor`` to ``successor`` closes, or an empty list; iterative."""
    came_from, open_ids = {successor: ""}, [successor]
    while open_ids:
        at = open_ids.pop()
        if at == predecessor:
            return [predecessor, *_walk_back(came_from, predecessor)[::-1]]
        for follower in followers(at):
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


def circles(roots: Iterable[str], followers: Followers) -> Iterator[list[str]]:
    """Circles that can be reached from ``roots``, first and last alike; each node in at most one of them."""
    done: set[str] = set()
    reported: set[str] = set()
    for root in roots:
        for circle in _circles_from(root, followers, done):
            if reported.isdisjoint(circle):
                reported.update(circle)
                yield circle


def _circles_from(root: str, followers: Followers, done: set[str]) -> Iterator[list[str]]:
    """Walk depth first without recursion; a step to a node that is still open closes a circle."""
    if root in done:
        return
    path, place = [root], {root: 0}
    steps = [iter(followers(root))]
    while steps:
        follower = next(steps[-1], None)
        if follower is None:
            steps.pop()
            at = path.pop()
            del place[at]
            done.add(at)
        elif follower in place:
            yield [*path[place[follower] :], follower]
        elif follower not in done:
            place[follower] = len(path)
            path.append(follower)
            steps.append(iter(followers(follower)))
