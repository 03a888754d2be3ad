"""Every system call of a session on a plan fails once, or is the last one: what was acknowledged is there."""

import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from planning.store.plan_file import PlanFile
from tests.planning.store.session import Session, new_plan, run, value_of

ROOT = Path(__file__).parents[3]
FAULTS = int(os.environ.get("FAULTS", "40"))
CALLS = ("openat", "write", "fsync", "fdatasync", "ftruncate", "rename", "link", "unlink", "mkdir", "chmod")
WAYS = ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EACCES")
LINE = re.compile(r"^\d+ +(\w+)\((.*)$", re.MULTILINE)


class Fault(NamedTuple):
    """What befalls the ``number``-th call of its kind."""

    call: str
    number: int
    way: str


class Place(NamedTuple):
    """Where a session runs: its folder with the plan, and its trace outside of it."""

    folder: Path
    trace: Path

    @property
    def plan(self) -> Path:
        return self.folder / "p.json"

    def again(self, original: Path) -> None:
        """The files as they were before."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(original, self.folder)


def traced(place: Place, *options: str) -> "subprocess.CompletedProcess[str]":
    """A session under strace."""
    command = ["strace", "-f", "-qq", "-y", "-o", str(place.trace), *options,
               sys.executable, "-B", "-m", "tests.planning.store.session", str(place.plan)]  # fmt: skip
    environment = {**os.environ, "PYTHONHASHSEED": "0", "LANGUAGE": "en"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, check=False, encoding="utf-8", timeout=60
    )


def faults(place: Place) -> list[Fault]:
    """All calls of an undisturbed session on the plan's own files, in all ways."""
    done = traced(place, "-e", f"trace={','.join(CALLS)}")
    assert (done.returncode, done.stderr) == (0, "")
    counts: Counter[str] = Counter()
    found = []
    for call, rest in LINE.findall(place.trace.read_text("utf-8", errors="replace")):
        counts[call] += 1
        if str(place.folder) in rest:
            found += [Fault(call, counts[call], way) for way in WAYS]
    return found


def after(place: Place, fault: Fault, before: int) -> tuple[str, bool]:
    """What a fault leaves of a plan with ``before`` edits, and whether it struck."""
    inject = f"{fault.call}:{fault.way}:when={fault.number}"
    done = traced(place, "-e", f"trace={fault.call}", "-e", f"inject={inject}")
    was_killed = done.returncode in (-9, 137)
    struck = was_killed or "INJECTED" in place.trace.read_text("utf-8", errors="replace")
    if done.stderr or (done.returncode != 0 and not was_killed):
        return f"crashed: {done.stderr[-500:]}", struck
    told = max(map(int, done.stdout.split()), default=before)
    try:
        found = value_of(PlanFile.open(place.plan, read_only=True).records)
        answers: list[int] = []
        run(place.plan, answers.append)
        assert len(answers) == 5, answers
        assert value_of(PlanFile.open(place.plan, read_only=True).records) == answers[-1]
    except Exception as error:  # noqa: BLE001 - a verdict like others
        return f"unusable: {error!r}", struck
    litter = [path for path in place.folder.rglob("*") if path.name.endswith((".tmp", ".lock", ".owner"))]
    is_right = told <= found <= told + 1 and not litter
    return "right" if is_right else f"told {told}, found {found}, {litter}", struck


def closed_plan(plan: Path) -> None:
    """Leave what a session leaves that was closed."""
    assert not plan.with_name("p.json.journal").exists()


def killed_session(plan: Path) -> None:
    """Leave what a killed process leaves: edits in the journal alone, a torn line, half a temporary file."""
    session = Session(plan, lambda _value: None)
    session.edit()
    session.fold()
    session.edit()
    with plan.with_name("p.json.journal").open("ab") as journal:
        journal.write(b"0123456789abcdef {")
    plan.with_name(".p.json.0123456789ab.tmp").write_bytes(b"{")
    session.file.close()


def damaged_plan(plan: Path) -> None:
    """A plan whose snapshot the disk spoiled."""
    killed_session(plan)
    plan.write_bytes(bytes(100))


@pytest.mark.timeout(60 + 3 * FAULTS)
@pytest.mark.parametrize("prepare", [closed_plan, killed_session, damaged_plan])
def test_no_fault_of_any_call_loses_what_was_acknowledged(
    tmp_path: Path, prepare: Callable[[Path], None]
) -> None:
    original, place = tmp_path / "original", Place(tmp_path / "plan", tmp_path / "trace")
    original.mkdir()
    new_plan(original / "p.json")
    prepare(original / "p.json")
    place.again(original)
    before = value_of(PlanFile.open(place.plan, read_only=True).records)
    points = faults(place)
    chosen = random.Random(3).sample(points, min(len(points), FAULTS // 3 + 1))
    verdicts: Counter[str] = Counter()
    strikes = 0
    for fault in chosen:
        place.again(original)
        verdict, struck = after(place, fault, before)
        verdicts[verdict if verdict == "right" else f"{fault}: {verdict}"] += 1
        strikes += struck
    assert set(verdicts) == {"right"}, verdicts
    assert strikes > 0.9 * len(chosen)
