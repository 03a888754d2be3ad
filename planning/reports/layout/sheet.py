"""A page being drawn, on which content is written in reading order.

Two columns are placed row by row but read one after the other: what is drawn waits until the page is full and
is then written by its order, so that the order of the page's content is that of the structure tree.
"""

from collections.abc import Callable
from operator import itemgetter

from planning.reports.pdf.surface import Surface

Order = tuple[int, int]  # section, column


class Sheet:
    """The surface of one page, with what waits to be written on it; ``side`` counts facing pages."""

    def __init__(self, surface: Surface, side: int = 0) -> None:
        self.surface, self.side = surface, side
        self._waiting: list[tuple[Order, Callable[[], None]]] = []

    def write(self, order: Order, draw: Callable[[], None]) -> None:
        """Draw later, after all that is read before ``order``."""
        self._waiting.append((order, draw))

    def flush(self) -> None:
        """Draw what waits; things of one order stay in the order in which they came."""
        for _, draw in sorted(self._waiting, key=itemgetter(0)):
            draw()
        self._waiting.clear()
