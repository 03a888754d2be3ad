"""Shaping: runs, widths, tight marks, note marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.reports.text.fonts import FontBook
from planning.reports.text.shaped import Shaped, Span, Style, pdf_language
from tests.planning.reports.conftest import MakeShaped


def test_runs_change_with_face_and_direction(shape: MakeShaped) -> None:
    shaped = shape("联合国 A/69 ب", "zh")
    assert [shaped.text[run.start : run.end] for run in shaped.runs] == ["联合国 ", "A/69 ", "ب"]
    assert [run.level & 1 for run in shaped.runs] == [0, 0, 1]


def test_digits_are_of_one_width(shape: MakeShaped) -> None:
    assert shape("1111111111").natural_width() == pytest.approx(shape("0123456789").natural_width())


def test_two_wide_marks_take_one_and_a_half(shape: MakeShaped) -> None:
    assert shape("。”", "zh").natural_width() == pytest.approx(15.0)
    assert shape("）（", "zh").natural_width() == pytest.approx(15.0)
    assert shape("中（", "zh").natural_width() == pytest.approx(20.0)


def test_note_marks_are_small_raised_and_hang(shape: MakeShaped) -> None:
    shaped = shape([Span("1,519.0"), Span("2", is_raised=True)])
    mark = shaped.runs[-1]
    assert mark.size < 10 < mark.size + 4
    assert mark.rise > 0
    assert shaped.hanging_width() == pytest.approx(shaped.natural_width() - shape("1,519.0").natural_width())


def test_whole_spans_are_not_broken(shape: MakeShaped) -> None:
    assert shape([Span("战略。"), Span("（第51(a)段）", is_whole=True)], "zh").breaks.allowed[-1] == 3


def test_chinese_is_called_by_its_place() -> None:
    assert pdf_language("zh") == "zh-CN"
    assert pdf_language("fr") == "fr"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["en", "zh", "ar"]))
def test_any_text_is_shaped_with_every_character_in_one_run(text: str, language: str) -> None:
    shaped = Shaped(text, Style(language, 10, 15), FONTS)
    assert len(shaped.widths) == len(shaped.text) + 1
    places = [place for run in shaped.runs for place in range(run.start, run.end)]
    assert places == list(range(len(shaped.text)))
    assert all(glyph for run in shaped.runs for glyph in run.glyphs.ids)


FONTS = FontBook()
