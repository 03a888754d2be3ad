"""Resolving the types of an isolating run sequence: rules W1 to W7, N0 to N2, I1 and I2 of UAX #9."""

from collections.abc import Sequence

from planning.reports.text.properties import bidi_brackets

ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL = ISOLATES | {"B", "S", "WS", "ON", "PDI"}
_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # N0 to N2: numbers count as R
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}  # canonical equivalents among the brackets
_MOST_OPENERS = 63  # BD16


def resolve_weak(types: list[str], sos: str) -> None:
    """W1 to W7, in place."""
    _resolve_marks_and_digits(types, sos)
    _resolve_separators(types)
    _resolve_terminators(types)
    strong = sos
    for index, name in enumerate(types):
        if name in {"ET", "ES", "CS"}:  # W6
            types[index] = "ON"
        elif name in {"L", "R"}:
            strong = name
        elif name == "EN" and strong == "L":  # W7
            types[index] = "L"


def _resolve_marks_and_digits(types: list[str], sos: str) -> None:
    """W1 to W3."""
    before = strong = sos
    for index, name in enumerate(types):
        if name == "NSM":  # W1
            name = "ON" if before in ISOLATES or before == "PDI" else before
        before = name
        if name in {"L", "R", "AL"}:
            strong = name
        elif name == "EN" and strong == "AL":  # W2
            name = "AN"
        types[index] = name
    types[:] = ["R" if name == "AL" else name for name in types]  # W3


def _resolve_separators(types: list[str]) -> None:
    """W4."""
    for index in range(1, len(types) - 1):
        before, name, after = types[index - 1 : index + 2]
        is_european = name in {"ES", "CS"} and before == after == "EN"
        if is_european or (name == "CS" and before == after == "AN"):
            types[index] = before


def _resolve_terminators(types: list[str]) -> None:
    """W5."""
    index = 0
    while index < len(types):
        if types[index] != "ET":
            index += 1
            continue
        end = _end_of(types, index, frozenset({"ET"}))
        if (index and types[index - 1] == "EN") or (end < len(types) and types[end] == "EN"):
            types[index:end] = ["EN"] * (end - index)
        index = end


def _end_of(types: Sequence[str], start: int, members: frozenset[str]) -> int:
    end = start
    while end < len(types) and types[end] in members:
        end += 1
    return end


def _bracket_pairs(types: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """The bracket pairs in the order of their opening brackets (BD16)."""
    closing_of, opening_of = bidi_brackets()
    opened: list[tuple[str, int]] = []
    pairs = []
    for index, character in enumerate(characters):
        if types[index] != "ON":
            continue
        if character in closing_of:
            if len(opened) == _MOST_OPENERS:
                break
            closing = closing_of[character]
            opened.append((_SAME.get(closing, closing), index))
        elif character in opening_of:
            wanted = _SAME.get(character, character)
            at = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == wanted), None)
            if at is not None:
                pairs.append((opened[at][1], index))
                del opened[at:]
    return sorted(pairs)


def resolve_brackets(
    types: list[str], characters: Sequence[str], originals: Sequence[str], level: int, sos: str
) -> None:
    """N0, in place."""
    embedding = "R" if level & 1 else "L"
    for first, last in _bracket_pairs(types, characters):
        inside = {_DIRECTION.get(name) for name in types[first + 1 : last]}
        direction = _bracket_direction(inside, types[:first], embedding, sos)
        if direction:
            for index in (first, last):
                _set_with_marks(types, originals, index, direction)


def _bracket_direction(
    inside: set[str | None], before: Sequence[str], embedding: str, sos: str
) -> str | None:
    """N0 b to d: the direction of a pair, ``None`` where it holds nothing strong."""
    if embedding in inside:
        return embedding
    if inside <= {None}:
        return None
    return next((_DIRECTION[name] for name in reversed(before) if name in _DIRECTION), sos)


def _set_with_marks(types: list[str], originals: Sequence[str], index: int, direction: str) -> None:
    """Set a bracket and the marks that were on it (the last paragraph of N0)."""
    types[index] = direction
    end = _end_of(originals, index + 1, frozenset({"NSM"}))
    types[index + 1 : end] = [direction] * (end - index - 1)


def resolve_neutrals(types: list[str], level: int, sos: str, eos: str) -> None:
    """N1 and N2, in place."""
    embedding = "R" if level & 1 else "L"
    index = 0
    while index < len(types):
        if types[index] not in _NEUTRAL:
            index += 1
            continue
        end = _end_of(types, index, _NEUTRAL)
        before = _DIRECTION[types[index - 1]] if index else sos
        after = _DIRECTION[types[end]] if end < len(types) else eos
        types[index:end] = [before if before == after else embedding] * (end - index)
        index = end


def rise(name: str, level: int) -> int:
    """I1 and I2: by how much a resolved type lies above its embedding level."""
    if level & 1:
        return 0 if name == "R" else 1
    return {"L": 0, "R": 1}.get(name, 2)
