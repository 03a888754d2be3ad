"""Time as whole minutes since Monday, 1 January of the year 1 (proleptic Gregorian calendar, no time zones).

Schedules are kept in local working time: a day has 1,440 minutes on the days of a clock change too, as in
every planning program. Counting from a Monday makes the minute of the week a plain remainder.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

DAY = 24 * 60
WEEK = 7 * DAY
LAST_MINUTE = date.max.toordinal() * DAY - 1
"""The last minute of the year 9999."""


def minute_of(moment: datetime) -> int:
    """The minute of a moment; seconds are rounded to the nearest minute."""
    minute = (moment.toordinal() - 1) * DAY + moment.hour * 60 + moment.minute
    return minute + (moment.second >= 30)


def day_minute(day: date) -> int:
    """The first minute of a day."""
    return (day.toordinal() - 1) * DAY


def moment_of(minute: int) -> datetime:
    """The moment of a minute of the years 1 to 9999."""
    return datetime.min + timedelta(minutes=minute)


@lru_cache(maxsize=65536)
def iso(minute: int) -> str:
    """A minute of the years 1 to 9999 as ISO 8601 text: ``2014-10-01T08:00``."""
    return moment_of(minute).isoformat(timespec="minutes")
