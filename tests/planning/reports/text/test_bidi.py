"""The bidirectional algorithm against the conformance tests of Unicode, and laws of it."""

import lzma
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.reports.text import bidi
from planning.reports.text.properties import bidi_classes

DATA = Path(__file__).parents[1] / "data"
BASES = {"0": 0, "1": 1, "2": None}


def lines(name: str) -> Iterator[str]:
    with lzma.open(DATA / name, "rt", encoding="utf-8") as file:
        yield from (line.strip() for line in file)


def agrees(found: Sequence[int], levels: list[str], order: list[str]) -> bool:
    """Whether levels and visual order are as expected; "x" marks characters that the algorithm removes."""
    kept = [index for index, level in enumerate(levels) if level != "x"]
    visual = [kept[at] for at in bidi.reorder([found[index] for index in kept])]
    return all(found[index] == int(levels[index]) for index in kept) and visual == list(map(int, order))


def test_every_character_case_of_unicode() -> None:
    failed = []
    for line in lines("bidi_character_test.txt.xz"):
        codes, direction, paragraph, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found = bidi.levels(text, BASES[direction])
        if found.base != int(paragraph) or not agrees(found.levels, levels.split(), order.split()):
            failed.append(line)
    assert not failed


def test_cases_by_class_of_unicode() -> None:
    levels: list[str] = []
    order: list[str] = []
    failed = []
    for line in lines("bidi_test_sample.txt.xz"):
        if line.startswith("@Levels:"):
            levels = line.partition(":")[2].split()
        elif line.startswith("@Reorder:"):
            order = line.partition(":")[2].split()
        else:
            classes, _, bits = line.partition(";")
            names = classes.split()
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bits, 16) & bit:
                    found = bidi.levels_of_classes(names, " " * len(names), base)
                    if not agrees(found.levels, levels, order):
                        failed.append((line, base))
    assert not failed


@pytest.mark.parametrize(
    ("text", "visual"),
    [
        ("abc", "abc"),
        ("\u05d0\u05d1", "\u05d1\u05d0"),
        ("a (\u05d0\u05d1) 12", "a (\u05d1\u05d0) 12"),
        ("\u05d0 12 b", "12 \u05d0 b"),
    ],
)
def test_visual_order(text: str, visual: str) -> None:
    found = bidi.levels(text, 0)
    assert "".join(text[at] for at in bidi.reorder(found.levels)) == visual


@given(st.text(), st.sampled_from([0, 1, None]))
def test_any_text_has_a_level_for_every_character(text: str, base: int | None) -> None:
    found = bidi.levels(text, base)
    assert len(found.levels) == len(text)
    assert all(0 <= level <= bidi.MAX_DEPTH + 1 for level in found.levels)
    assert sorted(bidi.reorder(found.levels)) == list(range(len(text)))


def test_no_text_that_turns_passes_as_one_that_does_not() -> None:
    classes = bidi_classes()
    turning = [code for code in range(0x20000) if classes[code] in bidi.TURNS]
    assert len(turning) > 1000
    assert [code for code in turning if not bidi.MAY_TURN.search(chr(code))] == []
