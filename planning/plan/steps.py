"""Steps of the calendar by which dates are moved and snapped: days, weeks, months, quarters, halves, years.

Quarters, halves and years begin with the fiscal start month of the plan; weeks with Monday (ISO 8601).
Months are stepped by their number: one month after 31 January is the last day of February.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade"]

MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
DAYS: dict[Unit, int] = {"day": 1, "week": 7}


def shifted(moment: datetime, unit: Unit, count: int) -> datetime:
    """The moment ``count`` units later (earlier where negative).

    Raises:
        OverflowError: before year 1 or after year 9999.
    """
    if unit in DAYS:
        return moment + timedelta(days=DAYS[unit] * count)
    return _months_later(moment, MONTHS[unit] * count)


def _months_later(moment: datetime, months: int) -> datetime:
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(year)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def floor(day: date, unit: Unit, fiscal_start_month: int = 1) -> date:
    """The first day of the unit in which ``day`` lies."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday()) if day.toordinal() > day.weekday() else date.min
    first = fiscal_start_month - 1 if MONTHS[unit] > 1 else 0
    months = day.year * 12 + day.month - 1 - first
    months -= months % MONTHS[unit]
    year, month = divmod(months + first, 12)
    return date(year, month + 1, 1) if year >= date.min.year else date.min


def after(day: date, unit: Unit, count: int = 1) -> date:
    """The day ``count`` units after ``day``; the last day of the calendar where there is none."""
    try:
        return shifted(datetime(day.year, day.month, day.day), unit, count).date()
    except OverflowError:
        return date.max if count > 0 else date.min


def nearest(moment: datetime, unit: Unit, fiscal_start_month: int = 1) -> datetime:
    """The beginning of a unit that lies nearest to ``moment``."""
    below = floor(moment.date(), unit, fiscal_start_month)
    above = after(below, unit)
    low, high = (datetime(day.year, day.month, day.day) for day in (below, above))
    return low if moment - low < high - moment else high
