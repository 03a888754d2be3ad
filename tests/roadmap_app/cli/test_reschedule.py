"""``schedule --write``: automatic activities are put where the schedule has them, as one step."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_automatic_activities_are_moved_and_one_undo_takes_it_back(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    assert run("new", plan, "--template", "a69-517").returncode == 0
    work = {"duration_minutes": 4800}
    edits = [
        {"op": "add", "table": "links", "id": "k", "fields": {"predecessor": "network", "successor": "rtc"}},
        {"op": "set", "table": "activities", "id": "rtc", "fields": {"mode": "auto", **work}},
    ]
    assert run("apply", plan, text=json.dumps(edits)).returncode == 0
    found = run("schedule", plan, "--write", "--json")
    assert json.loads(found.stdout) == {"ok": True, "moved": ["rtc"]}
    moved = json.loads(run("show", plan, "activities", "rtc", "--json").stdout)
    assert (moved["start"], moved["finish"]) == ("2016-10-03", "2016-10-14")
    assert run("schedule", plan, "--write").stdout.strip() == "0 activities moved"
    assert run("undo", plan).stdout.strip() == "Reschedule"
