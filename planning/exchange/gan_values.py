"""Values as GanttProject writes them: whole days, types of links by number, quoted addresses."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from urllib.parse import quote, unquote

from planning.exchange.xml_tree import Element
from planning.plan.moments import is_moment

DAY_MINUTES = 480
LINK_TYPES: Mapping[str, str] = {"1": "SS", "2": "FS", "3": "FF", "4": "SF"}
PROPERTY = "Roadmap row"
"""The name of the custom column in which this program keeps what GanttProject has no place for."""
PROPERTY_ID = "tpc900"


def whole(element: Element, name: str, default: int = 0) -> int:
    """A whole number of an attribute; ``default`` where there is none."""
    word = element.attributes.get(name, "")
    return int(word) if re.fullmatch(r"-?\d{1,9}", word, re.ASCII) else default


def day(element: Element, name: str) -> str | None:
    """A day of an attribute, such as ``2011-08-01``."""
    word = element.attributes.get(name, "")
    return word if len(word) == len("2011-08-01") and is_moment(word) else None


def amount(element: Element, name: str) -> str | None:
    """An amount of money as a decimal text."""
    try:
        found = Decimal(element.attributes.get(name, ""))
    except InvalidOperation:
        return None
    return f"{found:f}" if found.is_finite() and abs(found) < Decimal("1e15") else None


def address(word: str) -> str:
    """A web address, which GanttProject writes with every sign quoted."""
    return unquote(word)


def quoted_address(word: str) -> str:
    """An address as GanttProject writes it."""
    return quote(word, safe="")
