"""The columns of the table of service desks: load, target, and what they amount to in people and posts."""

from collections.abc import Callable
from math import isfinite

from i18n import N_, _, language
from i18n.formats import number, percent
from planning.plan.errors import PlanError
from planning.plan.staffing import Desk
from planning.plan.text import text_in
from ui.staffing import cells
from ui.staffing.state import StaffingState
from ui.widgets.spreadsheet_model import Column

KINDS = {"calls": N_("calls"), "cover": N_("round the clock or in shifts")}
Pairs = list[tuple[str, str]]


def desk_columns(state: StaffingState, people: Callable[[Desk], float]) -> list[Column]:
    """The columns in the language of the interface; ``people`` says how many a desk needs."""

    def units() -> Pairs:
        return [(id, state.unit_name(id)) for id in state.units()]

    def kinds() -> Pairs:
        return [(key, _(words)) for key, words in KINDS.items()]

    unit, kind = cells.choice("unit", units, required=True), cells.choice("kind", kinds, required=True)
    return [
        Column("name", _("Desk"), _name, 220, fields=cells.words_in_language("name")),
        Column("unit", _("Unit"), lambda d: state.unit_name(d.unit), 190, fields=unit, choices=units),
        Column("kind", _("Kind"), lambda d: _(KINDS[d.kind]), 170, fields=kind, choices=kinds),
        Column("needed", _("People needed"), lambda d: _people(people(d)), 110, True, sort_key=people),
        _figure("contacts_per_hour", _("Contacts an hour"), "calls"),
        _figure("handling_minutes", _("Minutes each"), "calls"),
        _figure("patience_minutes", _("Patience, minutes"), "calls"),
        _share("target_share", _("Answered"), "calls"),
        _figure("target_seconds", _("within, seconds"), "calls"),
        _count("desks", _("Separate desks"), "calls"),
        _count("seats", _("Seats"), "cover"),
        _figure("hours_a_week", _("Hours a week"), ""),
        _share("target_chance", _("Chance wanted"), ""),
        Column("grades", _("Grades"), lambda d: ", ".join(d.grades), 110, fields=cells.several("grades")),
        Column("profiles", _("Job profiles"), lambda d: ", ".join(d.profiles), 200,
               fields=cells.several("profiles")),
        Column("start", _("From"), lambda d: d.start or "", 96, fields=cells.day("start")),
        Column("finish", _("To"), lambda d: d.finish or "", 96, fields=cells.day("finish")),
        Column("basis", _("Basis"), _basis, 300),
    ]  # fmt: skip


def people_needed(state: StaffingState) -> Callable[[Desk], float]:
    """The full-time equivalents that meet the target of a desk at the end of the scenario: Erlang, relief."""
    from planning.staffing.behaviour import Behaviour
    from planning.staffing.months import month_number
    from planning.staffing.service import desks_by_month, relief, seats_needed

    month, document, scenario = month_number(state.months()[-1]), state.document, state.scenario

    def people(desk: Desk) -> float:
        try:
            separate = desks_by_month(document, scenario, desk, month, 1)[0]
            return seats_needed(desk, separate) * relief(desk, Behaviour(document, scenario), month)
        except PlanError:  # what is wrong is told where the scenario is run
            return float("nan")

    return people


def _people(value: float) -> str:
    return number(f"{value:.1f}", language()) if isfinite(value) else "–"


def _name(desk: Desk) -> str:
    return text_in(desk.name, language())


def _is_about(desk: Desk, kind: str) -> bool:
    return not kind or desk.kind == kind


def _figure(field: str, title: str, kind: str) -> Column:
    """A number that counts for one kind of desk (or for any)."""

    def words(desk: Desk) -> str:
        return number(f"{getattr(desk, field):g}", language()) if _is_about(desk, kind) else ""

    return Column(field, title, words, 110, True, cells.value(field), sort_key=lambda d: getattr(d, field))


def _share(field: str, title: str, kind: str) -> Column:
    def words(desk: Desk) -> str:
        return percent(getattr(desk, field), language()) if _is_about(desk, kind) else ""

    return Column(field, title, words, 110, True, cells.value(field), sort_key=lambda d: getattr(d, field))


def _count(field: str, title: str, kind: str) -> Column:
    def words(desk: Desk) -> str:
        return number(getattr(desk, field), language()) if _is_about(desk, kind) else ""

    return Column(field, title, words, 110, True, cells.count(field), sort_key=lambda d: getattr(d, field))


def _basis(desk: Desk) -> str:
    cited = ", ".join(f"¶ {paragraph}" for paragraph in desk.paragraphs)
    said = text_in(desk.basis, language())
    return "; ".join(part for part in (_("illustrative") if desk.illustrative else "", cited, said) if part)
