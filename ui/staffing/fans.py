"""Which fans are shown of an outcome: people, vacancies, cost and the service levels of a unit."""

from collections.abc import Callable
from math import isfinite
from typing import NamedTuple

from i18n import _, language
from i18n.formats import number, percent
from planning.plan.staffing import Desk
from planning.plan.text import text_in
from planning.scene.fan_chart import Band, Fan
from planning.staffing.bands import Floats, Group, Series
from ui.staffing.results import Outcome
from ui.staffing.state import StaffingState

YEAR = 12


class FanCardData(NamedTuple):
    """A card: its key, title, what is counted, the fan, and how its values are printed."""

    key: str
    title: str
    unit: str
    fan: Fan
    words: Callable[[float], str]


def fan_cards(outcome: Outcome, state: StaffingState, desks: list[Desk]) -> list[FanCardData]:
    """The cards of the unit and grade that are chosen, else of the whole organization."""
    group = Group(state.unit, state.grade)
    names = (state.scenario_name(state.scenario), state.scenario_name(state.base))
    found = [_people(outcome, group, names), _vacancies(outcome, group, names), _cost(outcome, group, names)]
    for desk in desks_shown(state, desks):
        found += [_service(outcome, desk, names), _chance(outcome, desk, names)]
    return [card for card in found if card is not None]


def desks_shown(state: StaffingState, desks: list[Desk]) -> list[Desk]:
    """The desks of the unit that is chosen, or below it, which the chosen grade serves."""
    below, grade = _below(state), state.grade
    return [
        desk
        for desk in desks
        if (not state.unit or desk.unit in below) and (not grade or not desk.grades or grade in desk.grades)
    ]


def _below(state: StaffingState) -> frozenset[str]:
    standing = state.standing(state.scenario)
    return standing.below.get(state.unit, frozenset()) if standing is not None else frozenset()


def _fan(
    outcome: Outcome,
    key: tuple[Group, str],
    names: tuple[str, str],
    words: Callable[[float], str],
    scale: float = 1.0,
) -> Fan | None:
    one = outcome.scenario.get(key)
    if one is None:
        return None
    other = outcome.base.get(key)
    is_same = names[0] == names[1]
    comparison = other.percentiles[50] * scale if other is not None and not is_same else None
    return Fan(
        first=outcome.first,
        median=one.percentiles[50] * scale,
        bands=_bands(one, scale),
        comparison=comparison,
        label=_said(names[0], one.percentiles[50] * scale, words),
        comparison_label=_said(names[1], comparison, words) if comparison is not None else "",
    )


def _bands(one: Series, scale: float) -> tuple[Band, ...]:
    return tuple(
        Band(one.percentiles[low] * scale, one.percentiles[high] * scale) for low, high in ((5, 95), (25, 75))
    )


def _said(name: str, values: Floats, words: Callable[[float], str]) -> str:
    """A name with the last value, short enough for the end of a line."""
    finite = [float(value) for value in values if isfinite(value)]
    short = name if len(name) <= 12 else f"{name[:11].rstrip()}…"
    return f"{short} {words(finite[-1])}" if finite else short


def _people(outcome: Outcome, group: Group, names: tuple[str, str]) -> FanCardData | None:
    fan = _fan(outcome, (group, "incumbency"), names, whole)
    posts = outcome.scenario.get((group, "establishment"))
    if fan is None or posts is None:
        return None
    label = _("Posts {count}").format(count=whole(float(posts.mean[-1])))
    fan = fan._replace(posts=posts.mean, posts_label=label)
    return FanCardData(
        "incumbency", _("Incumbency"), _("people in post, at the end of each month"), fan, whole
    )


def _vacancies(outcome: Outcome, group: Group, names: tuple[str, str]) -> FanCardData | None:
    fan = _fan(outcome, (group, "vacancy_rate"), names, share)
    if fan is None:
        return None
    return FanCardData(
        "vacancy_rate", _("Vacancy"), _("share of posts that are vacant"), fan._replace(from_zero=True), share
    )


def _cost(outcome: Outcome, group: Group, names: tuple[str, str]) -> FanCardData | None:
    fan = _fan(outcome, (group, "cost"), names, millions, YEAR)
    if fan is None:
        return None
    return FanCardData(
        "cost", _("Cost"), _("million dollars a year, at the pace of each month"), fan, millions
    )


def _service(outcome: Outcome, desk: Desk, names: tuple[str, str]) -> FanCardData | None:
    fan = _fan(outcome, (Group(unit=desk.unit, desk=desk.id), "service_level"), names, share)
    if fan is None:
        return None
    is_calls = desk.kind == "calls"
    target = desk.target_share if is_calls else 1.0
    unit = (
        _("share of calls answered in {seconds} s").format(
            seconds=number(f"{desk.target_seconds:g}", language())
        )
        if is_calls
        else _("share of the hours of its seats that are held")
    )
    fan = fan._replace(target=target, target_label=_("Target {value}").format(value=share(target)))
    return FanCardData(f"desk:{desk.id}", text_in(desk.name, language()), unit, fan, share)


def _chance(outcome: Outcome, desk: Desk, names: tuple[str, str]) -> FanCardData | None:
    """The chance that the level is met, of all runs, with the interval that so many runs leave."""
    key = (Group(unit=desk.unit, desk=desk.id), "service_chance")
    one, other = outcome.scenario.get(key), outcome.base.get(key)
    if one is None:
        return None
    comparison = other.mean if other is not None and names[0] != names[1] else None
    fan = Fan(
        first=outcome.first,
        median=one.mean,
        bands=(Band(one.low.clip(0, 1), one.high.clip(0, 1)),),
        band_heads=((_("95 % confidence, from"), _("95 % confidence, to")),),
        comparison=comparison,
        label=_said(names[0], one.mean, share),
        comparison_label=_said(names[1], comparison, share) if comparison is not None else "",
        target=desk.target_chance,
        target_label=_("Wanted {value}").format(value=share(desk.target_chance)),
        from_zero=True,
    )
    title = _("{desk}: chance").format(desk=text_in(desk.name, language()))
    unit = _("chance that the level is met, with its 95 % confidence")
    return FanCardData(f"chance:{desk.id}", title, unit, fan, share)


def whole(value: float) -> str:
    """A count of people or posts; of few of them halves too (ticks of an axis, medians of two runs)."""
    if not isfinite(value):
        return "–"
    is_half = abs(value) < 10 and abs(value - round(value)) > 0.05
    return number(f"{value:.1f}" if is_half else f"{value:.0f}", language())


def share(value: float) -> str:
    """A share as per cent."""
    return (
        percent(f"{value:.4f}", language(), 0 if abs(value) >= 0.1 or value == 0 else 1)
        if isfinite(value)
        else "–"
    )


def millions(value: float) -> str:
    """Dollars in millions."""
    return number(f"{value / 1e6:.1f}", language()) if isfinite(value) else "–"
