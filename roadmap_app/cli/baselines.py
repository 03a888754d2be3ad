"""``roadmap-app baselines``: the plan as it was at some time, kept under a name and compared."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from typing import cast

from i18n import _
from planning.plan.baseline import Baseline
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction
from planning.schedule import schedule_plan
from planning.schedule.baselines import baseline_fields
from planning.schedule.scenarios import state_of_baseline
from planning.schedule.states import PLAN, compared
from roadmap_app.cli import output
from roadmap_app.cli.comparing import name_in, print_states, state_as_json, tell_comparison, tell_id
from roadmap_app.cli.parsers import add_json, add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare plan and what is to be done; without any of it the baselines are listed."""
    add_plan(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--take", metavar="NAME", help=_("keep the plan as it is under a name"))
    what.add_argument("--compare", metavar="ID", help=_("how the plan differs from a baseline"))
    what.add_argument("--drop", metavar="ID", help=_("forget a baseline"))
    what.add_argument("--rename", nargs=2, metavar=("ID", "NAME"), help=_("give a baseline another name"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """List, compare or change the baselines."""
    if arguments.compare:
        return _compare(arguments)
    if arguments.take or arguments.drop or arguments.rename:
        return _edit(arguments)
    document = Document.open(arguments.plan, read_only=True)
    baselines = cast(dict[str, Baseline], document.table("baselines")).values()
    names = {row.id: row.name for row in document.table("activities").values() if isinstance(row, Activity)}
    states = [(one, state_of_baseline(one, names)) for one in baselines]
    if arguments.json:
        listed = [
            {"id": one.id, "name": one.name, "taken": one.taken, "rows": len(one.rows)} | state_as_json(state)
            for one, state in states
        ]
        output.json({"baselines": listed})
    else:
        print_states([(one.id, one.name, state) for one, state in states])
    return 0


def _compare(arguments: Namespace) -> int:
    document = Document.open(arguments.plan, read_only=True)
    _known(document, arguments.compare)
    tell_comparison(compared(document, arguments.compare, PLAN), as_json=arguments.json)
    return 0


def _edit(arguments: Namespace) -> int:
    document = Document.open(arguments.plan)
    output.notices(document)
    try:
        label = _("Set baseline") if arguments.take else _("Change baseline")
        with document.transaction(label) as t:
            id = _changed(document, t, arguments)
    finally:
        document.close()
    tell_id(id, as_json=arguments.json)
    return 0


def _changed(document: Document, t: Transaction, arguments: Namespace) -> str:
    if arguments.take:
        name = dict(name_in(document, arguments.take))
        taken = datetime.now().isoformat(timespec="minutes")
        return t.add("baselines", baseline_fields(document, schedule_plan(document), name, taken))
    if arguments.drop:
        _known(document, arguments.drop)
        t.remove("baselines", arguments.drop)
        return cast(str, arguments.drop)
    id, words = arguments.rename
    t.set("baselines", id, name={**_known(document, id).name, **name_in(document, words)})
    return cast(str, id)


def _known(document: Document, id: str) -> Baseline:
    baseline = document.get("baselines", id)
    if not isinstance(baseline, Baseline):
        raise PlanError(
            _("There is no baseline “{id}”.").format(id=id),
            _("The list of them shows their ids."),
            code="no_such_document",
            table="baselines",
            id=id,
        )
    return baseline
