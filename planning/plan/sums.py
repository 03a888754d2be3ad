"""Reckoning with figures as they are printed: exact decimals, no binary numbers.

A printed figure agrees with an exact value when it is a *faithful rounding* of it: one of the two numbers of
its own digits between which the value lies (IEEE 754-2019 calls the two directed roundings that). Rounding to
nearest gives one of them, cutting off the other; sources do both, and 38 per cent for 83 of 215 (38.6) says
nothing false. A number one unit of the last digit away from an exact value is no rounding of it.
"""

import re
from collections.abc import Iterable
from decimal import Context, Decimal, localcontext

_PRINTED = re.compile(r"[-\N{MINUS SIGN}]?[0-9]{1,40}(\.[0-9]{1,40})?")
_EXACT = Context(prec=120)


def number_of(printed: str | None) -> Decimal | None:
    """The number of printed digits; ``None`` where they are none (``n/a``, an empty cell)."""
    if printed is None or not _PRINTED.fullmatch(printed):
        return None
    return Decimal(printed.replace("\N{MINUS SIGN}", "-"))


def total(terms: Iterable[Decimal]) -> Decimal:
    """The exact sum, with the digits of the term that has most of them."""
    with localcontext(_EXACT):
        return sum(terms, Decimal(0))


def quotient(dividend: Decimal, divisor: Decimal | int) -> Decimal:
    """The quotient, exact where it ends within a hundred digits."""
    with localcontext(_EXACT):
        return dividend / divisor


def agrees(printed: Decimal, exact: Decimal) -> bool:
    """Whether ``printed`` is a faithful rounding of ``exact``."""
    with localcontext(_EXACT):
        return abs(printed - exact) < _unit(printed)


def digits(value: Decimal, printed: Decimal) -> str:
    """``value`` in decimal text, with one digit more than ``printed`` where it has still more."""
    with localcontext(_EXACT):
        step = _unit(printed) / 10
        return format(value.quantize(step) if _unit(value) < step else value, "f")


def _unit(value: Decimal) -> Decimal:
    """One unit of the last digit."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
