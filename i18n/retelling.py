"""Messages that were kept as they were said once, such as the labels of steps, in the language spoken now."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from i18n.languages import INTERFACE_LANGUAGES
from i18n.messages import DOMAIN, LOCALES, SOURCE_LANGUAGE, catalogue_of, language

LEAST_LITERAL = 4
"""A form with fewer letters of its own, such as "{name} – {other}", would be found in anything; a Chinese
character counts as two."""


class Form(NamedTuple):
    """One form of a message as a language says it: literal texts, each with the placeholder that follows."""

    parts: tuple[tuple[str, str | None], ...]
    literal: int
    singular: str
    plural: str

    def fields_in(self, text: str) -> dict[str, str] | None:
        """What the placeholders were filled with, if the text is this form."""
        found = _pattern(self.parts).fullmatch(text) if text.startswith(self.parts[0][0]) else None
        return found.groupdict() if found else None


def retold(text: str) -> str:
    """A message that was said once in a language of the interface, filled in or not, in the one spoken now.

    What is no message of the program stays as it stands.
    """
    return retold_in(text, language()) if text else ""


@lru_cache(maxsize=4096)
def retold_in(text: str, tag: str) -> str:
    """A message that was said once, in a given language of the interface."""
    # What begins with a letter of the language spoken is in it already; most labels do, and need no forms.
    if text[0].isalpha() and text[0].isascii() == (tag == SOURCE_LANGUAGE):
        return text
    for source in (tag, *(other for other in INTERFACE_LANGUAGES if other != tag)):
        for form in forms_of(source):
            fields = form.fields_in(text)
            if fields is not None:
                return text if source == tag else _said(form, fields, text, tag)
    return text


def _said(form: Form, fields: dict[str, str], text: str, tag: str) -> str:
    count = _count(fields) if form.plural else None
    catalogue = catalogue_of(tag)
    if form.plural:
        said = catalogue.ngettext(form.singular, form.plural, 1 if count is None else count)
    else:
        said = catalogue.gettext(form.singular)
    # A singular such as "Move activity" has no number; the other language may ask for it.
    given = {"count": "1", "n": "1"} | fields if form.plural else fields
    try:
        return said.format(**given) if given else said
    except (KeyError, IndexError, ValueError):  # asks for more, or formats numbers itself
        return text


def _count(fields: dict[str, str]) -> int | None:
    numbers = (re.sub(r"\D", "", said) for said in fields.values())
    return next((int(digits) for digits in numbers if digits), None)


@lru_cache(maxsize=4)
def forms_of(tag: str) -> tuple[Form, ...]:
    """All forms of all messages as a language of the interface says them, the most telling first."""
    found = (form for said, ids in _messages(tag) for form in _form(said, ids))
    return tuple(sorted(found, key=lambda form: -form.literal))


def _messages(tag: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each form with the English singular and plural of its message, which every catalogue has."""
    from babel.messages.mofile import read_mo

    known = tag if tag != SOURCE_LANGUAGE else next(one for one in INTERFACE_LANGUAGES if one != tag)
    with (LOCALES / known / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        for entry in read_mo(file):
            ids = entry.id if isinstance(entry.id, (list, tuple)) else (entry.id, "")
            said = ids if tag == SOURCE_LANGUAGE else entry.string or ""
            for form in (said,) if isinstance(said, str) else said:
                if form and ids[0]:
                    yield form, (ids[0], ids[1])


def _form(said: str, ids: tuple[str, str]) -> Iterator[Form]:
    try:
        parts = tuple((text, name) for text, name, _spec, _conversion in string.Formatter().parse(said))
    except ValueError:  # braces that are no placeholders
        return
    letters = [letter for text, _name in parts for letter in text if letter.isalnum()]
    literal = sum(1 if letter.isascii() else 2 for letter in letters)
    names = [name for _text, name in parts if name is not None]
    if all(name.isidentifier() for name in names) and (literal >= LEAST_LITERAL or not names):
        yield Form(parts, literal, *ids)


@lru_cache(maxsize=512)
def _pattern(parts: tuple[tuple[str, str | None], ...]) -> re.Pattern[str]:
    said, seen = "", set[str]()
    for text, name in parts:
        said += re.escape(text)
        if name is not None:
            said += f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
            seen.add(name)
    return re.compile(said, re.DOTALL)
