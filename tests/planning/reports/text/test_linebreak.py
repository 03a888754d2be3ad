"""Line breaking against the conformance test of Unicode, and the Chinese rules."""

import lzma
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.reports.text.linebreak import NO_END, NO_START, breaks, standard_breaks

DATA = Path(__file__).parents[1] / "data"


def cases() -> list[tuple[str, list[int]]]:
    found = []
    with lzma.open(DATA / "line_break_test.txt.xz", "rt", encoding="utf-8") as file:
        for line in file:
            text, places = "", []
            for part in line.split():
                if part == "÷":
                    places.append(len(text))
                elif part != "×":
                    text += chr(int(part, 16))
            found.append((text, [place for place in places if place < len(text)]))
    return found


def test_every_case_of_unicode_thai_among_them() -> None:
    tests = cases()
    assert len(tests) == 7654
    assert [text for text, places in tests if standard_breaks(text) != places] == []


def parted(text: str, language: str) -> list[str]:
    places = [0, *breaks(text, language).allowed, len(text)]
    return [text[first:last] for first, last in pairwise(places)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("强化“团结”项目", "zh", ["强", "化", "“团", "结”", "项", "目"]),
        ("方案5——全球", "zh", ["方", "案", "5——", "全", "球"]),
        ("近 2 000 个", "zh", ["近 ", "2 000 ", "个"]),
        ("见A/67/651。", "zh", ["见", "A/67/651。"]),
        ("第67/254 A号", "zh", ["第", "67/254 A", "号"]),
        ("等等……", "zh", ["等", "等……"]),
        ("(see A/68/7/Add.11)", "en", ["(see ", "A/68/7/Add.11)"]),
        ("A/69/385 and Corr.1", "en", ["A/69/385 ", "and ", "Corr.1"]),
        ("don’t stop — now", "en", ["don’t ", "stop — ", "now"]),
        ("1,519.0 million", "en", ["1,519.0 ", "million"]),
    ],
)
def test_what_stays_together(text: str, language: str, expected: list[str]) -> None:
    assert parted(text, language) == expected


def test_line_ends_are_forced() -> None:
    assert breaks("one\ntwo", "en").forced == [4]


@given(
    st.text(alphabet="，。、；：！？”’）》“‘（《中文 aA1—…·%/\n", max_size=60), st.sampled_from(["zh", "en"])
)
def test_no_closing_mark_begins_and_no_opening_mark_ends_a_line(text: str, language: str) -> None:
    for place in breaks(text, language).allowed:
        before = text[:place].rstrip(" ")
        assert text[place] not in NO_START
        assert not before or before[-1] not in NO_END
