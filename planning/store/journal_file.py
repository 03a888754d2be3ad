"""The journal that is being written: append, sync, and what happens when either fails."""

from pathlib import Path
from typing import NamedTuple, Self

from planning.store.disk import Disk
from planning.store.journal import Header, Line, Parsed, encode


class Mark(NamedTuple):
    """A place in a journal: its length in bytes, the digits of its last line, the number of its last step."""

    length: int
    digits: bytes
    seq: int


class JournalFile:
    """An open journal. It is made when the first edit comes, so a plan that is only read has none.

    After a failed sync the state of the disk is unknown, and a second sync may lie (the kernel drops the
    pages of the first): the journal is *poisoned*, nothing more is appended, the work goes to a new snapshot.
    """

    def __init__(self, disk: Disk, path: Path, header: Header) -> None:
        self.header = header
        self.poison: OSError | None = None
        self.last_seq = header.base_seq
        self._disk, self._path = disk, path
        self._descriptor: int | None = None
        self._length = 0
        self._digest = b""

    @classmethod
    def resume(cls, disk: Disk, path: Path, parsed: Parsed) -> Self:
        """Go on with a journal; a torn tail is cut off.

        Raises:
            OSError: it cannot be written to.
        """
        assert parsed.header is not None
        journal = cls(disk, path, parsed.header)
        journal._descriptor = disk.append_to(path)
        journal._length, journal._digest = parsed.good_length, parsed.last_digest
        journal.last_seq = parsed.last_seq
        if parsed.state != "whole":
            disk.truncate(journal._descriptor, parsed.good_length)
        return journal

    @property
    def length(self) -> int:
        """Bytes written so far."""
        return self._length

    def append(self, line: Line) -> None:
        """Write one transaction in one call; after an error the file is as it was before.

        Raises:
            OSError: nothing was appended.
        """
        if self.poison is not None:
            raise self.poison
        is_new = self._length == 0
        head, previous = encode(b"", self.header) if is_new else (b"", self._digest)
        data, digits = encode(previous, line)
        descriptor = self._open()
        try:
            self._disk.write(descriptor, head + data)
            if is_new:
                self._disk.sync_folder(self._path.parent)
        except OSError:
            self.take_back(self.mark())
            raise
        self._length += len(head) + len(data)
        self._digest, self.last_seq = digits, line.seq

    def _open(self) -> int:
        if self._descriptor is None:
            self._descriptor = self._disk.create(self._path)
        return self._descriptor

    def sync(self) -> None:
        """Have all lines on the disk when this returns.

        Raises:
            OSError: the journal is poisoned from now on.
        """
        if self.poison is not None:
            raise self.poison
        if self._descriptor is not None:
            try:
                self._disk.sync(self._descriptor)
            except OSError as error:
                self.poison = error
                raise

    def mark(self) -> Mark:
        """The place to come back to with :meth:`take_back`."""
        return Mark(self._length, self._digest, self.last_seq)

    def take_back(self, mark: Mark) -> None:
        """Cut off what was written after ``mark``, so that no later opening applies it."""
        self._length, self._digest, self.last_seq = mark
        if self._descriptor is not None:
            try:
                self._disk.truncate(self._descriptor, mark.length)
            except OSError as error:
                self.poison = self.poison or error

    def close(self) -> None:
        """Close the file."""
        if self._descriptor is not None:
            self._disk.close(self._descriptor)
            self._descriptor = None
