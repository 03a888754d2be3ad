"""The shipped fonts: what they cover, what they are called, what may be done with them."""

import hashlib
import io
import json
import re
import struct
from pathlib import Path

import pikepdf
import pytest
import uharfbuzz  # type: ignore[import-untyped]  # the package ships no types
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources
from i18n import catalogue

FOLDER = resources.path("fonts")
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
FONTS = [
    *(f"NotoSans-{weight}" for weight in WEIGHTS),
    *(f"NotoSansSC-{weight}" for weight in WEIGHTS),
    "NotoNaskhArabic-Regular",
    "NotoNaskhArabic-Bold",
]
CHINESE = [name for name in FONTS if "SC" in name]
LATIN = [name for name in FONTS if "NotoSans-" in name]


def face(name: str) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FOLDER / f"{name}.ttf")))


def characters(name: str) -> set[str]:
    return {chr(point) for point in face(name).unicodes}


def gb2312() -> set[str]:
    """Every character of GB 2312-80, by the encoding EUC-CN."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {pair.decode("gb2312", "ignore") for pair in pairs} - {""}


def texts(value: object) -> set[str]:
    """Every character in the texts of a JSON value."""
    if isinstance(value, str):
        return set(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*(texts(part) for part in parts))


def test_no_font_is_missing_and_none_is_left_over() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.ttf")) == sorted(FONTS)


@pytest.mark.parametrize("name", FONTS)
def test_the_sums_in_fonts_md_are_right(name: str) -> None:
    row = next(
        row
        for row in (FOLDER / "FONTS.md").read_text(encoding="utf-8").splitlines()
        if f"`{name}.ttf`" in row
    )
    content = (FOLDER / f"{name}.ttf").read_bytes()
    assert f"{len(content):,}" in row
    assert row.endswith(f"`{hashlib.sha256(content).hexdigest()}` |")


def test_the_national_table_is_whole() -> None:
    assert len(set((FOLDER / "tgh.txt").read_text(encoding="utf-8").strip())) == 8105


@pytest.mark.parametrize("name", CHINESE)
def test_chinese_fonts_have_the_national_table_and_gb_2312(name: str) -> None:
    national = set((FOLDER / "tgh.txt").read_text(encoding="utf-8").strip())
    assert (national | gb2312()) - characters(name) == set()


@pytest.mark.parametrize("name", LATIN)
def test_western_fonts_have_what_french_spanish_and_russian_need(name: str) -> None:
    letters = {chr(point) for point in (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x400, 0x460))}
    signs = set("−–—…“”‘’«»•·×°¶№€‰†‡\u00a0\u2007\u2009\u2011\u202f\u200e\u200f")
    assert (letters | signs) - characters(name) == set()


@pytest.mark.parametrize("name", CHINESE)
def test_arrows_and_signs_the_western_fonts_lack_are_in_the_chinese(name: str) -> None:
    assert set("←↑→↓≤≥≠≈✓▲△◆◇□○●①②、。，；：？！“”（）《》【】～￥") - characters(name) == set()


def test_every_character_of_plans_and_catalogues_can_be_drawn() -> None:
    used: set[str] = set()
    for plan in resources.path("plans").glob("*.json"):
        used |= texts(json.loads(plan.read_text(encoding="utf-8")))
    for file in catalogue.ROOT.glob("i18n/locales/*/LC_MESSAGES/*.po"):
        used |= set(file.read_text(encoding="utf-8"))
    used |= set((catalogue.ROOT / "i18n" / "cldr.json").read_text(encoding="utf-8"))
    for weight in ("Regular", "Bold"):
        drawn = set().union(
            *(characters(f"{family}-{weight}") for family in ("NotoSans", "NotoSansSC", "NotoNaskhArabic"))
        )
        assert {c for c in used if c.isprintable()} - drawn == set()


def test_every_weight_of_a_family_has_the_same_characters() -> None:
    for family in ("NotoSans", "NotoSansSC", "NotoNaskhArabic"):
        sets = [characters(name) for name in FONTS if name.startswith(f"{family}-")]
        assert all(one == sets[0] for one in sets)


@pytest.mark.parametrize("name", FONTS)
def test_a_font_is_truetype_and_may_be_embedded(name: str) -> None:
    font = face(name)
    assert "glyf" in font.table_tags
    # OpenType, OS/2: fsType at offset 8; 0 is installable embedding.
    assert struct.unpack_from(">H", font.reference_table("OS/2").data, 8) == (0,)


@pytest.mark.parametrize("name", LATIN)
def test_figures_are_of_one_width(name: str) -> None:
    font = uharfbuzz.Font(face(name))
    buffer = uharfbuzz.Buffer()
    buffer.add_str("0123456789")
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"tnum": True})
    assert len({position.x_advance for position in buffer.glyph_positions}) == 1


def test_qt_has_the_families_in_their_weights(qapp: QApplication) -> None:
    for name in FONTS:
        assert QFontDatabase.addApplicationFont(str(FOLDER / f"{name}.ttf")) >= 0
    for family in ("Noto Sans", "Noto Sans SC"):
        assert {
            style: QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)
        } == WEIGHTS
    assert {"Regular", "Bold"} <= set(QFontDatabase.styles("Noto Naskh Arabic"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("NotoSans-SemiBold", "Ÿ 1\u202f519"),
        ("NotoSansSC-Medium", "镕喆"),
        ("NotoNaskhArabic-Regular", "الربع"),
    ],
)
def test_reportlab_embeds_a_subset(name: str, text: str) -> None:
    pdfmetrics.registerFont(TTFont(name, str(FOLDER / f"{name}.ttf")))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont(name, 12)
    canvas.drawString(72, 72, text)
    canvas.save()
    with pikepdf.open(out) as document:
        fonts = [
            item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item
        ]
        (descriptor,) = [item for item in fonts if re.search(name, str(item.FontName))]
        assert 0 < int(descriptor.FontFile2.Length1) < 100_000


def test_each_family_comes_with_its_licence() -> None:
    for family in ("NotoSans", "NotoSansSC", "NotoNaskhArabic"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in Path(FOLDER / f"OFL-{family}.txt").read_text(
            encoding="utf-8"
        )
