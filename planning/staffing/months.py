"""Months as whole numbers: a structure is looked at as it stands at the end of each month."""

from datetime import timedelta

from planning.plan.moments import finish_day, start_day


def month_number(month: str) -> int:
    """The number of a month such as ``2014-10``: months since the year 0.

    Raises:
        ValueError: no such month.
    """
    year, number = month.split("-")[:2]
    if not 1 <= int(number) <= 12:
        raise ValueError(month)
    return int(year) * 12 + int(number) - 1


def month_text(number: int) -> str:
    """The month of a number, as ``2014-10``."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def first_month(start: str) -> int:
    """The first month at whose end stands what begins at ``start``."""
    day = start_day(start)
    return day.year * 12 + day.month - 1


def last_month(finish: str) -> int:
    """The last month at whose end still stands what ends with ``finish``."""
    after = finish_day(finish) + timedelta(days=1)
    return after.year * 12 + after.month - 2
