"""Words of documents that CLDR does not have: paragraphs cited, halves of years, financial years.

They are those of the official documents of the United Nations in each language.  A language without an entry
uses the English ones.
"""

from __future__ import annotations

from typing import NamedTuple

from i18n.languages import known


class Words(NamedTuple):
    """Templates: {text} is what is cited, {q} and {h} count quarter and half, {y} is the year.

    {name} is CLDR's abbreviation of the quarter, {ordinal} its number as Chinese writes it.
    """

    paragraph: str
    paragraphs: str
    quarter_short: str
    quarter_narrow: str
    quarter_compact: str
    half_short: tuple[str, str]
    half_narrow: str
    fiscal_year: str


_WORDS = {
    "en": Words("para. {text}", "paras. {text}", "Q{q}", "Q{q}", "Q{q} {y}", ("H1", "H2"), "H{h}", "FY {y}"),
    "zh": Words(
        "第{text}段",
        "第{text}段",
        "{ordinal}季度",
        "Q{q}",
        "{y} Q{q}",
        ("上半年", "下半年"),
        "H{h}",
        "{y}财年",
    ),
    "fr": Words(
        "par. {text}", "par. {text}", "T{q}", "T{q}", "T{q} {y}", ("S1", "S2"), "S{h}", "exercice {y}"
    ),
    "es": Words(
        "párr. {text}", "párrs. {text}", "T{q}", "T{q}", "T{q} {y}", ("S1", "S2"), "S{h}", "ejercicio {y}"
    ),
    "ru": Words(
        "п. {text}",
        "пп. {text}",
        "{q} кв.",
        "{q}",
        "{q} кв. {y}",
        ("I пол.", "II пол."),
        "{h}",
        "{y} фин. год",
    ),
    "ar": Words(
        "الفقرة {text}",
        "الفقرات {text}",
        "{name}",
        "{q}",
        "{name} {y}",
        ("النصف الأول", "النصف الثاني"),
        "{h}",
        "السنة المالية {y}",
    ),
}


def words(tag: str) -> Words:
    """The words of a language."""
    language = known(tag)
    return _WORDS["en" if language is None else language.tag]
