"""The schedule that all views read: at once for small plans, from a thread for others, true after edits."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.schedule import schedule_plan
from ui.shell import appearance, scheduling
from ui.shell.session import Session

HEAD = {"id": "plan", "title": {"en": "Chain"}, "languages": ["en"],
        "horizon_start": "2026-01-05", "horizon_finish": "2026-12-31"}  # fmt: skip


def chain(count: int) -> Document:
    """Automatic rows of a day each, one after the other."""
    rows = {
        f"a{n}": {
            "id": f"a{n}",
            "name": {"en": f"Row {n}"},
            "lane": "l",
            "mode": "auto",
            "duration_minutes": 480,
        }
        for n in range(count)
    }
    links = {
        f"k{n}": {"id": f"k{n}", "predecessor": f"a{n}", "successor": f"a{n + 1}"} for n in range(count - 1)
    }
    lanes = {"l": {"id": "l", "name": {"en": "Lane"}}}
    return Document({"plan": {"plan": HEAD}, "lanes": lanes, "activities": rows, "links": links})


class Preferences:
    """Nothing is kept."""

    language, theme = "en", "light"

    def save(self) -> None:
        """There is nothing to write."""


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    appearance.prepare("light", "en")
    made = Session(Preferences())  # type: ignore[arg-type]  # two of its fields are read
    yield made
    made.set_document(None)
    made.jobs.stop()


def lengthen(session: Session, id: str) -> None:
    assert session.attempt(lambda t: t.set("activities", id, duration_minutes=960), "Change duration") is None


def finish_of(session: Session) -> datetime | None:
    """When the plan finishes as the window knows it."""
    schedule = session.scheduling.schedule
    return schedule.finish if schedule else None


def planned(session: Session) -> datetime | None:
    """When it finishes."""
    return schedule_plan(session.document).finish


def test_a_small_plan_is_scheduled_at_once_and_after_each_edit(session: Session) -> None:
    session.set_document(chain(5))
    row = session.scheduling.row("a4")
    assert row is not None
    assert row.early_start.startswith("2026-01-09")
    lengthen(session, "a0")
    row = session.scheduling.row("a4")
    assert row is not None
    assert row.early_start.startswith("2026-01-12")
    session.undo()
    row = session.scheduling.row("a4")
    assert row is not None
    assert row.early_start.startswith("2026-01-09")


def test_a_large_plan_is_scheduled_by_a_thread(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.set_document(chain(scheduling.INSTANT_ROWS))
    service = session.scheduling
    with qtbot.waitSignal(service.changed):
        assert service.row("a0") is None
    assert finish_of(session) == planned(session)
    monkeypatch.setattr(scheduling, "INSTANT_SECONDS", 0.0)
    before = planned(session)
    lengthen(session, "a0")
    with qtbot.waitSignal(service.changed):
        assert finish_of(session) == before  # what stood before stands meanwhile
    assert finish_of(session) == planned(session) != before


def test_nothing_is_reckoned_before_it_is_asked_for(session: Session) -> None:
    session.set_document(chain(5))
    lengthen(session, "a0")
    assert not session.scheduling.is_current


def test_why_status_and_variance_go_with_the_schedule(session: Session) -> None:
    session.set_document(chain(3))
    service = session.scheduling
    assert [step.reason for step in service.why("a1")] == ["link", "plan_start"]
    rows = {"a2": {"start": "2026-01-06", "finish": "2026-01-06"}}
    session.run(lambda t: t.add("baselines", {"id": "b", "name": {"en": "B"}, "rows": rows}), "Keep baseline")
    variance, status = service.variance("a2"), service.status("a2")
    assert variance is not None
    assert variance.finish == 480
    assert status is not None
    assert (status.light, status.cause) == ("amber", "late")
    service.set_baseline("none")
    assert service.variance("a2") is None


def test_risk_is_analysed_when_it_is_wanted(session: Session, qtbot: QtBot) -> None:
    session.set_document(chain(3))
    estimate = {"optimistic": 480, "likely": 480, "pessimistic": 1440}
    session.run(lambda t: t.set("activities", "a1", estimate=estimate), "Estimate")
    service = session.scheduling
    assert service.risk is None
    with qtbot.waitSignal(service.risk_changed):
        service.want_risk()
    row = service.risk_row("a1")
    assert row is not None
    assert row.finish[4] < row.finish[7]


def test_a_cancelled_job_does_not_stop_later_ones(session: Session, qtbot: QtBot) -> None:
    session.set_document(chain(scheduling.INSTANT_ROWS))
    with qtbot.waitSignal(session.jobs.changed):
        assert session.scheduling.row("a0") is None
    session.jobs.cancel(session.jobs.active[0])
    with qtbot.waitSignal(session.scheduling.changed):
        assert session.scheduling.row("a0") is None
    assert finish_of(session) == planned(session)


def test_another_plan_forgets_all(session: Session) -> None:
    session.set_document(chain(3))
    assert session.scheduling.row("a1") is not None
    session.set_document(chain(1))
    assert session.scheduling.row("a1") is None
