"""What the segments of Staffing share: the unit, the scenarios compared, the month looked at, the results."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QObject, Signal

from i18n import language
from planning.plan.document import Document
from planning.plan.entities import Unit
from planning.plan.errors import PlanError
from planning.plan.moments import finish_day, start_day
from planning.plan.staffing import Desk, Post, Scenario
from planning.plan.text import text_in
from planning.staffing.establishment import Establishment, establishment
from planning.staffing.months import month_text
from ui.shell.session import Session

TABLES = ("units", "posts", "scenarios", "assumptions", "desks", "plan")
RUNS: Mapping[str, tuple[int, ...]] = {
    "scenarios": (100, 1000, 10_000),
    "analysis": (100, 400, 1000),
    "needs": (200, 1000, 10_000),
}
"""How many replications each segment offers, the usual number first."""


class StaffingState(QObject):
    """One for the view; each signal tells what is another one now."""

    unit_changed = Signal()
    grade_changed = Signal()
    runs_changed = Signal(str)
    scenarios_changed = Signal()
    month_changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.unit = self.grade = ""
        self.runs = {part: counts[0] for part, counts in RUNS.items()}
        self.base = self.scenario = ""
        self.month = ""
        self._standing: dict[tuple[int, str], Establishment] = {}
        self._counts: dict[tuple[int, str, str], dict[str, Counter[str]]] = {}
        self.renew()

    @property
    def document(self) -> Document:
        """The plan that is open."""
        return self.session.document

    def renew(self) -> None:
        """Another plan, or other scenarios: choose what it has."""
        self._standing.clear()
        self._counts.clear()
        ids = [scenario.id for scenario in self.scenarios()]
        self.base = self.base if self.base in ids else next(iter(ids), "")
        if self.scenario not in ids:
            self.scenario = ids[1] if len(ids) > 1 else self.base
        if self.unit not in self.units():
            self.unit = ""
        if self.grade not in self.grades():
            self.grade = ""
        months = self.months()
        self.month = self.month if self.month in months else months[-1]

    def scenarios(self) -> list[Scenario]:
        """The scenarios in their order."""
        table = cast("dict[str, Scenario]", self.document.table("scenarios"))
        return sorted(table.values(), key=lambda scenario: (scenario.order, scenario.id))

    def desks(self) -> list[Desk]:
        """The desks of the plan in their order."""
        found = (desk for desk in self.document.table("desks").values() if isinstance(desk, Desk))
        return sorted(found, key=lambda desk: (desk.order, desk.id))

    def units(self) -> dict[str, Unit]:
        """The units of the plan."""
        return cast("dict[str, Unit]", self.document.table("units"))

    def grades(self) -> list[str]:
        """The grades of the posts of both scenarios, at any time, as a staffing table orders them."""
        from planning.staffing.grades import in_order

        both = dict.fromkeys((self.base, self.scenario))
        found = [standing for id in both if (standing := self.standing(id)) is not None]
        places = {span.place for standing in found for seat in standing.seats for span in seat.spans}
        return in_order((place.grade for place in places), self.document)

    def scenario_name(self, id: str) -> str:
        """What a scenario is called."""
        found = self.document.get("scenarios", id)
        return text_in(found.name, language()) if isinstance(found, Scenario) else id

    def unit_name(self, id: str) -> str:
        """What a unit is called."""
        found = self.units().get(id)
        return text_in(found.name, language()) if found is not None else id

    def months(self) -> list[str]:
        """The first months of the quarters of the horizon, and its last month."""
        plan = self.document.plan
        first = _number(start_day(plan.horizon_start))
        last = _number(finish_day(plan.horizon_finish))
        found = [month_text(number) for number in range(first, last + 1, 3)]
        return found if found[-1] == month_text(last) else [*found, month_text(last)]

    def standing(self, scenario: str) -> Establishment | None:
        """The posts under a scenario; ``None`` where its changes cannot be applied."""
        key = (self.document.revision, scenario)
        if key not in self._standing:
            self._standing = {k: v for k, v in self._standing.items() if k[0] == key[0]}
            try:
                self._standing[key] = establishment(self.document, scenario)
            except PlanError as error:
                self.session.report(error)
                return None
        return self._standing[key]

    def posts(self, unit: str = "", scenario: str | None = None) -> int:
        """The posts of a unit with all below it, of the grade and in the month looked at."""
        id = self.scenario if scenario is None else scenario
        found, counted = self.standing(id), self._counted(id)
        units = found.below.get(unit, frozenset((unit,))) if found is not None and unit else counted.keys()
        return sum(
            counted[one][self.grade] if self.grade else counted[one].total()
            for one in units
            if one in counted
        )

    def all_posts(self) -> int:
        """The posts of the whole structure, of all grades, in the month looked at."""
        return sum(own.total() for own in self._counted(self.scenario).values())

    def posts_by_grade(self, unit: str) -> dict[str, int]:
        """The posts of a unit itself by grade in the month looked at, as a staffing table orders them."""
        from planning.staffing.grades import in_order

        own = self._counted(self.scenario).get(unit, Counter())
        return {grade: own[grade] for grade in in_order(own, self.document)}

    def own_posts(self, unit: str) -> dict[str, int]:
        """The posts of a unit itself by grade as the table of posts has them, whatever the month."""
        found: Counter[str] = Counter()
        for post in self.document.table("posts").values():
            if isinstance(post, Post) and post.unit == unit and not post.proposed:
                found[post.grade] += post.count
        return found

    def _counted(self, scenario: str) -> dict[str, Counter[str]]:
        """The posts of each unit itself by grade: counted once, a tree asks for all of them."""
        key = (self.document.revision, scenario, self.month)
        if key not in self._counts:
            self._counts = {k: v for k, v in self._counts.items() if k[0] == key[0]}
            counted = self._counts[key] = {}
            found = self.standing(scenario)
            for place in found.places(self.month) if found is not None else ():
                counted.setdefault(place.unit, Counter())[place.grade] += 1
        return self._counts[key]

    def choose_unit(self, unit: str) -> None:
        """Look at a unit; "" is the whole organization."""
        if unit != self.unit:
            self.unit = unit
            self.unit_changed.emit()

    def choose_grade(self, grade: str) -> None:
        """Look at a grade; "" is all of them."""
        if grade != self.grade:
            self.grade = grade
            self.grade_changed.emit()

    def choose_runs(self, part: str, count: int) -> None:
        """Play so many replications in a segment from now on."""
        if count in RUNS.get(part, ()) and count != self.runs[part]:
            self.runs[part] = count
            self.runs_changed.emit(part)

    def choose_scenarios(self, base: str, scenario: str) -> None:
        """Compare two scenarios."""
        if (base, scenario) != (self.base, self.scenario):
            self.base, self.scenario = base, scenario
            self.scenarios_changed.emit()

    def choose_month(self, month: str) -> None:
        """Look at the structure as it stands at the end of a month."""
        if month != self.month and month in self.months():
            self.month = month
            self.month_changed.emit()


def kept(state: StaffingState, part: str) -> str:
    """What is remembered between runs of the program: the segment, the grade, the replications."""
    return json.dumps({"part": part, "grade": state.grade, "runs": state.runs})


def restored(state: StaffingState, text: str) -> str:
    """Choose again what was remembered, as far as there is such a thing; the segment to be shown."""
    try:
        found: dict[str, Any] = json.loads(text)
        part, runs = str(found.get("part", "")), found.get("runs")
    except (ValueError, AttributeError):
        return text  # earlier versions remembered the segment alone
    if found.get("grade") in state.grades():
        state.choose_grade(found["grade"])
    for name, count in runs.items() if isinstance(runs, dict) else ():
        state.choose_runs(name, count)
    return part


def has_illustrative_posts(document: Document, unit: str = "") -> bool:
    """Whether any post (of a unit) stands for illustration only."""
    posts = (post for post in document.table("posts").values() if isinstance(post, Post))
    return any(post.illustrative and (not unit or post.unit == unit) for post in posts)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1
