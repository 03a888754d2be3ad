"""``roadmap-app simulate``: what a scenario would do to posts, people, cost and service, month by month."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from i18n import _, language
from i18n.formats import number, percent
from planning.plan.document import Document
from planning.plan.entities import Unit
from planning.plan.errors import PlanError
from planning.plan.staffing import Scenario
from planning.plan.text import text_in
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy import floating
    from numpy.typing import NDArray

    from planning.staffing.bands import Group, Series
    from planning.staffing.comparison import Comparison
    from planning.staffing.simulation import Settings, Simulation

REPLICATIONS, MONTHS = 1000, 60


def configure(parser: ArgumentParser) -> None:
    """Declare plan, scenarios, replications, seed, months and workers."""
    add_plan(parser)
    add_scenario(parser)
    parser.add_argument(
        "--compare", default=None, metavar="ID", help=_("also another scenario, and what differs from it")
    )
    for name in ("unit", "grade"):
        parser.add_argument(f"--{name}", default="", metavar="ID", help=_("of which of them; none: of all"))
    add_runs(parser)
    parser.add_argument(
        "--workers", default="1", metavar="W", help=_("processes, or dask://HOST:PORT; results are the same")
    )
    add_json(parser)


def add_scenario(parser: ArgumentParser) -> None:
    """Declare the scenario."""
    parser.add_argument(
        "--scenario", default="", metavar="ID", help=_("the scenario; none: the posts as they stand")
    )


def add_runs(parser: ArgumentParser, replications: int = REPLICATIONS) -> None:
    """Declare how often, with which luck and for which months."""
    parser.add_argument(
        "--replications", type=int, default=replications, metavar="N", help=_("how often it is played")
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="K", help=_("the same seed gives the same result")
    )
    parser.add_argument("--months", type=int, default=MONTHS, metavar="M", help=_("how many months"))
    parser.add_argument(
        "--start",
        default="",
        metavar="MONTH",
        help=_("the first month, such as 2014-01; none: that of the plan"),
    )


def settings_of(arguments: Namespace, scenario: str) -> "Settings":
    """What the arguments ask for.

    Raises:
        PlanError: ``wrong_month``.
    """
    from planning.staffing.months import month_number
    from planning.staffing.simulation import Settings

    first = None
    if arguments.start:
        try:
            first = month_number(arguments.start)
        except ValueError:
            raise PlanError(
                _("“{text}” is no month.").format(text=arguments.start),
                _("Write a month such as 2014-01."),
                code="wrong_month",
            ) from None
    return Settings(scenario, arguments.replications, arguments.seed, first, arguments.months)


def run(arguments: Namespace) -> int:
    """Print the series, and the differences from the scenario that is compared with."""
    try:
        return _run(arguments)
    except PlanError as error:
        raise error.in_file(arguments.plan) from None


def _run(arguments: Namespace) -> int:
    from planning.staffing.bands import Group, differences, groups, series
    from planning.staffing.comparison import compare
    from planning.staffing.executors import executor
    from planning.staffing.simulation import simulate

    document = Document.open(arguments.plan, read_only=True)
    asked = Group(arguments.unit, arguments.grade)
    with executor(arguments.workers) as where:
        result = simulate(document, settings_of(arguments, arguments.scenario), where)
        assert result is not None  # nobody cancels it
        _check_group(document, result, asked)
        wanted = [*dict.fromkeys((*groups(result.model, document), asked)), *_desks(document)]
        if arguments.compare is None:
            other, differing, table = None, [], None
        else:
            other = simulate(document, settings_of(arguments, arguments.compare), where)
            assert other is not None
            differing = differences(other, result, document, wanted)
            last = result.model.first + result.model.months - 1
            table = compare(document, arguments.compare, arguments.scenario, last)
    found = series(result, document, wanted)
    if arguments.json:
        output.json(_as_json(document, result, found, other, differing, table))
    else:
        shown, apart = ([one for one in some if _is_shown(one, asked)] for some in (found, differing))
        _print(document, result, shown, apart, table)
    return 0


def _check_group(document: Document, result: "Simulation", asked: "Group") -> None:
    """Refuse a unit or grade of which the scenario has no post.

    Raises:
        PlanError: ``unknown_unit`` or ``unknown_grade``.
    """
    from planning.staffing.establishment import units_below
    from planning.staffing.grades import in_order

    below = units_below(document)
    units = below.get(asked.unit, frozenset()) if asked.unit else frozenset(below)
    there = in_order((cell.grade for cell in result.model.cells if cell.unit in units), document)
    if not there:
        raise PlanError(
            _("No post of the scenario stands in a unit “{unit}”.").format(unit=asked.unit),
            _("Give the id of a unit with posts: {ids}.").format(ids=", ".join(_units(result, below))),
            code="unknown_unit",
        )
    if asked.grade and asked.grade not in there:
        raise PlanError(
            _("No post of the scenario there has the grade “{grade}”.").format(grade=asked.grade),
            _("Give one of these: {grades}.").format(grades=", ".join(there)),
            code="unknown_grade",
        )


def _units(result: "Simulation", below: "Mapping[str, frozenset[str]]") -> list[str]:
    there = {cell.unit for cell in result.model.cells}
    return [unit for unit, units in below.items() if units & there]


def _desks(document: Document) -> "Iterator[Group]":
    from planning.staffing.bands import Group
    from planning.staffing.service import desks_of

    return (Group(unit=desk.unit, desk=id) for id, desk in desks_of(document).items())


def _as_json(
    document: Document,
    result: "Simulation",
    found: list["Series"],
    other: "Simulation | None",
    differing: list["Series"],
    table: "Comparison | None",
) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "scenario": result.settings.scenario,
        "replications": result.settings.replications,
        "seed": result.settings.seed,
        "illustrative": is_illustrative(document),
        "months": months_of(result),
        "series": [series_fields(one) for one in found],
        "differences": [series_fields(one) for one in differing],
        "result_sha256": result.result_sha256,
    }
    if other is not None and table is not None:
        whole["compare"] = other.settings.scenario
        whole["compare_sha256"] = other.result_sha256
        whole["comparison"] = {
            "total": table.total._asdict(),
            "by_grade": [row._asdict() for row in table.by_grade],
            "by_unit": [row._asdict() for row in table.by_unit],
        }
    return whole


def is_illustrative(document: Document) -> bool:
    """Whether any post or assumption that is simulated is an illustrative one."""
    tables = (document.records("posts"), document.records("assumptions"))
    return any(record.get("illustrative") for table in tables for record in table.values())


def months_of(result: "Simulation") -> list[str]:
    """The months as text."""
    from planning.staffing.months import month_text

    first = result.model.first
    return [month_text(month) for month in range(first, first + result.model.months)]


def series_fields(one: "Series") -> dict[str, Any]:
    """A series as JSON: ``null`` where there is nothing to measure."""
    fields: dict[str, Any] = {**one.group._asdict(), "measure": one.measure}
    fields |= {name: numbers(getattr(one, name)) for name in ("mean", "low", "high")}
    return fields | {f"p{level:02d}": numbers(values) for level, values in one.percentiles.items()}


def numbers(values: "NDArray[floating[Any]]") -> list[float | None]:
    """Numbers for people and programs: rounded to what they mean, ``None`` for NaN."""
    return [None if value != value else round(float(value), 6) for value in values]


def _print(
    document: Document,
    result: "Simulation",
    found: list["Series"],
    differing: list["Series"],
    table: "Comparison | None",
) -> None:
    months = months_of(result)
    print(_("{scenario}: {first} to {last}").format(
        scenario=scenario_name(document, result.settings.scenario), first=months[0], last=months[-1]
    ))  # fmt: skip
    if is_illustrative(document):
        print(_("Posts or assumptions of this plan are illustrative, and so is the result."))
    heads = [_("Measure"), months[0], months[-1], _("90 % of runs")]
    output.table([heads, *(_line(document, one) for one in found)])
    if table is not None:
        total = table.total._asdict()
        names = {
            "present": _("Present"), "new": _("New"), "redeployed": _("Redeployed"), "abolished":
            _("Abolished"), "reclassified": _("Reclassified"), "converted": _("Converted"), "proposed":
            _("Proposed"),
        }  # fmt: skip
        output.table([[names[name] for name in total], [str(count) for count in total.values()]])
        heads = [_("Difference"), months[0], months[-1], _("95 % confidence")]
        output.table([heads, *(_line(document, one, confidence=True) for one in differing)])


def _is_shown(one: "Series", asked: "Group") -> bool:
    """People are shown what they asked for, with its desks where it is no grade; programs get all."""
    if one.group.desk:
        return not asked.grade and asked.unit in ("", one.group.unit)
    return one.group == asked


def _line(document: Document, one: "Series", *, confidence: bool = False) -> list[str]:
    from planning.staffing.bands import MEASURES

    low, high = (one.low, one.high) if confidence else (one.percentiles[5], one.percentiles[95])
    cells = [_cell(one, values[-1]) for values in (one.mean, low, high)]
    desk = document.records("desks").get(one.group.desk, {})
    measure = _(MEASURES[one.measure])
    name = f"{text_in(desk['name'], language())}: {measure}" if desk else measure
    return [name, _cell(one, one.mean[0]), cells[0], f"{cells[1]} – {cells[2]}"]


def _cell(one: "Series", value: float) -> str:
    if value != value:
        return "–"
    tag = language()
    if one.measure in ("vacancy_rate", "service_level", "service_chance"):
        return percent(float(value), tag, 1)
    return number(round(float(value), 1), tag, 1)


def scenario_name(document: Document, id: str) -> str:
    """The name of a scenario; of none: what stands in the plan."""
    scenario = document.get("scenarios", id)
    return text_in(scenario.name, language()) if isinstance(scenario, Scenario) else _("Posts as they stand")


def unit_name(document: Document, id: str) -> str:
    """The name of a unit."""
    unit = document.get("units", id)
    return text_in(unit.name, language()) if isinstance(unit, Unit) else id
