"""Calendars of public holidays, shipped as templates: they give an ordinary calendar, to be edited."""

from functools import lru_cache
from typing import Any

import msgspec

import resources
from i18n import _
from planning.plan.errors import PlanError
from planning.plan.text import Text
from planning.schedule.calendars import STANDARD_DAYS

TEMPLATES = ("new-york", "geneva", "nairobi", "bangkok")


class Holiday(msgspec.Struct, frozen=True):
    """A day off and its names."""

    day: str
    name: Text


class HolidayCalendar(msgspec.Struct, frozen=True):
    """The public holidays of a place, in the order of their days."""

    name: Text
    holidays: list[Holiday]


@lru_cache(maxsize=len(TEMPLATES))
def template(name: str) -> HolidayCalendar:
    """A shipped template, one of :data:`TEMPLATES`.

    Raises:
        PlanError: ``unknown_template``.
    """
    if name not in TEMPLATES:
        raise PlanError(
            _("There is no template “{name}”.").format(name=name),
            _("Templates are: {names}.").format(names=", ".join(TEMPLATES)),
            code="unknown_template",
        )
    data = resources.path("calendars", f"{name}.json").read_bytes()
    return msgspec.json.decode(data, type=HolidayCalendar)


def calendar_fields(name: str, first_year: int, last_year: int) -> dict[str, Any]:
    """The fields of a calendar with the office hours of :data:`STANDARD_DAYS` and those years' holidays.

    They can be added to the table ``calendars``; years that the template does not know have no holidays.

    Raises:
        PlanError: ``unknown_template``.
    """
    found = template(name)
    exceptions = [
        {"start": holiday.day, "finish": holiday.day, "shifts": [], "name": holiday.name}
        for holiday in found.holidays
        if first_year <= int(holiday.day[:4]) <= last_year
    ]
    return {"name": found.name, "days": STANDARD_DAYS, "exceptions": exceptions}
