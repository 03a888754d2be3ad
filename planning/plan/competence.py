"""Entities of competence: grades, scales, frameworks with their competencies, job profiles, career moves.

``illustrative`` marks a document that was made up to show what a plan can hold. ``origin`` keeps what
the file that a document was imported from says beyond these fields, so that it can be written as it was.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, field

from planning.plan.entities import Entity, Moment, Name, SourceId, Words, refers_to

GradeId = Annotated[str, refers_to("grades")]
ScaleId = Annotated[str, refers_to("scales")]
FrameworkId = Annotated[str, refers_to("frameworks")]
CompetencyId = Annotated[str, refers_to("competencies")]
ProfileId = Annotated[str, refers_to("profiles")]
CertificationId = Annotated[str, refers_to("certifications")]
Level = Annotated[int, Meta(ge=0, le=99)]
Months = Annotated[int, Meta(ge=0)]
Weight = Annotated[float, Meta(ge=0)]
CompetencyKind = Literal["family", "technical", "managerial", "core", "value"]
Track = Literal["", "technical", "managerial"]
Translation = Literal["source", "draft", "reviewed"]


class Grade(Entity, frozen=True, kw_only=True):
    """A rung of a ladder of grades: ``rank`` counts up within ``ladder``, ``order`` over all of them.

    ``time_in_grade_months`` must be served before promotion out of it. From a grade with a
    ``managerial_level`` on, that level of managerial skill is asked for on either track (A/69/517, para. 52).
    """

    name: Name
    title: Words = field(default_factory=dict)
    order: float = 0
    ladder: str = ""
    ladder_name: Words = field(default_factory=dict)
    rank: float = 0
    time_in_grade_months: Months = 0
    managerial_level: Level | None = None
    note: Words = field(default_factory=dict)
    source: SourceId | None = None
    illustrative: bool = False


class Scale(Entity, frozen=True, kw_only=True):
    """A scale of proficiency: the names of its levels by their digits, ``{"0": {"en": "None"}, ...}``.

    From ``proficient`` on somebody counts as competent; ``descriptions`` say what the levels mean.
    """

    name: Name
    levels: Annotated[dict[str, Words], Meta(min_length=1)]
    descriptions: dict[str, Words] = field(default_factory=dict)
    proficient: Level = 1
    origin: dict[str, Any] = field(default_factory=dict)
    illustrative: bool = False


class Framework(Entity, frozen=True, kw_only=True):
    """A set of competencies on one scale, in a version; later versions name what they ``supersede``.

    ``translation`` tells, by language, whether the words are the ``source``, a ``draft`` or ``reviewed``.
    ``attribution`` is what the licence asks to be shown.
    """

    name: Name
    version: str = ""
    order: float = 0
    scale: ScaleId | None = None
    supersedes: FrameworkId | None = None
    description: Words = field(default_factory=dict)
    translation: dict[str, Translation] = field(default_factory=dict)
    attribution: Words = field(default_factory=dict)
    licence: str = ""
    source: SourceId | None = None
    origin: dict[str, Any] = field(default_factory=dict)
    illustrative: bool = False


class Competency(Entity, frozen=True, kw_only=True):
    """A competency, or a ``family`` of them, which is not rated itself.

    Ids are stable: a new name needs no new id. One that is merged or split names in ``replaced_by`` what
    stands for it from ``retired`` on, and in ``replaced_levels`` what its levels are worth there, where they
    differ; one that is ``retired`` without a successor keeps its ratings, but nothing asks for it any more.
    ``critical``: the work stands still where nobody holds it.
    """

    name: Name
    framework: FrameworkId
    parent: CompetencyId | None = None
    order: float = 0
    code: str = ""
    kind: CompetencyKind = "technical"
    description: Words = field(default_factory=dict)
    scale: ScaleId | None = None
    critical: bool = False
    retired: Moment | None = None
    replaced_by: list[CompetencyId] = field(default_factory=list)
    replaced_levels: dict[str, Level] = field(default_factory=dict)
    related: list[CompetencyId] = field(default_factory=list)
    translation: dict[str, Translation] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    origin: dict[str, Any] = field(default_factory=dict)
    illustrative: bool = False


class Indicator(Entity, frozen=True, kw_only=True):
    """What somebody at a level of a competency is seen to do."""

    competency: CompetencyId
    level: Level
    text: Name
    order: float = 0
    code: str = ""
    origin: dict[str, Any] = field(default_factory=dict)
    illustrative: bool = False


class Profile(Entity, frozen=True, kw_only=True):
    """A generic job profile: its grade, its track (none: common to both) and its job family.

    ``family`` puts profiles together, and one of them gives the ``family_name``. ``certifications`` are
    needed for the function; of somebody who is promoted into it the last ``performance_cycles`` must have met
    expectations; ``time_in_grade_months`` overrides that of the grade below.
    """

    name: Name
    grade: GradeId | None = None
    track: Track = ""
    family: str = ""
    family_name: Words = field(default_factory=dict)
    framework: FrameworkId | None = None
    order: float = 0
    code: str = ""
    summary: Words = field(default_factory=dict)
    certifications: list[CertificationId] = field(default_factory=list)
    performance_cycles: Annotated[int, Meta(ge=0)] = 2
    time_in_grade_months: Months | None = None
    paragraphs: list[str] = field(default_factory=list)
    origin: dict[str, Any] = field(default_factory=dict)
    illustrative: bool = False


class Requirement(Entity, frozen=True, kw_only=True):
    """A level of a competency that a job profile asks for; where it is no ``must``, for the score only.

    ``certification`` proves the competency where the function needs that.
    """

    profile: ProfileId
    competency: CompetencyId
    level: Level
    weight: Weight = 1
    must: bool = True
    certification: CertificationId | None = None
    origin: dict[str, Any] = field(default_factory=dict)
    illustrative: bool = False


class CareerMove(Entity, frozen=True, kw_only=True):
    """A move that the lattice allows, from one profile to another; by ``competition`` where it says so.

    ``time_in_grade_months`` overrides what the grade or the profile asks for.
    """

    from_profile: ProfileId
    to_profile: ProfileId
    conditions: Words = field(default_factory=dict)
    competition: bool = False
    time_in_grade_months: Months | None = None
    illustrative: bool = False


class Certification(Entity, frozen=True, kw_only=True):
    """A kind of certificate; it holds for ``validity_months``, or for good."""

    name: Name
    validity_months: Months | None = None
    issuer: str = ""
    description: Words = field(default_factory=dict)
    order: float = 0
    illustrative: bool = False


class CareerRule(Entity, frozen=True, kw_only=True):
    """A rule from outside as an editable parameter, such as the years that a post may be occupied.

    The ids that this program reads are those of :class:`planning.careers.mobility.MobilityRules`.
    """

    name: Name
    value: float
    unit: Words = field(default_factory=dict)
    note: Words = field(default_factory=dict)
    source: SourceId | None = None
    illustrative: bool = False
