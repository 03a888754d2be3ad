"""Networks of MS Project with the dates and the slack that it stored for them.

They are not part of the tree: the environment variable ROADMAP_ACCEPTANCE names the folder.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from planning.plan.document import Document
from planning.schedule import Row, schedule_plan

FOLDER = Path(os.environ.get("ROADMAP_ACCEPTANCE", ""))
NETWORKS = (5, 9, 11, 17, 18, 23, 28, 50, 56, 62, 63, 71, 79, 82, 90, 98, 105, 121)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

pytestmark = pytest.mark.skipif(
    not os.environ.get("ROADMAP_ACCEPTANCE"), reason="ROADMAP_ACCEPTANCE names no folder"
)


def calendar(stored: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    days = {
        day[:3]: [f"{start}-{end}" for start, end in stored["hours"].get(day.upper(), [])]
        for day in DAYS
        if stored["days"][day.upper()] != "DEFAULT"
    }
    assert not stored["exceptions"]
    base = {"base": ids[stored["parent"]]} if stored["parent"] else {}
    return {"id": ids[stored["name"]], "name": {"es": stored["name"]}, "days": days} | base


def network(stored: dict[str, Any]) -> Document:
    """The rows, links and calendars of a network as a plan."""
    ids = {one["name"]: f"c{one['uid']}" for one in stored["calendars"]}
    leaves = [task for task in stored["tasks"] if not task["summary"]]
    links = [(task, before) for task in leaves for before in task["pred"]]
    head = {"id": "plan", "title": {"es": stored["source"]}, "languages": ["es"]}
    span = {"horizon_start": stored["start"], "horizon_finish": stored["finish"]}
    return Document(
        {
            "plan": {"plan": head | span | {"calendar": ids[stored["defaultCalendar"]]}},
            "lanes": {"lane": {"id": "lane", "name": {"es": "-"}}},
            "calendars": {ids[one["name"]]: calendar(one, ids) for one in stored["calendars"]},
            "activities": {
                str(task["uid"]): {
                    "id": str(task["uid"]),
                    "uid": task["uid"],
                    "name": {"es": task["name"]},
                    "lane": "lane",
                    "mode": "auto",
                    "duration_minutes": int(task["durationMin"]),
                }
                for task in leaves
            },
            "links": {
                f"{before['uid']}-{task['uid']}": {
                    "id": f"{before['uid']}-{task['uid']}",
                    "predecessor": str(before["uid"]),
                    "successor": str(task["uid"]),
                    "type": before["type"],
                    "lag": before["lagMin"],
                }
                for task, before in links
            },
        }
    )


def values(row: Row) -> tuple[str | int | bool, ...]:
    return (
        row.early_start,
        row.early_finish,
        row.late_start,
        row.late_finish,
        row.total_slack_minutes,
        row.free_slack_minutes,
        row.critical,
    )


@pytest.mark.parametrize("number", NETWORKS)
def test_every_stored_value_of_a_network_to_the_minute(number: int) -> None:
    stored = json.loads((FOLDER / "cpm" / f"insisoc-{number}.json").read_text(encoding="utf-8"))
    schedule = schedule_plan(network(stored))
    leaves = [task for task in stored["tasks"] if not task["summary"]]
    fields = ("es", "ef", "ls", "lf", "totalSlackMin", "freeSlackMin", "critical")
    for task in leaves:
        assert values(schedule[str(task["uid"])]) == tuple(task["stored"][field] for field in fields)
    assert len(schedule) == len(leaves) >= 64
