"""Preferences between runs."""

from pathlib import Path

import pytest

from roadmap_app import settings
from ui.shell.preferences import Preferences, TransientPreferences


def test_what_is_saved_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    kept = settings.load(path)
    kept.language, kept.recent_files = "zh", ["a.json"]
    kept.shortcuts = {"file.save": ["Ctrl+S"]}
    kept.save()
    assert settings.load(path) == kept


def test_defaults_hold_where_there_is_no_file(own_folders: Path) -> None:
    found = settings.load()
    assert found.theme == "system"
    found.save()
    assert [file.name for file in own_folders.rglob("settings.json")] == ["settings.json"]


@pytest.mark.parametrize("content", [b"", b"{", b'{"theme": 3}', b"\xff", b"[]"])
def test_a_broken_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert settings.load(path).theme == "system"
    assert (tmp_path / "settings.broken.json").read_bytes() == content
    assert not path.exists()


def test_fields_of_a_newer_version_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"theme": "dark", "density": "compact"}')
    assert settings.load(path).theme == "dark"


def test_a_failing_disk_is_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_bytes(b"in the way")
    settings.StoredSettings().bind(folder / "settings.json").save()
    assert folder.read_bytes() == b"in the way"


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    kept = settings.load(tmp_path / "settings.json")
    kept.save()
    kept.save()
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_they_are_the_preferences_of_the_window() -> None:
    stored: Preferences = settings.StoredSettings()
    transient: Preferences = TransientPreferences()
    fields = {name for name in vars(transient) if not name.startswith("_")}
    assert all(hasattr(stored, name) for name in fields)
