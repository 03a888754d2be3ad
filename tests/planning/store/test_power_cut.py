"""No power cut loses an acknowledged edit, tears a transaction or leaves a plan that cannot be opened."""

import math
import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from planning.plan.changes import Change, Changes, Record, put
from planning.plan.errors import PlanError
from planning.store.disk import Disk
from planning.store.identity import new_name
from planning.store.plan_file import PlanFile
from planning.store.recovery import recover
from planning.store.snapshot_file import write_snapshot
from tests.planning.store.power_cut import RecordingDisk, images

PLAN = Path("folder/p.json")
IMAGES = int(os.environ.get("POWER_CUT_IMAGES", "5000"))
PAIR = ("first", "second")
Tables = dict[str, dict[str, Record]]


class Workload:
    """Edits that always change two documents together, other incidents, and what was told when."""

    def __init__(self, incidents: str, chance: random.Random, disk: RecordingDisk) -> None:
        self.disk, self._chance = disk, chance
        self.acknowledged: list[tuple[int, int]] = []
        tables: Tables = {"t": {id: {"id": id, "value": 0} for id in PAIR}}
        self.file, self.tables, self.value = PlanFile.create(PLAN, tables, disk), tables, 0
        self.start = len(disk.log)
        acts: dict[str, Callable[[], object]] = {
            "e": self.edit, "w": self.edit_and_sync_later, "b": self.bulk, "f": self.fold,
            "c": self.close_and_reopen, "k": self.open, "u": self.reopen_unsynced,
            "d": self.damage_and_reopen, "o": self.overrule, "g": self.give_way,
        }  # fmt: skip
        for incident in incidents:
            acts[incident]()
            self.acknowledged.append((len(disk.log), self.value))
        self.file.close()

    def _next(self) -> tuple[Change, ...]:
        self.value += 1
        pad = "x" * self._chance.randint(0, 400)
        return tuple(
            Change("t", id, self.tables["t"][id], {"id": id, "value": self.value, "pad": pad}) for id in PAIR
        )

    def edit(self, *, durable: bool = True) -> None:
        items = self._next()
        self.file.commit(Changes("Edit", "edit", items), durable=durable)
        put(self.tables, items)

    def edit_and_sync_later(self) -> None:
        for _time in range(3):
            self.edit(durable=False)
        self.file.sync()

    def bulk(self) -> None:
        self.file.fold(self.tables)
        put(self.tables, self._next())
        self.file.commit_in_snapshot(self.tables)

    def open(self) -> None:
        """The process was killed, the next one opens the plan: from then on it shows what it found."""
        self.file = PlanFile.open(PLAN, disk=self.disk)
        self.tables = self.file.records
        assert values(self.tables) == {self.value}

    def fold(self) -> None:
        self.file.fold(self.tables)

    def reopen_unsynced(self) -> None:
        for _time in range(2):
            self.edit(durable=False)
        self.open()

    def close_and_reopen(self) -> None:
        self.file.fold(self.tables)
        self.file.close()
        self.open()

    def damage_and_reopen(self) -> None:
        """The disk spoils a byte of the snapshot, and does not lose it again."""
        file = self.disk.paths[PLAN]
        self.disk.files[file][0] = ord("x")
        self.disk.log += [("write", file, 0, b"x"), ("sync", file)]
        self.open()

    def _somebody_else_writes(self) -> None:
        """Another program puts its own state of the same plan in the place of the file."""
        self.fold()
        meta = msgspec.structs.replace(self.file.meta, revision=new_name(), folded="")
        beside = PLAN.with_name("theirs")
        write_snapshot(self.disk, beside, self.tables | {"theirs": {"x": {"id": "x"}}}, {}, meta)
        self.disk.replace(beside, PLAN)
        self.disk.sync_folder(PLAN.parent)

    def overrule(self) -> None:
        self._somebody_else_writes()
        self.edit()
        self.acknowledged.append((len(self.disk.log), self.value - 1))  # theirs may win until ours is written
        self.file.overrule(self.tables)

    def give_way(self) -> None:
        self._somebody_else_writes()
        self.file.give_way(self.tables)
        self.open()

    def value_after(self, operations: int) -> int:
        """The last value that was acknowledged by then."""
        return max((value for length, value in self.acknowledged if length <= operations), default=0)


