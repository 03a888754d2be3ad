"""The shipped type: families, the six text styles, and their sizes by language.

Sizes are pixels as in the look's table of type; line heights are for layouts and painters, because the
Chinese face is taller than the Latin one and would make rows of different heights.
"""

from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

import i18n
import resources

FAMILIES = ["Noto Sans", "Noto Sans SC", "Noto Naskh Arabic"]


class TextStyle(NamedTuple):
    """Size and line height in px, weight as in OpenType."""

    size: int
    line: int
    weight: int


STYLES: dict[str, TextStyle] = {
    "headline": TextStyle(28, 36, 600),
    "figure": TextStyle(26, 32, 600),
    "title": TextStyle(18, 26, 600),
    "heading": TextStyle(15, 20, 600),
    "strong": TextStyle(13, 20, 600),
    "control": TextStyle(13, 20, 500),
    "body": TextStyle(13, 20, 400),
    "label": TextStyle(12, 16, 500),
    "caption": TextStyle(12, 16, 400),
    "small": TextStyle(11, 14, 500),
}
_SMALLEST_HAN = TextStyle(12, 16, 500)  # under 12 px Chinese strokes run together
_HAN_LANGUAGES = ("zh", "ja", "ko")

_cache: dict[tuple[str, str], QFont] = {}
_measures: dict[tuple[str, str], QFontMetrics] = {}  # making one takes longer than measuring a word with it


def load_fonts() -> list[str]:
    """Register the shipped fonts with Qt and return the families that were found."""
    families: list[str] = []
    for file in sorted(resources.path("fonts").glob("*.[to]tf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    _cache.clear()
    _measures.clear()
    return sorted(set(families))


def text_style(style: str, language: str | None = None) -> TextStyle:
    """The sizes of a style in a language (by default that of the interface)."""
    wanted = STYLES[style]
    han = (language or i18n.language()).startswith(_HAN_LANGUAGES)
    return _SMALLEST_HAN if han and wanted.size < _SMALLEST_HAN.size else wanted


def font(style: str, language: str | None = None) -> QFont:
    """A font for a style: shipped families, pixel size, tabular figures."""
    key = (style, language or i18n.language())
    if key not in _cache:
        _cache[key] = _made(text_style(*key))
    return QFont(_cache[key])


def metrics(style: str, language: str | None = None) -> QFontMetrics:
    """What words in a style measure; kept, so not to be changed."""
    key = (style, language or i18n.language())
    if key not in _measures:
        _measures[key] = QFontMetrics(font(*key))
    return _measures[key]


def _made(style: TextStyle) -> QFont:
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(style.size)
    made.setWeight(QFont.Weight(style.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
