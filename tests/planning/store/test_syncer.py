"""The thread that has edits on the disk soon."""

import sys
import threading
import time

from planning.plan.errors import PlanError
from planning.store.syncer import DELAY, Syncer


class Told:
    """What a syncer told, and when."""

    def __init__(self) -> None:
        self.errors: list[PlanError | None] = []
        self.happened = threading.Event()

    def __call__(self, error: PlanError | None) -> None:
        self.errors.append(error)
        self.happened.set()


def test_an_edit_is_synced_within_a_tenth_of_a_second() -> None:
    assert DELAY < 0.1
    told = Told()
    syncer = Syncer(lambda: None, told)
    begun = time.monotonic()
    syncer.wake()
    assert told.happened.wait(10)
    assert time.monotonic() - begun >= DELAY
    assert told.errors == [None]
    syncer.stop()


def test_many_edits_are_few_syncs() -> None:
    told = Told()
    syncer = Syncer(lambda: None, told, delay=0.2)
    for _edit in range(1000):
        syncer.wake()
    assert told.happened.wait(10)
    syncer.stop()
    assert len(told.errors) == 1


def test_an_error_is_told_and_the_next_edit_tried() -> None:
    answers = iter([PlanError("full", code="not_written"), None])
    told = Told()

    def sync() -> None:
        error = next(answers)
        if error is not None:
            raise error

    syncer = Syncer(sync, told, delay=0)
    for count in (1, 2):
        told.happened.clear()
        syncer.wake()
        assert told.happened.wait(10)
        assert len(told.errors) == count
    syncer.stop()
    assert [error.code if error else None for error in told.errors] == ["not_written", None]


def test_nothing_runs_before_the_first_edit_and_nothing_after_the_end() -> None:
    told, before = Told(), threading.active_count()
    syncer = Syncer(lambda: None, told, delay=60)
    assert threading.active_count() == before
    syncer.stop()
    syncer.wake()
    syncer.stop()
    assert (told.errors, threading.active_count()) == ([], before)


def test_a_stop_at_any_moment_ends_the_thread() -> None:
    """A thread that is switched away from at every step meets the stop at each of its own."""

    def many_short_lives() -> None:
        for _life in range(2000):
            syncer = Syncer(lambda: None, lambda _error: None, delay=0)
            syncer.wake()
            syncer.wake()
            syncer.stop()

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        lives = threading.Thread(target=many_short_lives, daemon=True)
        lives.start()
        lives.join(60)
        assert not lives.is_alive()
    finally:
        sys.setswitchinterval(interval)