def values(tables: Tables) -> set[int]:
    return {tables["t"][id]["value"] for id in PAIR}


def verdict(disk: RecordingDisk, acknowledged: int, in_flight: int) -> str:
    """What becomes of a disk: "right", or what went wrong."""
    try:
        file = PlanFile.open(PLAN, disk=disk)
        found = values(file.records)
        if len(found) != 1:
            return "torn"
        (value,) = found
        if not acknowledged <= value <= in_flight:
            return "lost" if value < acknowledged else "invented"
        if file.read_only_reason:
            return "read-only"
        items = tuple(Change("t", id, file.records["t"][id], {"id": id, "value": 999}) for id in PAIR)
        file.commit(Changes("Edit", "edit", items), durable=True)
        file.close()
        again = recover(disk, PLAN, PLAN.with_name("p.json.journal"))
    except PlanError as error:
        return f"unopenable: {error.code}"
    return "right" if values(again.snapshot.records) == {999} else "lost later"


def survey(workload: Workload, total: int, seed: int) -> Iterator[str]:
    """Verdicts on about ``total`` disks, over all places of the log and both models of folders."""
    chance = random.Random(seed)
    log = workload.disk.log
    places = range(workload.start, len(log) + 1)
    samples = max(1, math.ceil(total / (2 * len(places))) - 4)
    for ordered in (True, False):
        for place in places:
            acknowledged = workload.value_after(place)
            following = (value for length, value in workload.acknowledged if length > place)
            in_flight = next(following, acknowledged)
            for disk in images(log[:place], workload.disk.folders, chance, samples, ordered=ordered):
                yield verdict(disk, acknowledged, in_flight)


EDITING = "eeefewfeekeewfeceekweefee"
MISHAPS = "eeefukfebeeudeeceuwdefbkee"
OTHERS = "eefeoeekeegeeceeofdeeguee"


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("incidents", [EDITING, MISHAPS, OTHERS])
def test_every_power_cut_leaves_every_acknowledged_edit(incidents: str) -> None:
    workload = Workload(incidents, random.Random(1), RecordingDisk())
    verdicts = Counter(survey(workload, math.ceil(IMAGES / 3), seed=2))
    assert verdicts.total() >= math.ceil(IMAGES / 3)
    assert set(verdicts) == {"right"}, verdicts


class Forgetful(RecordingDisk):
    """A disk whose program forgets one kind of sync."""

    def __init__(self, forgotten: str) -> None:
        super().__init__()
        self.forgotten = forgotten
        self._is_fresh = True

    def append_to(self, path: Path) -> int:
        self._is_fresh = False
        return super().append_to(path)

    def write(self, descriptor: int, data: bytes) -> None:
        self._is_fresh = True
        super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        path = next(path for path, file in self.paths.items() if file == self.file_of(descriptor))
        kind = "journal" if path.suffix == ".journal" else "snapshot"
        if not self._is_fresh:
            kind = "resumed journal"
        if kind != self.forgotten:
            super().sync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        last = next(operation for operation in reversed(self.log) if operation[0] in ("create", "rename"))
        if self.forgotten != f"folder after {last[0]}" or folder != PLAN.parent:
            super().sync_folder(folder)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "forgotten", ["journal", "snapshot", "resumed journal", "folder after create", "folder after rename"]
)
def test_the_survey_notices_a_sync_that_is_left_out(forgotten: str) -> None:
    workload = Workload("eefeekuewewuefe", random.Random(1), Forgetful(forgotten))
    verdicts = survey(workload, 3000, seed=2)
    assert any(verdict != "right" for verdict in verdicts), "the survey must be able to fail"


def test_the_recording_disk_offers_what_the_real_one_does() -> None:
    assert {name for name in vars(Disk) if not name.startswith("_")} <= set(dir(RecordingDisk))
