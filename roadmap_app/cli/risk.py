"""``roadmap-app risk``: how the finish spreads where durations are estimated, and what decides it."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from i18n import _, language
from i18n.formats import percent
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.typed_values import shown_length
from roadmap_app.cli import output
from roadmap_app.cli.naming import name_of
from roadmap_app.cli.parsers import add_json, add_plan

if TYPE_CHECKING:
    from planning.schedule.risk import Risk

REPLICATIONS = 10_000


def configure(parser: ArgumentParser) -> None:
    """Declare plan, replications and seed."""
    add_plan(parser)
    parser.add_argument(
        "--replications", type=int, default=REPLICATIONS, metavar="N", help=_("how often the plan is played")
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="K", help=_("the same seed gives the same result")
    )
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print the spread of the finish, and the activities that decide it most."""
    from planning.schedule.risk import analyse

    document = Document.open(arguments.plan, read_only=True)
    risk = analyse(document, arguments.replications, arguments.seed)
    if arguments.json:
        output.json(_as_json(risk, document) if risk else {"activities": []})
    elif risk:
        _print(risk, document)
    return 0


def _as_json(risk: "Risk", document: Document) -> dict[str, Any]:
    activities = document.table("activities")
    rows = []
    for row in risk.rows:
        fields = row._asdict()
        activity = activities[row.id]
        uid = activity.uid if isinstance(activity, Activity) else None
        rows.append(fields | {"uid": uid, "finish": _by_level(row.finish)})
    whole = risk._asdict() | {"finish": _by_level(risk.finish), "days": dict(risk.days)}
    del whole["rows"]
    return whole | {"activities": rows}


def _by_level(finish: tuple[str, ...]) -> dict[str, str]:
    """Finishes by the name of their percentile: ``{"p10": ..., "p90": ...}``."""
    from planning.schedule.risk import LEVELS

    return {f"p{level}": moment for level, moment in zip(LEVELS, finish, strict=True)}


def _print(risk: "Risk", document: Document) -> None:
    spread = _by_level(risk.finish)
    rows = [[_("Planned finish"), risk.planned_finish]]
    rows += [[name.upper(), moment] for name, moment in spread.items()]
    rows.append([_("Chance to finish as planned"), percent(risk.chance_by_plan, language())])
    output.table(rows)
    heads = [_("Activity"), _("Finish, P80"), _("Critical in"), _("Swing")]
    deciding = sorted(risk.rows, key=lambda row: -abs(row.swing_minutes))
    output.table(
        [
            heads,
            *(
                [
                    name_of(document, "activities", row.id),
                    _by_level(row.finish)["p80"],
                    percent(row.criticality, language()),
                    shown_length(row.swing_minutes, language()),
                ]
                for row in deciding
            ),
        ]
    )
