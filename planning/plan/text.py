"""Text in several languages: ``{"en": "...", "zh": "..."}`` and how one of them is chosen."""

from typing import NamedTuple

Text = dict[str, str]


class Shown(NamedTuple):
    """A text as it is shown: the words, their language, and whether that is not the language asked for."""

    text: str
    language: str
    is_fallback: bool


def shown(text: Text | None, language: str) -> Shown:
    """The words in ``language``, or in the first language that has any, marked as a fallback."""
    if not text:
        return Shown("", language, False)
    if text.get(language):
        return Shown(text[language], language, False)
    for other, words in text.items():
        if words:
            return Shown(words, other, True)
    return Shown("", language, False)


def text_in(text: Text | None, language: str) -> str:
    """The words in ``language``, or in the first language that has any; empty where none has."""
    return shown(text, language).text


def missing_languages(text: Text | None, languages: list[str]) -> list[str]:
    """Those of ``languages`` in which ``text`` says nothing, in their order."""
    return [language for language in languages if not (text or {}).get(language)]
