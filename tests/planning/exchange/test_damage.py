"""Damaged files of every format: read, or refused with a reason; nothing else happens."""

from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.exchange.formats import FORMATS, Reading, Writing, format_of
from planning.exchange.merging import new_plan
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.template import template_tables
from tests.planning.schedule.plans import UNTRACED

BOTH = [one for one in FORMATS if "roadmap" in one.reads and "roadmap" in one.writes]
INSERTED = (b"-1", b"99999999999", b'"', b"<", b"\x00", b"9999-12-31", b"0001-01-01", b"NaN", b"1e999")


@pytest.fixture(scope="module")
def sound() -> dict[str, bytes]:
    """A file of each format."""
    document = Document(template_tables("blank"))
    with document.transaction("Rows") as t:
        for number in range(3):
            row = {"id": f"r{number}", "name": {"en": f"Row {number}"}, "mode": "auto", "start": "2026-03-02"}
            t.add("activities", row | {"lane": "lane-1", "duration_minutes": 480 * number})
        t.add("links", {"id": "l", "predecessor": "r0", "successor": "r1", "lag": 60})
    return {one.suffixes[0]: one.load().write(document, Writing()).data for one in BOTH}


@settings(UNTRACED, max_examples=12)
@given(st.integers(0, 2**32))
@pytest.mark.parametrize("suffix", [one.suffixes[0] for one in BOTH])
def test_a_damaged_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, sound: dict[str, bytes], suffix: str, seed: int
) -> None:
    path = tmp_path_factory.mktemp("damage") / f"plan{suffix}"
    path.write_bytes(damaged(sound[suffix], Random(seed)))
    with suppress(PlanError):
        imported = format_of(path).load().read(Reading(path))
        if not imported.problems:
            new_plan(imported)


def damaged(data: bytes, random: Random) -> bytes:
    """Some bytes changed, taken out or put in."""
    found = bytearray(data)
    for _time in range(random.randint(1, 6)):
        place, kind = random.randrange(len(found)), random.randrange(3)
        if kind == 0:
            found[place] = random.randrange(256)
        elif kind == 1:
            del found[place : place + random.randint(1, 40)]
        else:
            found[place:place] = random.choice(INSERTED)
    return bytes(found)


def test_every_format_that_is_both_read_and_written_is_tried() -> None:
    assert {one.name for one in BOTH} >= {"mspdi", "ganttproject", "xlsx", "csv"}
    assert all(Path(f"x{one.suffixes[0]}").suffix for one in BOTH)
