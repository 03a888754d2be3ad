"""Values as MS Project writes them in XML (MSPDI): durations, moments, switches, amounts.

Source: Microsoft, Project XML Data Interchange Schema (mspdi_pj12.xsd and its reference).
"""

import re
from datetime import datetime, timedelta
from decimal import Decimal

from planning.exchange.xml_tree import Element

DURATION = re.compile(
    r"(-?)P(?:(\d{1,7})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d+)?)S)?)?", re.ASCII
)
NUMBER = re.compile(r"(-?\d{1,15})(?:\.\d{1,15})?", re.ASCII)
ELAPSED_FORMATS = {4, 6, 8, 10, 12, 36, 38, 40, 42, 44}
PERCENT_FORMATS = {19, 51}
ELAPSED_PERCENT_FORMATS = {20, 52}

CONSTRAINTS = ("ASAP", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT")
LINK_TYPES = ("FF", "FS", "SF", "SS")
"""Constraints and types of links by their numbers."""


def integer(element: Element, tag: str, default: int = 0) -> int:
    """A whole number; ``default`` where there is none."""
    match = NUMBER.fullmatch(element.word(tag))
    return int(match.group(1)) if match else default


def is_on(element: Element, tag: str, default: bool = False) -> bool:
    """A switch, written 1 or true."""
    word = element.word(tag)
    return word in ("1", "true") if word else default


def moment(element: Element, tag: str) -> str | None:
    """A moment to the minute, such as ``2014-10-17T08:00``; ``None`` where there is no such date."""
    try:
        time = datetime.fromisoformat(element.word(tag)).replace(tzinfo=None)
        return (time + timedelta(seconds=30)).strftime("%Y-%m-%dT%H:%M") if time.year >= 1900 else None
    except (ValueError, OverflowError):
        return None


def minutes(element: Element, tag: str) -> int | None:
    """A duration such as ``PT8H0M0S`` in whole minutes; at most some 10,000 years."""
    match = DURATION.fullmatch(element.word(tag))
    if match is None:
        return None
    sign, days, hours, minutes, seconds = match.groups()
    total = int(days or 0) * 1440 + int(hours or 0) * 60 + int(minutes or 0) + round(float(seconds or 0) / 60)
    return 0 if sign else total


def amount(element: Element, tag: str) -> str | None:
    """An amount of money, which MSPDI writes in hundredths, as a decimal text."""
    match = NUMBER.fullmatch(element.word(tag))
    return f"{Decimal(match.group(0)) / 100:.2f}" if match else None


def start_text(moment: str) -> str:
    """The beginning of a date, a day at the hour when work begins by default."""
    return f"{moment}T08:00:00" if len(moment) == 10 else f"{moment[:16]}:00"


def finish_text(moment: str) -> str:
    """The end of a date, a day at the hour when work ends by default."""
    return f"{moment}T17:00:00" if len(moment) == 10 else f"{moment[:16]}:00"


def length_text(minutes: int) -> str:
    """A duration as :func:`minutes` reads it."""
    return f"PT{minutes // 60}H{minutes % 60}M0S"
