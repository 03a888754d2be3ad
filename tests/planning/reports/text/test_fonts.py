"""Which face sets which character."""

import pytest

from planning.reports.text.fonts import FontBook, character_name


@pytest.mark.parametrize(
    ("character", "language", "face"),
    [
        ("A", "zh", "NotoSans-Regular"),
        ("7", "zh", "NotoSans-Regular"),
        ("7", "ar", "NotoSans-Regular"),
        ("联", "en", "NotoSansSC-Regular"),
        ("，", "en", "NotoSansSC-Regular"),
        ("“", "zh", "NotoSansSC-Regular"),
        ("“", "fr", "NotoSans-Regular"),
        ("ж", "ru", "NotoSans-Regular"),
        ("ب", "en", "NotoNaskhArabic-Regular"),
        ("،", "ar", "NotoNaskhArabic-Regular"),
    ],
)
def test_face_by_script_and_language(fonts: FontBook, character: str, language: str, face: str) -> None:
    assert fonts.chooser(language, "regular")[ord(character)].key == face


def test_missing_characters_are_named() -> None:
    fonts = FontBook()
    chooser = fonts.chooser("en", "regular")
    for character in "a\u0e0d\u200d\ufffd":
        _ = chooser[ord(character)]
    assert fonts.missing_characters() == ["\u0e0d U+0E0D THAI CHARACTER YO YING"]


def test_character_without_a_name() -> None:
    assert character_name("\ue000") == "U+E000"


def test_characters_of_names_that_gb_2312_lacks_are_there(fonts: FontBook) -> None:
    chinese = fonts.face("han", "regular").characters
    assert all(ord(character) in chinese for character in "镕喆垚堃珺玥昇祎")
