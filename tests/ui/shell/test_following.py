"""In a very large plan an edit does not wait for the schedule: what follows comes after, in the same step."""

import pytest
from pytestqt.qtbot import QtBot

from planning.plan.entities import Activity
from tests.ui.shell.test_scheduling import chain, lengthen, session
from ui.shell import following
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
    session.scheduling.reschedule()
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
