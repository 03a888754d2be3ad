"""A training problem in plain values: who holds what and should hold what, and what the catalogue offers.

A course raises who has at least its ``from_level`` to its ``level``. What is not known of somebody is planned
for from the lowest level, so that the target is reached whatever they hold.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

Uplifts = Mapping[str, tuple[int, int]]
"""By competency: from which level on a course raises, and to which."""


class Offer(NamedTuple):
    """A way to take a course: a session of it, or (without dates) at any time.

    ``cost`` in hundredths of the currency; ``seats`` that are free, ``None`` for any number.
    """

    course: str
    session: str | None = None
    start: date | None = None
    finish: date | None = None
    cost: int = 0
    seats: int | None = None

    def is_before(self, other: "Offer") -> bool:
        """Whether this one can be finished before the other begins."""
        return self.finish is None or other.start is None or self.finish < other.start


class Catalogue(NamedTuple):
    """What is offered: ``uplifts``, ``prerequisites`` and ``certifies`` by course."""

    offers: tuple[Offer, ...]
    uplifts: Mapping[str, Uplifts]
    prerequisites: Mapping[str, tuple[str, ...]]
    certifies: Mapping[str, str]


class Learner(NamedTuple):
    """Somebody with a target.

    Attributes:
        held: levels by competency; what is not named counts as 0. targets: levels to reach.
        weights: by competency, where not 1. certifications: those to get.
        done: courses that need not be taken again as prerequisites. booked: (course, session) paid for
        already.
        unknown: competencies of ``targets`` that are unassessed or not observed.
    """

    person: str
    held: Mapping[str, int]
    targets: Mapping[str, int]
    weights: Mapping[str, float] = {}
    certifications: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    booked: frozenset[tuple[str, str | None]] = frozenset()
    unknown: tuple[str, ...] = ()

    def level(self, competency: str) -> int:
        """What is held of a competency."""
        return self.held.get(competency, 0)

    def steps(self) -> list[tuple[str, int]]:
        """What is missing in single steps: (competency, level), each from the level below."""
        return [
            (competency, level)
            for competency, target in self.targets.items()
            for level in range(self.level(competency) + 1, target + 1)
        ]


class Outcome(NamedTuple):
    """Where somebody stands after training: levels, certifications got, and courses that were taken."""

    levels: Mapping[str, int]
    certifications: frozenset[str]
    taken: frozenset[str]


def outcome(learner: Learner, chosen: Iterable[Offer], catalogue: Catalogue) -> Outcome:
    """What somebody holds after taking ``chosen`` by their dates, those without dates when possible.

    A session whose prerequisites are not met by then is not attended. This is the rule itself: plans are made
    by a program of its own, and checked by this.
    """
    dated = sorted((o for o in chosen if o.start is not None), key=lambda o: (o.start or date.min, o.course))
    free = [offer.course for offer in chosen if offer.start is None]
    levels, taken = dict(learner.held), set(learner.done)
    got: set[str] = set()
    _take_free(free, levels, taken, got, catalogue)
    for offer in dated:
        earlier = {o.course for o in dated if o.is_before(offer)} | set(free) | learner.done
        if all(d in taken and d in earlier for d in catalogue.prerequisites.get(offer.course, ())):
            _take(offer.course, levels, taken, got, catalogue)
            _take_free(free, levels, taken, got, catalogue)
    return Outcome(levels, frozenset(got), frozenset(taken))


def _take_free(
    courses: list[str], levels: dict[str, int], taken: set[str], got: set[str], catalogue: Catalogue
) -> None:
    """Courses without dates are taken, and taken again, as soon as that helps."""
    helped = True
    while helped:
        helped = False
        for course in courses:
            if all(d in taken for d in catalogue.prerequisites.get(course, ())):
                before = (dict(levels), len(taken))
                _take(course, levels, taken, got, catalogue)
                helped = helped or before != (levels, len(taken))


def _take(course: str, levels: dict[str, int], taken: set[str], got: set[str], catalogue: Catalogue) -> None:
    taken.add(course)
    if course in catalogue.certifies:
        got.add(catalogue.certifies[course])
    for competency, (start, end) in catalogue.uplifts.get(course, {}).items():
        if start <= levels.get(competency, 0) < end:
            levels[competency] = end


def is_reached(learner: Learner, after: Outcome) -> bool:
    """Whether all targets are reached."""
    levels = all(after.levels.get(c, 0) >= level for c, level in learner.targets.items())
    return levels and learner.certifications <= after.certifications


def relevant(learner: Learner, catalogue: Catalogue) -> list[Offer]:
    """The offers that can help somebody: that raise towards the target or certify, and what they need."""
    wanted = {
        course
        for course, raises in catalogue.uplifts.items()
        if any(
            start < learner.targets.get(c, 0) and end > learner.level(c) for c, (start, end) in raises.items()
        )
    }
    wanted |= {course for course, gives in catalogue.certifies.items() if gives in learner.certifications}
    waiting = list(wanted)
    while waiting:
        for needed in catalogue.prerequisites.get(waiting.pop(), ()):
            if needed not in wanted and needed not in learner.done:
                wanted.add(needed)
                waiting.append(needed)
    return [offer for offer in catalogue.offers if offer.course in wanted]
