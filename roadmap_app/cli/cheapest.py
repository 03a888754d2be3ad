"""``roadmap-app cheapest``: the cheapest posts with which the desks meet their targets."""

from argparse import ArgumentParser, Namespace
from typing import Any

from i18n import _, language
from i18n.formats import money, percent
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.staffing import Desk
from planning.plan.text import text_in
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan
from roadmap_app.cli.simulate import add_runs, add_scenario, is_illustrative, settings_of, unit_name

REPLICATIONS = 200


def configure(parser: ArgumentParser) -> None:
    """Declare plan, scenario, the target of vacancy and the mix of grades."""
    add_plan(parser)
    add_scenario(parser)
    parser.add_argument(
        "--vacancy", type=float, default=0.05, metavar="X", help=_("the vacancy rate not to be exceeded")
    )
    parser.add_argument(
        "--mix", type=float, default=0.25, metavar="X",
        help=_("how far the share of each grade may fall below what it is now"),
    )  # fmt: skip
    add_runs(parser, REPLICATIONS)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print the posts and the proof; exit code 1 where a target cannot be met."""
    from planning.staffing.cheapest import cheapest

    document = Document.open(arguments.plan, read_only=True)
    try:
        _check(arguments)
        settings = settings_of(arguments, arguments.scenario)
        found = cheapest(document, settings, arguments.vacancy, arguments.mix)
    except PlanError as error:
        raise error.in_file(arguments.plan) from None
    assert found is not None  # nobody cancels it
    result = found._asdict() | {
        "scenario": arguments.scenario,
        "illustrative": is_illustrative(document),
        "choices": [choice._asdict() for choice in found.choices],
        "desks": [desk._asdict() | {"is_met": desk.is_met} for desk in found.desks],
        "vacancies": [one._asdict() for one in found.vacancies],
        "is_met": found.is_met,
    }
    if arguments.json:
        output.json(result)
    else:
        _print(document, result)
    return int(not found.is_met)


def _check(arguments: Namespace) -> None:
    for name in ("vacancy", "mix"):
        value = getattr(arguments, name)
        if not 0 <= value < 1:
            raise PlanError(
                _("{value} is no share between 0 and 1.").format(value=value),
                _("Write 5 per cent as 0.05."),
                code="wrong_share",
                field=name,
            )


def _print(document: Document, result: dict[str, Any]) -> None:
    tag = language()
    if result["illustrative"]:
        print(_("Posts or assumptions of this plan are illustrative, and so is the result."))
    heads = [_("Unit"), _("Grade"), _("Present"), _("Proposed")]
    rows = [
        [unit_name(document, row["unit"]), row["grade"], str(row["present"]), str(row["proposed"])]
        for row in result["choices"]
    ]
    output.table([heads, *rows])
    costs = {
        name: money(round(result[key]), tag, digits=0)
        for name, key in (("cost", "cost"), ("present", "present_cost"), ("bound", "bound"))
    }
    message = _("Cost a year: {cost} instead of {present}; at least {bound} for the people that are needed.")
    print(message.format(**costs))
    for row in result["desks"]:
        desk = document.get("desks", row["desk"])
        name = text_in(desk.name, tag) if isinstance(desk, Desk) else row["desk"]
        message = _("{desk}: the target is met with a chance of {chance}, wanted {target}.")
        chance, target = percent(row["chance"], tag, 1), percent(row["target"], tag)
        print(message.format(desk=name, chance=chance, target=target))
    for row in result["vacancies"]:
        message = _("{grade}: {rate} will be vacant; the target takes a lead time of at most {days} days.")
        rate = percent(row["rate"], tag, 1)
        print(message.format(grade=row["grade"], rate=rate, days=row["longest_lead_days"]))
