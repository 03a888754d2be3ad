"""What the window says of a plan that had to be recovered."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from tests.ui.shell.driving import click, dialog_of, set_symbol
from ui.shell.recovery_dialog import RecoveryDialog
from ui.shell.versions_dialog import VersionsDialog
from ui.shell.window import MainWindow
from ui.widgets.label import Label


@pytest.fixture
def killed(sample: Document, tmp_path: Path) -> Path:
    """A plan whose process was killed with one edit in the journal."""
    with sample.transaction("Saved") as t:
        t.set("plan", "plan", symbol="saved")
    sample.save()
    with sample.transaction("Unsaved") as t:
        t.set("plan", "plan", symbol="unsaved")
    assert sample.path is not None
    folder = tmp_path / "killed"
    shutil.copytree(sample.path.parent, folder, ignore=shutil.ignore_patterns(".*", "killed"))
    sample.close()
    return folder / sample.path.name


def words(dialog: RecoveryDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label))


def test_a_killed_session_is_told_calmly(empty_window: MainWindow, killed: Path) -> None:
    empty_window.files.open_path(killed)
    notice = empty_window.banner.notice
    assert notice is not None
    assert (notice.text, notice.tone) == ("This plan was recovered.", "info")
    assert "1 edit was restored" in notice.detail
    assert empty_window.header.identity.chip.words == "Recovered"
    assert empty_window.session.document.plan.symbol == "unsaved"
    set_symbol(empty_window, "on")
    assert empty_window.header.identity.chip.words != "Recovered"


def test_damage_is_told_with_what_is_lost_and_where_the_originals_are(
    empty_window: MainWindow, killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed.write_bytes(b"\0" * 500)
    journal = killed.with_name(f"{killed.name}.journal")
    journal.write_bytes(journal.read_bytes().replace(b"unsaved", b"unsafed"))
    empty_window.files.open_path(killed)
    notice = empty_window.banner.notice
    assert notice is not None
    assert notice.tone == "warning"
    assert notice.text == "This plan was recovered, but not all of it."
    notice.actions[0][1]()
    dialog = dialog_of(RecoveryDialog)
    assert "Could not be restored" in words(dialog)
    originals = sorted(killed.parent.glob("*.damaged-*"))
    assert len(originals) == 2
    assert all(str(original) in words(dialog) for original in originals)
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(QUrl.toLocalFile(url)))
    click(dialog.by_key["folder"])
    assert shown == [str(killed.parent)]
    assert dialog.isVisible()
    click(dialog.by_key["close"])


def test_the_report_leads_to_the_earlier_versions(
    empty_window: MainWindow, killed: Path, qtbot: QtBot
) -> None:
    empty_window.files.open_path(killed)
    empty_window.commands.refresh()
    empty_window.commands.run("file.report")
    dialog = dialog_of(RecoveryDialog)
    assert "folder" not in dialog.by_key  # nothing was set aside
    click(dialog.by_key["versions"])
    versions = dialog_of(VersionsDialog)
    qtbot.waitUntil(lambda: versions.comparison.changes is not None)
    click(versions.by_key["close"])


def test_a_plan_as_it_was_saved_says_nothing(window: MainWindow) -> None:
    assert window.banner.notice is None
    window.commands.refresh()
    assert not window.commands.state("file.report").isEnabled()
    window.past.open_report()
    click(dialog_of(RecoveryDialog).by_key["close"])
