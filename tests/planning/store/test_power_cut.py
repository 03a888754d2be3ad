"""No power cut loses an acknowledged edit, tears a transaction or leaves a plan that cannot be opened."""

import math
import os
import random
from collections import Counter
from pathlib import Path

import pytest

from planning.plan.changes import Change, Changes, Record, put
from planning.plan.errors import PlanError
from planning.store import plan_file
from planning.store.disk import Disk
from planning.store.plan_file import PlanFile
from planning.store.recovery import recover
from tests.planning.store.power_cut import RecordingDisk, images

PLAN = Path("folder/p.json")
IMAGES = int(os.environ.get("POWER_CUT_IMAGES", "5000"))
PAIR = ("first", "second")


class Workload:
    """Edits that always change two documents together, with folds in between; what was acknowledged when."""

    def __init__(self, edits: int, chance: random.Random, disk: RecordingDisk) -> None:
        self.disk = disk
        self.acknowledged: list[tuple[int, int]] = []
        tables: dict[str, dict[str, Record]] = {"t": {id: {"id": id, "value": 0} for id in PAIR}}
        file = PlanFile.create(PLAN, tables, disk)
        self.start = len(disk.log)
        for value in range(1, edits + 1):
            edit(file, tables, value, "x" * chance.randint(0, 400))
            self.acknowledged.append((len(disk.log), value))
            if value % 5 == 0:
                file.fold(tables)
        file.close()

    def value_after(self, operations: int) -> int:
        """The last value that was acknowledged by then."""
        return max((value for length, value in self.acknowledged if length <= operations), default=0)


def edit(file: PlanFile, tables: dict[str, dict[str, Record]], value: int, pad: str) -> None:
    items = tuple(
        Change("t", id, tables["t"][id], {"id": id, "value": value, "pad": pad}) for id in PAIR
    )
    file.commit(Changes("Edit", "edit", items), durable=True)
    put(tables, items)


def values(tables: dict[str, dict[str, Record]]) -> set[int]:
    return {tables["t"][id]["value"] for id in PAIR}


def verdict(disk: RecordingDisk, acknowledged: int) -> str:
    """What becomes of a disk: "right", or what went wrong."""
    try:
        file = PlanFile.open(PLAN, disk=disk)
        found = values(file.records)
        if len(found) != 1:
            return "torn"
        (value,) = found
        if value not in (acknowledged, acknowledged + 1):
            return "lost" if value < acknowledged else "invented"
        if file.read_only_reason:
            return "read-only"
        edit(file, file.records, 999, "")
        file.close()
        again = recover(disk, PLAN, PLAN.with_name("p.json.journal"))
    except PlanError as error:
        return f"unopenable: {error.code}"
    return "right" if values(again.snapshot.records) == {999} else "lost later"


def survey(workload: Workload, total: int, seed: int) -> Counter[str]:
    """Verdicts on about ``total`` disks, over all places of the log and both models of folders."""
    chance = random.Random(seed)
    log = workload.disk.log
    places = range(workload.start, len(log) + 1)
    samples = max(1, math.ceil(total / (2 * len(places))) - 4)
    verdicts: Counter[str] = Counter()
    for ordered in (True, False):
        for place in places:
            acknowledged = workload.value_after(place)
            for disk in images(log[:place], workload.disk.folders, chance, samples, ordered=ordered):
                verdicts[verdict(disk, acknowledged)] += 1
    return verdicts


@pytest.mark.timeout(600)
def test_every_power_cut_leaves_every_acknowledged_edit() -> None:
    verdicts = survey(Workload(25, random.Random(1), RecordingDisk()), IMAGES, seed=2)
    assert verdicts.total() >= IMAGES
    assert set(verdicts) == {"right"}, verdicts


class Forgetful(RecordingDisk):
    """A disk whose program forgets one kind of sync."""

    def __init__(self, forgotten: str) -> None:
        super().__init__()
        self.forgotten = forgotten

    def sync(self, descriptor: int) -> None:
        path = next(path for path, file in self.paths.items() if file == self._open[descriptor])
        kind = "journal" if path.suffix == ".journal" else "snapshot"
        if kind != self.forgotten:
            super().sync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        if self.forgotten != "folder":
            super().sync_folder(folder)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("forgotten", ["journal", "snapshot", "folder"])
def test_the_survey_notices_a_sync_that_is_left_out(forgotten: str) -> None:
    verdicts = survey(Workload(12, random.Random(1), Forgetful(forgotten)), 3000, seed=2)
    assert set(verdicts) - {"right"}, "the survey must be able to fail"


def test_the_real_disk_offers_what_the_recording_one_does() -> None:
    assert {name for name in vars(Disk) if not name.startswith("_")} <= set(dir(RecordingDisk))
    assert plan_file.FOLD_BYTES > 0
