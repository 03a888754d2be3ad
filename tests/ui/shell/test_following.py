"""In a very large plan an edit does not wait for the schedule: what follows comes after, in the same step."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.entities import Activity
from tests.ui.shell.test_scheduling import chain, lengthen, session
from ui.shell import following, rescheduling
from ui.shell.files import Files
from ui.shell.session import Session

__all__ = ["session"]


def start_of(session: Session, id: str) -> str | None:
    found = session.document.get("activities", id)
    assert isinstance(found, Activity)
    return found.start


@pytest.fixture
def large(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A plan that counts as very large, its dates as scheduled."""
    monkeypatch.setattr(following, "LARGE", 3)
    session.set_document(chain(4))
    assert session.scheduling.schedule is not None
    session.rescheduling.start(lambda _count: None)
    assert session.scheduling.schedule is not None
    return session


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.following.is_pending)


def test_what_follows_comes_after_and_is_taken_back_with_the_edit(qtbot: QtBot, large: Session) -> None:
    settle(qtbot, large)
    before = [start_of(large, f"a{n}") for n in range(4)]
    steps = len(large.document.history.steps())
    lengthen(large, "a0")
    assert start_of(large, "a1") == before[1], "the edit did not wait"
    assert large.following.is_pending
    settle(qtbot, large)
    assert start_of(large, "a1") == "2026-01-07"
    assert len(large.document.history.steps()) == steps + 1
    large.undo()
    assert [start_of(large, f"a{n}") for n in range(4)] == before


def test_edits_while_it_is_looked_for_are_followed_together(qtbot: QtBot, large: Session) -> None:
    settle(qtbot, large)
    lengthen(large, "a0")
    lengthen(large, "a1")
    large.undo()
    settle(qtbot, large)
    assert [start_of(large, f"a{n}") for n in (1, 2)] == ["2026-01-07", "2026-01-08"]


def test_a_refused_edit_leaves_nothing_to_look_for(qtbot: QtBot, large: Session) -> None:
    settle(qtbot, large)
    refused = large.attempt(lambda t: t.set("activities", "a0", lane="nowhere", duration_minutes=1), "x")
    assert refused is not None
    assert not large.following.is_pending


def test_a_link_and_what_it_moves_are_one_step(qtbot: QtBot, large: Session) -> None:
    settle(qtbot, large)
    before = start_of(large, "a2")
    steps = len(large.document.history.steps())
    assert large.run(lambda t: t.remove("links", "k1"), "Remove link")
    settle(qtbot, large)
    assert start_of(large, "a2") == "2026-01-05"
    assert len(large.document.history.steps()) == steps + 1
    large.undo()
    assert (start_of(large, "a2"), list(large.document.records("links"))) == (before, ["k0", "k1", "k2"])


def test_closing_waits_for_what_an_edit_moves(qtbot: QtBot, large: Session, tmp_path: Path) -> None:
    settle(qtbot, large)
    large.document.save_as(tmp_path / "p.plan.json")
    files = Files(large, QWidget())
    lengthen(large, "a0")
    assert not files.can_close
    files.close()
    assert large.has_document
    qtbot.waitUntil(lambda: not large.has_document)
    rows = Document.open(tmp_path / "p.plan.json", read_only=True).records("activities")
    assert rows["a1"]["start"] == "2026-01-07"


def test_a_search_that_is_cancelled_is_taken_up_again(qtbot: QtBot, large: Session) -> None:
    settle(qtbot, large)
    lengthen(large, "a0")
    closed: list[str] = []
    large.following.finish(lambda: closed.append("closed"), lambda: closed.append("stays"))
    with qtbot.waitSignal(large.toasted):
        large.jobs.cancel(next(job for job in large.jobs.active if job.done == large.following._done))  # noqa: SLF001 - the one that is meant
    assert closed == ["stays"]
    assert large.attempt(lambda t: t.set("activities", "a0", lane="nowhere"), "x") is not None
    assert large.following.is_pending, "a refused edit does not make it forgotten"
    large.following.finish(lambda: closed.append("closed"))
    qtbot.waitUntil(lambda: closed == ["stays", "closed"])
    assert start_of(large, "a1") == "2026-01-07"


def test_a_large_plan_is_rescheduled_off_the_thread_and_as_it_is_by_then(
    qtbot: QtBot, large: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(qtbot, large)
    monkeypatch.setattr(rescheduling, "INSTANT_ROWS", 3)
    moved: list[int] = []
    with large.document.transaction("Elsewhere") as t:
        t.set("activities", "a1", start="2026-02-02", finish="2026-02-02")
    large.rescheduling.start(moved.append)
    assert start_of(large, "a1") == "2026-02-02"
    with large.document.transaction("Elsewhere") as t:
        t.set("activities", "a2", start="2026-02-03", finish="2026-02-03")
    qtbot.waitUntil(lambda: moved == [2])
    assert [start_of(large, f"a{n}") for n in (1, 2)] == ["2026-01-06", "2026-01-07"]
    assert large.document.undo_label == "Reschedule"
