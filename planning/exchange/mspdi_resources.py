"""In whose time a row of MS Project is worked: the calendars of the resources assigned to it.

MS Project schedules a row with resources in their time, and in the row's own calendar too where it has one
and does not ignore theirs; rows of fixed duration follow only their own calendar.
"""

from collections.abc import Mapping
from typing import Any

from planning.exchange.mspdi_calendars import calendar_uid
from planning.exchange.mspdi_values import integer, is_on
from planning.exchange.xml_tree import Element

WORK_RESOURCE = 1
FIXED_DURATION = 1


class ResourceCalendars:
    """The calendars of resources by the rows they are assigned to."""

    def __init__(self, root: Element, calendars: Mapping[int, dict[str, Any]], main: int) -> None:
        self._main = main
        self._by_task: dict[int, list[int]] = {}
        by_resource: dict[int, int] = {
            integer(resource, "UID", -1): self._said(integer(resource, "CalendarUID", main), calendars)
            for resource in root.within("Resources", "Resource")
            if integer(resource, "Type", WORK_RESOURCE) == WORK_RESOURCE
        }
        for assignment in root.within("Assignments", "Assignment"):
            calendar = by_resource.get(integer(assignment, "ResourceUID", -1))
            if (
                calendar is not None
                and calendar in calendars
                and assignment.word("Units") not in ("0", "0.0")
            ):
                of_task = self._by_task.setdefault(integer(assignment, "TaskUID", -1), [])
                if calendar not in of_task:
                    of_task.append(calendar)

    def _said(self, uid: int, calendars: Mapping[int, dict[str, Any]]) -> int:
        """The calendar, or the base that it adds nothing to."""
        if uid not in calendars:
            return self._main
        seen: set[int] = set()
        while uid not in seen and uid in calendars:
            seen.add(uid)
            calendar = calendars[uid]
            if "base" not in calendar or any(part in calendar for part in ("days", "weeks", "exceptions")):
                return uid
            uid = calendar_uid(calendar["base"])
        return uid

    def of(self, uid: int, task: Element) -> list[int]:
        """The calendars of a row's resources; none where they change nothing."""
        own = integer(task, "CalendarUID", -1)
        if integer(task, "Type") == FIXED_DURATION or (own > 0 and is_on(task, "IgnoreResourceCalendar")):
            return []
        calendars = self._by_task.get(uid, [])
        return [] if calendars == [own if own > 0 else self._main] else calendars
