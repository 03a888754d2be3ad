"""Messages in the language of the interface and in that of a document."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

import i18n
from i18n import messages, retelling


def forget() -> None:
    messages.catalogue_of.cache_clear()
    retelling.forms_of.cache_clear()
    retelling.retold_in.cache_clear()


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Chinese catalogue of a few messages in place of the shipped one; English again afterwards."""
    folder = tmp_path / "zh" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog("zh")
    catalogue.add("Save", "保存")
    catalogue.add(("{n} activity", "{n} activities"), ("{n}项活动",))
    catalogue.add(("Move activity", "Move {count} activities"), ("移动{count}项活动",))
    catalogue.add("Import {name}", "导入{name}")
    catalogue.add("{name} – {other}", "{name}至{other}")
    with (folder / "roadmap.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    before = i18n.language()
    monkeypatch.setattr(messages, "LOCALES", tmp_path)
    monkeypatch.setattr(retelling, "LOCALES", tmp_path)
    forget()
    i18n.set_language("en")
    yield
    monkeypatch.undo()
    forget()
    i18n.set_language(before)


def test_english_is_the_language_of_the_code() -> None:
    assert i18n.language() == "en"
    assert i18n._("Save") == "Save"
    assert i18n.ngettext("{n} activity", "{n} activities", 1) == "{n} activity"
    assert i18n.ngettext("{n} activity", "{n} activities", 2) == "{n} activities"


def test_a_language_is_switched_at_run_time() -> None:
    assert i18n.set_language("zh") == "zh"
    assert i18n.language() == "zh"
    assert i18n._("Save") == "保存"
    assert i18n.ngettext("{n} activity", "{n} activities", 1) == "{n}项活动"
    i18n.set_language("en")
    assert i18n._("Save") == "Save"


def test_a_message_without_translation_stays_english() -> None:
    i18n.set_language("zh")
    assert i18n._("Not in the catalogue") == "Not in the catalogue"


def test_the_empty_message_is_not_the_header_of_the_catalogue() -> None:
    i18n.set_language("zh")
    assert i18n._("") == ""
    assert i18n.translate("", "zh") == ""


def test_a_marked_message_is_itself() -> None:
    assert i18n.N_("Save") == "Save"


def test_what_was_kept_in_one_language_is_said_in_another() -> None:
    kept = ("Save", "保存", "Move “网络”", "")
    assert [i18n.retold(text) for text in kept] == ["Save", "Save", "Move “网络”", ""]
    i18n.set_language("zh")
    assert [i18n.retold(text) for text in ("Save", "保存", "Anything")] == ["保存", "保存", "Anything"]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Move activity", "移动1项活动"),
        ("Move 1,748 activities", "移动1,748项活动"),
        ("Import 计划.xml", "导入计划.xml"),
    ],
)
def test_what_was_filled_in_keeps_what_it_was_filled_with(english: str, chinese: str) -> None:
    assert [i18n.retold(text) for text in (english, chinese)] == [english, english]
    i18n.set_language("zh")
    assert [i18n.retold(text) for text in (english, chinese)] == [chinese, chinese]


def test_a_form_with_hardly_a_word_of_its_own_is_found_in_nothing() -> None:
    assert i18n.retold("今年至明年") == "今年至明年"


def test_a_document_has_its_own_language() -> None:
    assert i18n.translate("Save", "zh") == "保存"
    assert i18n.translate("Save", "zh-Hans-CN") == "保存"
    assert i18n.translate("Save", "fr") == "Save"
    assert i18n.ntranslate("{n} activity", "{n} activities", 3, "zh") == "{n}项活动"
    assert i18n.language() == "en"


@pytest.mark.parametrize(
    ("wanted", "adopted"), [("zh-CN", "zh"), ("zh_CN.UTF-8", "zh"), ("fr", "en"), ("", "en")]
)
def test_a_language_without_catalogue_becomes_english(wanted: str, adopted: str) -> None:
    assert i18n.set_language(wanted) == i18n.language() == adopted


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANGUAGE": "fr:zh_CN:en", "LANG": "fr_FR.UTF-8"}, "zh"),
        ({"LC_ALL": "zh_CN", "LANG": "en_US"}, "zh"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ({"LANGUAGE": "zh", "LC_ALL": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_is_asked(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert i18n.preferred_language() == language


def test_the_first_wanted_language_that_is_spoken() -> None:
    assert i18n.preferred_language(["fr-FR", "zh-Hans-CN", "en"]) == "zh"
    assert i18n.preferred_language([]) == "en"
