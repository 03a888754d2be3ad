"""Work off the GUI thread: one runner with progress, cancelling and errors in one place.

A job's function takes ``progress(fraction)`` and ``cancelled()`` and returns its result; it must not touch
widgets. ``done`` and ``failed`` are called on the GUI thread. Cancelling answers at once: the job leaves
the list and its result is dropped, whenever its function notices. A result whose receiver is gone is
dropped too: a view may be closed while its job runs. Receivers are the object of a bound method and what a
``partial`` holds.
"""

import sys
import threading
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from planning.plan.errors import PlanError

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], object]

_STEP_SECONDS = 0.05  # between two reports of progress: a tight loop must not flood the event queue


def _receivers(callback: Callable[..., object] | None) -> list[QObject]:
    """The Qt objects that the callback belongs to or was bound to."""
    found = callback.args if isinstance(callback, partial) else ()
    function = callback.func if isinstance(callback, partial) else callback
    return [one for one in (getattr(function, "__self__", None), *found) if isinstance(one, QObject)]


def _hand(callback: Callable[..., object], result: object) -> None:
    if all(map(isValid, _receivers(callback))):
        callback(result)


def _is_within(one: QObject | None, root: QObject) -> bool:
    while one is not None and one is not root:
        one = one.parent() if isValid(one) else None
    return one is root


class Job:
    """One piece of work: its name as shown, how far it is, and whether it was cancelled."""

    def __init__(self, name: str, work: Work, done: Callable[..., object] | None,
                 failed: Callable[[PlanError], object] | None) -> None:
        self.name = name
        self.fraction = 0.0
        self.started = time.monotonic()
        self._work, self.done, self.failed = work, done, failed
        self._cancelled = threading.Event()
        self._reported = 0.0

    @property
    def is_cancelled(self) -> bool:
        """Whether its result is no longer wanted."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the function to stop; use :meth:`Jobs.cancel` to take the job from the list as well."""
        self._cancelled.set()

    def perform(self, report: Callable[["Job", float], None]) -> object:
        """Do the work, on the thread that calls this."""
        def progress(fraction: float) -> None:
            now = time.monotonic()
            if now - self._reported >= _STEP_SECONDS or fraction >= 1.0:
                self._reported = now
                report(self, fraction)

        return self._work(progress, self._cancelled.is_set)


class Jobs(QObject):
    """The runner: starts jobs, hands their results back to the GUI thread."""

    changed = Signal()
    failed = Signal(object)  # PlanError of a job that has no ``failed`` of its own
    _progressed = Signal(object, float)
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self.active: list[Job] = []
        self._progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_end, Qt.ConnectionType.QueuedConnection)

    def start(self, name: str, function: Work, done: Callable[..., object] | None = None,
              failed: Callable[[PlanError], object] | None = None) -> Job:
        """Run ``function(progress, cancelled)`` on a thread; ``name`` is shown beside its progress."""
        job = Job(name, function, done, failed)
        self.active.append(job)
        self._pool.start(lambda: self._perform(job))
        self.changed.emit()
        return job

    def _perform(self, job: Job) -> None:
        try:
            result = None if job.is_cancelled else job.perform(self._progressed.emit)
        except Exception as error:  # noqa: BLE001 - it is raised again on the GUI thread
            self._ended.emit(job, None, error)
        else:
            self._ended.emit(job, result, None)

    @Slot(object, float)
    def _on_progress(self, job: Job, fraction: float) -> None:
        job.fraction = min(1.0, max(0.0, fraction))
        if job in self.active:
            self.changed.emit()

    @Slot(object, object, object)
    def _on_end(self, job: Job, result: object, error: Exception | None) -> None:
        if job not in self.active:
            return  # cancelled: the user was answered already
        self.active.remove(job)
        self.changed.emit()
        if isinstance(error, PlanError):
            _hand(job.failed or self.failed.emit, error)
        elif error is not None:
            sys.excepthook(type(error), error, error.__traceback__)
        elif job.done is not None:
            _hand(job.done, result)

    def cancel(self, job: Job) -> None:
        """Give a job up: it leaves the list now, its result will be dropped."""
        job.cancel()
        if job in self.active:
            self.active.remove(job)
            self.changed.emit()

    def leave(self, root: QObject) -> None:
        """Give up the jobs whose results would go to ``root``, or to what belongs to it: it is closed."""
        for job in list(self.active):
            if any(_is_within(one, root) for one in _receivers(job.done)):
                self.cancel(job)

    def stop(self, milliseconds: int = 2000) -> bool:
        """Cancel all and wait; return whether every function has come back."""
        for job in list(self.active):
            self.cancel(job)
        return self._pool.waitForDone(milliseconds)
