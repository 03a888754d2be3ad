"""The ways of somebody to a job profile within limits of a step, found off the GUI thread."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from i18n import _
from planning.careers.paths import NO_CAPS, Caps, Lattice, Way, months_served
from ui.careers.context import Context
from ui.careers.reckoning import Reckoning
from ui.shell.jobs import Cancelled, Progress

MOST = 4
"""Steps that a way has at most, to begin with."""


class Found(NamedTuple):
    """``ways`` within the limits; where there is none, the one that asks for least in a step without them."""

    ways: tuple[Way, ...]
    easiest: Way | None = None


class Ways(Reckoning):
    """``changed`` is told too when another way is shown."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(context, owner)
        self.caps, self.most = Caps(), MOST
        self.goal, self.found, self.chosen = "", Found(()), 0
        self.served = 0

    @property
    def way(self) -> Way | None:
        """The way that is shown."""
        return self.found.ways[self.chosen] if self.chosen < len(self.found.ways) else None

    def choose(self, number: int) -> None:
        """Show another way."""
        self.chosen = number
        self.changed.emit()

    def limit(self, most: int | None = None, **caps: int) -> None:
        """Change how much one step may ask, or how many steps there may be."""
        self.most = most or self.most
        self.caps = self.caps._replace(**caps)
        self.towards(self.goal)

    def allow_easiest(self) -> None:
        """Widen the limits as far as the easiest way asks."""
        easiest = self.found.easiest
        if easiest is not None:
            asked = zip(self.caps, easiest.caps, strict=True)
            self.caps = Caps(*(max(now, least) for now, least in asked))
            self.towards(self.goal)

    def towards(self, goal: str) -> None:
        """Look for the ways of the person of the context to a profile."""
        self.cancel()
        self.error = ""
        person, document = self.context.person, self.session.document
        self.goal, self.found, self.chosen = goal, Found(()), 0
        if person is not None and person.profile and person.profile != goal:
            self.served = months_served(document, person.id, self.context.day)
            lattice = Lattice(document)
            held = lattice.held_by(person.id, self.context.day, self.context.ratings)
            self._look(lattice, person.profile, held)
        else:
            self.changed.emit()

    def _look(self, lattice: Lattice, start: str, held: dict[str, int]) -> None:
        goal, caps, most = self.goal, self.caps, self.most

        def work(_progress: Progress, cancelled: Cancelled) -> Found:
            ways = lattice.ways(start, goal, held, caps, most, cancelled)
            if ways:
                return Found(tuple(ways))
            others = lattice.ways(start, goal, held, NO_CAPS, most, cancelled)
            return Found((), min(others, key=lambda way: way.caps, default=None))

        self.start(_("Looking for ways"), work, self._found)

    def _found(self, found: Found) -> None:
        self.found = found
