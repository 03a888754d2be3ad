"""One line as PDF operators."""

import re

import pytest

from planning.reports.palette import paper
from planning.reports.pdf.embedding import EmbeddedFont
from planning.reports.pdf.textline import write_line
from planning.reports.text.faces import Face
from planning.reports.text.fitting import fit
from planning.reports.text.shaped import Shaped, Span
from tests.planning.reports.conftest import MakeShaped


class Fonts:
    """The fonts of a document, by face."""

    def __init__(self) -> None:
        self.found: dict[str, EmbeddedFont] = {}

    def __call__(self, face: Face) -> EmbeddedFont:
        return self.found.setdefault(face.key, EmbeddedFont(face, f"T{len(self.found)}"))


def written(shaped: Shaped, width: float = 1000) -> tuple[str, Fonts]:
    fonts = Fonts()
    return write_line(shaped, fit(shaped, width)[0], "1 0 0 1 0 0", fonts, paper()), fonts


def moved(code: str) -> float:
    """The sum of the adjustments of a line, in thousandths of the type size."""
    return sum(float(number) for number in re.findall(r">(-?\d+)<", code))


def test_one_code_a_glyph_and_text(shape: MakeShaped) -> None:
    code, _ = written(shape("abab", "en"))
    codes = re.findall(r"<([0-9A-F]+)>", code)
    assert codes == ["0001000200010002"]


def test_stretched_line_is_as_wide_as_the_column(shape: MakeShaped) -> None:
    shaped = shape("联合国的信息和通信技术战略说明该如何以最佳方式利用技术", "zh", justify="wide")
    code, _ = written(shaped, 105)
    assert -moved(code) / 1000 * 10 == pytest.approx(5, abs=0.1)


def test_rise_of_a_note_mark_does_not_outlast_its_line(shape: MakeShaped) -> None:
    code, _ = written(shape([Span("1,519.0"), Span("2", is_raised=True)]))
    assert code.endswith("0 Ts ET")


def test_arabic_runs_are_written_from_left_to_right(shape: MakeShaped) -> None:
    shaped = shape("ب 12", "ar")
    code, fonts = written(shaped)
    latin, arabic = fonts.found["NotoSans-Regular"], fonts.found["NotoNaskhArabic-Regular"]
    assert code.index(f"/{latin.resource} ") < code.index(f"/{arabic.resource} ")


def test_nothing_for_an_empty_line(shape: MakeShaped) -> None:
    assert written(shape(""))[0] == ""


def test_the_space_at_which_a_line_was_broken_keeps_the_words_apart(shape: MakeShaped) -> None:
    shaped = shape("one two")
    fonts = Fonts()
    write_line(shaped, fit(shaped, 25)[0], "1 0 0 1 0 0", fonts, paper())
    assert [text for _, text in fonts.found["NotoSans-Regular"]] == ["o", "n", "e", " "]
