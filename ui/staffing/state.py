"""What the segments of Staffing share: the unit, the scenarios compared, the month looked at, the results."""

from datetime import date
from typing import cast

from PySide6.QtCore import QObject, Signal

from i18n import language
from planning.plan.document import Document
from planning.plan.entities import Unit
from planning.plan.errors import PlanError
from planning.plan.moments import finish_day, start_day
from planning.plan.staffing import Desk, Post, Scenario
from planning.plan.text import text_in
from planning.staffing.establishment import Establishment, establishment
from planning.staffing.months import month_number, month_text
from ui.shell.session import Session

TABLES = ("units", "posts", "scenarios", "assumptions", "desks", "plan")


class StaffingState(QObject):
    """One for the view; each signal tells what is another one now."""

    unit_changed = Signal()
    scenarios_changed = Signal()
    month_changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.unit = ""
        self.base = self.scenario = ""
        self.month = ""
        self._standing: dict[tuple[int, str], Establishment] = {}
        self.renew()

    @property
    def document(self) -> Document:
        """The plan that is open."""
        return self.session.document

    def renew(self) -> None:
        """Another plan, or other scenarios: choose what it has."""
        self._standing.clear()
        ids = [scenario.id for scenario in self.scenarios()]
        self.base = self.base if self.base in ids else next(iter(ids), "")
        if self.scenario not in ids:
            self.scenario = ids[1] if len(ids) > 1 else self.base
        if self.unit not in self.units():
            self.unit = ""
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
        """The posts of a unit with all below it in the month looked at."""
        found = self.standing(self.scenario if scenario is None else scenario)
        return found.posts(self.month, unit=unit) if found is not None else 0

    def posts_by_grade(self, unit: str) -> dict[str, int]:
        """The posts of a unit itself by grade in the month looked at, as a staffing table orders them."""
        from planning.staffing.grades import in_order

        found = self.standing(self.scenario)
        month = month_number(self.month)
        places = [seat.at(month) for seat in found.seats] if found is not None else []
        grades = [place.grade for place in places if place is not None and place.unit == unit]
        return {grade: grades.count(grade) for grade in in_order(grades, self.document)}

    def choose_unit(self, unit: str) -> None:
        """Look at a unit; "" is the whole organization."""
        if unit != self.unit:
            self.unit = unit
            self.unit_changed.emit()

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


def has_illustrative_posts(document: Document, unit: str = "") -> bool:
    """Whether any post (of a unit) stands for illustration only."""
    posts = (post for post in document.table("posts").values() if isinstance(post, Post))
    return any(post.illustrative and (not unit or post.unit == unit) for post in posts)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1
