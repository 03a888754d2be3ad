"""The typed entities of a plan, one class a table, up to units and sources.

An entity is a frozen view of one document. Fields that this version does not know stand in ``extra`` and
are kept in the file. Field names are the data contract; only fields without a default are required.
"""

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct
from msgspec.structs import force_setattr

from planning.plan.text import Text


def refers_to(table: str) -> Meta:
    """Marks a field (or the items of a list) as the id of a document in ``table``."""
    return Meta(extra={"refers_to": table})


Moment = Annotated[str, Meta(extra={"kind": "moment"})]
Words = Annotated[Text, Meta(extra={"kind": "text"})]
Name = Annotated[Text, Meta(min_length=1, extra={"kind": "text"})]
PhaseId = Annotated[str, refers_to("phases")]
LaneId = Annotated[str, refers_to("lanes")]
ActivityId = Annotated[str, refers_to("activities")]
UnitId = Annotated[str, refers_to("units")]
FigureId = Annotated[str, refers_to("figures")]
CalendarId = Annotated[str, refers_to("calendars")]
BudgetId = Annotated[str, refers_to("budget")]
SourceId = Annotated[str, refers_to("sources")]
Share = Annotated[float, Meta(ge=0, le=1)]
Month = Annotated[int, Meta(ge=1, le=12)]
ActivityKind = Literal["task", "summary", "milestone"]
LinkType = Literal["FS", "SS", "FF", "SF"]
LagUnit = Literal["working_minutes", "elapsed_minutes", "percent"]
Indicative = Literal["", "start", "finish", "both"]
Severity = Literal["low", "medium", "high"]
Minutes = Annotated[int, Meta(ge=0)]


class Entity(Struct, frozen=True, kw_only=True):
    """What every document has: a short, stable id, unique in its table."""

    id: str
    extra: dict[str, Any] = {}


class Branding(Struct, frozen=True, kw_only=True):
    """How the organization marks its documents.

    ``logo`` is a picture (PNG or JPEG) in base64, so that the plan stays one file; ``accent`` a colour
    (``#1F5FBF``); ``classification`` what stands at the head and foot of every page.
    """

    organization: Words = {}
    logo: str = ""
    accent: Annotated[str, Meta(pattern="^(#[0-9A-Fa-f]{6})?$")] = ""
    classification: Words = {}


class Plan(Entity, frozen=True, kw_only=True):
    """The head of the plan (one document, id ``plan``): title, languages, horizon (both days inclusive).

    Scheduling begins at ``schedule_start`` (else with the horizon) in the working time of ``calendar``;
    rows with at most ``critical_slack_minutes`` of slack are critical. With ``open_ends_critical`` a row
    that nothing follows may finish no later than it does, so that each end of the network has its own
    critical path (MSPDI: MultipleCriticalPaths). ``origin`` names the project of another program that the
    plan was made of by import.
    """

    title: Name
    languages: Annotated[list[str], Meta(min_length=1)]
    horizon_start: Moment
    horizon_finish: Moment
    symbol: str = ""
    fiscal_start_month: Month = 1
    translation_note: Words = {}
    branding: Branding = Branding()
    calendar: CalendarId | None = None
    schedule_start: Moment | None = None
    status_date: Moment | None = None
    critical_slack_minutes: int = 0
    open_ends_critical: bool = False
    origin: str = ""


class Phase(Entity, frozen=True, kw_only=True):
    """A phase of the roadmap; start and finish only where fixed, else they follow its activities."""

    name: Name
    order: float = 0
    start: Moment | None = None
    finish: Moment | None = None


class Lane(Entity, frozen=True, kw_only=True):
    """A lane of the roadmap: a driver within a phase; without a phase it stands beside all phases.

    ``driver`` names the tones of the theme, ``glyph`` the letter of its tile; ``colour`` overrides the tone.
    ``correlation`` says how far the durations of its activities go wrong together, from 0 to 1. ``origin``
    names the project of another program that its activities were imported from.
    """

    name: Name
    order: float = 0
    phase: PhaseId | None = None
    driver: str = ""
    colour: str = ""
    glyph: str = ""
    correlation: Share = 0
    origin: str = ""


class Estimate(Struct, frozen=True, kw_only=True):
    """How long an activity may take, in minutes of work: from best to worst case, and the most likely."""

    optimistic: Minutes
    likely: Minutes
    pessimistic: Minutes
    distribution: Literal["pert", "triangular", "uniform"] = "pert"


class Activity(Entity, frozen=True, kw_only=True):
    """A row of the roadmap with its bar.

    ``start`` and ``finish`` as in :mod:`planning.plan.moments`; ``progress`` from 0 to 1. ``indicative``
    names the ends that the source does not date, ``date_basis`` says in words what the dates rest on, and
    ``date_paragraphs`` where the source says so (``paragraphs`` are about the activity as a whole).
    ``moved_from`` keeps the dates of the source, by ``start`` and ``finish``, that were moved by hand.
    """

    name: Name
    lane: LaneId
    parent: ActivityId | None = None
    order: float = 0
    kind: ActivityKind = "task"
    start: Moment | None = None
    finish: Moment | None = None
    duration_minutes: Minutes | None = None
    remaining_minutes: Minutes | None = None
    estimate: Estimate | None = None
    mode: Literal["auto", "manual"] = "manual"
    active: bool = True
    calendar: CalendarId | None = None
    resource_calendars: list[CalendarId] = []
    constraint: Literal["ASAP", "ALAP", "SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO"] | None = None
    constraint_date: Moment | None = None
    deadline: Moment | None = None
    actual_start: Moment | None = None
    actual_finish: Moment | None = None
    progress: Share | None = None
    status: str | None = None
    status_reason: Words = {}
    owner: str | None = None
    cost: str | None = None
    notes: Words = {}
    documents: list[str] = []
    indicative: Indicative = ""
    moved_from: dict[str, Moment] = {}
    date_basis: Words = {}
    date_paragraphs: list[str] = []
    paragraphs: list[str] = []
    uid: int | None = None


