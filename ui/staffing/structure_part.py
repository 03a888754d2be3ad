"""The structure as a segment: the organization chart with posts, at a month and under a scenario."""

from collections.abc import Callable

from PySide6.QtGui import QImage

from i18n import _, language, ngettext
from i18n.formats import number, series
from planning.plan.changes import Changes
from planning.plan.text import text_in
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.staffing.choices import MonthChoice, ScenarioChoice
from ui.staffing.inspector import UnitInspector
from ui.staffing.organization_canvas import OrganizationCanvas
from ui.staffing.state import TABLES, StaffingState, has_illustrative_posts


class StructurePart(Part):
    """Chart, choices, and the inspector of the unit."""

    def __init__(self, state: StaffingState, told: Callable[[], object]) -> None:
        super().__init__(state.session)
        self.state = state
        self.canvas = self.widget = OrganizationCanvas(state)
        self._scenario, self._month = ScenarioChoice(state), MonthChoice(state)
        self._scenario.name_alone()
        self.left = [self._scenario, self._month]
        self.inspector = self._unit = UnitInspector(state)
        for signal in (state.month_changed, state.scenarios_changed):
            signal.connect(told)

    def say(self) -> None:
        self._scenario.follow()
        self._scenario.name_alone()
        self._month.follow()
        self.renew()

    def follow(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.renew()

    def renew(self) -> None:
        self._scenario.follow()
        self._scenario.name_alone()
        self._month.follow()
        self.canvas.sheet.fill()
        self._unit.fill()

    def status(self) -> list[StatusItem]:
        return structure_status(self.state)

    def reveal(self, table: str, id: str) -> bool:
        if table != "units" or id not in self.state.units():
            return False
        self.state.choose_unit(id)
        return True

    def picture(self) -> QImage | None:
        return self.canvas.picture()

    def table(self) -> str:
        state = self.state
        lines = ["\t".join((_("Unit"), _("Posts"), _("Functions")))]
        for id, unit in state.units().items():
            posts = ", ".join(f"{count} {grade}" for grade, count in state.posts_by_grade(id).items())
            lines.append(
                "\t".join(
                    (state.unit_name(id), posts, text_in(unit.functions, language()).replace("\n", " "))
                )
            )
        return "\n".join(lines)


def structure_status(state: StaffingState) -> list[StatusItem]:
    """What the structure holds, and that its posts are illustrative."""
    units, shown = len(state.units()), language()
    posts = state.all_posts()
    words = [
        ngettext("{count} unit", "{count} units", units).format(count=number(units, shown)),
        ngettext("{count} post", "{count} posts", posts).format(count=number(posts, shown)),
    ]
    items = [StatusItem(series(words, shown), "network")]
    if has_illustrative_posts(state.document):
        said = _("Post counts are illustrative: the source prints those of Umoja only")
        items.append(StatusItem(said, "triangle-alert", "warning"))
    return items
