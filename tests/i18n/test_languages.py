"""Languages: what is known of each, and which tags name one."""

import subprocess
import sys

import pytest

import i18n
from i18n import languages


def test_the_six_languages_of_the_united_nations() -> None:
    assert set(i18n.LANGUAGES) == {"ar", "zh", "en", "fr", "ru", "es"}
    assert {tag: language.own_name for tag, language in i18n.LANGUAGES.items()} == {
        "ar": "العربية",
        "zh": "中文",
        "en": "English",
        "fr": "Français",
        "ru": "Русский",
        "es": "Español",
    }
    assert all(language.tag == tag for tag, language in i18n.LANGUAGES.items())


def test_the_interface_speaks_english_and_chinese() -> None:
    speaking = {tag for tag, language in i18n.LANGUAGES.items() if language.has_interface}
    assert set(i18n.INTERFACE_LANGUAGES) == speaking == {"en", "zh"}


@pytest.mark.parametrize(
    "tag",
    ["en", "zh", "ar", "de", "yue", "gsw", "pt-BR", "zh-Hans-CN", "fr-419", "sr-Latn", "ZH-hant", "tlh"],
)
def test_tags_of_languages(tag: str) -> None:
    assert i18n.is_language(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "",
        " ",
        "e",
        "english",
        "qq",
        "und",
        "mul",
        "zxx",
        "en_US",
        "en-",
        "-en",
        "en-QQ",
        "zh-Hanx",
        "1",
        "en US",
    ],
)
def test_tags_of_no_language(tag: str) -> None:
    assert not i18n.is_language(tag)


@pytest.mark.parametrize(
    ("tag", "direction"), [("ar", "rtl"), ("zh", "ltr"), ("fa", "rtl"), ("he-IL", "rtl"), ("de", "ltr")]
)
def test_direction(tag: str, direction: str) -> None:
    assert i18n.direction(tag) == direction


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("zh", "en", "Chinese"),
        ("en", "zh", "英语"),
        ("ru", "fr", "russe"),
        ("de-AT", "en", "Austrian German"),
        ("qq", "en", "qq"),
    ],
)
def test_language_name(tag: str, language: str, name: str) -> None:
    assert i18n.language_name(tag, language) == name


def test_a_longer_tag_is_known_by_its_language() -> None:
    assert languages.known("zh-Hans-CN") == i18n.LANGUAGES["zh"]
    assert languages.known("de") is None


def test_formats_of_the_known_languages_do_without_babel() -> None:
    """The window is painted before Babel is loaded (design, budgets)."""
    script = """
import sys
from datetime import date
import i18n
from i18n import formats
i18n.set_language("zh")
for tag in i18n.LANGUAGES:
    assert i18n.is_language(tag)
    formats.number("1519.0", tag), formats.quarter(date(2013, 7, 1), tag), formats.percent(0.5, tag)
    formats.paragraph(["16", "17"], tag), formats.date_long(date(2013, 7, 1), tag), formats.money(5, tag)
sys.exit([name for name in sys.modules if name.startswith("babel")] or None)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
