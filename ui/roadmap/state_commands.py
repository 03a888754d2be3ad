"""The commands of scenarios, baselines and of the drawer under the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18n import N_, _
from ui.roadmap import picture_dialog
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.roadmap.view import RoadmapView

MENU = "roadmap"


def state_commands(view: RoadmapView) -> list[Command]:
    """What can be done with states of the roadmap."""
    scenarios, comparing, session, drawer = view.scenarios, view.comparing, view.session, view.drawer

    def needs_scenario() -> str:
        return "" if session.scenario else _("Begin a scenario, or choose one under “Scenarios”, first.")

    return [
        Command("roadmap.new_scenario", N_("New scenario…"), "git-branch", scenarios.begin,
                ("Ctrl+Alt+N",), scenarios.can_edit, MENU, 5, keywords=N_("what if branch")),
        Command("roadmap.adopt_scenario", N_("Adopt scenario"), "git-commit-horizontal", scenarios.adopt,
                (), scenarios.has_current, MENU, 5, reason=needs_scenario),
        Command("roadmap.leave_scenario", N_("Back to the plan"), "log-out", session.set_scenario,
                ("Ctrl+Alt+B",), lambda: bool(session.scenario), MENU, 5, reason=needs_scenario),
        Command("roadmap.next_scenario", N_("Work in the next scenario"), "git-branch",
                view.next_scenario, ("Ctrl+Alt+S",), lambda: bool(comparing.scenarios()), MENU, 5),
        Command("roadmap.next_comparison", N_("Compare with the next state"), "layers",
                view.next_comparison, ("Ctrl+Alt+C",), menu=MENU, group=5, keywords=N_("baseline scenario")),
        Command("roadmap.set_baseline", N_("Set baseline…"), "flag", scenarios.take_baseline,
                ("Ctrl+Alt+K",), scenarios.can_edit, MENU, 5),
        Command("roadmap.picture", N_("Export or print the chart…"), "image",
                lambda: picture_dialog.open_dialog(view), ("Ctrl+P",), menu=MENU, group=7,
                keywords=N_("poster pdf svg png paper printer")),
        Command("roadmap.copy_picture", N_("Copy as picture"), "copy",
                lambda: picture_dialog.copy_picture(view), ("Ctrl+Alt+I",), menu=MENU, group=7),
        Command("roadmap.demand", N_("Demand for people"), "chart-column", lambda: drawer.toggle("demand"),
                ("Ctrl+Alt+R",), menu=MENU, group=5, checked=lambda: drawer.current == "demand",
                keywords=N_("resources histogram staff overload")),
        Command("roadmap.level", N_("Level overloads…"), "move-horizontal",
                lambda: _level(view), (), lambda: _asks_for_people(view), MENU, 5,
                reason=lambda: _("No activity asks for people yet: add demand in the inspector."),
                keywords=N_("resource levelling smoothing delay staff")),
        Command("roadmap.demand_table", N_("Demand as a table"), "table-2", view.toggle_table, ("Ctrl+T",),
                menu=MENU, group=5),
        Command("roadmap.differences", N_("Differences"), "table-2", lambda: drawer.toggle("differences"),
                ("Ctrl+Alt+D",), menu=MENU, group=5, checked=lambda: drawer.current == "differences"),
    ]  # fmt: skip


def _level(view: RoadmapView) -> None:
    from ui.roadmap.levelling_dialog import LevellingDialog

    LevellingDialog(view).open()


def _asks_for_people(view: RoadmapView) -> bool:
    return view.session.has_document and bool(view.session.document.table("demands"))
