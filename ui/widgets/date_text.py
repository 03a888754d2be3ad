"""Dates as people type them: ISO, day and month in words, and periods (quarter, month, year).

A period means its first day at the start of something and its last day at the finish: "Q4 2014" is
1 October 2014 or 31 December 2014.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from i18n import formats

End = Literal["start", "finish"]

_HAN_QUARTERS = "一二三四"
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_YEAR = re.compile(r"(\d{4})年?")
_QUARTER = re.compile(r"q([1-4])\s*(\d{4})")
_YEAR_QUARTER = re.compile(r"(\d{4})\s*年?\s*(?:第|q)?([1-4一二三四])(?:季度)?")
_WORDS = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d]+)\.?\s+(\d{4})")


def parse_date(text: str, end: End, language: str) -> date | None:
    """The day that a text means, ``None`` where it is no date."""
    typed = text.strip().casefold()
    for pattern, meaning in _FORMS:
        match = pattern.fullmatch(typed)
        if match:
            try:
                return meaning(match, end, language)
            except ValueError:
                return None
    return None


def shown_date(day: date, end: End, language: str) -> str:
    """A day as a field shows it: as a quarter where it is the quarter's first or last day."""
    edge = _period(day.year, (day.month - 1) // 3 * 3 + 1, 3, end)
    return formats.quarter_compact(day, language) if day == edge else formats.date_short(day, language)


def _period(year: int, month: int, months: int, end: End) -> date:
    """The first or last day of some months."""
    if end == "start":
        return date(year, month, 1)
    last = month + months - 1
    return date(year, last, calendar.monthrange(year, last)[1])


def _day(match: re.Match[str], _end: End, _language: str) -> date:
    return date(int(match[1]), int(match[2]), int(match[3]))


def _month(match: re.Match[str], end: End, _language: str) -> date:
    return _period(int(match[1]), int(match[2]), 1, end)


def _year(match: re.Match[str], end: End, _language: str) -> date:
    return _period(int(match[1]), 1, 12, end)


def _quarter(match: re.Match[str], end: End, _language: str) -> date:
    return _period(int(match[2]), int(match[1]) * 3 - 2, 3, end)


def _year_quarter(match: re.Match[str], end: End, _language: str) -> date:
    quarter = _HAN_QUARTERS.find(match[2]) + 1 or int(match[2])
    return _period(int(match[1]), quarter * 3 - 2, 3, end)


def _words(match: re.Match[str], end: End, language: str) -> date | None:
    month = _month_named(match[2], language)
    if month is None:
        return None
    year = int(match[3])
    return date(year, month, int(match[1])) if match[1] else _period(year, month, 1, end)


def _month_named(name: str, language: str) -> int | None:
    """The month whose name begins like this, in the language or in English; three letters at least."""
    for tongue in (language, "en"):
        for month in range(1, 13):
            full = formats.month_year(date(2000, month, 1), tongue).casefold()
            if full.startswith(name) and len(name) >= 3:
                return month
    return None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], End, str], date | None]], ...] = (
    (_DAY, _day), (_QUARTER, _quarter), (_YEAR_QUARTER, _year_quarter), (_MONTH, _month), (_YEAR, _year),
    (_WORDS, _words),
)
