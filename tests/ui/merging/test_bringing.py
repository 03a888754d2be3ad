"""Copies that were edited apart come together in the window: looked at, decided by keys, one step."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.versions import read, versions
from tests.ui.shell.driving import click, dialog_of, is_open
from ui.merging.bringing import Bringing
from ui.merging.review_dialog import ReviewDialog
from ui.merging.review_list import ConflictRow
from ui.shell import appearance
from ui.shell.conflict_dialogs import ChangedOnDisk
from ui.shell.preferences import TransientPreferences
from ui.shell.session import Session
from ui.shell.window import MainWindow
from ui.widgets.dialog import Dialog


def edit(path: Path, table: str, id: str, **fields: Any) -> None:
    """A session that sets some fields of a copy."""
    plan = Document.open(path)
    with plan.transaction("Edit") as t:
        t.set(table, id, **fields)
    plan.close()


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A copy of the sample plan, edited by somebody else."""
    mine = tmp_path / "mine.plan.json"
    Document.from_template("a69-517", mine).close()
    path = Path(shutil.copy(mine, tmp_path / "theirs.plan.json"))
    edit(path, "activities", "security", finish="2017-12-31", owner="Li")
    edit(path, "activities", "dr-bc", progress=0.5)
    return path


@pytest.fixture
def window(qtbot: QtBot, theirs: Path) -> Iterator[MainWindow]:
    """The window on the other copy of it, with edits of its own."""
    appearance.prepare("light", "en")
    window = MainWindow(Session(TransientPreferences()))
    window.resize(1280, 800)
    window.session.set_document(Document.open(theirs.with_name("mine.plan.json")))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.stage.view is not None and window.isActiveWindow())
    assert window.session.run(lambda t: t.set("activities", "security", finish="2017-06-30"), "Mine")
    yield window
    window.session.jobs.stop(10_000)
    window.session.set_document(None)
    window.close()
    window.deleteLater()
    appearance.apply_language("en")


def chosen(window: MainWindow, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    files = [one for one in window.findChildren(QFileDialog, "files") if one.isVisible()]
    files[-1].fileSelected.emit(str(path))
    files[-1].close()


def reviewed(qtbot: QtBot) -> ReviewDialog:
    """The review, once it shows what comes in."""
    qtbot.waitUntil(lambda: is_open(ReviewDialog), timeout=20_000)
    dialog = dialog_of(ReviewDialog)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
    return dialog


def asked(window: MainWindow, path: Path, qtbot: QtBot) -> ReviewDialog:
    assert window.commands.run("file.bring_together")
    chosen(window, path)
    return reviewed(qtbot)


def settled(qtbot: QtBot, dialog: ReviewDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)


def conflicts(dialog: ReviewDialog) -> list[str]:
    return [row.spoken for row in dialog.list.rows if isinstance(row, ConflictRow)]


def put_in_place(copy: Path, path: Path) -> None:
    """Replace a file by a copy of another one, as a synchronized folder does."""
    new = path.with_name("new")
    shutil.copy(copy, new)
    new.replace(path)


def finish(window: MainWindow, id: str = "security") -> object:
    return window.session.document.raw("activities")[id]["finish"]


def test_what_comes_in_is_shown_and_a_conflict_is_decided_by_keys(
    window: MainWindow, theirs: Path, qtbot: QtBot
) -> None:
    dialog = asked(window, theirs, qtbot)
    assert dialog.heading.text() == "2 documents come in · 1 to decide"
    spoken = [row.spoken for row in dialog.list.rows]
    assert "Changed: Information security: owner: — → Li" in spoken
    assert conflicts(dialog) == ["Information security: finish · both changed it: Theirs"]
    assert dialog.pane.cards["base"].words.text() == "31 Mar 2017"
    assert dialog.pane.cards["mine"].words.text() == "30 Jun 2017"
    assert dialog.pane.cards["theirs"].words.text() == "31 Dec 2017"
    for key, side in ((Qt.Key.Key_Left, "Mine"), (Qt.Key.Key_T, "Theirs"), (Qt.Key.Key_M, "Mine")):
        QTest.keyClick(dialog.list, key)
        assert conflicts(dialog)[0].endswith(side)
    assert finish(window) == "2017-06-30"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not is_open(ReviewDialog))
    rows = window.session.document.raw("activities")
    assert (rows["security"]["finish"], rows["security"]["owner"]) == ("2017-06-30", "Li")
    assert rows["dr-bc"]["progress"] == 0.5
    assert window.toast.text() == "2 documents brought in · theirs.plan.json"


