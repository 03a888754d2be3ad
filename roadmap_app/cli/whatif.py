"""``roadmap-app whatif``: what-if scenarios of the roadmap, listed, begun, compared, adopted, dropped."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import cast

from i18n import _
from planning.plan.branching import LISTED, add_scenario, adopt, drift
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.roadmap_scenario import RoadmapScenario
from planning.plan.transaction import Transaction
from planning.schedule.states import PLAN, compared, reckoned
from roadmap_app.cli import output
from roadmap_app.cli.comparing import name_in, print_states, state_as_json, tell_comparison, tell_id
from roadmap_app.cli.parsers import add_json, add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare plan and what is to be done; without any of it the scenarios are listed."""
    add_plan(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--new", metavar="NAME", help=_("begin a scenario"))
    what.add_argument("--compare", metavar="ID", help=_("how a scenario or baseline differs"))
    what.add_argument("--adopt", metavar="ID", help=_("make the plan what a scenario says, in one step"))
    what.add_argument("--drop", metavar="ID", help=_("forget a scenario"))
    what.add_argument("--rename", nargs=2, metavar=("ID", "NAME"), help=_("give a scenario another name"))
    parser.add_argument("--like", metavar="ID", help=_("with --new: begin with the edits of another"))
    parser.add_argument(
        "--with", dest="other", metavar="ID", default=PLAN, help=_("with --compare: from what, else the plan")
    )
    parser.add_argument(
        "--overwrite", action="store_true", help=_("with --adopt: also where the plan was changed meanwhile")
    )
    add_json(parser)


def run(arguments: Namespace) -> int:
    """List, compare or change the scenarios; 1 where adopting would overwrite later changes of the plan."""
    if arguments.compare:
        return _compare(arguments)
    if arguments.new:
        return _new(arguments)
    if arguments.adopt:
        return _adopt(arguments)
    if arguments.drop:
        id = arguments.drop
        return _edit(arguments, _("Delete scenario"), id, lambda t: t.remove(LISTED, id))
    if arguments.rename:
        return _rename(arguments)
    return _list(arguments)


def _list(arguments: Namespace) -> int:
    document = Document.open(arguments.plan, read_only=True)
    scenarios = cast(dict[str, RoadmapScenario], document.table(LISTED))
    states = {id: reckoned(document, id).state for id in (PLAN, *scenarios)}
    if arguments.json:
        listed = [
            {"id": id, "name": one.name, "edits": len(one.edits), **state_as_json(states[id])}
            for id, one in scenarios.items()
        ]
        output.json({"plan": state_as_json(states[PLAN]), "scenarios": listed})
    else:
        named = [(PLAN, document.plan.title, states[PLAN])]
        print_states([*named, *((id, one.name, states[id]) for id, one in scenarios.items())])
    return 0


def _compare(arguments: Namespace) -> int:
    document = Document.open(arguments.plan, read_only=True)
    tell_comparison(compared(document, arguments.other, arguments.compare), as_json=arguments.json)
    return 0


def _new(arguments: Namespace) -> int:
    document = Document.open(arguments.plan)
    output.notices(document)
    try:
        like = _scenario(document, arguments.like) if arguments.like else None
        with document.transaction(_("New scenario")) as t:
            id = add_scenario(t, name_in(document, arguments.new), like=like)
    finally:
        document.close()
    tell_id(id, as_json=arguments.json)
    return 0


def _adopt(arguments: Namespace) -> int:
    document = Document.open(arguments.plan)
    output.notices(document)
    try:
        scenario = _scenario(document, arguments.adopt)
        overwritten = drift(document.records_by_table(), scenario)
        is_done = not overwritten or arguments.overwrite
        if is_done:
            with document.transaction(_("Adopt scenario")) as t:
                adopt(t, scenario.id, scenario)
    finally:
        document.close()
    if arguments.json:
        output.json({"ok": is_done, "id": scenario.id, "conflicts": [one._asdict() for one in overwritten]})
    elif is_done:
        print(scenario.id)
    else:
        places = ("/".join(part for part in one[:3] if part) for one in overwritten)
        print("\n".join([_("The plan was changed here since (--overwrite adopts anyway):"), *places]))
    return 0 if is_done else 1


def _rename(arguments: Namespace) -> int:
    id, words = arguments.rename
    document = Document.open(arguments.plan, read_only=True)
    name = {**_scenario(document, id).name, **name_in(document, words)}
    return _edit(arguments, _("Rename scenario"), id, lambda t: t.set(LISTED, id, name=name))


def _edit(arguments: Namespace, label: str, id: str, edit: Callable[[Transaction], object]) -> int:
    document = Document.open(arguments.plan)
    output.notices(document)
    try:
        _scenario(document, id)
        with document.transaction(label) as t:
            edit(t)
    finally:
        document.close()
    tell_id(id, as_json=arguments.json)
    return 0


def _scenario(document: Document, id: str) -> RoadmapScenario:
    scenario = document.get(LISTED, id)
    if not isinstance(scenario, RoadmapScenario):
        raise PlanError(
            _("There is no scenario “{id}”.").format(id=id),
            _("The list of them shows their ids."),
            code="no_such_document",
            table=LISTED,
            id=id,
        )
    return scenario
