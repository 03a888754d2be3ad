"""``roadmap-app shortfalls``: which activities will lack posts, people or competence, and when."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from i18n import N_, _, language
from i18n.formats import number
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.schedule import schedule_plan
from roadmap_app.cli import output
from roadmap_app.cli.naming import name_of
from roadmap_app.cli.parsers import add_json, add_plan
from roadmap_app.cli.simulate import add_scenario, is_illustrative, scenario_name

if TYPE_CHECKING:
    from planning.staffing.shortfalls import MonthNeed, Outlook

REPLICATIONS = 200
REASONS = {"posts": N_("posts"), "people": N_("people in post"), "competence": N_("competence")}


def configure(parser: ArgumentParser) -> None:
    """Declare plan, scenario, replications and seed."""
    add_plan(parser)
    add_scenario(parser)
    parser.add_argument(
        "--replications", type=int, default=REPLICATIONS, metavar="N", help=_("how often it is played")
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="K", help=_("the same seed gives the same result")
    )
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print what will be missing; exit code 1 where anything is."""
    from planning.staffing.shortfalls import outlook

    document = Document.open(arguments.plan, read_only=True)
    try:
        found = outlook(
            document, schedule_plan(document), arguments.scenario, arguments.replications, arguments.seed
        )
    except PlanError as error:
        raise error.in_file(arguments.plan) from None
    assert found is not None  # nobody cancels it
    if arguments.json:
        output.json(_as_json(document, found))
    else:
        _print(document, found)
    return 1 if found.shortfalls else 0


def _as_json(document: Document, found: "Outlook") -> dict[str, Any]:
    return {
        "scenario": found.scenario,
        "illustrative": is_illustrative(document),
        "shortfalls": [row._asdict() | {"worst": _need(row.worst)} for row in found.shortfalls],
        "needs": [_need(need) for need in found.needs],
        "unknown_profiles": found.unknown,
    }


def _need(need: "MonthNeed") -> dict[str, Any]:
    rounded = {
        key: round(value, 6) if isinstance(value, float) else value for key, value in need._asdict().items()
    }
    return rounded | {"missing": round(need.missing, 6)}


def _print(document: Document, found: "Outlook") -> None:
    tag = language()
    print(scenario_name(document, found.scenario))
    if is_illustrative(document):
        print(_("Posts or assumptions of this plan are illustrative, and so is the result."))
    for id in found.unknown:
        profile = name_of(document, "profiles", id)
        print(_("No post has the profile “{profile}”.").format(profile=profile))
    if not found.shortfalls:
        print(_("Posts, people and competence suffice for the roadmap."))
        return
    heads = [
        _("Activity"),
        _("Profile"),
        _("Missing"),
        _("From"),
        _("To"),
        _("Full-time equivalents, at worst"),
    ]
    rows = [
        [
            name_of(document, "activities", row.activity),
            name_of(document, "profiles", row.profile),
            _(REASONS[row.reason]),
            row.first,
            row.last,
            f"{number(row.worst.missing, tag, 1)} ({row.worst.month})",
        ]
        for row in found.shortfalls
    ]
    output.table([heads, *rows])
