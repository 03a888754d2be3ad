"""``roadmap-app cheapest``: the cheapest posts with which the desks meet their targets."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from i18n import _, language
from i18n.formats import money, percent
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.staffing import Desk
from planning.plan.text import text_in
from planning.staffing.verdict_words import VERDICTS, judgement, mend_words
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan
from roadmap_app.cli.simulate import add_runs, add_scenario, is_illustrative, settings_of, unit_name

if TYPE_CHECKING:
    from planning.staffing.cheapest import Cheapest
    from planning.staffing.verification import DeskCheck, Estimate, VacancyCheck

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
        "desks": [_desk(check) for check in found.desks],
        "vacancies": [_vacancy(check) for check in found.vacancies],
        "is_met": found.is_met,
    }
    if arguments.json:
        output.json(result)
    else:
        _print(document, found, is_illustrative=is_illustrative(document))
    return int(not found.is_met)


def _desk(check: "DeskCheck") -> dict[str, Any]:
    return check._asdict() | {"chance": check.chance._asdict(), "verdict": check.verdict}


def _vacancy(check: "VacancyCheck") -> dict[str, Any]:
    mend = check.mend and check.mend._asdict() | {"rate": check.mend.rate._asdict()}
    return check._asdict() | {"rate": check.rate._asdict(), "mend": mend, "verdict": check.verdict}


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


def _print(document: Document, found: "Cheapest", *, is_illustrative: bool) -> None:
    tag = language()
    if is_illustrative:
        print(_("Posts or assumptions of this plan are illustrative, and so is the result."))
    heads = [_("Unit"), _("Grade"), _("Present"), _("Proposed")]
    rows = [
        [unit_name(document, one.unit), one.grade, str(one.present), str(one.proposed)]
        for one in found.choices
    ]
    output.table([heads, *rows])
    message = _("Cost a year: {cost} instead of {present}; at least {bound} for the people that are needed.")
    costs = (money(round(value), tag, digits=0) for value in (found.cost, found.present_cost, found.bound))
    print(message.format(**dict(zip(("cost", "present", "bound"), costs, strict=True))))
    heads = [_("Desk"), _("Chance"), _("95 % confidence"), _("Wanted"), _("Verdict")]
    output.table([heads, *(_desk_row(document, check) for check in found.desks)])
    heads = [
        _("Grade"), _("Vacancy"), _("95 % confidence"), _("Closed form"), _("Verdict"),
        _("Lead time that keeps it"),
    ]  # fmt: skip
    output.table([heads, *(_vacancy_row(check) for check in found.vacancies)])
    print(judgement(found))


def _desk_row(document: Document, check: "DeskCheck") -> list[str]:
    tag = language()
    desk = document.get("desks", check.desk)
    name = text_in(desk.name, tag) if isinstance(desk, Desk) else check.desk
    chance = [percent(check.chance.mean, tag, 1), _interval(check.chance)]
    return [name, *chance, percent(check.target, tag), _(VERDICTS[check.verdict])]


def _vacancy_row(check: "VacancyCheck") -> list[str]:
    tag = language()
    rate = [percent(check.rate.mean, tag, 1), _interval(check.rate), percent(check.closed_form, tag, 1)]
    return [check.grade, *rate, _(VERDICTS[check.verdict]), mend_words(check)]


def _interval(found: "Estimate") -> str:
    return f"{percent(found.low, language(), 1)} – {percent(found.high, language(), 1)}"