def test_enter_while_a_side_is_taken_goes_on_with_that_side(
    window: MainWindow, theirs: Path, qtbot: QtBot
) -> None:
    dialog = asked(window, theirs, qtbot)
    dialog.choose("mine")
    settled(qtbot, dialog)
    click(dialog.takes["theirs"])
    assert dialog.is_busy
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not is_open(ReviewDialog))
    assert finish(window) == "2017-12-31"


def test_it_is_one_step_and_undoing_brings_all_back(window: MainWindow, theirs: Path, qtbot: QtBot) -> None:
    document = window.session.document
    before = {name: dict(document.records(name)) for name in document.names()}
    dialog = asked(window, theirs, qtbot)
    QTest.keyClick(dialog.list, Qt.Key.Key_Right)
    click(dialog.by_key["bring"])
    qtbot.waitUntil(lambda: not is_open(ReviewDialog))
    assert finish(window) == "2017-12-31"
    assert document.undo_label == "Bring in theirs.plan.json"
    assert any(one.backup.is_kept and read(one) == before for one in versions(document))
    assert window.session.undo()
    assert {name: dict(document.records(name)) for name in document.names()} == before
    assert document.undo_label == "Mine"


def test_cancelling_changes_nothing(window: MainWindow, theirs: Path, qtbot: QtBot) -> None:
    document = window.session.document
    before = {name: dict(document.records(name)) for name in document.names()}
    dialog = asked(window, theirs, qtbot)
    QTest.keyClick(dialog.list, Qt.Key.Key_Right)
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not is_open(ReviewDialog)
    assert {name: dict(document.records(name)) for name in document.names()} == before
    assert document.undo_label == "Mine"


def test_all_can_be_taken_from_one_side(window: MainWindow, theirs: Path, qtbot: QtBot) -> None:
    dialog = asked(window, theirs, qtbot)
    for key, side in (("mine", "Mine"), ("theirs", "Theirs"), ("mine", "Mine"), ("", "Theirs")):
        click(dialog.takes[key])
        settled(qtbot, dialog)
        assert conflicts(dialog)[0].endswith(side)
    click(dialog.takes["mine"])
    settled(qtbot, dialog)
    click(dialog.by_key["bring"])
    assert finish(window) == "2017-06-30"


def test_choices_that_break_a_rule_together_cannot_be_brought_in(
    window: MainWindow, theirs: Path, qtbot: QtBot
) -> None:
    plan = Document.open(theirs)
    with plan.transaction("Link") as t:
        t.add("links", {"id": "back", "predecessor": "dr-bc", "successor": "network"})
    plan.close()
    ends = {"id": "forth", "predecessor": "network", "successor": "dr-bc"}
    assert window.session.run(lambda t: t.add("links", ends), "Link")
    dialog = asked(window, theirs, qtbot)
    rows = enumerate(dialog.list.rows)
    links = [at for at, row in rows if isinstance(row, ConflictRow) and "→" in row.words]
    for at, key in zip(links, (Qt.Key.Key_T, Qt.Key.Key_M), strict=True):
        dialog.list.set_current(at)
        QTest.keyClick(dialog.list, key)
    settled(qtbot, dialog)
    assert "circle" in dialog.warning.text()
    assert not dialog.by_key["bring"].isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_B)
    settled(qtbot, dialog)
    assert dialog.warning.isHidden()
    click(dialog.by_key["bring"])
    assert len(window.session.document.raw("links")) == 1


