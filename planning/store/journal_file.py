"""The journal that is being written: append, sync, and what happens when either fails."""

import threading
from pathlib import Path
from typing import NamedTuple, Self

from planning.store.disk import PRIVATE_FILE, Disk
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
    Lines are appended by one thread; another one may call :meth:`sync` meanwhile.
    """

    def __init__(self, disk: Disk, path: Path, header: Header, mode: int = PRIVATE_FILE) -> None:
        self.header = header
        self.poison: OSError | None = None
        self.last_seq = header.base_seq
        self._disk, self._path, self._mode = disk, path, mode
        self._descriptor: int | None = None
        self._is_named = False  # whether the folder is known to have its name on the disk
        self._length = 0
        self._digest = b""
        self._in_use = threading.Lock()  # a descriptor must not be closed while another thread syncs it

    @classmethod
    def resume(cls, disk: Disk, path: Path, parsed: Parsed) -> Self:
        """Go on with a journal that another process left; a torn tail is cut off, the rest is synced.

        Raises:
            OSError: it cannot be written to.
        """
        assert parsed.header is not None
        journal = cls(disk, path, parsed.header)
        journal._descriptor = disk.append_to(path)
        journal._length, journal._digest = parsed.good_length, parsed.last_digest
        journal.last_seq = parsed.last_seq
        try:
            if parsed.state != "whole":
                disk.truncate(journal._descriptor, parsed.good_length)
            journal.sync()  # what was read may never have reached the disk
        except OSError:
            journal.close()
            raise
        return journal

    @property
    def length(self) -> int:
        """Bytes written so far."""
        return self._length

    def append(self, *lines: Line) -> None:
        """Write transactions in one call; after an error the file is as it was before.

        Raises:
            OSError: nothing was appended.
        """
        if self.poison is not None:
            raise self.poison
        data, digits = (b"", self._digest) if self._length else encode(b"", self.header)
        for line in lines:
            more, digits = encode(digits, line)
            data += more
        try:
            self._disk.write(self._open(), data)
        except BaseException:  # also of an interrupt from the keyboard
            self.take_back(self.mark())
            raise
        self._length += len(data)
        self._digest, self.last_seq = digits, lines[-1].seq

    def _open(self) -> int:
        if self._descriptor is None:
            self._descriptor = self._disk.create(self._path, self._mode)
        return self._descriptor

    def sync(self) -> None:
        """Have all lines on the disk when this returns.

        Raises:
            OSError: the journal is poisoned from now on.
        """
        with self._in_use:
            if self.poison is not None:
                raise self.poison
            if self._descriptor is None:
                return
            try:
                self._disk.sync(self._descriptor)
                if not self._is_named:
                    self._disk.sync_folder(self._path.parent)
                    self._is_named = True
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
        with self._in_use:
            if self._descriptor is not None:
                self._disk.close(self._descriptor)
                self._descriptor = None
