"""What is assumed at a time under a scenario: the assumptions of the plan and the changes that alter them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from planning.plan.scenario_rules import in_order
from planning.plan.staffing import Assumption, Parameter, StructureChange
from planning.schedule.build import PlanSource
from planning.staffing.months import first_month, last_month
from planning.staffing.seats import branches

DEFAULTS: dict[str, float] = {
    "wastage": 0.05,
    "separation_age": 65,
    "lead_time": 120,
    "entry_age": 41,
    "age": 45,
    "tenure": 60,
    "working_days": 261,
    "leave_days": 30,
    "holidays": 10,
    "hours_a_day": 7.5,
    "span_of_control": 8,
    "project_share": 1,
}
"""What holds where a plan assumes nothing (illustrative); all other parameters are 0 then."""


class Assumed(NamedTuple):
    """A parameter at some time: its value, shares, and the shape of its distribution."""

    value: float
    shares: Mapping[str, float]
    variation: float = 0
    distribution: str = "lognormal"
    source: str = ""


class SeparationRule(NamedTuple):
    """Age of separation in years for those who joined in a range of months; from a month on, or always."""

    age: float
    joined_from: int | None
    joined_before: int | None
    effective: int | None


class Behaviour:
    """The assumptions of a plan under a scenario.

    ``adjustments`` are changes of the action ``assume`` that hold throughout: those of a sensitivity
    analysis.
    """

    def __init__(
        self, source: PlanSource, scenario: str = "", adjustments: Iterable[StructureChange] = ()
    ) -> None:
        table = cast(Mapping[str, Assumption], source.table("assumptions"))
        self._rows: dict[str, list[Assumption]] = {}
        for row in table.values():
            self._rows.setdefault(row.parameter, []).append(row)
        changes = [
            (first_month(change.date), change)
            for branch in branches(source, scenario)
            for _number, change in in_order(branch)
            if change.action == "assume"
        ]
        self._changes = sorted(changes, key=lambda entry: entry[0])
        self._changes += [(0, change) for change in adjustments]

    def at(self, parameter: Parameter, month: int, grade: str = "", tenure: int = 0) -> Assumed:
        """What holds at the end of a month for a grade and months in post."""
        called = self._called(month)
        fitting = (row for row in self._rows.get(parameter, ()) if _fits(row, month, grade, tenure, called))
        row = max(fitting, key=lambda row: _rank(row, called), default=None)
        if row is None:
            assumed = Assumed(DEFAULTS.get(parameter, 0), {})
        else:
            assumed = Assumed(row.value, row.shares, row.variation, row.distribution, row.id)
        for change in self._altering(parameter, month, grade):
            value = assumed.value if change.value is None else change.value
            factor = 1 if change.factor is None else change.factor
            shares = change.shares or {name: share * factor for name, share in assumed.shares.items()}
            assumed = assumed._replace(value=value * factor, shares=_at_most_one(shares))
        return assumed

    def turning_months(self, first: int, end: int) -> list[int]:
        """The months from ``first`` until before ``end`` at which anything may change."""
        turns = {first} | {month for month, _change in self._changes}
        for row in (row for rows in self._rows.values() for row in rows):
            turns |= {first_month(row.effective)} if row.effective else set()
            turns |= {last_month(row.until) + 1} if row.until else set()
        return sorted(month for month in turns if first <= month < end)

    def separation_rules(self) -> list[SeparationRule]:
        """The rules of separation: those that always held, then the later ones by their month."""
        rules = [_rule(row) for row in self._rows.get("separation_age", ()) if not row.preset]
        rules += [
            SeparationRule(change.value, None, None, month or None)
            for month, change in self._changes
            if change.parameter == "separation_age" and change.value is not None
        ]
        return sorted(rules, key=lambda rule: -1 if rule.effective is None else rule.effective)

    def tenure_turns(self) -> list[int]:
        """The months in post at which wastage may change, from 0."""
        rows = self._rows.get("wastage", ())
        return sorted({0} | {row.tenure_from for row in rows} | {row.tenure_to or 0 for row in rows})

    def rows(self, parameter: Parameter) -> list[Assumption]:
        """The assumptions of a parameter as they stand in the plan."""
        return self._rows.get(parameter, [])

    def _called(self, month: int) -> list[str]:
        """The presets in force, the last one called last."""
        return [change.preset for at, change in self._changes if change.preset and at <= month]

    def _altering(self, parameter: str, month: int, grade: str) -> Iterator[StructureChange]:
        for at, change in self._changes:
            if (
                change.parameter == parameter
                and at <= month
                and (not change.grades or grade in change.grades)
            ):
                yield change


def _at_most_one(shares: Mapping[str, float]) -> Mapping[str, float]:
    whole = max(sum(shares.values()), 1.0)
    return {name: share / whole for name, share in shares.items()}


def _fits(row: Assumption, month: int, grade: str, tenure: int, called: list[str]) -> bool:
    return (
        (not row.grades or grade in row.grades)
        and (not row.preset or row.preset in called)
        and row.tenure_from <= tenure
        and (row.tenure_to is None or tenure < row.tenure_to)
        and (row.effective is None or first_month(row.effective) <= month)
        and (row.until is None or month <= last_month(row.until))
    )


def _rank(row: Assumption, called: list[str]) -> tuple[int, bool, bool, str, float]:
    """The more special, the higher: a preset (the one called last), months in post, grades, the latest."""
    preset = max((n for n, name in enumerate(called, start=1) if name == row.preset), default=0)
    banded = row.tenure_to is not None or row.tenure_from > 0
    return preset, banded, bool(row.grades), row.effective or "", row.order


def _rule(row: Assumption) -> SeparationRule:
    return SeparationRule(
        row.value,
        first_month(row.joined_from) if row.joined_from else None,
        first_month(row.joined_before) if row.joined_before else None,
        first_month(row.effective) if row.effective else None,
    )
