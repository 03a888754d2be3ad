"""Starts and finishes in words, as precisely as the scale of the chart shows them."""

from datetime import date
from functools import lru_cache
from math import isnan

from i18n import formats
from planning.scene.bars import MILESTONE
from planning.scene.basis import INDICATIVE
from planning.scene.frame import FINE_LEVELS, Frame
from planning.scene.rows import Row

ABOUT = "~ "
"""Before a date that the source does not give."""
MINUTE = 1 / 1440
LAST_DAY = date.max.toordinal()


def end_text(frame: Frame, row: Row, end: int) -> str:
    """Start (0) or finish (1) of a row as the outline writes it; empty where there is none."""
    return bar_end_text(frame, int(frame.bars.first_of_row[frame.outline.index[row.key]]), end)


def bar_end_text(frame: Frame, bar: int, end: int) -> str:
    """Start (0) or finish (1) of a bar as it stands, also while it is dragged; empty where there is none."""
    day, style = float((frame.bars.finish if end else frame.bars.start)[bar]), frame.bars.style[bar]
    if isnan(day):
        return ""
    is_finish = bool(end) and style != MILESTONE
    if frame.precision == "months" and style != MILESTONE:
        # Both ends alike: "Jan 2026" beside "1 Jan 2026" would leave open which of its days is meant.
        other = float((frame.bars.start if end else frame.bars.finish)[bar])
        if not isnan(other) and _is_within_month(_ordinal(other, not end), not end):
            return _day_text(_ordinal(day, is_finish), "days", frame.language, is_finish)
    return day_text(day, frame, is_finish=is_finish)


def dates_text(frame: Frame, bar: int) -> str:
    """From when to when a bar reaches: "~ Q3 2013 – Q4 2017"; empty where it has no dates."""
    rests_on = frame.bars.basis[bar].tolist()
    texts = [bar_end_text(frame, bar, end) for end in (0, 1)]
    about = [ABOUT + text if rests_on[end] == INDICATIVE else text for end, text in enumerate(texts) if text]
    return formats.range_text(about[0], about[-1]) if about else ""


def day_text(day: float, frame: Frame, *, is_finish: bool) -> str:
    """A time as the outline writes it; a finish is exclusive, its text names the last day before it."""
    return _day_text(_ordinal(day, is_finish), frame.precision, frame.language, is_finish)


def _ordinal(day: float, is_finish: bool) -> int:
    # To the minute: half a minute before midnight is the day after.
    return int((day - MINUTE if is_finish else day) + MINUTE / 2)


def _date(ordinal: int) -> date:
    """The day of a number, at most the last of the calendar."""
    return date.fromordinal(min(max(ordinal, 1), LAST_DAY))


@lru_cache(maxsize=32768)
def _is_within_month(ordinal: int, is_finish: bool) -> bool:
    """Whether a start is not the first day of a month, or a finish not the last one."""
    return _date(ordinal + is_finish).day != 1


@lru_cache(maxsize=32768)
def _day_text(ordinal: int, precision: str, language: str, is_finish: bool) -> str:
    day = _date(ordinal)
    if precision == "months" and _is_within_month(ordinal, is_finish):
        return formats.date_short(day, language)  # within a month: its name alone would hide when
    return _precise(day, precision, language)


def date_text(day: date, frame: Frame) -> str:
    """The beginning of a day as precisely as the scale shows it: its quarter, month, or the day itself."""
    return day_text(float(day.toordinal()), frame, is_finish=False)


def _precise(day: date, level: str, language: str) -> str:
    if level in FINE_LEVELS:
        return formats.date_short(day, language)
    if level == "months":
        return formats.month_year_short(day, language)
    return formats.quarter_compact(day, language)
