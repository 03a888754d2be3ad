"""``roadmap-app gaps``: what people hold beside what job profiles ask for, by gate, and how it is covered."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import TYPE_CHECKING, Any

from i18n import _, language, ngettext
from i18n.formats import number, percent, series
from planning.careers.gaps import Gap, requirements_of, summary
from planning.careers.gates import Gatekeeper, Readiness
from planning.careers.ratings import Ratings
from planning.plan.document import Document
from roadmap_app.cli import output
from roadmap_app.cli.choosing import add_choice, chosen_day, named, profile_name, targets
from roadmap_app.cli.parsers import add_json, add_plan

if TYPE_CHECKING:
    from planning.careers.coverage import Coverage
    from planning.careers.paths import Way

WAYS = 3
"""Ways that are printed."""


def configure(parser: ArgumentParser) -> None:
    """Declare plan, and whose gaps to which profile on which day."""
    add_plan(parser)
    add_choice(parser)
    parser.add_argument(
        "--departures",
        type=int,
        default=1,
        metavar="K",
        help=_("also the K people whose leaving would uncover the most"),
    )
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print gates and gaps of each person, and the coverage of what is asked for where they are several."""
    document = Document.open(arguments.plan, read_only=True)
    day = chosen_day(document, arguments)
    ratings = Ratings.of(document)
    keeper = Gatekeeper(document, day, ratings)
    found = [keeper.check(*target) for target in targets(document, arguments).items()]
    covered = _coverage(document, found, day, ratings) if arguments.person is None else []
    if arguments.json:
        output.json(
            {
                "as_of": day.isoformat(),
                "people": [readiness_json(one) for one in found],
                "coverage": [_coverage_json(one) for one in covered],
                "worst_departures": _departures_json(covered, arguments.departures),
                "ways": _ways_json(document, arguments, day),
                "requirements": _requirements_json(document, arguments.profile),
            }
        )
    elif arguments.person is not None:
        _print_person(document, found[0])
        _print_ways(document, arguments, day)
    else:
        _print_people(document, found)
        _print_coverage(document, covered)
        _print_departures(document, covered, arguments.departures)
    return 0


def _coverage(document: Document, found: list[Readiness], day: date, ratings: Ratings) -> "list[Coverage]":
    """How the competencies that are asked of these people are covered by them."""
    from planning.careers.coverage import coverage
    from planning.careers.matrix import levels

    asked: dict[str, int] = {}
    for one in found:
        for gap in one.gaps:
            asked[gap.competency] = max(gap.required, asked.get(gap.competency, 0))
    people = [one.person for one in found]
    matrix = levels(document, day, people=people, columns=list(asked), ratings=ratings)
    return coverage(matrix, asked)


def readiness_json(found: Readiness) -> dict[str, Any]:
    """Gates and gaps as programs read them."""
    return {
        "person": found.person,
        "profile": found.profile,
        "ready": found.is_ready,
        "score": found.score,
        "gates": [gate._asdict() for gate in found.gates],
        "summary": summary(found.gaps)._asdict(),
        "gaps": [_gap_json(gap) for gap in found.gaps],
    }


def _gap_json(gap: Gap) -> dict[str, Any]:
    rating = gap.rating
    return {
        "competency": gap.competency,
        "required": gap.required,
        "held": rating.level,
        "state": rating.state,
        "expired": rating.expired,
        "short": gap.short,
        "surplus": gap.surplus,
        "weight": gap.weight,
        "must": gap.must,
        "assessment": rating.assessment or None,
    }


def _departures_json(covered: "list[Coverage]", count: int) -> dict[str, Any] | None:
    """The people whose leaving would uncover the most; nothing is asked of one person."""
    if not covered or count < 1:
        return None
    from planning.careers.departures import worst_departures

    return worst_departures(covered, count)._asdict()


def _requirements_json(document: Document, profile: str | None) -> list[dict[str, Any]]:
    """What the profile that was named asks for, whether or not anybody has it."""
    if profile is None:
        return []
    return [
        {"competency": row.competency, "level": row.level, "weight": row.weight, "must": row.must}
        for row in requirements_of(document, profile)
    ]


