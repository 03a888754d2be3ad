"""Dates of a plan: ISO 8601 text, either a day (``2014-10-01``) or a minute (``2014-10-01T08:00``).

A start that names a day means its first minute. A finish that names a day is inclusive: the work ends with
the last minute of that day, as people write dates (and as MSPDI shows them).
"""

from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=16384)
def parse_moment(text: str) -> date | datetime:
    """The day or minute that ``text`` names.

    Raises:
        ValueError: where it is no ISO 8601 date or local date-time, or in the first or last year of the
            calendar, whose ends have no day beside them.
    """
    moment = date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    if isinstance(moment, datetime) and (moment.tzinfo is not None or len(text) < 16):
        raise ValueError(text)
    if moment.year in (MINYEAR, MAXYEAR):
        raise ValueError(text)
    return moment


def is_moment(text: str) -> bool:
    """Whether ``text`` names a day or a minute."""
    try:
        parse_moment(text)
    except ValueError:
        return False
    return True


def start_moment(text: str) -> datetime:
    """The first minute of a start."""
    moment = parse_moment(text)
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())


def finish_moment(text: str) -> datetime:
    """The end of a finish, exclusive: midnight after a day that is named, else the minute itself."""
    moment = parse_moment(text)
    return moment if isinstance(moment, datetime) else datetime.combine(moment + ONE_DAY, time())


def start_day(text: str) -> date:
    """The day on which a start falls."""
    moment = parse_moment(text)
    return moment.date() if isinstance(moment, datetime) else moment


def finish_day(text: str) -> date:
    """The last day of a finish, inclusive: a finish at midnight belongs to the day before."""
    moment = parse_moment(text)
    if not isinstance(moment, datetime):
        return moment
    return (moment - timedelta(minutes=1)).date() if moment.time() == time() else moment.date()


def is_before(finish: str, start: str) -> bool:
    """Whether a finish lies before a start: a day named as finish does, where the start is on a later day."""
    if isinstance(parse_moment(finish), datetime):
        return finish_moment(finish) < start_moment(start)
    return finish_day(finish) < start_day(start)
