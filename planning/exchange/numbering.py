"""Numbers for what other programs know by number: those that rows have from there, free ones for the rest."""

from collections.abc import Mapping


def numbered(known: Mapping[str, int | None], first: int = 1) -> dict[str, int]:
    """A number for each key: its own where no earlier key has it, else the next one that nobody has."""
    found: dict[str, int] = {}
    taken = {number for number in known.values() if isinstance(number, int)}
    used: set[int] = set()
    free = first
    for key, number in known.items():
        if not isinstance(number, int) or number < first or number in used:
            while free in taken:
                free += 1
            number = free
            taken.add(free)
        used.add(number)
        found[key] = number
    return found
