"""What careers read of a plan, typed table by table."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar, cast

from planning.plan import competence as c
from planning.plan import courses, people
from planning.plan.entities import Entity
from planning.plan.moments import finish_day, start_day


class Source(Protocol):
    """What is read of a plan: an open document, or a branch of one."""

    def table(self, name: str) -> Mapping[str, Entity]:
        """The entities of a table by id."""


def grades(source: Source) -> Mapping[str, c.Grade]:
    """The grades by id."""
    return cast(Mapping[str, c.Grade], source.table("grades"))


def scales(source: Source) -> Mapping[str, c.Scale]:
    """The scales by id."""
    return cast(Mapping[str, c.Scale], source.table("scales"))


def frameworks(source: Source) -> Mapping[str, c.Framework]:
    """The frameworks by id."""
    return cast(Mapping[str, c.Framework], source.table("frameworks"))


def competencies(source: Source) -> Mapping[str, c.Competency]:
    """The competencies and families by id."""
    return cast(Mapping[str, c.Competency], source.table("competencies"))


def indicators(source: Source) -> Mapping[str, c.Indicator]:
    """The behavioural indicators by id."""
    return cast(Mapping[str, c.Indicator], source.table("indicators"))


def profiles(source: Source) -> Mapping[str, c.Profile]:
    """The job profiles by id."""
    return cast(Mapping[str, c.Profile], source.table("profiles"))


def requirements(source: Source) -> Mapping[str, c.Requirement]:
    """The requirements of all profiles by id."""
    return cast(Mapping[str, c.Requirement], source.table("requirements"))


def career_moves(source: Source) -> Mapping[str, c.CareerMove]:
    """The moves of the lattice by id."""
    return cast(Mapping[str, c.CareerMove], source.table("career_moves"))


def career_rules(source: Source) -> Mapping[str, c.CareerRule]:
    """The parameters of rules from outside by id."""
    return cast(Mapping[str, c.CareerRule], source.table("career_rules"))


def certifications(source: Source) -> Mapping[str, c.Certification]:
    """The kinds of certificates by id."""
    return cast(Mapping[str, c.Certification], source.table("certifications"))


def people_of(source: Source) -> Mapping[str, people.Person]:
    """The people by id."""
    return cast(Mapping[str, people.Person], source.table("people"))


def duty_stations(source: Source) -> Mapping[str, people.DutyStation]:
    """The duty stations by id."""
    return cast(Mapping[str, people.DutyStation], source.table("duty_stations"))


def assessments(source: Source) -> Mapping[str, people.Assessment]:
    """The ratings of all people by id."""
    return cast(Mapping[str, people.Assessment], source.table("assessments"))


def certificates(source: Source) -> Mapping[str, people.Certificate]:
    """The certificates that people hold by id."""
    return cast(Mapping[str, people.Certificate], source.table("certificates"))


def courses_of(source: Source) -> Mapping[str, courses.Course]:
    """The catalogue of courses by id."""
    return cast(Mapping[str, courses.Course], source.table("courses"))


def uplifts(source: Source) -> Mapping[str, courses.Uplift]:
    """What courses do for competencies, by id."""
    return cast(Mapping[str, courses.Uplift], source.table("uplifts"))


def sessions(source: Source) -> Mapping[str, courses.CourseSession]:
    """The sessions of courses by id."""
    return cast(Mapping[str, courses.CourseSession], source.table("sessions"))


def training(source: Source) -> Mapping[str, courses.Training]:
    """The cells of the training matrix by id."""
    return cast(Mapping[str, courses.Training], source.table("training"))


def in_office(source: Source, day: date) -> list[str]:
    """The ids of the people who are there on a day, in their order."""
    return [person.id for person in in_order(people_of(source).values()) if is_there(person, day)]


def units_within(source: Source, unit: str) -> frozenset[str]:
    """A unit with all below it."""
    parents = {id: getattr(row, "parent", None) for id, row in source.table("units").items()}
    found, waiting = {unit}, [unit]
    while waiting:
        parent = waiting.pop()
        below = {id for id, above in parents.items() if above == parent} - found
        found |= below
        waiting += below
    return frozenset(found)


def is_there(person: people.Person, day: date) -> bool:
    """Whether somebody has joined and not left."""
    joined = person.joined is None or start_day(person.joined) <= day
    return joined and (person.left is None or finish_day(person.left) >= day)


def rateable(source: Source, day: date) -> list[str]:
    """The ids of the competencies that are rated on a day, family by family: neither families nor retired."""
    known = competencies(source)
    order = {framework.id: n for n, framework in enumerate(in_order(frameworks(source).values()))}
    rated = [c for c in known.values() if c.kind != "family" and not is_retired(c, day)]
    return [c.id for c in sorted(rated, key=lambda c: (order.get(c.framework, 0), tree_path(known, c.id)))]


def is_retired(competency: c.Competency, day: date) -> bool:
    """Whether a competency is no longer asked for."""
    return competency.retired is not None and start_day(competency.retired) <= day


def is_dropped(competency: c.Competency | None, day: date) -> bool:
    """Whether nothing asks for a competency any more: it is retired, and nothing stands in its place."""
    return competency is not None and is_retired(competency, day) and not competency.replaced_by


def tree_path(known: Mapping[str, c.Competency], id: str) -> tuple[tuple[float, str], ...]:
    """The place of a competency in its tree: (order, id) from the top down, to sort by."""
    path: list[tuple[float, str]] = []
    at: str | None = id
    while at and at in known and len(path) <= len(known):
        path.append((known[at].order, at))
        at = known[at].parent
    return tuple(reversed(path))


class Ordered(Protocol):
    """What has a place among its like."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def order(self) -> float:
        """The place; where two have the same, the id decides."""


T = TypeVar("T", bound=Ordered)


def in_order(rows: Iterable[T]) -> list[T]:
    """Entities by their order."""
    return sorted(rows, key=lambda row: (row.order, row.id))
