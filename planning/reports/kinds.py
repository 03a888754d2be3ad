"""Which reports there are and which parts they have, for the command line and the Reports screen."""

from typing import NamedTuple

from i18n import N_


class ReportPart(NamedTuple):
    """A part of a report: its id, its title (a message to translate) and whether it is on at first."""

    id: str
    title: str
    is_default: bool = True


class ReportKind(NamedTuple):
    """A kind of report: its id, title and description (messages to translate) and its parts in order."""

    id: str
    title: str
    description: str
    parts: tuple[ReportPart, ...]


BRIEF = ReportKind(
    "brief",
    N_("Brief"),
    N_("For decision makers: what, why, when and how much"),
    (
        ReportPart("phases", N_("Phases")),
        ReportPart("figures", N_("Key figures")),
        ReportPart("decisions", N_("Decisions")),
        ReportPart("roadmap", N_("Roadmap")),
        ReportPart("budget", N_("Resources")),
        ReportPart("people", N_("People")),
        ReportPart("shortfalls", N_("Roadmap against staffing")),
        ReportPart("scenarios", N_("Scenarios side by side"), is_default=False),
        ReportPart("findings", N_("What does not agree in the source")),
        ReportPart("risks", N_("Risks")),
        ReportPart("units", N_("Organization"), is_default=False),
        ReportPart("sources", N_("Sources of every figure"), is_default=False),
    ),
)


ROADMAP = ReportKind(
    "roadmap",
    N_("Roadmap"),
    N_("Every activity: the chart over as many pages as it takes, and the dates as a list"),
    (
        ReportPart("roadmap", N_("Chart")),
        ReportPart("schedule", N_("Schedule, slack and uncertainty")),
        ReportPart("dates", N_("Dates")),
        ReportPart("risks", N_("Risks"), is_default=False),
        ReportPart("decisions", N_("Decisions"), is_default=False),
    ),
)


CAREERS = ReportKind(
    "careers",
    N_("Careers and training"),
    N_("Lattice, job profiles, coverage, needs, training and its cost"),
    (
        ReportPart("lattice", N_("Career lattice")),
        ReportPart("profiles", N_("Job profiles")),
        ReportPart("requirements", N_("Requirements of the job profiles")),
        ReportPart("coverage", N_("Coverage of competencies")),
        ReportPart("needs", N_("Needs")),
        ReportPart("training", N_("Training plan and cost")),
        ReportPart("person", N_("Personal sheet")),
    ),
)


STAFFING = ReportKind(
    "staffing",
    N_("Staffing"),
    N_("Organization chart, posts, scenarios with bands, assumptions"),
    (
        ReportPart("structure", N_("Organization chart")),
        ReportPart("posts", N_("Posts")),
        ReportPart("scenarios", N_("Scenarios side by side")),
        ReportPart("shortfalls", N_("Roadmap against staffing")),
        ReportPart("assumptions", N_("Assumptions")),
    ),
)


FULL = ReportKind(
    "full",
    N_("Full report"),
    N_("Everything, with contents, and the annexes of the source"),
    (
        ReportPart("contents", N_("Contents")),
        ReportPart("phases", N_("Phases")),
        ReportPart("figures", N_("Key figures")),
        ReportPart("decisions", N_("Decisions")),
        ReportPart("risks", N_("Risks")),
        ReportPart("people", N_("People")),
        ReportPart("findings", N_("What does not agree in the source")),
        ReportPart("schedule", N_("Schedule, slack and uncertainty")),
        ReportPart("lattice", N_("Career lattice")),
        ReportPart("profiles", N_("Job profiles")),
        ReportPart("requirements", N_("Requirements of the job profiles")),
        ReportPart("coverage", N_("Coverage of competencies")),
        ReportPart("needs", N_("Needs")),
        ReportPart("training", N_("Training plan and cost")),
        ReportPart("structure", N_("Organization chart")),
        ReportPart("posts", N_("Posts")),
        ReportPart("scenarios", N_("Scenarios side by side")),
        ReportPart("shortfalls", N_("Roadmap against staffing")),
        ReportPart("assumptions", N_("Assumptions")),
        ReportPart("roadmap", N_("Annex I. Roadmap")),
        ReportPart("dates", N_("Dates")),
        ReportPart("units", N_("Annex II. Structure")),
        ReportPart("budget", N_("Annex III. Resources")),
        ReportPart("sources", N_("Sources of every figure")),
    ),
)


def report_kinds() -> tuple[ReportKind, ...]:
    """The reports that can be written, in the order in which they are offered."""
    return BRIEF, ROADMAP, CAREERS, STAFFING, FULL
