"""Entities of staffing: posts, scenarios of dated changes, assumptions about behaviour, service desks."""

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct, field

from planning.plan.entities import Entity, Moment, Name, Share, UnitId, Words, refers_to

PostId = Annotated[str, refers_to("posts")]
ScenarioId = Annotated[str, refers_to("scenarios")]
DeskId = Annotated[str, refers_to("desks")]
Grade = Annotated[str, Meta(min_length=1)]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Positive = Annotated[float, Meta(gt=0)]
NotNegative = Annotated[float, Meta(ge=0)]
Count = Annotated[int, Meta(ge=0, le=100_000)]
Funding = Literal["regular_budget", "support_account", "extrabudgetary", "other_assessed", "project"]
Track = Literal["", "technical", "managerial"]
Action = Literal[
    "establish", "abolish", "reclassify", "redeploy", "move", "convert", "merge_units", "assume", "pool"
]
Parameter = Literal[
    "wastage",
    "separation_age",
    "lead_time",
    "fill",
    "mobility",
    "vacancy_rate",
    "standard_cost",
    "entry_age",
    "age",
    "tenure",
    "time_in_grade",
    "training_time",
    "learning",
    "training_days",
    "leave_days",
    "holidays",
    "sick_days",
    "working_days",
    "hours_a_day",
    "span_of_control",
    "project_share",
    "cost_ceiling",
]
PARAMETERS: tuple[str, ...] = get_args(Parameter)
ACTIONS: tuple[str, ...] = get_args(Action)


class Post(Entity, frozen=True, kw_only=True):
    """``count`` posts alike: what a staffing table prints as one entry, such as ``8 P-4``.

    A post stands from ``start`` to ``finish`` (both inclusive; open where none is given). One that is
    ``proposed`` stands only where a scenario establishes it. ``temporary`` posts are not established ones,
    as staffing tables count them. ``grade`` is written as the table prints it.
    """

    unit: UnitId
    grade: Grade
    name: Words = field(default_factory=dict)
    count: Count = 1
    profile: str = ""
    track: Track = ""
    funding: Funding = "regular_budget"
    temporary: bool = False
    proposed: bool = False
    start: Moment | None = None
    finish: Moment | None = None
    location: str = ""
    reports_to: PostId | None = None
    order: float = 0
    illustrative: bool = False
    basis: Words = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)


class StructureChange(Struct, frozen=True, kw_only=True):
    """One dated change of a structure; which fields it needs follows from its ``action``.

    - ``establish``, ``abolish``: ``count`` posts of ``post`` (0: all of them);
    - ``reclassify`` to ``grade``; ``redeploy`` to ``unit``; ``move`` to ``location``; ``convert`` to another
      ``funding``, ``temporary`` or ``profile``: ``count`` posts of ``post`` (0: all of them);
    - ``merge_units``: all that stands in ``units`` goes to ``unit``;
    - ``assume``: from here on ``parameter`` is ``value`` (or ``factor`` times what it was) for ``grades``
      (none: all); a ``preset`` puts that set of assumptions in force;
    - ``pool``: the load of ``desk`` is served by ``count`` separate desks.
    """

    date: Day
    action: Action
    post: PostId | None = None
    count: Count = 0
    grade: str = ""
    unit: UnitId | None = None
    units: list[UnitId] = field(default_factory=list)
    location: str = ""
    funding: Funding | None = None
    temporary: bool | None = None
    profile: str = ""
    desk: DeskId | None = None
    parameter: Parameter | None = None
    grades: list[str] = field(default_factory=list)
    value: float | None = None
    factor: NotNegative | None = None
    shares: dict[str, Share] = field(default_factory=dict)
    preset: str = ""
    note: Words = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)


class Scenario(Entity, frozen=True, kw_only=True):
    """A branch of dated changes on the structure of the plan, or on another scenario, its ``base``."""

    name: Name
    base: ScenarioId | None = None
    changes: list[StructureChange] = field(default_factory=list)
    order: float = 0
    text: Words = field(default_factory=dict)
    illustrative: bool = False
    paragraphs: list[str] = field(default_factory=list)


