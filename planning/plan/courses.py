"""Entities of training: the catalogue of courses, their sessions, and who has to do or has done what."""

from typing import Annotated, Literal

from msgspec import Meta, field

from planning.plan.competence import CertificationId, CompetencyId, Level, ProfileId
from planning.plan.entities import Entity, Moment, Name, Words, refers_to
from planning.plan.people import PersonId

CourseId = Annotated[str, refers_to("courses")]
SessionId = Annotated[str, refers_to("sessions")]
Amount = Annotated[str, Meta(pattern=r"^\d+(\.\d+)?$")]
Seats = Annotated[int, Meta(ge=0)]
TrainingState = Literal["required", "recommended", "planned", "done"]


class Course(Entity, frozen=True, kw_only=True):
    """A course of the catalogue: ``cost`` a seat, decimal; ``seats`` in each session.

    A course that has sessions takes place in them only; one without can be taken at any time.
    ``certification`` is what it ends with. Whoever finishes it holds the levels of its uplifts
    (``complete``), or is proposed for them (``recommend``): a manager's rating, which counts at a gate once
    it is certified.
    """

    name: Name
    order: float = 0
    code: str = ""
    provider: str = ""
    description: Words = field(default_factory=dict)
    duration_days: Annotated[float, Meta(ge=0)] = 0
    cost: Amount = "0"
    currency: str = "USD"
    seats: Seats | None = None
    languages: list[str] = field(default_factory=list)
    prerequisites: list[CourseId] = field(default_factory=list)
    certification: CertificationId | None = None
    outcome: Literal["complete", "recommend"] = "complete"
    retired: Moment | None = None
    paragraphs: list[str] = field(default_factory=list)
    illustrative: bool = False


class Uplift(Entity, frozen=True, kw_only=True):
    """What a course does: who has at least ``from_level`` of a competency holds ``level`` after it."""

    course: CourseId
    competency: CompetencyId
    level: Level
    from_level: Level = 0
    illustrative: bool = False


class CourseSession(Entity, frozen=True, kw_only=True):
    """A course that is held, from ``start`` to ``finish`` (inclusive); ``seats`` override the course's."""

    course: CourseId
    start: Moment
    finish: Moment | None = None
    seats: Seats | None = None
    place: str = ""
    language: str = ""
    cost: Amount | None = None
    illustrative: bool = False


class Training(Entity, frozen=True, kw_only=True):
    """A cell of the training matrix: what a course is to somebody, or to all who have a job profile.

    ``date`` is that of completion where it is ``done``, else until when; what is done counts until it
    ``expires`` (inclusive) and is expired then.
    """

    course: CourseId
    state: TrainingState
    person: PersonId | None = None
    profile: ProfileId | None = None
    session: SessionId | None = None
    date: Moment | None = None
    expires: Moment | None = None
    evidence: Words = field(default_factory=dict)
    illustrative: bool = False
