"""Work off the GUI thread."""

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from planning.plan.errors import PlanError
from ui.shell.jobs import Jobs
from ui.shell.window import MainWindow

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


def waits(release: threading.Event) -> Callable[[Progress, Cancelled], str]:
    def work(progress: Progress, cancelled: Cancelled) -> str:
        progress(0.5)
        release.wait(5)
        return "done"

    return work


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_results_come_back_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[object, bool]] = []

    def done(result: object) -> None:
        seen.append((result, threading.current_thread() is threading.main_thread()))

    jobs.start("Add", lambda _progress, _cancelled: 1 + 1, done=done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(2, True)]
    assert not jobs.active


def test_an_error_goes_to_the_one_who_asked_or_to_all(jobs: Jobs, qtbot: QtBot) -> None:
    def fail(_progress: Progress, _cancelled: Cancelled) -> None:
        raise PlanError("No room.", code="not_written")

    mine: list[PlanError] = []
    jobs.start("Write", fail, failed=mine.append)
    qtbot.waitUntil(lambda: bool(mine))
    with qtbot.waitSignal(jobs.failed) as blocker:
        jobs.start("Write", fail)
    assert blocker.args is not None
    assert blocker.args[0].message == "No room."


def test_cancelling_answers_at_once_and_drops_the_result(jobs: Jobs, qtbot: QtBot) -> None:
    release = threading.Event()
    seen: list[object] = []
    job = jobs.start("Wait", waits(release), done=seen.append)
    qtbot.waitUntil(lambda: job.fraction == 0.5)
    before = time.perf_counter()
    jobs.cancel(job)
    assert time.perf_counter() - before < 0.1
    assert not jobs.active
    assert job.is_cancelled
    release.set()
    assert jobs.stop()
    assert not seen


def test_a_job_can_notice_that_it_was_cancelled(jobs: Jobs, qtbot: QtBot) -> None:
    noticed, started = threading.Event(), threading.Event()

    def work(_progress: Progress, cancelled: Cancelled) -> None:
        started.set()
        while not cancelled():
            time.sleep(0.001)
        noticed.set()

    job = jobs.start("Spin", work)
    assert started.wait(5)
    jobs.cancel(job)
    assert noticed.wait(5)


def test_progress_is_shown_after_a_while_with_name_and_cancel(window: MainWindow, qtbot: QtBot) -> None:
    release = threading.Event()
    progress = window.toolbar.progress
    window.session.jobs.start("Simulating", waits(release))
    assert not progress.isVisible()
    qtbot.waitUntil(progress.isVisible)
    assert progress.cancel.words == "Cancel"
    progress.cancel.click()
    assert not progress.isVisible()
    release.set()


def test_a_quick_job_shows_nothing(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[object] = []
    window.session.jobs.start("Quick", lambda _progress, _cancelled: 1, done=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert not window.toolbar.progress.isVisible()


def test_an_unexpected_error_reaches_the_hook(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: caught.append(error))
    jobs.start("Break", lambda _progress, _cancelled: 1 // 0)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)


@pytest.mark.parametrize("how", ["bound", "partial"])
def test_a_result_whose_receiver_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot, how: str) -> None:
    class Receiver(QObject):
        changed = Signal()

        def take(self, _result: object) -> None:
            self.changed.emit()  # RuntimeError once the object is deleted

    receiver, release = Receiver(), threading.Event()
    done = receiver.take if how == "bound" else partial(Receiver.take, receiver)
    jobs.start("Wait", waits(release), done=done)
    shiboken6.delete(receiver)
    release.set()
    with qtbot.captureExceptions() as exceptions:
        qtbot.waitUntil(lambda: not jobs.active)
    assert not exceptions


def test_who_is_closed_gets_no_results_any_more(jobs: Jobs, qtbot: QtBot) -> None:
    class Room(QObject):
        def __init__(self, parent: QObject | None = None) -> None:
            super().__init__(parent)
            self.seen: list[object] = []

        def take(self, result: object) -> None:
            self.seen.append(result)

    release, closed, other = threading.Event(), Room(), Room()
    inner = Room(closed)
    for room in (inner, other):
        jobs.start("Wait", waits(release), done=room.take)
    jobs.leave(closed)
    release.set()
    qtbot.waitUntil(lambda: bool(other.seen))
    assert not inner.seen
    assert not jobs.active