class Assumption(Entity, frozen=True, kw_only=True):
    """What is assumed about behaviour or cost: one parameter, for some grades or all, with its source.

    The most special one that fits counts: grades before all grades, then the one in force last
    (``effective`` to ``until``); those of a ``preset`` wait for a scenario to call it. Units of the values:

    - ``wastage``: share of incumbents that leave in a year, ``tenure_from`` to ``tenure_to`` months in post;
    - ``separation_age``: years, for staff who joined from ``joined_from`` until before ``joined_before``;
    - ``lead_time``: mean days from vacancy to arrival, spread by ``variation`` (standard deviation / mean);
    - ``fill``: ``shares`` of vacancies filled by ``promotion`` and by ``lateral`` moves; the rest outside;
    - ``mobility``: share of incumbents that move on in a year to make room in another unit;
    - ``vacancy_rate``: share of posts that are vacant at the start;
    - ``standard_cost``: dollars a post and year; ``cost_ceiling``: dollars of new requirements;
    - ``entry_age``, ``age``: years, with standard deviation ``variation`` times the value;
    - ``tenure``: mean months in post at the start; ``time_in_grade``: months before promotion;
      ``training_time``: months in which who does not pass the gates of promotion comes to do so (0: never);
    - ``learning``: months until a newcomer works fully; ``shares`` ``output``: how far until then;
    - ``training_days``, ``leave_days``, ``holidays``, ``sick_days``, ``working_days``: days a year;
      ``hours_a_day``: hours;
    - ``span_of_control``: the most posts that should report to one;
    - ``project_share``: the share of their time that people can give to a roadmap.
    """

    name: Name
    parameter: Parameter
    grades: list[str] = field(default_factory=list)
    value: NotNegative = 0
    shares: dict[str, Share] = field(default_factory=dict)
    distribution: Literal["fixed", "exponential", "lognormal"] = "lognormal"
    variation: NotNegative = 0
    tenure_from: Annotated[int, Meta(ge=0)] = 0
    tenure_to: Annotated[int, Meta(ge=0)] | None = None
    joined_from: Moment | None = None
    joined_before: Moment | None = None
    effective: Moment | None = None
    until: Moment | None = None
    preset: str = ""
    source: str = ""
    basis: Words = field(default_factory=dict)
    order: float = 0
    illustrative: bool = False
    paragraphs: list[str] = field(default_factory=list)


class Desk(Entity, frozen=True, kw_only=True):
    """A service with a level to be met by the people of a unit (and the units below it).

    ``calls``: ``contacts_per_hour`` in all, handled in ``handling_minutes`` each, arrive at ``desks``
    separate desks; ``target_share`` of them shall be answered within ``target_seconds`` (Erlang; with
    ``patience_minutes`` callers give up). ``cover``: ``seats`` are to be held for ``hours_a_week`` hours.
    ``desks`` change by scenario: see ``pool`` in :class:`StructureChange`.
    """

    name: Name
    unit: UnitId
    kind: Literal["calls", "cover"]
    grades: list[str] = field(default_factory=list)
    profiles: list[str] = field(default_factory=list)
    contacts_per_hour: NotNegative = 0
    handling_minutes: NotNegative = 0
    patience_minutes: NotNegative = 0
    target_share: Share = 0.8
    target_seconds: NotNegative = 60
    target_chance: Share = 0.9
    max_occupancy: Annotated[float, Meta(gt=0, le=1)] = 1
    desks: Annotated[int, Meta(ge=1)] = 1
    seats: Count = 1
    hours_a_week: Annotated[float, Meta(gt=0, le=168)] = 40
    start: Moment | None = None
    finish: Moment | None = None
    order: float = 0
    illustrative: bool = False
    basis: Words = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
