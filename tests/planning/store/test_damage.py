"""Whatever becomes of the bytes of a plan: it opens with a state that was true, or says what is wrong."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from planning.plan.changes import Change, Changes, Record, put
from planning.plan.errors import PlanError
from planning.store.plan_file import PlanFile
from planning.store.recovery import Stale
from tests.planning.store.power_cut import RecordingDisk

PLAN, JOURNAL = Path("folder/p.json"), Path("folder/p.json.journal")
STRIDE = int(os.environ.get("DAMAGE_STRIDE", "11"))  # 1: every single bit
LATEST = 5
Tables = dict[str, dict[str, Record]]


def edit(file: PlanFile, tables: Tables, value: int) -> None:
    items = tuple(
        Change("t", id, tables["t"][id], {"id": id, "v": value, "名": "é"}) for id in ("a", "b")
    )
    file.commit(Changes("Edit", "edit", items), durable=True)
    put(tables, items)


@pytest.fixture(scope="module")
def killed() -> RecordingDisk:
    """A plan whose process was killed: some steps in the snapshot, some in the journal alone, backups."""
    disk = RecordingDisk()
    tables: Tables = {"t": {id: {"id": id, "v": 0, "名": "é"} for id in ("a", "b")}}
    file = PlanFile.create(PLAN, tables, disk)
    edit(file, tables, 1)
    file.fold(tables)
    file.close()
    file = PlanFile.open(PLAN, disk=disk)
    tables = file.records
    for value in range(2, LATEST + 1):
        edit(file, tables, value)
        if value == 3:
            file.fold(tables)
    return disk


def damaged(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every truncation, every flipped bit (or every so many), tails of zeros."""
    for length in range(len(data)):
        yield "cut", data[:length]
    for bit in range(0, len(data) * 8, STRIDE):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        yield "flip", bytes(changed)
    for length in range(0, len(data), 7):
        yield "zeros", data[:length] + bytes(len(data) - length)


def opened(killed: RecordingDisk, path: Path, data: bytes, stale: Stale = "ask") -> tuple[int, list[str]]:
    """The state that a damaged plan opens with, which goes on and stays, and what is told about it.

    Raises:
        PlanError: it does not open.
    """
    disk = killed.copy()
    disk.files[disk.paths[path]] = bytearray(data)
    file = PlanFile.open(PLAN, disk=disk, stale=stale)
    told, value = list(file.notices), state(file.records)
    edit(file, file.records, value + 100)
    file.close()
    assert state(PlanFile.open(PLAN, disk=disk).records) == value + 100
    return value, told


def state(tables: Tables) -> int:
    """The value of both documents, which were never changed apart."""
    rows = tables["t"]
    (value,) = {row["v"] for row in rows.values()}
    assert rows == {id: {"id": id, "v": value, "名": "é"} for id in ("a", "b")}
    assert isinstance(value, int)
    return value


@pytest.mark.timeout(900)
def test_a_damaged_snapshot_costs_nothing(killed: RecordingDisk) -> None:
    whole = killed.read(PLAN)
    found: Counter[str] = Counter()
    for kind, data in damaged(whole):
        try:
            value, told = opened(killed, PLAN, data)
        except PlanError as error:
            found[error.code] += 1
            value, told = opened(killed, PLAN, data, stale="restore")
        assert value == LATEST
        assert told
        found[kind] += 1
    assert found.keys() == {"cut", "flip", "zeros", "changed_outside"}
    assert found["cut"] == len(whole)


@pytest.mark.timeout(900)
def test_a_damaged_journal_costs_only_what_it_tells(killed: RecordingDisk) -> None:
    whole = killed.read(JOURNAL)
    silent: Counter[str] = Counter()
    for kind, data in damaged(whole):
        value, told = opened(killed, JOURNAL, data)
        assert 3 <= value <= LATEST  # what was folded is in the snapshot
        notices = " ".join(told)
        if value < LATEST and "could not be restored" not in notices and "replaced" not in notices:
            silent[kind] += 1
    # A journal cut before its first line or between two lines cannot be told from an earlier state.
    assert silent == Counter({"cut": whole.count(b"\n")})


def test_a_bit_that_changes_no_value_is_no_damage() -> None:
    disk = RecordingDisk()
    tables: Tables = {"t": {"a": {"id": "a", "v": 1e300, "text": "\x1f"}}}
    PlanFile.create(PLAN, tables, disk).close()
    data = disk.read(PLAN).replace(b"e+300", b"E+300").replace(b"1e300", b"1E300").replace(b"001f", b"001F")
    assert data != disk.read(PLAN)
    disk.files[disk.paths[PLAN]] = bytearray(data)
    file = PlanFile.open(PLAN, disk=disk)
    assert file.records == tables
    assert file.notices == []


def test_damage_before_what_was_folded_costs_nothing(killed: RecordingDisk) -> None:
    whole = killed.read(JOURNAL)
    second = whole.index(b"\n") + 1
    spoiled = whole[: second + 30] + b"?" + whole[second + 31 :]
    value, told = opened(killed, JOURNAL, spoiled)
    assert value == LATEST
    assert any("damaged" in notice for notice in told)


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"{}", b"\xff", b'{"_meta": []}'])
def test_snapshot_and_backups_gone_the_journal_alone_is_no_plan_but_stays(
    killed: RecordingDisk, content: bytes
) -> None:
    disk = killed.copy()
    journal = disk.read(JOURNAL)
    for path in [path for path in disk.paths if path.parent.name.endswith(".backups")]:
        disk.unlink(path)
    disk.files[disk.paths[PLAN]] = bytearray(content)
    with pytest.raises(PlanError):
        PlanFile.open(PLAN, disk=disk)
    assert disk.read(JOURNAL) == journal
    assert disk.read(PLAN) == content
