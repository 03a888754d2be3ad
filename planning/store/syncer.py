"""A thread that has what was written on the disk soon after: nobody who edits waits for the disk."""

import threading
from collections.abc import Callable

from planning.plan.errors import PlanError

DELAY = 0.05  # seconds in which edits gather; with the sync itself well below a tenth


class Syncer:
    """Calls ``sync`` soon after each :meth:`wake`, then ``told`` with its error or ``None``, on its thread.

    Edits that are made meanwhile are one more call, not one each. The thread begins with the first edit.
    """

    def __init__(
        self,
        sync: Callable[[], object],
        told: Callable[[PlanError | None], object],
        delay: float = DELAY,
    ) -> None:
        self._sync, self._told, self._delay = sync, told, delay
        self._woken, self._stopped = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Something was written."""
        self._woken.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="syncer", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the thread; what is not synced yet is left to whoever closes the file."""
        self._stopped.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        # Whether to stop is asked first: a stop between the delay and the clearing is cleared with it.
        while not self._stopped.is_set() and self._woken.wait() and not self._stopped.wait(self._delay):
            self._woken.clear()
            try:
                self._sync()
            except PlanError as error:
                self._told(error)
            else:
                self._told(None)
