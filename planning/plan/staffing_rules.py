"""The rules of posts, assumptions, desks and the changes of a scenario, within one document."""

from collections.abc import Callable
from datetime import date

from i18n import _
from planning.plan.entities import Entity
from planning.plan.errors import PlanError
from planning.plan.moments import start_moment
from planning.plan.staffing import Assumption, Desk, Post, Scenario, StructureChange

NEEDS: dict[str, tuple[str, ...]] = {
    "establish": ("post",),
    "abolish": ("post",),
    "reclassify": ("post", "grade"),
    "redeploy": ("post", "unit"),
    "move": ("post", "location"),
    "convert": ("post",),
    "merge_units": ("units", "unit"),
    "assume": (),
    "pool": ("desk", "count"),
}
"""The fields that each kind of change cannot do without."""
SHARES = {"fill": ("promotion", "lateral"), "learning": ("output",)}
RATES = ("wastage", "mobility", "vacancy_rate", "project_share")
AGES = ("separation_age", "entry_age", "age")


def check_staffing(view: Entity) -> None:
    """Check what can be checked of a document of the staffing tables by itself.

    Raises:
        PlanError: ``wrong_share``, ``over_one``, ``wrong_age``, ``crossed_range``, ``reports_to_itself``,
            ``not_a_date``, ``incomplete_change``, ``missing_load``, ``missing_share`` or ``scenario_cycle``.
    """
    for kind, check in CHECKS.items():
        if isinstance(view, kind):
            check(view)


def _check_post(post: Post) -> None:
    if post.reports_to == post.id:
        raise PlanError(
            _("This post reports to itself."),
            _("Choose another post, or none."),
            code="reports_to_itself",
            table="posts",
            id=post.id,
            field="reports_to",
        )


def _check_desk(desk: Desk) -> None:
    missing = ""
    if desk.kind == "calls" and not desk.contacts_per_hour:
        missing = "contacts_per_hour"
    elif desk.kind == "calls" and not desk.handling_minutes:
        missing = "handling_minutes"
    elif desk.kind == "cover" and not desk.seats:
        missing = "seats"
    if missing:
        raise PlanError(
            _("“{field}” is missing.").format(field=missing),
            _("Give it a value above zero."),
            code="missing_load",
            table="desks",
            id=desk.id,
            field=missing,
        )


def _check_assumption(view: Assumption) -> None:
    place = ("assumptions", view.id)
    check_value(view.parameter, view.value, view.shares, place)
    if view.tenure_to is not None and view.tenure_to <= view.tenure_from:
        raise _wrong(
            place,
            "tenure_to",
            "crossed_range",
            _("The range from {low} to {high} holds nothing.").format(
                low=view.tenure_from, high=view.tenure_to
            ),
            _("Give an end above the start."),
        )
    joined = (view.joined_from, view.joined_before)
    if joined[0] and joined[1] and start_moment(joined[1]) <= start_moment(joined[0]):
        raise _wrong(
            place,
            "joined_before",
            "crossed_range",
            _("The range from {low} to {high} holds nothing.").format(low=joined[0], high=joined[1]),
            _("Give an end above the start."),
        )


def check_value(
    parameter: str,
    value: float | None,
    shares: dict[str, float],
    place: tuple[str, str],
    field: str = "value",
) -> None:
    """Check a value, or shares, of a parameter.

    Raises:
        PlanError: ``wrong_share``, ``over_one``, ``missing_share`` or ``wrong_age``.
    """
    if parameter in RATES and value is not None and value > 1:
        raise _wrong(
            place,
            field,
            "wrong_share",
            _("{value} is no share between 0 and 1.").format(value=value),
            _("Write 5 per cent as 0.05."),
        )
    if parameter in AGES and value is not None and not 14 <= value <= 100:
        raise _wrong(
            place,
            field,
            "wrong_age",
            _("{value} is no age at which people work.").format(value=value),
            _("Give years between 14 and 100."),
        )
    _check_shares(parameter, shares, place, field if field != "value" else "shares")


def _check_shares(parameter: str, shares: dict[str, float], place: tuple[str, str], field: str) -> None:
    known = SHARES.get(parameter, ())
    unknown = next((name for name in shares if name not in known), None)
    if unknown is not None:
        raise _wrong(
            place,
            field,
            "missing_share",
            _("“{parameter}” has no share “{name}”.").format(parameter=parameter, name=unknown),
            _("Shares are: {names}.").format(names=", ".join(known) or "—"),
        )
    if sum(shares.values()) > 1 + 1e-9:
        raise _wrong(
            place,
            field,
            "over_one",
            _("The shares add up to {sum}, which is more than 1.").format(sum=round(sum(shares.values()), 6)),
            _("Lower one of them."),
        )


def _check_scenario(scenario: Scenario) -> None:
    if scenario.base == scenario.id:
        raise _wrong(
            ("scenarios", scenario.id),
            "base",
            "scenario_cycle",
            _("This scenario branches off itself."),
            _("Choose another base, or none."),
        )
    for number, change in enumerate(scenario.changes, start=1):
        _check_change(scenario.id, number, change)


def _check_change(scenario: str, number: int, change: StructureChange) -> None:
    place = ("scenarios", scenario)
    try:
        date.fromisoformat(change.date)
    except ValueError:
        raise _wrong(
            place,
            f"changes.{number}.date",
            "not_a_date",
            _("“{value}” in change {number} is no date.").format(value=change.date, number=number),
            _("Write a date such as 2014-10-01."),
        ) from None
    missing = next((name for name in NEEDS[change.action] if not getattr(change, name)), "")
    if not missing and change.action == "convert" and not _converts(change):
        missing = "funding"
    if not missing and change.action == "assume":
        missing = _missing_assumption(change)
    if missing:
        raise _wrong(
            place,
            f"changes.{number}.{missing}",
            "incomplete_change",
            _("Change {number} ({action}) needs “{field}”.").format(
                number=number, action=change.action, field=missing
            ),
            _("Give it a value, or remove the change."),
        )
    if change.action == "merge_units" and change.unit in change.units:
        raise _wrong(
            place,
            f"changes.{number}.units",
            "merged_into_itself",
            _("Change {number} merges a unit into itself.").format(number=number),
            _("Name only the units that are merged into it."),
        )
    if change.parameter:
        check_value(change.parameter, change.value, change.shares, place, f"changes.{number}.value")


def _converts(change: StructureChange) -> bool:
    return bool(change.funding or change.profile) or change.temporary is not None


def _missing_assumption(change: StructureChange) -> str:
    """The field that a change of an assumption lacks."""
    if change.preset:
        return ""
    if not change.parameter:
        return "parameter"
    given = change.shares or change.value is not None or change.factor is not None
    return "" if given else "value"


def _wrong(place: tuple[str, str], field: str, code: str, message: str, remedy: str) -> PlanError:
    table, id = place
    return PlanError(message, remedy, code=code, table=table, id=id, field=field)


CHECKS: dict[type[Entity], Callable[..., None]] = {
    Post: _check_post,
    Desk: _check_desk,
    Assumption: _check_assumption,
    Scenario: _check_scenario,
}
