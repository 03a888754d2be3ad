"""Two changes of one JSON value brought together: objects by key, lists of words and of entries by element.

What cannot be brought together is a clash: it is noted, and the value is one of the two, chosen by the
values alone, so that it does not matter who asks.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, NamedTuple, cast

import orjson

from planning.plan.changes import same

KEYS = (("id",), ("table", "id"))
"""What tells the entries of a list apart, where all of them have it."""


class Absent(Enum):
    """There is no value: a field that a document does not have, a document that a plan does not have."""

    ABSENT = None


ABSENT = Absent.ABSENT
Path = tuple[str, ...]
Prefer = Callable[[Any, Any], Any]


class Clash(NamedTuple):
    """A value that both sides changed, and differently: where it stands in its document, and all three."""

    path: Path
    base: Any
    mine: Any
    theirs: Any


def canonical(value: object) -> bytes:
    """A total order of values; nothing comes before all others."""
    return b"" if value is ABSENT else orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def greater(mine: Any, theirs: Any) -> Any:  # noqa: ANN401 - any JSON value
    """One of two values, the same whichever side asks."""
    return max(mine, theirs, key=canonical)


def merged(clash: Clash, prefer: Prefer, found: list[Clash]) -> Any:  # noqa: ANN401 - any JSON value
    """The value that both changes make; what clashes goes to ``found``, and ``prefer`` chooses."""
    base, mine, theirs = clash.base, clash.mine, clash.theirs
    if same(mine, theirs) or same(theirs, base):
        return mine
    if same(mine, base):
        return theirs
    former = {} if base is ABSENT else base
    if all(isinstance(value, dict) for value in (former, mine, theirs)):
        return merged_object(clash._replace(base=former), prefer, found)
    former = [] if base is ABSENT else base
    if all(isinstance(value, list) for value in (former, mine, theirs)):
        together = _merged_list(former, mine, theirs)
        if together is not None:
            return together
    found.append(clash)
    return prefer(mine, theirs)


def merged_object(clash: Clash, prefer: Prefer, found: list[Clash]) -> dict[str, Any]:
    """An object, key by key."""
    base, mine, theirs = clash.base, clash.mine, clash.theirs
    together = {}
    for key in dict.fromkeys((*mine, *theirs)):
        sides = (side.get(key, ABSENT) for side in (base, mine, theirs))
        value = merged(Clash((*clash.path, key), *sides), prefer, found)
        if value is not ABSENT:
            together[key] = value
    return together


def _merged_list(base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any] | None:
    """A list element by element; ``None`` where its elements cannot be told apart, or one of them clashes."""
    sides = [_by_key(one) for one in (base, mine, theirs)]
    if None in sides:
        return None
    former, own, other = cast(list[dict[Any, Any]], sides)
    order = united(list(former), list(own), list(other))
    if order is None:
        return None
    found: list[Clash] = []
    entries = [
        merged(
            Clash((), former.get(key, ABSENT), own.get(key, ABSENT), other.get(key, ABSENT)), greater, found
        )
        for key in order
    ]
    return None if found else entries


def _by_key(entries: list[Any]) -> dict[Any, Any] | None:
    """The elements by what tells them apart; ``None`` where nothing does."""
    if all(isinstance(entry, str) for entry in entries):
        found = {entry: entry for entry in entries}
        return found if len(found) == len(entries) else None
    for fields in KEYS:
        if all(isinstance(entry, dict) and _has_words(entry, fields) for entry in entries):
            found = {tuple(entry[field] for field in fields): entry for entry in entries}
            if len(found) == len(entries):
                return found
    return None


def _has_words(entry: dict[str, Any], fields: tuple[str, ...]) -> bool:
    return all(isinstance(entry.get(field), str) for field in fields)


def united(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> list[Any] | None:
    """The elements of which neither side removed any, each new one after what it was put after.

    ``None`` where both sides put the old ones into another order.
    """
    kept = set(base) & set(mine) & set(theirs)
    former, own, other = ([one for one in side if one in kept] for side in (base, mine, theirs))
    if own == other or other == former:
        order = own
    elif own == former:
        order = other
    else:
        return None
    return _with_new(order, base, mine, theirs)


def _with_new(order: list[Any], base: Sequence[Any], *sides: Sequence[Any]) -> list[Any]:
    """Elements with the new ones of both sides behind their predecessors."""
    kept, former = set(order), set(base)
    runs: dict[Any, list[list[Any]]] = {}
    for side in sides:
        anchor: Any = None
        run_of: dict[Any, list[Any]] = {}
        for one in side:
            if one in kept:
                anchor = one
            elif one not in former:
                run_of.setdefault(anchor, []).append(one)
        for anchor, run in run_of.items():
            runs.setdefault(anchor, []).append(run)
    found: dict[Any, None] = {}
    for one in (None, *order):
        if one is not None:
            found[one] = None
        found.update((new, None) for run in sorted(runs.get(one, ())) for new in run)
    return list(found)