def test_another_plan_and_the_plan_itself_are_told_with_a_remedy(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    stranger = tmp_path / "stranger.plan.json"
    Document.from_template("blank", stranger).close()
    own = window.session.document.path
    assert own is not None
    for path, words in ((stranger, "not a copy"), (own, "the plan that is open")):
        window.commands.run("file.bring_together")
        chosen(window, path)
        qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
        assert window.banner.notice is not None
        assert words in window.banner.notice.text
        assert "Choose" in window.banner.notice.detail
        window.banner.clear()
    assert not is_open(ReviewDialog)


def question(window: MainWindow, path: Path, qtbot: QtBot) -> Dialog:
    window.commands.run("file.bring_together")
    chosen(window, path)
    qtbot.waitUntil(lambda: is_open(Dialog), timeout=20_000)
    return dialog_of(Dialog)


@pytest.fixture
def distant(theirs: Path) -> Path:
    """A copy that knows nothing of what it came from: made from the same template."""
    path = theirs.with_name("distant.plan.json")
    Document.from_template("a69-517", path).close()
    edit(path, "activities", "dr-bc", owner="Li")
    return path


def test_without_a_known_origin_it_can_be_chosen(window: MainWindow, distant: Path, qtbot: QtBot) -> None:
    origin = distant.with_name("origin.plan.json")
    Document.from_template("a69-517", origin).close()
    click(question(window, distant, qtbot).by_key["file"])
    chosen(window, origin)
    dialog = reviewed(qtbot)
    assert dialog.heading.text() == "1 document comes in · 0 to decide"
    click(dialog.by_key["bring"])
    assert window.session.document.raw("activities")["dr-bc"]["owner"] == "Li"
    assert finish(window) == "2017-06-30"


def test_without_any_origin_all_that_differs_is_listed(
    window: MainWindow, distant: Path, qtbot: QtBot
) -> None:
    click(question(window, distant, qtbot).by_key["compare"])
    dialog = reviewed(qtbot)
    assert sorted(row.split(":")[0] for row in conflicts(dialog)) == [
        "Disaster recovery and business continuity", "Information security",
    ]  # fmt: skip
    assert dialog.pane.cards["base"].isHidden(), "nobody knows what it was before"
    chosen = dict(dialog.choices)
    QTest.keyClick(dialog.list, Qt.Key.Key_B)
    assert dialog.choices == chosen
    click(dialog.by_key["cancel"])


def test_a_copy_that_holds_nothing_new_says_so(window: MainWindow, theirs: Path, qtbot: QtBot) -> None:
    path = window.session.document.path
    assert path is not None
    window.session.document.save()
    same = Path(shutil.copy(path, theirs.with_name("same.plan.json")))
    dialog = asked(window, same, qtbot)
    assert dialog.heading.text() == "Nothing comes in: this plan has all of it."
    assert not dialog.by_key["bring"].isEnabled()
    click(dialog.by_key["cancel"])


def test_what_another_program_wrote_comes_together_with_mine(
    window: MainWindow, theirs: Path, qtbot: QtBot
) -> None:
    document = window.session.document
    assert document.path is not None
    put_in_place(theirs, document.path)
    window.files.conflicts.decide()
    click(dialog_of(ChangedOnDisk).by_key["both"])
    dialog = reviewed(qtbot)
    assert conflicts(dialog) == ["Information security: finish · both changed it: Theirs"]
    QTest.keyClick(dialog.list, Qt.Key.Key_M)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not is_open(ReviewDialog))
    assert window.session.document is document
    assert document.raw("activities")["dr-bc"]["progress"] == 0.5
    assert finish(window) == "2017-06-30"
    assert any(read(one)["activities"]["security"]["finish"] == "2017-12-31" for one in versions(document))
    document.save()
    assert not document.is_changed_on_disk


def test_a_file_that_is_written_once_more_meanwhile_is_not_overwritten(
    window: MainWindow, theirs: Path, qtbot: QtBot
) -> None:
    document = window.session.document
    assert document.path is not None
    put_in_place(theirs, document.path)
    Bringing(window.session, window.files, window).offer_rival()
    dialog = reviewed(qtbot)
    edit(theirs, "activities", "dr-bc", owner="Once more")
    put_in_place(theirs, document.path)
    click(dialog.by_key["bring"])
    assert window.banner.isVisible()
    assert "Once more" in document.path.read_text("utf-8")
    assert finish(window) == "2017-06-30"
    document.overrule()


def test_it_is_said_in_chinese(window: MainWindow, theirs: Path, qtbot: QtBot) -> None:
    window.session.set_language("zh")
    dialog = asked(window, theirs, qtbot)
    assert dialog.title.text() == "要从 theirs.plan.json 合入什么？"
    assert dialog.heading.text() == "将合入 2 项 · 1 项待决定"
    assert conflicts(dialog) == ["信息安全: 完成 · 双方都作了修改: 对方的"]
    click(dialog.by_key["cancel"])


def test_without_a_plan_the_command_is_off(window: MainWindow) -> None:
    window.session.set_document(None)
    assert not window.commands.run("file.bring_together")
    assert "No plan is open" in window.commands.state("file.bring_together").toolTip()
