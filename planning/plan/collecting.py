"""Making many small objects that all stay, while the collector of garbage rests."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Hold the collector back: a hundred thousand entities are made in two thirds of the time.

    It looks for circles among all objects each time that enough new ones were made, and finds none.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