def _ways_json(document: Document, arguments: Namespace, day: date) -> list[dict[str, Any]]:
    """The ways of a person through the lattice to the profile that is asked for."""
    return [
        {"short": way.short, "months": way.months, "steps": [step._asdict() for step in way.steps]}
        for way in _ways(document, arguments, day)
    ]


def _ways(document: Document, arguments: Namespace, day: date) -> "list[Way]":
    if arguments.person is None or arguments.profile is None:
        return []
    from planning.careers.paths import ways_of

    return ways_of(document, arguments.person, arguments.profile, day)


def _print_ways(document: Document, arguments: Namespace, day: date) -> None:
    """The ways of a person, a line a step, those that ask for least first."""
    from planning.careers.paths import months_served
    from ui.careers import way_words

    ways = _ways(document, arguments, day)
    for number_, way in enumerate(ways[:WAYS], start=1):
        served = months_served(document, arguments.person, day)
        print()
        print(_("Way {number}: {summary}").format(number=number_, summary=way_words.summary(way, served)))
        for step in way.steps:
            gaps = way_words.gaps(document, step)
            print(f"  → {way_words.profile(document, step.to_profile)}" + (f" ({gaps})" if gaps else ""))
    if len(ways) > WAYS:
        more = ngettext("and {count} more", "and {count} more", len(ways) - WAYS)
        print(more.format(count=number(len(ways) - WAYS, language())))


def _print_departures(document: Document, covered: "list[Coverage]", count: int) -> None:
    """Whose leaving would uncover the most, and what that is."""
    found = _departures_json(covered, count)
    if not found or not found["lost"]:
        return
    people = series((named(document, "people", id) for id in found["people"]), language())
    lost = series((named(document, "competencies", id) for id in found["lost"]), language())
    print()
    print(_("Worst if they leave: {people}. Not covered then: {lost}.").format(people=people, lost=lost))


def _coverage_json(found: "Coverage") -> dict[str, Any]:
    return found._asdict() | {"may_leave": found.may_leave, "single_point": found.is_single_point}


def _print_person(document: Document, found: Readiness) -> None:
    from ui.careers.gate_words import confirmed, gate_name, required, state_name

    print(f"{named(document, 'people', found.person)} → {profile_name(document, found.profile)}")
    heads = [_("Gate"), _("Required"), _("Confirmed"), _("State")]
    rows = [
        [gate_name(gate.name), required(gate, document), confirmed(gate, document), state_name(gate.state)]
        for gate in found.gates
    ]
    output.table([heads, *rows])
    print()
    heads = [_("Competency"), _("Required"), _("Confirmed"), _("Difference")]
    gaps = [[named(document, "competencies", gap.competency), *_figures(gap)] for gap in found.gaps]
    output.table([heads, *gaps])


def _figures(gap: Gap) -> list[str]:
    states = {
        "unassessed": _("unassessed"),
        "not_observed": _("not observed"),
        "not_applicable": _("not applicable"),
        "exempt": _("exempt"),
    }
    tag = language()
    if gap.rating.level is None:
        state = _("expired") if gap.rating.expired else states[gap.rating.state]
        return [number(gap.required, tag), state, ""]
    return [number(v, tag) for v in (gap.required, gap.rating.level, gap.rating.level - gap.required)]


def _print_people(document: Document, found: list[Readiness]) -> None:
    tag = language()
    heads = [_("Person"), _("Job profile"), _("Unmet"), _("Unknown"), _("Worst gap"), _("Score")]
    rows = []
    for one in found:
        figures = summary(one.gaps)
        score = percent(one.score, tag) if one.score is not None else ""
        name, profile = named(document, "people", one.person), profile_name(document, one.profile)
        counts = (number(value, tag) for value in (figures.unmet, figures.unknown, figures.worst))
        rows.append([name, profile, *counts, score])
    output.table([heads, *rows])


def _print_coverage(document: Document, covered: "list[Coverage]") -> None:
    points = [one for one in covered if one.is_single_point]
    if not points:
        return
    count = len(points)
    text = ngettext(
        "{count} competency is held by at most one person at the level asked for:",
        "{count} competencies are held by at most one person at the level asked for:",
        count,
    )
    print()
    print(text.format(count=number(count, language())))
    for one in points:
        holders = ", ".join(named(document, "people", id) for id in one.holders) or "–"
        print(f"  {named(document, 'competencies', one.competency)} ({one.level}): {holders}")
