"""The fonts of a report and which of them sets which character.

Three families share the work by script: Noto Sans for Latin, Cyrillic, Greek and every digit, Noto Sans SC
for Chinese, Noto Naskh Arabic for Arabic.  Noto Sans SC draws quotation marks and the dash as wide as a
character, so only Chinese text gets them from it.
"""

import unicodedata
from pathlib import Path
from typing import Literal

import resources
from planning.reports.text.faces import Face
from planning.reports.text.plain import REPLACEMENT
from planning.reports.text.properties import scripts

Weight = Literal["regular", "semibold"]
Family = Literal["sans", "han", "naskh"]

_FILES: dict[Family, dict[Weight, str]] = {
    "sans": {"regular": "NotoSans-Regular", "semibold": "NotoSans-SemiBold"},
    "han": {"regular": "NotoSansSC-Regular", "semibold": "NotoSansSC-SemiBold"},
    "naskh": {
        "regular": "NotoNaskhArabic-Regular",
        "semibold": "NotoNaskhArabic-Bold",
    },  # the only heavier one
}
_FAMILY: dict[str, Family] = {
    "Han": "han",
    "Hiragana": "han",
    "Katakana": "han",
    "Bopomofo": "han",
    "Hangul": "han",
    "Arabic": "naskh",
}
_CHINESE_MARKS = frozenset(map(ord, "“”‘’…—"))
_WIDE_MARKS = ((0x3000, 0x303F), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))
_ARABIC = (0x0600, 0x06FF)
# Default_Ignorable_Code_Point: HarfBuzz hides these where the font has no glyph, so none is missing.
_HIDDEN = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)  # fmt: skip
_STAND_IN = "\N{WHITE SQUARE}"


class FontBook:
    """The faces of one report; notes the characters that none of them has."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resources.path("fonts")
        self._faces: dict[tuple[Family, Weight], Face] = {}
        self._choosers: dict[tuple[bool, Weight], Chooser] = {}
        self.missing: set[str] = set()

    def face(self, family: Family, weight: Weight) -> Face:
        """The face of a family in a weight."""
        face = self._faces.get((family, weight))
        if face is None:
            face = Face(self._folder / f"{_FILES[family][weight]}.ttf")
            self._faces[family, weight] = face
        return face

    def chooser(self, language: str, weight: Weight) -> "Chooser":
        """What picks the face of each character in a text of ``language``."""
        key = (language.startswith("zh"), weight)
        if key not in self._choosers:
            self._choosers[key] = Chooser(self, weight, is_chinese=key[0])
        return self._choosers[key]

    def missing_characters(self) -> list[str]:
        """The characters that no font has, each by code point and name, in order of their code."""
        return [f"{character} {character_name(character)}" for character in sorted(self.missing)]


class Chooser(dict[int, Face]):
    """The face of each code point by script, else the first face that has it, else one that draws a box."""

    def __init__(self, book: FontBook, weight: Weight, *, is_chinese: bool) -> None:
        super().__init__()
        self._book, self._weight, self._is_chinese = book, weight, is_chinese
        self.stand_ins: dict[int, str] = {}
        self.followers = {ord(" "), 0xA0}  # spaces, and the marks met so far

    def __missing__(self, code: int) -> Face:
        if scripts()[code] == "Inherited":
            self.followers.add(code)
        first = self._family(code)
        families: list[Family] = [first, *(f for f in _FILES if f != first)]
        for family in families:
            face = self._book.face(family, self._weight)
            if code in face.characters:
                break
        else:
            face = self._without_glyph(code)
        self[code] = face
        return face

    def _family(self, code: int) -> Family:
        if _within(code, _WIDE_MARKS):
            return "han"
        if self._is_chinese and code in _CHINESE_MARKS:
            return "han"
        if _ARABIC[0] <= code <= _ARABIC[1]:
            return "naskh"
        return _FAMILY.get(scripts()[code], "sans")

    def _without_glyph(self, code: int) -> Face:
        """A face that draws something for a character that no font has, which is noted as missing."""
        if _within(code, _HIDDEN):
            return self._book.face("sans", self._weight)
        if chr(code) != REPLACEMENT:  # which stands for what was no character in the first place
            self._book.missing.add(chr(code))
        self.stand_ins[code] = _STAND_IN
        return self._book.face("han", self._weight)


def _within(code: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in spans)


def character_name(character: str) -> str:
    """A character as Unicode names it: ``U+4E00 CJK UNIFIED IDEOGRAPH-4E00``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
