"""Dates as people type and read them: "Q4 2014", "Oct 2014", "2014", "1 Oct 2014", "2014年10月".

A unit stands for its first day as a start and for its last day as a finish. In a plan with a fiscal year,
quarters and halves count from its first month, and a fiscal year is named by the year in which it ends.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from i18n import _, formats
from planning.plan import steps
from planning.plan.errors import PlanError
from planning.plan.moments import finish_day, is_moment, start_day
from planning.plan.steps import Unit

Span = tuple[date, Unit]
CHINESE_DIGITS = {"一": "1", "二": "2", "三": "3", "四": "4", "上": "1", "下": "2"}

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{4})")
_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?")
_PART = re.compile(r"([qhts])\s*([1-4])\s*[-/ ]?\s*(?:fy\s*)?(\d{4})|(\d{4})\s*[-/ ]?\s*([qhts])\s*([1-4])")
_CHINESE_PART = re.compile(r"(\d{4})年?第?([一二三四1-4上下])(季度|半年)")
_YEAR = re.compile(r"(?:fy\s*)?(\d{4})(?:年|财年)?")
_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d]+)\.?,?\s+(\d{4})")


def typed_date(text: str, end: str, language: str, fiscal_start_month: int = 1) -> str | None:
    """The ISO date that a typed text means at an end ("start" or "finish"); ``None`` for an empty text.

    Raises:
        PlanError: ``not_a_date``.
    """
    words = text.strip()
    if not words:
        return None
    if len(words) > len("2014-10-01") and is_moment(words):
        return words
    try:
        first, unit = _understood(words.casefold(), language, fiscal_start_month)
        last = steps.after(first, unit) - timedelta(days=1)
    except (ValueError, OverflowError):
        raise PlanError(
            _("“{value}” is no date.").format(value=words),
            _("Write a quarter such as Q4 2014, or a day such as 2014-10-01."),
            code="not_a_date",
            field=end,
        ) from None
    return (last if end == "finish" else first).isoformat()


def _understood(words: str, language: str, first_month: int) -> Span:
    """First day and length of what is typed; the readings are tried from the most to the least exact."""
    readings: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...] = (
        (_ISO, lambda found: _day(found[1], found[2], found[3])),
        (_DAY_FIRST, lambda found: _day(found[3], found[2], found[1])),
        (_MONTH_FIRST, lambda found: _day(found[2], found[1], None)),
        (_PART, lambda found: _letter_part(found, first_month)),
        (_CHINESE_PART, lambda found: _chinese_part(found, first_month)),
        (_YEAR, lambda found: (_fiscal(int(found[1]), first_month), "year")),
        (_CHINESE, lambda found: _day(found[1], found[2], found[3])),
        (_WORDS, lambda found: _named(found, language)),
    )
    for pattern, reading in readings:
        found = pattern.fullmatch(words)
        if found:
            return reading(found)
    raise ValueError(words)


def _day(year: str, month: str | None, day: str | None) -> Span:
    if month is None:
        return date(int(year), 1, 1), "year"
    if day is None:
        return date(int(year), int(month), 1), "month"
    return date(int(year), int(month), int(day)), "day"


def _fiscal(year: int, first_month: int) -> date:
    """The first day of a year; of the fiscal year that ends in it where fiscal years differ."""
    return date(year, 1, 1) if first_month == 1 else date(year - 1, first_month, 1)


def _letter_part(found: re.Match[str], first_month: int) -> Span:
    letter, number, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[6], found[4])
    return _part("half" if letter in "hs" else "quarter", int(number), int(year), first_month)


def _chinese_part(found: re.Match[str], first_month: int) -> Span:
    number = int(CHINESE_DIGITS.get(found[2], found[2]))
    return _part("half" if found[3] == "半年" else "quarter", number, int(found[1]), first_month)


def _part(unit: Unit, number: int, year: int, first_month: int) -> Span:
    if unit == "half" and number > 2:
        raise ValueError(number)
    return steps.after(_fiscal(year, first_month), unit, number - 1), unit


def _named(found: re.Match[str], language: str) -> Span:
    month = _month_names(language).get(found[2]) or _month_names("en").get(found[2])
    if month is None:
        raise ValueError(found[0])
    return _day(found[3], str(month), found[1])


@lru_cache(maxsize=8)
def _month_names(language: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for month in range(1, 13):
        day = date(2000, month, 1)
        for words in (formats.month(day, language), formats.month_year(day, language).split()[0]):
            names[words.casefold().rstrip(".")] = month
            names.setdefault(words.casefold()[:3], month)
    return names


def shown_date(text: str, end: str, language: str, fiscal_start_month: int = 1) -> str:
    """A date as short as it can be without losing anything: its quarter, its month, or the day itself.

    What is shown is understood by :func:`typed_date` as the same date.
    """
    if not text:
        return ""
    if len(text) > len("2014-10-01"):
        return text.replace("T", " ")
    day = start_day(text) if end == "start" else finish_day(text)
    is_edge = day.day == 1 if end == "start" else day.day == monthrange(day.year, day.month)[1]
    if is_edge and fiscal_start_month == 1 and day.month % 3 == (1 if end == "start" else 0):
        return formats.quarter_compact(day, language)
    return formats.month_year_short(day, language) if is_edge else formats.date_short(day, language)
