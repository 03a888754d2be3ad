"""``roadmap-app sensitivity``: which assumptions the result hangs on, and what would reach a target."""

from argparse import ArgumentParser, Namespace
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any, cast

from i18n import _, language
from i18n.formats import number, percent
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan
from roadmap_app.cli.simulate import add_runs, add_scenario, settings_of

if TYPE_CHECKING:
    from planning.plan.staffing import Parameter
    from planning.staffing.sensitivity import Aim

MEASURES = ("incumbency", "vacancy_rate", "cost", "service_level", "service_chance")
REPLICATIONS = 100
STEPS = (0.6, 0.8, 1.0, 1.2, 1.4)


def configure(parser: ArgumentParser) -> None:
    """Declare plan, scenario, the figure that is looked at, and one of tornado, sweep and target."""
    add_plan(parser)
    add_scenario(parser)
    parser.add_argument("--measure", choices=MEASURES, default="vacancy_rate", help=_("what is looked at"))
    for name in ("unit", "grade", "desk"):
        parser.add_argument(f"--{name}", default="", metavar="ID", help=_("of which of them; none: of all"))
    parser.add_argument(
        "--sweep", nargs=2, metavar="PARAMETER", help=_("two assumptions, varied against each other")
    )
    parser.add_argument(
        "--seek", metavar="PARAMETER", help=_("the assumption by which the target is reached")
    )
    parser.add_argument("--target", type=float, metavar="X", help=_("the target, a vacancy of 5 % as 0.05"))
    parser.add_argument(
        "--between", nargs=2, type=float, metavar="X", help=_("the values between which it is searched")
    )
    add_runs(parser, REPLICATIONS)
    parser.add_argument(
        "--workers", default="1", metavar="W", help=_("processes, or dask://HOST:PORT; results are the same")
    )
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print the tornado, the sweep, or the value that reaches the target."""
    from planning.staffing.executors import executor

    document = Document.open(arguments.plan, read_only=True)
    try:
        with executor(arguments.workers) as where:
            result = _result(document, arguments, where)
    except PlanError as error:
        raise error.in_file(arguments.plan) from None
    if arguments.json:
        output.json(result)
    else:
        _print(result, arguments.measure)
    return 0


def _result(document: Document, arguments: Namespace, where: Executor) -> dict[str, Any]:
    from planning.staffing.sensitivity import seek, sweep, tornado

    settings, aim = settings_of(arguments, arguments.scenario), _aim(arguments)
    if arguments.seek:
        if arguments.target is None or arguments.between is None:
            raise PlanError(
                _("A target is searched by its value and a range."),
                _("Give --target and --between."),
                code="wrong_use",
            )
        low, high = arguments.between
        target = seek(
            document, settings, aim, parameter_of(arguments.seek), arguments.target, (low, high), where
        )
        assert target is not None  # nobody cancels it
        return {"target": target._asdict()}
    if arguments.sweep:
        first, second = (parameter_of(name) for name in arguments.sweep)
        swept = sweep(document, settings, aim, (first, STEPS), (second, STEPS), where)
        assert swept is not None
        return {"sweep": swept._asdict()}
    found = tornado(document, settings, aim, executor=where)
    assert found is not None
    return {"base": found.base, "swings": [swing._asdict() for swing in found.swings]}


def _aim(arguments: Namespace) -> "Aim":
    from planning.staffing.bands import Group
    from planning.staffing.sensitivity import Aim

    return Aim(arguments.measure, Group(arguments.unit, arguments.grade, arguments.desk))


def parameter_of(name: str) -> "Parameter":
    """A parameter by its name.

    Raises:
        PlanError: ``unknown_parameter``.
    """
    from planning.plan.staffing import PARAMETERS

    if name not in PARAMETERS:
        raise PlanError(
            _("There is no assumption “{name}”.").format(name=name),
            _("Assumptions are: {names}.").format(names=", ".join(PARAMETERS)),
            code="unknown_parameter",
        )
    return cast("Parameter", name)


def _print(result: dict[str, Any], measure: str) -> None:
    if "target" in result:
        _print_target(result["target"], measure)
    elif "sweep" in result:
        _print_sweep(result["sweep"], measure)
    else:
        _print_tornado(result, measure)


def _print_target(found: dict[str, Any], measure: str) -> None:
    name, reached = _parameter_words(found["parameter"]), _figure(found["reached"], measure)
    if found["value"] is None:
        words = _("No value of {name} in this range reaches it; the nearest is {reached}.")
        print(words.format(name=name, reached=reached))
    else:
        value = number(round(found["value"], 1), language())
        print(_("{name}: {value} gives {reached}").format(name=name, value=value, reached=reached))


def _print_sweep(found: dict[str, Any], measure: str) -> None:
    corner = " \\ ".join(_parameter_words(found[end]) for end in ("first", "second"))
    heads = [corner, *(f"× {factor:g}" for factor in found["seconds"])]
    rows = [
        [f"× {factor:g}", *(_figure(value, measure) for value in values)]
        for factor, values in zip(found["firsts"], found["values"], strict=True)
    ]
    output.table([heads, *rows])


def _print_tornado(result: dict[str, Any], measure: str) -> None:
    print(_("As assumed: {value}").format(value=_figure(result["base"], measure)))
    rows = [
        [_parameter_words(swing["parameter"]), *(_figure(swing[end], measure) for end in ("low", "high"))]
        for swing in result["swings"]
    ]
    output.table([[_("Assumption"), "× 0.8", "× 1.2"], *rows])


def _parameter_words(parameter: str) -> str:
    from ui.staffing.words import PARAMETERS  # words alone, nothing of Qt

    return _(PARAMETERS[parameter])


def _figure(value: float, measure: str) -> str:
    """A figure as it is read: shares as per cent, people and dollars as numbers."""
    if measure in ("incumbency", "cost"):
        return number(round(value, 1), language())
    return percent(value, language(), 2)
