"""Hostile text prints as text: no markup, no link, no file read, no exception."""

import os
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planning.reports.palette import paper
from planning.reports.pdf.structure import Node
from planning.reports.pdf.surface import Surface
from planning.reports.text.fitting import fit
from planning.reports.text.fonts import FontBook
from planning.reports.text.shaped import Shaped, Style
from tests.planning.reports.conftest import MakeReport, Tables, extracted

FONTS = FontBook()
TEXTS = int(os.environ.get("HOSTILE_TEXTS", "120"))  # the full form takes 1500
MARKUP = (
    '<b>bold</b> <a href="http://x.test">l</a> <img src="file:///etc/passwd"/> &amp; %(x)s {0} \\n (a) Tj'
)


def test_markup_is_printed(report: MakeReport, sample_tables: Tables) -> None:
    for record in sample_tables["risks"].values():
        record["text"]["en"] = MARKUP
    written = report(sample_tables, parts={"risks"})
    assert "<b>bold</b><ahref=" in extracted(written.path)
    with pikepdf.open(written.path) as pdf:
        assert all("/Annots" not in page for page in pdf.pages)


def test_title_with_markup_and_controls(report: MakeReport, sample_tables: Tables) -> None:
    sample_tables["plan"]["plan"]["title"]["en"] = "A & B <x> \x00\u202e]]>\ud800 {page}"
    written = report(sample_tables, parts=set())
    with pikepdf.open(written.path) as pdf, pdf.open_metadata() as metadata:
        assert "A & B <x>" in metadata["dc:title"]


def test_a_word_of_seventy_kilobytes(report: MakeReport, sample_tables: Tables) -> None:
    next(iter(sample_tables["risks"].values()))["text"]["en"] = "y" * 70_000
    written = report(sample_tables, parts={"risks"})
    assert extracted(written.path).count("y") > 69_900
    assert written.result.pages < 60


def test_overrides_do_not_turn_amounts(report: MakeReport, sample_tables: Tables) -> None:
    next(iter(sample_tables["risks"].values()))["text"]["en"] = "pay \u202e0001\u202c dollars"
    assert "pay0001" in extracted(report(sample_tables, parts={"risks"}).path)


def test_missing_characters_are_named(report: MakeReport, sample_tables: Tables) -> None:
    next(iter(sample_tables["risks"].values()))["name"]["en"] = "Thai \u0e0d"
    written = report(sample_tables, parts={"risks"})
    assert written.result.missing_characters == ("\u0e0d U+0E0D THAI CHARACTER YO YING",)
    assert "U+0E0D" in written.result.warnings[0]
    assert "\u0e0d" in extracted(written.path)


@pytest.mark.parametrize("value", ["1" * 300, "", "\n\n", "not a number", "-5", "½"])
def test_values_that_are_no_numbers(report: MakeReport, sample_tables: Tables, value: str) -> None:
    for record in sample_tables["figures"].values():
        record["value"] = value
    assert report(sample_tables, parts={"figures", "sources"}).result.pages >= 1


@settings(max_examples=TEXTS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=60), min_size=1, max_size=12), st.sampled_from(["en", "zh", "ar"]))
def test_any_texts_make_a_sound_file(texts: list[str], language: str) -> None:
    surface = Surface(paper(), title="t", language=language)
    surface.begin_page((300, 800))
    for number, text in enumerate(texts):
        shaped = Shaped(text, Style(language, 9, 12), FONTS)
        with surface.content(Node("P")):
            for line in fit(shaped, 200):
                surface.text(shaped, line, 10, 780 - 12 * number)
    surface.end_page()
    with pikepdf.open(BytesIO(surface.finish())) as pdf:
        operators = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]
    assert operators.count("BT") == operators.count("ET")
