"""Entities of people: who they are (by pseudonym), how they were rated, what certificates they hold."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from planning.plan.competence import CertificationId, CompetencyId, GradeId, Level, ProfileId
from planning.plan.entities import Entity, Moment, Name, UnitId, Words, refers_to

PersonId = Annotated[str, refers_to("people")]
RatingSource = Literal["self", "manager", "certified"]
RatingState = Literal["rated", "unassessed", "not_observed", "not_applicable", "exempt"]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
AppraisalRating = Literal["exceeds", "meets", "partly", "below"]


class Appraisal(Struct, frozen=True, kw_only=True):
    """The rating of performance over a cycle that ended on ``finish``; it counts once ``confirmed``."""

    finish: Day
    rating: AppraisalRating
    confirmed: bool = True


class Mobility(Struct, frozen=True, kw_only=True):
    """What somebody's next move depends on: moves made so far, where they would go, whether they are exempt.

    ``duty_stations`` are acceptable ones, in their order; none: any.
    """

    willing: bool = True
    duty_stations: list[str] = field(default_factory=list)
    moves: Annotated[int, Meta(ge=0)] = 0
    geographic_moves: Annotated[int, Meta(ge=0)] = 0
    exempt: bool = False


Hardship = Literal["", "H", "A", "B", "C", "D", "E"]


class DutyStation(Entity, frozen=True, kw_only=True):
    """A place where people serve and courses are held, with its class of ``hardship``.

    People and sessions name it by its id; a place that the plan does not describe stands there in words.
    """

    name: Name
    order: float = 0
    hardship: Hardship = ""
    illustrative: bool = False


class Person(Entity, frozen=True, kw_only=True):
    """Somebody in the organization; ``name`` is a pseudonym unless somebody enters another.

    ``grade`` is held since ``grade_since``, ``post`` (and its ``profile``) since ``post_since``. Somebody is
    counted from ``joined`` until ``left`` (both inclusive); ``separation`` is that of mandatory separation.
    """

    name: Name
    order: float = 0
    profile: ProfileId | None = None
    grade: GradeId | None = None
    unit: UnitId | None = None
    post: str | None = None
    duty_station: str = ""
    hardship: Hardship = ""
    joined: Moment | None = None
    left: Moment | None = None
    grade_since: Moment | None = None
    post_since: Moment | None = None
    separation: Moment | None = None
    languages: list[str] = field(default_factory=list)
    mobility: Mobility = Mobility()
    appraisals: list[Appraisal] = field(default_factory=list)
    notes: Words = field(default_factory=dict)
    illustrative: bool = False


class Assessment(Entity, frozen=True, kw_only=True):
    """One rating of a competency of somebody: by themselves, by a manager, or certified.

    None overwrites another: the latest of each source up to a day counts, until the day it ``expires``
    (inclusive). Where ``state`` is not ``rated`` there is no level, which is never the same as level 0.
    """

    person: PersonId
    competency: CompetencyId
    source: RatingSource
    date: Moment
    state: RatingState = "rated"
    level: Level | None = None
    rater: str = ""
    evidence: Words = field(default_factory=dict)
    expires: Moment | None = None
    illustrative: bool = False


class Certificate(Entity, frozen=True, kw_only=True):
    """A certificate that somebody holds, from ``issued`` to ``expires`` (inclusive), unless ``revoked``."""

    person: PersonId
    certification: CertificationId
    issued: Moment
    expires: Moment | None = None
    revoked: Moment | None = None
    number: str = ""
    evidence: Words = field(default_factory=dict)
    illustrative: bool = False
