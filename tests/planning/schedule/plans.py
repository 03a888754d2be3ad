"""Small plans for tests of the schedule."""

from typing import Any

from hypothesis import Phase, settings

from planning.plan.document import Document
from planning.schedule import Schedule, schedule_plan

UNTRACED = settings(
    deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.target, Phase.shrink]
)
"""Without the phase that explains a failure: before Python 3.12 it traces every line of every example."""

OFFICE = ["08:00-12:00", "13:00-17:00"]
STANDARD: dict[str, Any] = {"days": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE)}
SIX_DAYS: dict[str, Any] = {"days": STANDARD["days"] | {"sat": OFFICE}}
AROUND_THE_CLOCK: dict[str, Any] = {
    "days": {day: ["00:00-24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
}
DAY = 480
"""A working day of eight hours, in minutes."""


def row(days: float = 1, **fields: Any) -> dict[str, Any]:
    """An activity in automatic mode that takes so many working days."""
    return {"mode": "auto", "duration_minutes": round(days * DAY)} | fields


def milestone(**fields: Any) -> dict[str, Any]:
    return {"mode": "auto", "kind": "milestone", "duration_minutes": 0} | fields


def link(
    predecessor: str, successor: str, kind: str = "FS", lag: float = 0, unit: str = ""
) -> dict[str, Any]:
    """A link; ``unit`` is "percent" or "elapsed_minutes", else the lag is minutes of work."""
    fields = {"predecessor": predecessor, "successor": successor, "type": kind, "lag": lag}
    return fields | ({"lag_unit": unit} if unit else {})


def plan(
    rows: dict[str, dict[str, Any]],
    links: list[dict[str, Any]] | None = None,
    calendars: dict[str, dict[str, Any]] | None = None,
    start: str = "2014-10-06T08:00",
    **head: Any,
) -> Document:
    """A plan that starts on a Monday unless told otherwise."""
    named = {"name": {"en": "any"}}
    return Document(
        {
            "plan": {
                "plan": {
                    "id": "plan",
                    "title": {"en": "Test"},
                    "languages": ["en"],
                    "horizon_start": start[:10],
                    "horizon_finish": "2017-12-31",
                    "schedule_start": start,
                }
                | head
            },
            "lanes": {"lane": {"id": "lane"} | named},
            "activities": {
                id: {"id": id, "lane": "lane", "name": {"en": id.upper()}} | fields
                for id, fields in rows.items()
            },
            "links": {
                f"{number}": {"id": f"{number}"} | fields
                for number, fields in enumerate(links or [], start=1)
            },
            "calendars": {id: {"id": id} | named | fields for id, fields in (calendars or {}).items()},
        }
    )


def scheduled(
    rows: dict[str, dict[str, Any]],
    links: list[dict[str, Any]] | None = None,
    calendars: dict[str, dict[str, Any]] | None = None,
    start: str = "2014-10-06T08:00",
    **head: Any,
) -> Schedule:
    """The schedule of such a plan."""
    return schedule_plan(plan(rows, links, calendars, start, **head))


def early(schedule: Schedule, id: str) -> tuple[str, str]:
    """Early start and finish of a row."""
    return schedule[id].early_start, schedule[id].early_finish


def late(schedule: Schedule, id: str) -> tuple[str, str]:
    """Late start and finish of a row."""
    return schedule[id].late_start, schedule[id].late_finish
