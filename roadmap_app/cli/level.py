"""``roadmap-app level``: delay automatic activities so that no more people are asked for than there are."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app.cli import output
from roadmap_app.cli.naming import name_of
from roadmap_app.cli.parsers import add_json, add_plan

if TYPE_CHECKING:
    from planning.schedule.levelling import Levelled


def configure(parser: ArgumentParser) -> None:
    """Declare the plan, the bound, and whether it is written."""
    add_plan(parser)
    parser.add_argument(
        "--later",
        action="store_true",
        help=_("the plan may finish later; deadlines and constraints still hold"),
    )
    parser.add_argument(
        "--scenario", metavar="ID", default="", help=_("of a what-if scenario, not of the plan")
    )
    parser.add_argument("--write", action="store_true", help=_("make the delays, as one step"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print what would be delayed and what stays over; exit code 1 where anything does."""
    document = Document.open(arguments.plan, read_only=not arguments.write)
    try:
        edited = _edited(document, arguments)
        found = _levelled(edited, arguments)
        if arguments.write and found.delays:
            _write(edited, found)
    except PlanError as error:
        raise error.in_file(arguments.plan) from None
    finally:
        document.close()
    if arguments.json:
        output.json(_as_json(edited, found))
    else:
        _print(edited, found)
    return 1 if found.left else 0


def _edited(document: Document, arguments: Namespace) -> Document:
    from planning.schedule.states import scenario_copy, scenario_document

    if not arguments.scenario:
        return document
    of = scenario_document if arguments.write else scenario_copy
    return of(document, arguments.scenario)


def _levelled(document: Document, arguments: Namespace) -> "Levelled":
    from planning.schedule.levelling import level
    from planning.staffing.establishment import available

    return level(document, available(document), within_slack=not arguments.later)


def _write(document: Document, found: "Levelled") -> None:
    from planning.schedule import schedule_plan
    from planning.schedule.branch import Branch
    from planning.schedule.following import follow
    from planning.schedule.levelling import delay

    before, plan = schedule_plan(document), Branch.of(document)
    with document.transaction(_("Level overloads")) as t:
        delay(t, found.delays)
        follow(t, plan, before, schedule_plan)


def _as_json(document: Document, found: "Levelled") -> dict[str, Any]:
    from planning.schedule.levelling_text import is_illustrative

    return {
        "illustrative": is_illustrative(document),
        "delays": [{"activity": id, "start_no_earlier_than": day} for id, day in found.delays.items()],
        "shifts": [shift._asdict() for shift in found.shifts],
        "excess": {"before": round(found.before, 6), "after": round(found.after, 6)},
        "finish": {"before": found.finish_before, "after": found.finish_after},
        "left": [left.overload._asdict() | {"held": dict(left.held)} for left in found.left],
    }


def _print(document: Document, found: "Levelled") -> None:
    from planning.schedule.levelling import spells
    from planning.schedule.levelling_text import (
        excess_words,
        fte_words,
        is_illustrative,
        months_words,
        reason_words,
    )

    if is_illustrative(document):
        print(_("Demand or posts of this plan are illustrative, and so is the result."))
    print(excess_words(found))
    if found.shifts:
        heads = [_("Activity"), _("Start"), _("New start"), _("Why")]
        rows = [
            [
                name_of(document, "activities", shift.id),
                shift.before,
                shift.after,
                _("delayed") if shift.is_delayed else _("follows"),
            ]
            for shift in found.shifts
        ]
        output.table([heads, *rows])
    for spell in spells(found.left):
        profile = name_of(document, "profiles", spell.profile)
        held = [f"{name_of(document, 'activities', id)} ({reason_words(why)})" for id, why in spell.held]
        print(f"{months_words(spell)}, {profile}: +{fte_words(spell.worst)}. {'; '.join(held)}")
