"""A disk in memory that records what is asked of it, and all the states a power cut may leave it in.

The model is pessimistic: writes that were not synced may vanish, be torn at any byte or arrive out of order;
names in a folder that was not synced survive as any prefix of what was done (``ordered``, a journaling file
system) or as any subset. A rename is one operation on the folder of its new name.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from planning.store.disk import PRIVATE_FILE, PRIVATE_FOLDER, Disk, Signature

Operation = tuple[object, ...]
NAMING = ("create", "rename", "link", "unlink")


class RecordingDisk(Disk):
    """A disk of files in memory; :attr:`log` holds every operation that changed it."""

    def __init__(self) -> None:
        self.files: dict[int, bytearray] = {}
        self.paths: dict[Path, int] = {}
        self.folders: set[Path] = set()
        self.log: list[Operation] = []
        self.last = 0
        self._open: dict[int, int] = {}

    def copy(self) -> "RecordingDisk":
        """Another disk with the same files."""
        disk = RecordingDisk()
        disk.files = {file: bytearray(data) for file, data in self.files.items()}
        disk.paths, disk.folders, disk.last = dict(self.paths), set(self.folders), self.last
        return disk

    def _next(self) -> int:
        self.last += 1
        return self.last

    def create(self, path: Path, mode: int = PRIVATE_FILE) -> int:
        if path in self.paths:
            raise FileExistsError(path)
        file = self._next()
        self.files[file] = bytearray()
        self.paths[path] = file
        self.log.append(("create", path, file))
        return self.append_to(path)

    def append_to(self, path: Path) -> int:
        descriptor = self._next()
        self._open[descriptor] = self.paths[path]
        return descriptor

    def file_of(self, descriptor: int) -> int:
        """The file that a descriptor is open on."""
        return self._open[descriptor]

    def write(self, descriptor: int, data: bytes) -> None:
        file = self._open[descriptor]
        self.log.append(("write", file, len(self.files[file]), bytes(data)))
        self.files[file] += data

    def sync(self, descriptor: int) -> None:
        self.log.append(("sync", self._open[descriptor]))

    def truncate(self, descriptor: int, length: int) -> None:
        file = self._open[descriptor]
        del self.files[file][length:]
        self.log.append(("truncate", file, length))

    def close(self, descriptor: int) -> None:
        del self._open[descriptor]

    def replace(self, source: Path, target: Path) -> None:
        self.paths[target] = self.paths.pop(source)
        self.log.append(("rename", source, target))

    def link(self, source: Path, target: Path) -> None:
        if target in self.paths:
            raise FileExistsError(target)
        self.paths[target] = self.paths[source]
        self.log.append(("link", source, target))

    def unlink(self, path: Path) -> None:
        if self.paths.pop(path, None) is not None:
            self.log.append(("unlink", path))

    def sync_folder(self, folder: Path) -> None:
        self.log.append(("sync_folder", folder))

    def read(self, path: Path) -> bytes:
        if path in self.folders:
            raise IsADirectoryError(path)
        if path not in self.paths:
            raise FileNotFoundError(path)
        return bytes(self.files[self.paths[path]])

    def size(self, path: Path) -> int:
        return len(self.read(path))

    def exists(self, path: Path) -> bool:
        return path in self.paths or path in self.folders

    def names(self, folder: Path) -> list[str]:
        return sorted(path.name for path in self.paths if path.parent == folder)

    def resolve(self, path: Path) -> Path:
        return path

    def signature(self, path: Path) -> Signature | None:
        file = self.paths.get(path)
        return None if file is None else (file, len(self.files[file]), 0)

    def make_folder(self, folder: Path, mode: int = PRIVATE_FOLDER) -> None:
        self.folders.add(folder)

    def may_write(self, path: Path) -> bool:
        return True

    def mode(self, path: Path) -> int:
        return PRIVATE_FILE


class Cut:
    """What lies on the disk for certain and what may or may not, after the first operations of a log."""

    def __init__(self, log: list[Operation], folders: set[Path]) -> None:
        self.log, self.folders = log, folders
        self.lasting: list[int] = []
        self.pending: list[int] = []
        self.data: dict[object, tuple[list[Operation], list[Operation]]] = defaultdict(lambda: ([], []))
        for number, operation in enumerate(log):
            self._take(number, operation)

    def _take(self, number: int, operation: Operation) -> None:
        kind = operation[0]
        if kind in NAMING:
            self.pending.append(number)
        elif kind == "sync_folder":
            settled = [n for n in self.pending if _folder(self.log[n]) == operation[1]]
            self.lasting += settled
            self.pending = [n for n in self.pending if n not in settled]
        elif kind == "sync":
            lasting, pending = self.data[operation[1]]
            lasting += pending
            pending.clear()
        else:
            self.data[operation[1]][1].append(operation)

    def image(
        self,
        choose_names: Callable[[list[int]], list[int]],
        choose_data: Callable[[list[Operation]], list[tuple[Operation, int | None]]],
    ) -> RecordingDisk:
        """The disk with those pending operations that were chosen, writes perhaps torn."""
        disk = RecordingDisk()
        disk.folders = set(self.folders)
        disk.last = 1_000_000
        for file, (lasting, pending) in self.data.items():
            content = bytearray()
            for operation, cut in [*((done, None) for done in lasting), *choose_data(list(pending))]:
                _put(content, operation, cut)
            assert isinstance(file, int)
            disk.files[file] = content
        for number in sorted(self.lasting + choose_names(list(self.pending))):
            _name(disk, self.log[number])
        return disk


def _folder(operation: Operation) -> Path:
    path = operation[2] if operation[0] in ("rename", "link") else operation[1]
    assert isinstance(path, Path)
    return path.parent


def _put(content: bytearray, operation: Operation, cut: int | None) -> None:
    if operation[0] == "truncate":
        length = operation[2]
        assert isinstance(length, int)
        del content[length:]
        return
    offset, data = operation[2], operation[3]
    assert isinstance(offset, int)
    assert isinstance(data, bytes)
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data[:cut])] = data[:cut]


def _name(disk: RecordingDisk, operation: Operation) -> None:
    kind, first = operation[0], operation[1]
    assert isinstance(first, Path)
    if kind == "create":
        file = operation[2]
        assert isinstance(file, int)
        disk.paths[first] = file
        disk.files.setdefault(file, bytearray())
    elif kind == "unlink":
        disk.paths.pop(first, None)
    elif first in disk.paths:
        target = operation[2]
        assert isinstance(target, Path)
        disk.paths[target] = disk.paths.pop(first) if kind == "rename" else disk.paths[first]


def images(
    log: list[Operation], folders: set[Path], chance: random.Random, samples: int, *, ordered: bool
) -> Iterator[RecordingDisk]:
    """Disks that a power cut right after ``log`` may leave: the four extremes and ``samples`` at random."""
    cut = Cut(log, folders)
    for has_names in (True, False):
        for has_data in (True, False):
            yield cut.image(_all_names(has_names), _all_data(has_data))
    for _ in range(samples):
        yield cut.image(_some_names(chance, ordered=ordered), _some_data(chance))


def _all_names(are_there: bool) -> Callable[[list[int]], list[int]]:
    return lambda pending: pending if are_there else []


def _all_data(is_there: bool) -> Callable[[list[Operation]], list[tuple[Operation, int | None]]]:
    return lambda pending: [(done, None) for done in pending] if is_there else []


def _some_names(chance: random.Random, *, ordered: bool) -> Callable[[list[int]], list[int]]:
    if ordered:
        return lambda pending: pending[: chance.randint(0, len(pending))]
    return lambda pending: [number for number in pending if chance.random() < 0.5]


def _some_data(chance: random.Random) -> Callable[[list[Operation]], list[tuple[Operation, int | None]]]:
    def torn(operation: Operation) -> int | None:
        data = operation[3] if operation[0] == "write" else b""
        assert isinstance(data, bytes)
        return chance.randint(0, len(data)) if data else None

    def choose(pending: list[Operation]) -> list[tuple[Operation, int | None]]:
        if chance.random() < 0.4:  # in order, the last one torn
            kept = pending[: chance.randint(0, len(pending))]
            return [(done, torn(done) if done is kept[-1] else None) for done in kept]
        some = [operation for operation in pending if chance.random() < 0.7]
        return [(operation, torn(operation) if chance.random() < 0.4 else None) for operation in some]

    return choose
