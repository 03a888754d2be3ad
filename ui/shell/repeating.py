"""Which edits belong together: those that one key, pressed again and again, makes of the same things."""

import secrets
import time
from collections.abc import Callable

PAUSE = 1.0  # seconds without the key, after which a new step begins


class Repeating:
    """Gives the edits of one run of a key the same mark; what comes in between ends the run anyway."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._name = self._mark = ""
        self._last = 0.0

    def gesture(self, name: str) -> str:
        """The mark of an edit; ``name`` says what is done to what."""
        now = self._clock()
        if name != self._name or now - self._last > PAUSE:
            self._name, self._mark = name, secrets.token_hex(4)
        self._last = now
        return self._mark
