"""``roadmap-app structure``: what stands out in a structure: spans, pyramid, prospects, ceilings."""

from argparse import ArgumentParser, Namespace
from typing import Any

from i18n import _, language
from i18n.formats import number, percent
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan
from roadmap_app.cli.simulate import add_scenario, is_illustrative, scenario_name


def configure(parser: ArgumentParser) -> None:
    """Declare plan, scenario and month."""
    add_plan(parser)
    add_scenario(parser)
    parser.add_argument(
        "--month",
        default="",
        metavar="MONTH",
        help=_("the month that is looked at; none: the last of the plan"),
    )
    parser.add_argument(
        "--years", type=float, default=10, metavar="Y", help=_("years after which promotion is promised")
    )
    parser.add_argument(
        "--printed",
        default="",
        metavar="TEXT",
        help=_("compare with an entry such as “2 D-1, 5 P-5, 12 GS (OL)”"),
    )
    parser.add_argument("--unit", default="", metavar="ID", help=_("the unit of that entry; none: all posts"))
    add_json(parser)


def month_of(document: Document, text: str) -> int:
    """The number of the month that is asked for; of none, the last one of the plan.

    Raises:
        PlanError: ``wrong_month``.
    """
    from planning.staffing.months import last_month, month_number

    if not text:
        return last_month(document.plan.horizon_finish)
    try:
        return month_number(text)
    except ValueError:
        raise PlanError(
            _("“{text}” is no month.").format(text=text),
            _("Write a month such as 2014-01."),
            code="wrong_month",
        ) from None


def run(arguments: Namespace) -> int:
    """Print the findings; exit code 1 where there are any but information."""
    document = Document.open(arguments.plan, read_only=True)
    try:
        return _run(document, arguments)
    except PlanError as error:
        raise error.in_file(arguments.plan) from None


def _run(document: Document, arguments: Namespace) -> int:
    from planning.staffing.checks import structure_findings
    from planning.staffing.staffing_table import printed_differences

    month = month_of(document, arguments.month)
    found = structure_findings(document, arguments.scenario, month)
    if arguments.printed:
        found += printed_differences(document, arguments.scenario, month, arguments.printed, arguments.unit)
    if arguments.json:
        findings = [finding._asdict() for finding in found]
        output.json({"findings": findings, **_figures(document, arguments, month)})
    else:
        print(scenario_name(document, arguments.scenario))
        if is_illustrative(document):
            print(_("Posts or assumptions of this plan are illustrative, and so is the result."))
        for finding in found:
            print(f"{finding.severity}: {finding.message}")
        print(_table_text(document, arguments.scenario, month))
        _print_prospects(document, arguments.scenario, month)
        _print_maintainability(document, arguments, month)
    return int(any(finding.severity != "info" for finding in found))


def _table_text(document: Document, scenario: str, month: int, unit: str = "") -> str:
    from planning.staffing.staffing_table import posts_text, staffing_table

    return posts_text(staffing_table(document, scenario, month, unit), document)


def _figures(document: Document, arguments: Namespace, month: int) -> dict[str, Any]:
    from planning.staffing.checks import pyramid, requirements, spans
    from planning.staffing.months import month_text
    from planning.staffing.prospects import maintainability, prospects

    scenario = arguments.scenario
    grades, nearest = maintainability(document, scenario, month, arguments.years)
    return {
        "scenario": scenario,
        "month": month_text(month),
        "illustrative": is_illustrative(document),
        "staffing_table": {
            unit: _table_text(document, scenario, month, unit) for unit in ["", *document.table("units")]
        },
        "spans": [span._asdict() | {"width": span.width} for span in spans(document, scenario, month)],
        "pyramid": [[rung._asdict() for rung in rungs] for rungs in pyramid(document, scenario, month)],
        "prospects": [one._asdict() | {"wait": one.wait} for one in prospects(document, scenario, month)],
        "maintainable": {
            "years": arguments.years,
            "is_maintainable": nearest.is_maintainable,
            "posts_to_change": nearest.distance,
            "nearest": dict(zip(grades, nearest.structure.tolist(), strict=True)),
            "intake": dict(zip(grades, nearest.intake.tolist(), strict=True)),
        },
        "requirements": [
            one._asdict()
            | {"first": month_text(one.first), "last": month_text(one.last), "is_over": one.is_over}
            for one in requirements(document, scenario)
        ],
    }


def _print_maintainability(document: Document, arguments: Namespace, month: int) -> None:
    from planning.staffing.prospects import maintainability
    from planning.staffing.verdict_words import maintained_words

    _grades, nearest = maintainability(document, arguments.scenario, month, arguments.years)
    print(maintained_words(nearest, arguments.years))


def _print_prospects(document: Document, scenario: str, month: int) -> None:
    from planning.staffing.prospects import prospects

    tag = language()
    heads = [
        _("Grade"),
        _("Posts"),
        _("Vacancy rate"),
        _("Leave a year"),
        _("Promoted a year"),
        _("Years to wait"),
    ]
    rows = [
        [
            one.grade,
            str(one.posts),
            percent(one.vacancy_rate, tag, 1),
            number(round(one.leaving, 1), tag, 1),
            number(round(one.promoted, 1), tag, 1),
            number(round(one.wait), tag) if one.wait else "–",
        ]
        for one in prospects(document, scenario, month)
    ]
    output.table([heads, *rows])
