"""Which documents refer to which, and walks along such references.

Documents may come from a file that somebody damaged or wrote by hand: what is no id is passed over here and
reported by ``check``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from planning.plan.changes import Record
from planning.plan.tables import TABLES, entity_type, field_rules

Table = Callable[[str], Mapping[str, Record]]
Get = Callable[[str, str], Record | None]


def references(table: str, document: Record) -> Iterator[tuple[str, str, str]]:
    """Each reference of a document as (field, table referred to, id)."""
    for rule in field_rules(entity_type(table, document.get("id"))):
        if rule.refers_to:
            for id in _ids(document.get(rule.name)):
                yield rule.name, rule.refers_to, id


def _ids(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [id for id in values if isinstance(id, str)]


def referrers(documents: Table, table: str, ids: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Each document that refers to one of ``ids``: (table, id, field, id referred to)."""
    for other, cls in TABLES.items():
        if any(rule.refers_to == table for rule in field_rules(cls)):
            for key, document in documents(other).items():
                for field, target, id in references(other, document):
                    if target == table and id in ids:
                        yield other, key, field, id


def parent_cycle(get: Get, table: str, id: str) -> list[str]:
    """The chain of parents from ``id`` back to itself, or an empty list."""
    chain, at = [id], _parent(get, table, id)
    seen = {id}
    while at is not None and at not in seen:
        seen.add(at)
        chain.append(at)
        at = _parent(get, table, at)
    return [*chain, id] if at == id else []


def _parent(get: Get, table: str, id: str) -> str | None:
    parent = (get(table, id) or {}).get("parent")
    return parent if isinstance(parent, str) else None


def link_cycle(links: Iterable[Record], link: Record) -> list[str]:
    """The activities round which ``link`` closes a circle, first and last alike, or an empty list."""
    followers: dict[str, list[str]] = {}
    for predecessor, successor in map(link_ends, links):
        if predecessor and successor:
            followers.setdefault(predecessor, []).append(successor)
    return _path(followers, link["successor"], link["predecessor"])


def link_ends(link: Record) -> tuple[str, str]:
    """The ids of the two activities of a link; empty where the link names none."""
    ends = (link.get("predecessor"), link.get("successor"))
    predecessor, successor = (end if isinstance(end, str) else "" for end in ends)
    return predecessor, successor


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


def circles(edges: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Circles of a whole graph, first and last alike; each node in at most one of them."""
    done: set[str] = set()
    reported: set[str] = set()
    for root in edges:
        for circle in _circles_from(root, edges, done):
            if reported.isdisjoint(circle):
                reported.update(circle)
                yield circle


def _circles_from(root: str, edges: Mapping[str, Iterable[str]], done: set[str]) -> Iterator[list[str]]:
    """Walk depth first without recursion; a step to a node that is still open closes a circle."""
    if root in done:
        return
    path, place = [root], {root: 0}
    steps = [iter(edges.get(root, ()))]
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
            steps.append(iter(edges.get(follower, ())))
