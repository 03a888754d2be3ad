"""Lines: full, never over the edge, no mark where it must not stand."""

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.reports.text.fitting import Line, fit
from planning.reports.text.fonts import FontBook
from planning.reports.text.linebreak import NO_END, NO_START
from planning.reports.text.shaped import Shaped, Style
from tests.planning.reports.conftest import MakeShaped

WIDTHS = [198.4, 212.6, 226.8, 255.1]  # 70, 75, 80 and 90 mm
ENGLISH = (
    "The overall responsibility of the centre is to monitor the reliability and performance of the network "
    "and the security of network systems and applications; it will respond to infrastructure failures."
)


def set_width(line: Line) -> float:
    return line.width + line.stretch * len(line.gaps)


def violations(shaped: Shaped, width: float) -> Iterator[tuple[str, str]]:
    """The lines that GB/T 15834-2011, 5.1 forbids, with what is wrong."""
    lines = fit(shaped, width)
    for number, line in enumerate(lines):
        words = shaped.text[line.start : line.end]
        if number and words[0] in NO_START:
            yield "begins", words
        if number < len(lines) - 1 and words[-1] in NO_END:
            yield "ends", words
        if set_width(line) > width + 0.02:
            yield "stands out", words
    for first, second in pairwise(lines):
        torn = shaped.text[first.end - 1 : first.end] + shaped.text[second.start : second.start + 1]
        if first.end == second.start and (torn in ("……", "——") or (torn.isascii() and torn.isdigit())):
            yield "torn", shaped.text[first.start : second.end]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_violation_of_the_chinese_rules(shape: MakeShaped, chinese_texts: list[str], width: float) -> None:
    shaped = [shape(text, "zh", justify="wide") for text in chinese_texts]
    assert [wrong for one in shaped for wrong in violations(one, width)] == []


def test_no_violation_on_the_whole_text_of_the_report(shape: MakeShaped) -> None:
    folder = Path(os.environ.get("ROADMAP_SEED", "nowhere"))
    paragraphs = [text for file in sorted(folder.glob("*.txt")) for text in paragraphs_of(file)]
    if not paragraphs:
        pytest.skip("ROADMAP_SEED names no folder")
    assert sum(map(len, paragraphs)) > 10_000
    count = 0
    for text in paragraphs:
        shaped = shape(text, "zh", justify="wide")
        for width in WIDTHS:
            count += len(fit(shaped, width))
            assert list(violations(shaped, width)) == []
    assert count > 4 * 500


def paragraphs_of(file: Path) -> Iterator[str]:
    """A text whose lines were cut by the page it was printed on, put together again."""
    for block in re.split(r"\n\s*\n\s*\n", file.read_text(encoding="utf-8")):
        yield re.sub(r"\s*\n\s*", "", block).strip()


def test_the_rules_can_be_broken(shape: MakeShaped) -> None:
    shaped = shape("中文，中文", "zh")
    shaped.breaks.allowed.append(2)  # before the comma
    assert [kind for kind, _ in violations(shaped, 21)] == ["begins"]


def test_justified_chinese_fills_its_lines(shape: MakeShaped) -> None:
    text = "企业网络运行通信与安全中心的总体责任是监测网络的可靠性和性能以及网络系统和应用程序的安全"
    lines = fit(shape(text, "zh", justify="wide"), 203)
    assert [set_width(line) for line in lines[:-1]] == [pytest.approx(203)] * (len(lines) - 1)
    assert lines[-1].stretch == 0


def test_justified_english_is_broken_as_a_whole(shape: MakeShaped) -> None:
    ragged = fit(shape(ENGLISH), 250)
    justified = fit(shape(ENGLISH, justify="all"), 250)
    widest = max(line.stretch for line in justified)
    greedy = max((250 - line.width) / max(1, line_gaps(shape, line)) for line in ragged[:-1])
    assert widest <= greedy
    assert all(set_width(line) <= 250.02 for line in justified)


def line_gaps(shape: MakeShaped, line: Line) -> int:
    return ENGLISH[line.start : line.end].count(" ")


def test_last_line_holds_more_than_one_character(shape: MakeShaped) -> None:
    lines = fit(shape("被确定为关键的应用程序", "zh"), 101)
    assert lines[-1].end - lines[-1].start >= 2


def test_opening_mark_stands_flush_at_the_start_of_a_line(shape: MakeShaped) -> None:
    lines = fit(shape("中文（一）", "zh"), 30)
    assert lines[-1].shift == pytest.approx(5.0)


def test_line_ends_of_the_text_are_kept(shape: MakeShaped) -> None:
    shaped = shape("one\n\ntwo")
    assert [shaped.text[line.start : line.end] for line in fit(shaped, 200)] == ["one", "", "two"]


def test_a_word_longer_than_the_line_is_torn(shape: MakeShaped) -> None:
    shaped = shape("x" * 500)
    lines = fit(shaped, 100)
    assert "".join(shaped.text[line.start : line.end] for line in lines) == "x" * 500
    assert all(line.width <= 100 for line in lines)


def test_text_without_characters_has_an_empty_line(shape: MakeShaped) -> None:
    assert [(line.start, line.end) for line in fit(shape(""), 100)] == [(0, 0)]


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab ,.中文，。“”（）\nب12/-"), max_size=120),
    st.sampled_from(["none", "wide", "all"]),
    st.floats(20, 300),
)
def test_lines_hold_all_that_is_not_space_in_its_order(text: str, justify: str, width: float) -> None:
    shaped = Shaped(text, Style("zh", 10, 15, justify=justify), FONTS)  # type: ignore[arg-type]  # drawn values
    lines = fit(shaped, width)
    shown = "".join(shaped.text[line.start : line.end] for line in lines)
    assert shown.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(first.end <= second.start for first, second in pairwise(lines))


FONTS = FontBook()
