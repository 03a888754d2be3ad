"""Removing a part of a roadmap with all that cannot stand without it.

What refers to a removed document by a single field goes too (a lane of its phase, an activity of its lane, a
child, a link, a demand); from a list of ids it is only struck out (the activities of a risk).
"""

from collections.abc import Iterable

from planning.plan.references import references
from planning.plan.transaction import Transaction

Place = tuple[str, str]


def remove_rows(t: Transaction, table: str, ids: Iterable[str]) -> dict[str, set[str]]:
    """Remove phases, lanes or activities; return the ids that went, by table."""
    gone: dict[Place, None] = {}
    waiting: list[Place] = [(table, id) for id in ids if t.get(table, id) is not None]
    while waiting:
        place = waiting.pop()
        if place not in gone:
            gone[place] = None
            waiting += _dependent(t, place)
    for place in gone:
        t.remove(*place)
    found: dict[str, set[str]] = {}
    for name, id in gone:
        found.setdefault(name, set()).add(id)
    return found


def _dependent(t: Transaction, place: Place) -> list[Place]:
    """The documents that go with one; where it is one of a list, it is struck out at once."""
    found: list[Place] = []
    for table, id in list(t.referrers(*place)):
        record = t.get(table, id) or {}
        for field, target, other in list(references(table, record)):
            if (target, other) != place:
                continue
            if isinstance(record.get(field), list):
                kept = [one for one in (t.get(table, id) or {}).get(field, []) if one != other]
                t.set(table, id, **{field: kept})
            else:
                found.append((table, id))
    return found
