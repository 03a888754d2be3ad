"""``apply`` killed again and again (SIGKILL): what it answered is there, whole, and nothing is in the way."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from planning.plan.document import Document

KILLS = int(os.environ.get("KILLS", "25"))
PAIR = ("a", "b")
LINES = 600


class Killed(NamedTuple):
    """What a killed process had answered, and whether it had come to its end before."""

    answered: int
    ended: bool


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "p.plan.json"
    document = Document.from_template("blank", path)
    with document.transaction("Add") as t:
        for id in PAIR:
            t.add("activities", {"id": id, "name": {"en": id}, "lane": "lane-1", "order": 0})
    document.close()
    return path


def edits(path: Path, first: int, count: int, chance: random.Random) -> Path:
    """A file of transactions that change two documents together, numbered on from ``first``."""
    lines = []
    for value in range(first, first + count):
        fields = {"order": value, "owner": "x" * chance.randint(0, 1500)}
        lines.append([{"op": "set", "table": "activities", "id": id, "fields": fields} for id in PAIR])
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def kill(plan: Path, first: int, environment: dict[str, str], chance: random.Random) -> Killed:
    """Run ``apply`` and kill it: while it starts, while it works, or while it closes."""
    moment = chance.choice(("starting", "working", "working", "closing"))
    file = edits(plan.with_name("edits"), first, 3 if moment == "closing" else LINES, chance)
    command = [sys.executable, "-m", "roadmap_app", "apply", str(plan), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        answers = b""
        if moment != "starting":
            answers = b"".join(process.stdout.readline() for _ in range(3 if moment == "closing" else 1))
        time.sleep(chance.uniform(0, {"starting": 0.5, "working": 0.1, "closing": 0.03}[moment]))
        process.kill()
        answers += process.stdout.read()
        ended = process.wait() == 0
    whole = [json.loads(line) for line in answers.splitlines(keepends=True) if line.endswith(b"\n")]
    assert all(answer["ok"] for answer in whole)
    return Killed(len(whole), ended)


def value_in(plan: Path, *, read_only: bool) -> int:
    """The number of the last transaction that is in the plan, which must be there whole."""
    document = Document.open(plan, read_only=read_only)
    try:
        (value,) = {int(document.raw("activities")[id]["order"]) for id in PAIR}
        return value
    finally:
        document.close()


@pytest.mark.timeout(60 + 3 * KILLS)
def test_no_kill_loses_or_tears_what_was_answered(plan: Path, environment: dict[str, str]) -> None:
    chance, value, ended = random.Random(7), 0, 0
    for number in range(KILLS):
        killed = kill(plan, value + 1, environment, chance)
        found = value_in(plan, read_only=number % 2 == 0)
        assert value + killed.answered <= found <= value + killed.answered + 1, f"kill {number}"
        value, ended = found, ended + killed.ended
    assert ended < KILLS / 2, "most of them must have been killed"
    assert value > 0
    names = {one.name for one in plan.parent.iterdir()}
    assert not [name for name in names if name.endswith(".tmp") or ".damaged-" in name]
