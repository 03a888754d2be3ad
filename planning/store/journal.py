r"""The journal as bytes: one line a transaction, each bound to all before it by a chained checksum.

A line is ``<16 hex digits> <JSON>\n``; the digits are BLAKE2b-64 over those of the line before and the JSON.
Line 0 is the header. The first line that does not verify ends what is applied without further ado: it is
either the unfinished last line of an append that a crash tore, or damage. Lines behind damage that verify
against the line before them are kept apart: they count where the snapshot has all that was lost.
"""

import hashlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec

from planning.plan.changes import Change, Changes, Kind, Record
from planning.store.identity import new_name

DIGITS = 16
VERSION = 1
State = Literal["whole", "torn", "damaged"]


class Header(msgspec.Struct, frozen=True):
    """What a journal belongs to: the file, the revision and step it starts from, the journal before it.

    The ids of journals make one chain a copy of the plan; step numbers alone would not tell two copies apart
    that were edited in different places.
    """

    file_id: str
    base_revision: str
    base_seq: int
    previous: str = ""
    id: str = msgspec.field(default_factory=new_name)
    version: int = VERSION


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One change of a document: table, id, after, before, place in its table."""

    table: str
    id: str
    after: Record | None
    before: Record | None
    at: int | None = None


class Line(msgspec.Struct, frozen=True):
    """One transaction: its number, when it was made (UTC, ms), what kind of step, its text, its changes.

    ``of`` is the number of the step that an undo or redo repeats, ``gesture`` what makes lines one step.
    """

    seq: int
    time: int
    kind: Kind
    label: str
    entries: list[Entry]
    of: int = 0
    gesture: str = ""

    def changes(self) -> Changes:
        """The step as it is applied and announced."""
        items = tuple(Change(e.table, e.id, e.before, e.after, e.at) for e in self.entries)
        return Changes(self.label, self.kind, items, self.gesture)


class Parsed(NamedTuple):
    """What the bytes of a journal hold, up to the first line that does not verify.

    ``good_length`` is the number of bytes up to there, ``last_digest`` the digits the next line is bound to,
    ``later`` the lines behind damage that verify by themselves.
    """

    header: Header | None
    lines: list[Line]
    good_length: int
    last_digest: bytes
    state: State
    later: list[Line]

    @property
    def last_seq(self) -> int:
        """The number of the last step; of the one before the first where there is none."""
        if self.lines:
            return self.lines[-1].seq
        return self.header.base_seq if self.header else 0


def digest(previous: bytes, payload: bytes) -> bytes:
    """The digits that bind ``payload`` to the line before it."""
    return hashlib.blake2b(previous + payload, digest_size=DIGITS // 2).hexdigest().encode()


def encode(previous: bytes, value: Header | Line) -> tuple[bytes, bytes]:
    """A line and its digits."""
    payload = msgspec.json.encode(value)
    digits = digest(previous, payload)
    return digits + b" " + payload + b"\n", digits


def line_of(changes: Changes, seq: int, time: int, of: int = 0) -> Line:
    """The journal line of a step."""
    entries = [Entry(c.table, c.id, c.after, c.before, c.at) for c in changes.items]
    return Line(seq, time, changes.kind, changes.label, entries, of, changes.gesture)


_header = msgspec.json.Decoder(Header)
_line = msgspec.json.Decoder(Line)


def parse(data: bytes) -> Parsed:
    """Read a journal; never raises, whatever the bytes are."""
    header: Header | None = None
    lines: list[Line] = []
    at, previous = 0, b""
    while at < len(data):
        end = data.find(b"\n", at)
        payload = _verified(data[at:end], previous) if end >= 0 else None
        try:
            if payload is None:
                break
            if header is None:
                header = _header.decode(payload)
            else:
                lines.append(_line.decode(payload))
        except msgspec.DecodeError:
            break  # it verifies, so a program wrote it: one of another version
        previous, at = data[at : at + DIGITS], end + 1
    rest = data[at:]
    state: State = "damaged" if b"\n" in rest else "torn" if rest else "whole"
    return Parsed(header, lines, at, previous, state, list(_later_lines(rest)))


def unreadable() -> Parsed:
    """A journal of which nothing can be read."""
    return Parsed(None, [], 0, b"", "damaged", [])


def _verified(line: bytes, previous: bytes) -> bytes | None:
    """The JSON of a line, or ``None`` where its digits do not fit."""
    payload = line[DIGITS + 1 :]
    is_good = line[DIGITS : DIGITS + 1] == b" " and digest(previous, payload) == line[:DIGITS]
    return payload if is_good else None


def _later_lines(rest: bytes) -> Iterator[Line]:
    """The lines behind a bad one that verify against the line before them."""
    for before, line in pairwise(rest.split(b"\n")):
        payload = _verified(line, before[:DIGITS])
        if payload is not None:
            try:
                yield _line.decode(payload)
            except msgspec.DecodeError:
                continue
