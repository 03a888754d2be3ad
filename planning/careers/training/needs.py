"""Training problems of a plan: who should reach which profile, and what the catalogue offers when."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from i18n import _, language
from planning.careers.gates import Gatekeeper, Readiness
from planning.careers.ratings import Ratings
from planning.careers.source import (
    Source,
    certificates,
    certifications,
    courses_of,
    people_of,
    sessions,
    training,
    uplifts,
)
from planning.careers.training.problem import Catalogue, Learner, Offer
from planning.plan.courses import Course, CourseSession, Training
from planning.plan.errors import PlanError
from planning.plan.moments import finish_day, start_day
from planning.plan.references import circles
from planning.plan.text import text_in


def hundredths(amount: str | Decimal) -> int:
    """An amount of money as a whole number of hundredths."""
    return int((Decimal(amount) * 100).to_integral_value())


def catalogue_of(source: Source, day: date, until: date | None = None) -> Catalogue:
    """What is offered after ``day``: sessions that end ``until`` then, and courses without sessions.

    Seats that others have planned are taken.

    Raises:
        PlanError: ``prerequisite_cycle`` with the courses that it goes through.
    """
    courses = {
        id: row
        for id, row in courses_of(source).items()
        if not (row.retired and start_day(row.retired) <= day)
    }
    refuse_cycle(courses)
    raises: dict[str, dict[str, tuple[int, int]]] = {}
    for row in uplifts(source).values():
        if row.course in courses:
            raises.setdefault(row.course, {})[row.competency] = (row.from_level, row.level)
    return Catalogue(
        tuple(_offers(source, courses, day, until)),
        raises,
        {id: tuple(row.prerequisites) for id, row in courses.items() if row.prerequisites},
        {id: row.certification for id, row in courses.items() if row.certification},
    )


def refuse_cycle(courses: Mapping[str, Course]) -> None:
    """Say no to courses that need each other.

    Raises:
        PlanError: ``prerequisite_cycle`` with their names.
    """
    circle = next(circles(courses, lambda id: courses[id].prerequisites if id in courses else ()), None)
    if circle is not None:
        names = " → ".join(text_in(courses[id].name, language()) for id in circle)
        raise PlanError(
            _("These courses need each other: {names}.").format(names=names),
            _("Remove one of these prerequisites."),
            code="prerequisite_cycle",
            table="courses",
            id=circle[0],
            field="prerequisites",
        )


def _offers(source: Source, courses: Mapping[str, Course], day: date, until: date | None) -> Iterable[Offer]:
    """The sessions of each course in the dates; a course that has none at all can be taken at any time."""
    held: dict[str, list[CourseSession]] = {}
    for session in sessions(source).values():
        held.setdefault(session.course, []).append(session)
    taken: dict[str, int] = {}
    for row in training(source).values():
        if row.state == "planned" and row.session:
            taken[row.session] = taken.get(row.session, 0) + 1
    for course in courses.values():
        if course.id not in held:
            yield Offer(course.id, cost=hundredths(course.cost))
        for session in held.get(course.id, ()):
            begins = start_day(session.start)
            ends = finish_day(session.finish or session.start)
            if begins > day and (until is None or ends <= until):
                seats = session.seats if session.seats is not None else course.seats
                free = None if seats is None else max(0, seats - taken.get(session.id, 0))
                cost = session.cost if session.cost is not None else course.cost
                yield Offer(course.id, session.id, begins, ends, hundredths(cost), free)


class Learners:
    """Makes learners of a plan on a day; made once for several of them."""

    def __init__(
        self, source: Source, day: date, catalogue: Catalogue, ratings: Ratings | None = None
    ) -> None:
        self._source, self._day, self._catalogue = source, day, catalogue
        self._ratings = ratings or Ratings.of(source)
        self._keeper = Gatekeeper(source, day, self._ratings)
        self._rows: dict[str, list[Training]] = {}
        for row in training(source).values():
            if row.person:
                self._rows.setdefault(row.person, []).append(row)

    def towards(self, person: str, profile: str, *, wishes: bool = False) -> Learner:
        """Somebody on the way to a profile: its must-have levels (``wishes``: all), its certificates.

        Raises:
            KeyError: the plan has no such person or profile.
        """
        ready = self._keeper.check(person, profile)
        asked = [g for g in ready.gaps if (g.must or wishes) and not g.rating.is_waived]
        targets = {g.competency: g.required for g in asked if g.short != 0}
        held = self._held(person, targets)
        rows = self._rows.get(person, [])
        return Learner(
            person,
            held,
            targets,
            {g.competency: g.weight for g in asked if g.weight != 1},
            frozenset(ready.gate("certification").lacking),
            frozenset(self._done(person, rows)),
            frozenset((row.course, row.session) for row in rows if row.state == "planned"),
            tuple(g.competency for g in asked if g.short is None),
        )

    def readiness(self, person: str, profile: str) -> Readiness:
        """The gates that the learner stands before."""
        return self._keeper.check(person, profile)

    def _held(self, person: str, targets: Iterable[str]) -> dict[str, int]:
        found = {c: self._ratings.confirmed(person, c, self._day).level for c in targets}
        return {c: level for c, level in found.items() if level is not None}

    def _done(self, person: str, rows: Iterable[Training]) -> Iterable[str]:
        """Courses that were done and have not expired, and those all of whose levels are held."""
        for row in rows:
            expired = row.expires is not None and finish_day(row.expires) < self._day
            if row.state == "done" and not expired and (not row.date or start_day(row.date) <= self._day):
                yield row.course
        for course, raises in self._catalogue.uplifts.items():
            held = self._held(person, raises)
            if raises and all(held.get(c, -1) >= level for c, (_from, level) in raises.items()):
                yield course


def own_targets(source: Source, people: Iterable[str]) -> dict[str, str]:
    """The profiles that people have already, as their targets; who has none is left out."""
    known = people_of(source)
    return {id: profile for id in people if id in known and (profile := known[id].profile)}


def expiring(source: Source, day: date, until: date) -> list[tuple[str, str, date]]:
    """The certificates that run out from ``day`` to ``until``: (person, certification, last day), in order.

    A certificate that a later one of the same kind replaces is left out.
    """
    last: dict[tuple[str, str], date] = {}
    for row in certificates(source).values():
        if row.revoked is None and row.certification in certifications(source):
            ends = finish_day(row.expires) if row.expires else date.max
            key = (row.person, row.certification)
            last[key] = max(ends, last.get(key, date.min))
    found = [(person, id, ends) for (person, id), ends in last.items() if day <= ends <= until]
    return sorted(found, key=lambda entry: (entry[2], entry[0], entry[1]))
