"""The messages of the program in the language of its interface (gettext catalogues made by Babel).

The English message in the code is its own key: what a catalogue lacks is shown in English.  One language is
current for the interface; `translate` and `ntranslate` answer for any other at the same time, for documents.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from i18n.languages import INTERFACE_LANGUAGES

DOMAIN = "roadmap"
LOCALES = Path(__file__).parent / "locales"
SOURCE_LANGUAGE = "en"


class _Interface:
    """The language of the interface and its catalogue: the one state of this package."""

    language = SOURCE_LANGUAGE
    catalogue = gettext.NullTranslations()


def _(message: str) -> str:
    """The message in the language of the interface."""
    # The empty message is the key of a catalogue's header and must not be looked up.
    return _Interface.catalogue.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message that goes with a count, in the language of the interface."""
    return _Interface.catalogue.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - the name gettext gives it
    """Mark a message of a table for the catalogue; it is translated with `_` when it is shown."""
    return message


def translate(message: str, tag: str) -> str:
    """The message in a given language, in English where its catalogue lacks it."""
    return catalogue_of(tag).gettext(message) if message else ""


def ntranslate(singular: str, plural: str, count: int, tag: str) -> str:
    """The message that goes with a count, in a given language."""
    return catalogue_of(tag).ngettext(singular, plural, count)


def set_language(tag: str) -> str:
    """Make a language that of the interface; return the tag adopted: "en" where `tag` has no catalogue."""
    _Interface.language = next(_interface_languages([tag]), SOURCE_LANGUAGE)
    _Interface.catalogue = catalogue_of(_Interface.language)
    return _Interface.language


def language() -> str:
    """The tag of the language of the interface."""
    return _Interface.language


def preferred_language(wanted: Iterable[str] | None = None) -> str:
    """The first of the wanted languages that the interface speaks, else English.

    Without an argument the environment is asked, as gettext does: LANGUAGE, LC_ALL, LC_MESSAGES, LANG.
    """
    return next(_interface_languages(_environment() if wanted is None else wanted), SOURCE_LANGUAGE)


def _interface_languages(tags: Iterable[str]) -> Iterator[str]:
    """Of the tags ("zh-Hans-CN", "zh_CN.UTF-8"), those the interface speaks, by their language alone."""
    for tag in tags:
        code = tag.replace("_", "-").partition("-")[0].lower()
        if code in INTERFACE_LANGUAGES:
            yield code


def _environment() -> list[str]:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((os.environ[name] for name in names if os.environ.get(name)), "")
    # POSIX: in the C locale programs speak their own language, whatever LANGUAGE says.
    if locale.partition(".")[0] in ("C", "POSIX"):
        return []
    return [*os.environ.get("LANGUAGE", "").split(":"), locale]


@lru_cache(maxsize=16)
def catalogue_of(tag: str) -> gettext.NullTranslations:
    """The catalogue of a tag or of the language it begins with, else one that leaves messages in English."""
    # Not by gettext.translation, which asks for the aliases of all locales first.
    for name in (tag.replace("-", "_"), tag.partition("-")[0]):
        file = LOCALES / name / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if file.is_file():
            with file.open("rb") as stream:
                return gettext.GNUTranslations(stream)
    return gettext.NullTranslations()
