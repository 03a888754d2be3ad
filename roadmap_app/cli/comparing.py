"""What the commands of scenarios and baselines share: states and comparisons as JSON and as tables."""

from decimal import Decimal
from typing import Any

from i18n import _, language
from i18n.formats import number
from planning.plan.document import Document
from planning.plan.text import Text, text_in
from planning.schedule.scenarios import Comparison, Difference, RoadmapState, RowState
from roadmap_app.cli import output

WORKING_DAY = 480


def state_as_json(state: RoadmapState) -> dict[str, Any]:
    """A state of the roadmap without its rows."""
    cost = None if state.cost is None else str(state.cost)
    return {"start": state.start, "finish": state.finish, "cost": cost, "critical": list(state.critical)}


def comparison_as_json(found: Comparison) -> dict[str, Any]:
    """A comparison, with the rows that differ."""
    return {
        "first": state_as_json(found.first),
        "second": state_as_json(found.second),
        "finish_minutes": found.finish,
        "cost": None if found.cost is None else str(found.cost),
        "activities": [_as_json(difference) for difference in found.changed],
    }


def _as_json(difference: Difference) -> dict[str, Any]:
    return {
        "id": difference.activity,
        "state": difference.state,
        "first": _row(difference.first),
        "second": _row(difference.second),
        "start_minutes": difference.start,
        "finish_minutes": difference.finish,
        "duration_minutes": difference.duration,
        "cost": None if difference.cost is None else str(difference.cost),
    }


def _row(row: RowState | None) -> dict[str, Any] | None:
    if row is None:
        return None
    cost = None if row.cost is None else str(row.cost)
    return {"start": row.start, "finish": row.finish, "cost": cost, "critical": row.critical}


def print_states(states: list[tuple[str, Text, RoadmapState]]) -> None:
    """A table of states: id, name, finish, cost, how many rows are critical."""
    rows = [[_("Id"), _("Name"), _("Start"), _("Finish"), _("Cost"), _("Critical")]]
    for id, name, state in states:
        cost = "" if state.cost is None else number(str(state.cost), language())
        named = text_in(name, language())
        rows.append([id, named, state.start, state.finish, cost, str(len(state.critical))])
    output.table(rows)


def tell_comparison(found: Comparison, *, as_json: bool) -> None:
    """Print a comparison, for programs or for people."""
    if as_json:
        output.json(comparison_as_json(found))
    else:
        print_comparison(found)


def tell_id(id: str, *, as_json: bool) -> None:
    """Print which document an edit was of."""
    if as_json:
        output.json({"ok": True, "id": id})
    else:
        print(id)


def print_comparison(found: Comparison) -> None:
    """A table of what differs, and the finish of the whole."""
    moves = [_("Start moved (days)"), _("Finish moved (days)")]
    rows = [[_("Activity"), _("Start"), _("Finish"), *moves, _("Cost")]]
    for difference in found.changed:
        row = difference.second or difference.first
        assert row is not None
        name = text_in(row.name, language()) or difference.activity
        words = {"new": _("new"), "gone": _("gone")}.get(difference.state)
        moved = [words, ""] if words else [days(difference.start), days(difference.finish)]
        rows.append([name, row.start, row.finish, *moved, _signed(difference.cost)])
    output.table(rows)
    print(_("Finish: {first} → {second}").format(first=found.first.finish, second=found.second.finish))


def days(minutes: int | None) -> str:
    """Minutes of work as working days of eight hours, with sign."""
    return "" if minutes is None else _signed(Decimal(minutes) / WORKING_DAY)


def _signed(value: Decimal | None) -> str:
    if not value:
        return ""
    return f"{value.quantize(Decimal('0.01')).normalize():+f}"


def name_in(document: Document, words: str) -> Text:
    """A name typed on the command line: in the language of the interface, where the plan speaks it."""
    tag = language()
    return {tag if tag in document.languages else document.languages[0]: words}
