"""Time as whole minutes since Monday, 1 January of the year 1 (proleptic Gregorian calendar, no time zones).

Schedules are kept in local working time: a day has 1,440 minutes on the days of a clock change too, as in
every planning program. Counting from a Monday makes the minute of the week a plain remainder.
"""

from datetime import date, datetime
from functools import lru_cache

DAY = 24 * 60
WEEK = 7 * DAY


def minute_of(moment: datetime) -> int:
    """The minute of a moment; seconds are rounded to the nearest minute."""
    minute = (moment.toordinal() - 1) * DAY + moment.hour * 60 + moment.minute
    return minute + (moment.second >= 30)


def day_minute(day: date) -> int:
    """The first minute of a day."""
    return (day.toordinal() - 1) * DAY


def moment_of(minute: int) -> datetime:
    """The moment of a minute.

    Raises:
        OverflowError: outside the years 1 to 9999.
    """
    day, rest = divmod(minute, DAY)
    hour, rest = divmod(rest, 60)
    return datetime.combine(_day(day), datetime.min.time()).replace(hour=hour, minute=rest)


def iso(minute: int) -> str:
    """A minute as ISO 8601 text: ``2014-10-01T08:00``.

    Raises:
        OverflowError: outside the years 1 to 9999.
    """
    day, rest = divmod(minute, DAY)
    return f"{_iso_day(day)}T{rest // 60:02}:{rest % 60:02}"


def _day(day: int) -> date:
    try:
        return date.fromordinal(day + 1)
    except ValueError as error:
        raise OverflowError(str(error)) from None


@lru_cache(maxsize=16384)
def _iso_day(day: int) -> str:
    return _day(day).isoformat()
