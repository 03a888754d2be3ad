"""The journal: lines bound to each other, what fails while it is written, what another thread may do."""

import errno
from pathlib import Path

import pytest

from planning.plan.changes import Change, Changes
from planning.store.journal import Header, Line, encode, line_of, parse
from planning.store.journal_file import JournalFile
from tests.planning.store.power_cut import RecordingDisk

PATH = Path("folder/p.json.journal")
HEADER = Header("ab" * 16, "cd" * 8, 0)


def line(seq: int) -> Line:
    change = Change("t", "a", None, {"id": "a", "v": seq})
    return line_of(Changes(f"Step {seq}", "edit", (change,)), seq, 1000)


class FailingDisk(RecordingDisk):
    """A disk some calls of which fail."""

    def __init__(self) -> None:
        super().__init__()
        self.failing: set[str] = set()

    def _refuse(self, call: str) -> None:
        if call in self.failing:
            raise OSError(errno.EIO, call)

    def write(self, descriptor: int, data: bytes) -> None:
        if "write" in self.failing:
            super().write(descriptor, data[: len(data) // 2])
        self._refuse("write")
        super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._refuse("sync")
        super().sync(descriptor)

    def truncate(self, descriptor: int, length: int) -> None:
        self._refuse("truncate")
        super().truncate(descriptor, length)


@pytest.fixture
def disk() -> FailingDisk:
    return FailingDisk()


@pytest.fixture
def journal(disk: FailingDisk) -> JournalFile:
    journal = JournalFile(disk, PATH, HEADER)
    for seq in (1, 2):
        journal.append(line(seq))
    return journal


def steps(disk: RecordingDisk) -> list[int]:
    return [line.seq for line in parse(disk.read(PATH)).lines]


def test_lines_are_read_as_they_were_written(disk: FailingDisk, journal: JournalFile) -> None:
    parsed = parse(disk.read(PATH))
    assert parsed.header == HEADER
    assert parsed.lines == [line(1), line(2)]
    assert (parsed.state, parsed.good_length, parsed.last_seq) == ("whole", journal.length, 2)
    assert parse(b"").last_seq == 0


def test_a_write_that_fails_leaves_no_half_line(disk: FailingDisk, journal: JournalFile) -> None:
    before = disk.read(PATH)
    disk.failing = {"write"}
    with pytest.raises(OSError, match="write"):
        journal.append(line(3))
    assert (disk.read(PATH), journal.last_seq, journal.poison) == (before, 2, None)
    disk.failing = set()
    journal.append(line(3))
    assert steps(disk) == [1, 2, 3]


def test_a_half_line_that_cannot_be_cut_off_ends_the_journal(disk: FailingDisk, journal: JournalFile) -> None:
    disk.failing = {"write", "truncate"}
    with pytest.raises(OSError, match="write"):
        journal.append(line(3))
    disk.failing = set()
    with pytest.raises(OSError, match="truncate"):
        journal.append(line(3))
    assert steps(disk) == [1, 2]


def test_a_failed_sync_is_not_tried_again(disk: FailingDisk, journal: JournalFile) -> None:
    disk.failing = {"sync"}
    with pytest.raises(OSError, match="sync"):
        journal.sync()
    disk.failing = set()
    with pytest.raises(OSError, match="sync"):
        journal.sync()
    with pytest.raises(OSError, match="sync"):
        journal.append(line(3))
    assert not [operation for operation in disk.log if operation[0] == "sync"]


def test_there_is_nothing_to_sync_before_the_first_line(disk: FailingDisk) -> None:
    journal = JournalFile(disk, PATH, HEADER)
    journal.sync()
    journal.close()
    assert disk.log == []


def test_a_journal_goes_on_where_it_was_left(disk: FailingDisk, journal: JournalFile) -> None:
    journal.close()
    disk.files[disk.paths[PATH]] += b"0123456789abcdef {"
    again = JournalFile.resume(disk, PATH, parse(disk.read(PATH)))
    again.append(line(3))
    again.close()
    assert steps(disk) == [1, 2, 3]


@pytest.mark.parametrize("call", ["sync", "truncate"])
def test_a_journal_that_cannot_be_made_sure_of_is_not_gone_on_with(
    disk: FailingDisk, journal: JournalFile, call: str
) -> None:
    journal.close()
    disk.files[disk.paths[PATH]] += b"torn"
    disk.failing = {call}
    with pytest.raises(OSError, match=call):
        JournalFile.resume(disk, PATH, parse(disk.read(PATH)))


def test_a_line_of_another_version_ends_what_is_read() -> None:
    first, digits = encode(b"", HEADER)
    foreign = first + _line(digits, b'{"shape":"new"}')
    assert parse(foreign).lines == []
    assert parse(foreign).state == "damaged"
    digits = foreign[len(first) : len(first) + 16]
    assert parse(foreign + _line(digits, b'{"shape":"newer"}')).later == []


def _line(previous: bytes, payload: bytes) -> bytes:
    from planning.store.journal import digest

    return digest(previous, payload) + b" " + payload + b"\n"


def test_lines_behind_damage_are_known_by_the_line_before(disk: FailingDisk, journal: JournalFile) -> None:
    for seq in (3, 4):
        journal.append(line(seq))
    rows = bytes(disk.read(PATH)).split(b"\n")
    rows[2] = rows[2].replace(b"Step 2", b"Step X")
    parsed = parse(b"\n".join(rows))
    assert parsed.lines == [line(1)]
    assert parsed.later == [line(3), line(4)]
    assert parsed.state == "damaged"