class Link(Entity, frozen=True, kw_only=True):
    """A dependency of two activities; ``lag`` in ``lag_unit`` (percent: of the predecessor's duration)."""

    predecessor: ActivityId
    successor: ActivityId
    type: LinkType = "FS"
    lag: float = 0
    lag_unit: LagUnit = "working_minutes"


class Demand(Entity, frozen=True, kw_only=True):
    """What an activity needs: full-time equivalents of a job profile over a time."""

    activity: ActivityId
    profile: str
    fte: Annotated[float, Meta(ge=0)]
    start: Moment | None = None
    finish: Moment | None = None
    competencies: list[str] = []
    note: Words = {}
    illustrative: bool = False


class BudgetHead(Entity, frozen=True, kw_only=True):
    """The head of the budget (id ``columns``): the unit of its figures and its columns in printed order.

    ``sums`` names, for a column, the columns it should add up from; ``averages``, for a column, the column
    that it is the average of over the years of its row. ``period`` heads the column of the rows; ``notes``
    are the footnotes by their mark, ``note_marks`` the mark that a column's heading bears.

    The file sorts the fields of an object: ``column_order`` is what keeps the columns as they were printed.
    """

    unit: Words = {}
    title: Words = {}
    period: Words = {}
    columns: dict[str, Words]
    column_order: list[str] = []
    sums: dict[str, list[str]] = {}
    averages: dict[str, str] = {}
    paragraph: str = ""
    notes: dict[str, Words] = {}
    note_marks: dict[str, str] = {}

    def __post_init__(self) -> None:
        """Put the columns in their printed order; what the order leaves out comes last."""
        order = [column for column in self.column_order if column in self.columns]
        force_setattr(self, "columns", {column: self.columns[column] for column in [*order, *self.columns]})


class BudgetRow(Entity, frozen=True, kw_only=True):
    """One period of the budget: a decimal string a column as printed (in ``extra``), no binary number.

    ``total_of`` names the rows that this one should add up from, column by column; ``cell_notes`` holds the
    words that a column prints in the place of digits.
    """

    period: str
    name: Words = {}
    note: Words = {}
    cell_notes: dict[str, Words] = {}
    total_of: list[BudgetId] = []

    def value(self, column: str) -> str | None:
        """The digits as printed, or ``None`` where the source prints none."""
        value = self.extra.get(column)
        return value if isinstance(value, str) else None


class Figure(Entity, frozen=True, kw_only=True):
    """A figure that a source states: its digits, the unit they count in, and its paragraph.

    ``qualifier`` keeps "about" and "over"; ``printed`` the source's own notation where that is another one
    (``7.595亿美元`` for 759.5 million dollars); ``note`` the sentence that states the figure; ``group`` puts
    figures together that are shown together, and one of them gives the ``group_name``.

    What a figure should agree with, for ``check``: it is one of the parts that add up to another one or, as
    the only one, some of it (``part_of``); it is the percentage that ``share_parts`` make of ``share_of``; it
    is what another percentage leaves of a hundred (``rest_of``); in each of ``budget_rows`` it is the sum of
    ``budget_columns`` or, where ``budget_whole`` names a column, their percentage of that column.
    """

    name: Name
    value: str
    paragraph: str
    unit: Words = {}
    qualifier: Literal["", "about", "over"] = ""
    printed: str = ""
    note: Words = {}
    group: str = ""
    group_name: Words = {}
    order: float = 0
    sources: list[SourceId] = []
    part_of: FigureId | None = None
    share_of: FigureId | None = None
    share_parts: list[FigureId] = []
    rest_of: FigureId | None = None
    budget_rows: list[BudgetId] = []
    budget_columns: list[str] = []
    budget_whole: str = ""


class Risk(Entity, frozen=True, kw_only=True):
    """Something that may go wrong."""

    name: Name
    text: Words = {}
    owner: str = ""
    due: Moment | None = None
    severity: Severity | None = None
    activities: list[ActivityId] = []
    paragraphs: list[str] = []


class Decision(Entity, frozen=True, kw_only=True):
    """A decision that is asked for or was taken."""

    name: Name
    text: Words = {}
    owner: str = ""
    due: Moment | None = None
    severity: Severity | None = None
    activities: list[ActivityId] = []
    paragraphs: list[str] = []


class Unit(Entity, frozen=True, kw_only=True):
    """A unit of the organization: its place in the structure, its head and its functions.

    ``kind`` is one of ``office``, ``division``, ``unit``, ``regional_centre``, ``application_centre``,
    ``data_centre`` and ``service_desk_site``, or any other word.
    """

    name: Name
    parent: UnitId | None = None
    subprogramme: str = ""
    head: Words = {}
    functions: Words = {}
    paragraphs: list[str] = []
    order: float = 0
    kind: str = ""


class Source(Entity, frozen=True, kw_only=True):
    """Where something in the plan comes from."""

    title: Name
    symbol: str = ""
    paragraph: str = ""
    url: str = ""
    order: float = 0


class Foreign(Entity, frozen=True, kw_only=True):
    """A document of a table that this version does not know; it is kept as it stands."""

    is_foreign: ClassVar[bool] = True
