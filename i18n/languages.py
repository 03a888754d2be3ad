"""The languages of the program: what it knows of each, and which tags name a language at all.

A language is named by its BCP 47 tag ("en", "zh", "pt-BR").  The interface speaks those with a
catalogue; documents are written in any of the six official languages of the United Nations; names in
a plan may be in any language.  Babel (CLDR) is loaded only where a question goes beyond this table.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.core import Locale

Direction = Literal["ltr", "rtl"]


class Language(NamedTuple):
    """One language: BCP 47 tag, its own name, the CLDR locale that formats it, its writing direction."""

    tag: str
    own_name: str
    locale: str
    direction: Direction
    has_interface: bool


# World English and not American: the United Nations writes 31 January 2017.  Own names are those on un.org.
LANGUAGES: dict[str, Language] = {
    language.tag: language
    for language in (
        Language("ar", "العربية", "ar", "rtl", False),
        Language("zh", "中文", "zh_Hans_CN", "ltr", True),
        Language("en", "English", "en_001", "ltr", True),
        Language("fr", "Français", "fr", "ltr", False),
        Language("ru", "Русский", "ru", "ltr", False),
        Language("es", "Español", "es", "ltr", False),
    )
}
INTERFACE_LANGUAGES: tuple[str, ...] = ("en", "zh")

_SHAPE = (
    r"(?P<language>[a-z]{2,3})(-(?P<script>[a-z]{4}))?(-(?P<territory>[a-z]{2}|\d{3}))?"
    r"(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-x(-[a-z\d]{1,8})+)?"
)


def known(tag: str) -> Language | None:
    """The entry of LANGUAGES for a tag or for the language it begins with ("zh-CN" is "zh")."""
    return LANGUAGES.get(tag.partition("-")[0].lower())


@lru_cache(maxsize=256)
def is_language(tag: str) -> bool:
    """Whether the text is a BCP 47 tag (RFC 5646) whose language, script and territory exist.

    Existence is decided by CLDR: ISO 639 codes of two letters and of three.  The artificial "und",
    "mul", "zxx" and "mis" name no language that a text could be written in.
    """
    if tag in LANGUAGES:
        return True
    # Compiled here and not with the module: it costs as much as importing all the rest of it.
    shape = re.fullmatch(_SHAPE, tag, re.IGNORECASE)
    if shape is None:
        return False
    language, script, territory = shape["language"].lower(), shape["script"], shape["territory"]
    return (
        language in _known_codes()
        and (script is None or script.title() in _cldr("scripts"))
        and (territory is None or territory.upper() in _cldr("territories"))
    )


def direction(tag: str) -> Direction:
    """The direction in which a language is written, "ltr" or "rtl"; "ltr" for a tag that is no language."""
    language = known(tag)
    if language is not None:
        return language.direction
    return "rtl" if locale_of(tag).text_direction == "rtl" else "ltr"


def language_name(tag: str, language: str) -> str:
    """What `language` calls the language `tag` ("zh" in "en" is "Chinese"); the tag if CLDR has no name."""
    names = locale_of(language).languages
    name: str | None = names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0].lower())
    return name or tag


@lru_cache(maxsize=1)
def _known_codes() -> frozenset[str]:
    from babel.core import get_global

    # CLDR names some six hundred languages in English and knows the script of seven thousand.
    likely = {tag.partition("_")[0] for tag in get_global("likely_subtags")}
    return frozenset((likely | set(_cldr("languages"))) - {"und", "mul", "zxx", "mis"})


def _cldr(names: str) -> Mapping[str, str]:
    """The English display names ("languages", "scripts", "territories") of CLDR, by code."""
    table: Mapping[str, str] = getattr(locale_of("en"), names)
    return table


@lru_cache(maxsize=32)
def locale_of(tag: str) -> Locale:
    """Babel's locale of a tag: of the tag itself, else of the language it begins with, else English."""
    from babel.core import Locale, UnknownLocaleError

    entry = LANGUAGES.get(tag)
    for identifier in (entry.locale if entry else tag.replace("-", "_"), tag.partition("-")[0], "en_001"):
        try:
            return Locale.parse(identifier)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("CLDR has English")
