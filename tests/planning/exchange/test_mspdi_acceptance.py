"""Files of MS Project with the dates and the slack that it stored in them.

They are not part of the tree: the environment variable ROADMAP_ACCEPTANCE names the folder.
"""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from planning.exchange.imported import Imported
from planning.exchange.mspdi import read_mspdi
from planning.exchange.mspdi_values import integer
from planning.exchange.xml_tree import read_xml
from planning.plan.baseline import Baseline
from planning.plan.document import Document
from planning.schedule import schedule_plan
from planning.schedule.baselines import variances
from planning.schedule.clock import minute_of

FOLDER = Path(os.environ.get("ROADMAP_ACCEPTANCE", "")) / "mspdi"
KEYS = ("A01", "A02", "A10", "A11", "A14", "A15", "A17", "A19", "A21", "A22", "A23", "A24", "A25", "A26")
FIELDS = {
    "es": "early_start",
    "ef": "early_finish",
    "ls": "late_start",
    "lf": "late_finish",
    "totalSlackMin": "total_slack_minutes",
    "freeSlackMin": "free_slack_minutes",
    "critical": "critical",
}
STALE = {"A19": {"ls", "lf"}, "A26": {"ls", "lf", "totalSlackMin", "freeSlackMin"}}
"""Columns that MS Project did not reckon anew before it saved: late dates before that what follows allows, or
after the finish of the plan. Its own slack beside them contradicts them."""

pytestmark = pytest.mark.skipif(
    not os.environ.get("ROADMAP_ACCEPTANCE"), reason="ROADMAP_ACCEPTANCE names no folder"
)


def read(key: str) -> tuple[Imported, dict[str, Any]]:
    stored = json.loads((FOLDER / f"{key}.json").read_text(encoding="utf-8"))
    return read_mspdi(FOLDER / f"{key}.mspdi.xml"), stored


@pytest.mark.parametrize("key", KEYS)
def test_every_row_link_and_calendar_arrives(key: str) -> None:
    found, stored = read(key)
    tasks = [task for task in stored["tasks"] if task["uid"]]
    assert [row["uid"] for row in found.tables["activities"].values()] == [task["uid"] for task in tasks]
    links = {(p["uid"], t["uid"], p["type"], p["lagMin"]) for t in tasks for p in t["pred"]}
    uids = {row["id"]: row["uid"] for row in found.tables["activities"].values()}
    arrived = found.tables.get("links", {}).values()
    assert links == {
        (uids[x["predecessor"]], uids[x["successor"]], x["type"], x.get("lag", 0)) for x in arrived
    }
    assert len(found.tables["calendars"]) == len(stored["calendars"])


@pytest.mark.parametrize("key", KEYS)
def test_every_stored_value_to_the_minute(key: str) -> None:
    """Dates as they are written, summary rows too; seconds, which we do not keep, are rounded."""
    found, stored = read(key)
    schedule = schedule_plan(Document(found.tables))
    for task in stored["tasks"]:
        if not task["uid"]:
            continue  # the project itself, which is the head of the plan
        row = schedule[f"task-{task['uid']}"]
        for name, field in FIELDS.items():
            if name not in STALE.get(key, ()):
                assert getattr(row, field) == to_the_minute(task["stored"][name]), (task["name"], field)


def test_the_variances_that_ms_project_stored() -> None:
    """Against the first baseline of a plan in progress; MSPDI writes tenths of minutes."""
    found, _stored = read("A25")
    document = Document(found.tables)
    baseline = document.get("baselines", "baseline-0")
    assert isinstance(baseline, Baseline)
    ours = {one.activity: one for one in variances(document, schedule_plan(document), baseline)}
    root, _skipped = read_xml(FOLDER / "A25.mspdi.xml")
    tasks = [task for task in root.within("Tasks", "Task") if task.first("Baseline") and integer(task, "UID")]
    assert len(tasks) == 7
    for task in tasks:
        variance = ours[f"task-{task.word('UID')}"]
        assert variance.start == integer(task, "StartVariance") / 10
        assert variance.finish == integer(task, "FinishVariance") / 10


def to_the_minute(value: str | float | bool) -> str | float | bool:
    if isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return value[:16] if minute_of(moment) == minute_of(moment.replace(second=0)) else value
    return value if isinstance(value, bool) else round(value)
