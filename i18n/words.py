"""Words of documents that CLDR does not have: paragraphs cited, halves of years, financial years.

They are those of the official documents of the United Nations in each language.  A language without an entry
uses the English ones.
"""

from __future__ import annotations

from typing import NamedTuple

from i18n.languages import known


class Words(NamedTuple):
    """Templates: {text} is what is cited, {q} and {h} count quarter and half, {y} is the year.

    {name} is CLDR's abbreviation of the quarter, {ordinal} its number as Chinese writes it.  `annexes` are
    the annexes I to VI; `between` stands between the paragraphs of a report and those of its annexes.
    """

    paragraph: str
    paragraphs: str
    annexes: tuple[str, ...]
    annex_paragraph: str
    between: str
    quarter_short: str
    quarter_narrow: str
    quarter_compact: str
    half_short: tuple[str, str]
    half_narrow: str
    fiscal_year: str


_ARABIC_ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس")
_ROMAN = ("I", "II", "III", "IV", "V", "VI")

_WORDS = {
    "en": Words(
        paragraph="para. {text}",
        paragraphs="paras. {text}",
        annexes=tuple(f"Annex {roman}" for roman in _ROMAN),
        annex_paragraph="{annex}, {paragraph}",
        between="; ",
        quarter_short="Q{q}",
        quarter_narrow="Q{q}",
        quarter_compact="Q{q} {y}",
        half_short=("H1", "H2"),
        half_narrow="H{h}",
        fiscal_year="FY {y}",
    ),
    "zh": Words(
        paragraph="第{text}段",
        paragraphs="第{text}段",
        annexes=tuple(f"附件{numeral}" for numeral in "一二三四五六"),
        annex_paragraph="{annex}{paragraph}",
        between="；",
        quarter_short="{ordinal}季度",
        quarter_narrow="Q{q}",
        quarter_compact="{y} Q{q}",
        half_short=("上半年", "下半年"),
        half_narrow="H{h}",
        fiscal_year="{y}财年",
    ),
    "fr": Words(
        paragraph="par. {text}",
        paragraphs="par. {text}",
        annexes=tuple(f"annexe {roman}" for roman in _ROMAN),
        annex_paragraph="{annex}, {paragraph}",
        between="\u202f; ",
        quarter_short="T{q}",
        quarter_narrow="T{q}",
        quarter_compact="T{q} {y}",
        half_short=("S1", "S2"),
        half_narrow="S{h}",
        fiscal_year="exercice {y}",
    ),
    "es": Words(
        paragraph="párr. {text}",
        paragraphs="párrs. {text}",
        annexes=tuple(f"anexo {roman}" for roman in _ROMAN),
        annex_paragraph="{annex}, {paragraph}",
        between="; ",
        quarter_short="T{q}",
        quarter_narrow="T{q}",
        quarter_compact="T{q} {y}",
        half_short=("S1", "S2"),
        half_narrow="S{h}",
        fiscal_year="ejercicio {y}",
    ),
    "ru": Words(
        paragraph="п. {text}",
        paragraphs="пп. {text}",
        annexes=tuple(f"приложение {roman}" for roman in _ROMAN),
        annex_paragraph="{annex}, {paragraph}",
        between="; ",
        quarter_short="{q} кв.",
        quarter_narrow="{q}",
        quarter_compact="{q} кв. {y}",
        half_short=("I пол.", "II пол."),
        half_narrow="{h}",
        fiscal_year="{y} фин. год",
    ),
    "ar": Words(
        paragraph="الفقرة {text}",
        paragraphs="الفقرات {text}",
        annexes=tuple(f"المرفق {ordinal}" for ordinal in _ARABIC_ORDINALS),
        annex_paragraph="{annex}، {paragraph}",
        between="؛ ",
        quarter_short="{name}",
        quarter_narrow="{q}",
        quarter_compact="{name} {y}",
        half_short=("النصف الأول", "النصف الثاني"),
        half_narrow="{h}",
        fiscal_year="السنة المالية {y}",
    ),
}


def annex_of(text: str) -> int | None:
    """The number of the annex that a plan cites as "Annex III"; nothing for another text."""
    name, _, numeral = text.partition(" ")
    return _ROMAN.index(numeral) + 1 if name == "Annex" and numeral in _ROMAN else None


def words(tag: str) -> Words:
    """The words of a language."""
    language = known(tag)
    return _WORDS["en" if language is None else language.tag]
