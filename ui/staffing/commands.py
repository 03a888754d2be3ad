"""The commands of Staffing, as data for menus, toolbar, palette and shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from i18n import N_, _
from planning.plan.staffing import Scenario
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.staffing.view import StaffingView

MENU = "staffing"


def staffing_commands(view: StaffingView) -> list[Command]:
    """What can be done while Staffing is shown, beside going from segment to segment."""
    return [*_adding(view), *_running(view)]


def _adding(view: StaffingView) -> list[Command]:
    def can_edit() -> bool:
        return view.session.can_edit

    def has_scenario() -> bool:
        return can_edit() and bool(view.staffing.scenario)

    return [
        Command(
            "staffing.add_post", N_("Add a post"), "plus", lambda: add_post(view), ("Ins",), can_edit, MENU, 1
        ),
        Command(
            "staffing.remove_post",
            N_("Remove the selected posts"),
            "trash-2",
            lambda: remove_posts(view),
            (),
            lambda: can_edit() and view.current == "posts",
            MENU,
            1,
        ),
        Command(
            "staffing.add_scenario",
            N_("Add a scenario"),
            "git-branch",
            lambda: add_scenario(view),
            (),
            can_edit,
            MENU,
            2,
        ),
        Command(
            "staffing.rename_scenario",
            N_("Rename the scenario"),
            "pencil",
            lambda: rename_scenario(view),
            (),
            has_scenario,
            MENU,
            2,
        ),
        Command(
            "staffing.remove_scenario",
            N_("Remove the scenario"),
            "trash-2",
            lambda: remove_scenario(view),
            (),
            has_scenario,
            MENU,
            2,
        ),
    ]


def _running(view: StaffingView) -> list[Command]:
    def scenarios() -> bool:
        return view.current == "scenarios"

    return [
        Command(
            "staffing.grade",
            N_("Choose a grade"),
            "users",
            lambda: choose_grade(view),
            ("Ctrl+G",),
            lambda: view.pane.isVisibleTo(view),
            MENU,
            3,
        ),
        Command(
            "staffing.run",
            N_("Run the simulation again"),
            "refresh-cw",
            lambda: run(view),
            ("F9",),
            menu=MENU,
            group=3,
        ),
        Command(
            "staffing.seed",
            N_("Run with another seed"),
            "rotate-ccw",
            lambda: run(view, other=True),
            (),
            scenarios,
            MENU,
            3,
        ),
        Command(
            "staffing.tables",
            N_("Show charts as tables"),
            "table-2",
            lambda: toggle_tables(view),
            ("Ctrl+T",),
            scenarios,
            MENU,
            3,
        ),
    ]


def add_post(view: StaffingView) -> None:
    """Go to the posts and add one."""
    from ui.staffing.posts_part import PostsPart

    view.show_part("posts")
    part = view.part_of("posts")
    if isinstance(part, PostsPart):
        part.add_post()


def remove_posts(view: StaffingView) -> None:
    """Remove the posts of the selected rows."""
    from ui.staffing.posts_part import PostsPart

    part = view.part_of("posts")
    if isinstance(part, PostsPart):
        part.remove()


def add_scenario(view: StaffingView) -> None:
    """Branch a new scenario off the one that is looked at, and look at it."""
    state, session = view.staffing, view.session
    order = max((one.order for one in state.scenarios()), default=0) + 1
    fields: dict[str, Any] = {"name": {session.language: _("New scenario")}, "order": order}
    if state.scenario:
        fields["base"] = state.scenario
    added: list[str] = []
    if session.run(lambda t: added.append(t.add("scenarios", fields)), _("Add scenario")):
        view.show_part("scenarios")
        state.choose_scenarios(state.base, added[0])


def rename_scenario(view: StaffingView) -> None:
    """Ask for the name of the scenario in each language of the plan."""
    from ui.staffing.name_dialog import ask_names

    state = view.staffing
    scenario = state.document.get("scenarios", state.scenario)
    if isinstance(scenario, Scenario):
        ask_names(view, view.session, "scenarios", scenario.id, scenario.name, N_("Rename scenario"))


def remove_scenario(view: StaffingView) -> None:
    """Remove the scenario that is looked at; scenarios on top of it say no."""
    state = view.staffing
    id = state.scenario
    view.session.run(lambda t: t.remove("scenarios", id), _("Remove scenario"))


def run(view: StaffingView, *, other: bool = False) -> None:
    """Run again, with the luck of the next seed where wanted."""
    from ui.staffing.scenarios_part import ScenariosPart

    view.show_part("scenarios")
    part = view.part_of("scenarios")
    if isinstance(part, ScenariosPart):
        part.results.set_seed(part.results.seed + other)


def choose_grade(view: StaffingView) -> None:
    """Open the list of grades."""
    select = view.pane.grade.select
    select.setFocus()
    select.showPopup()


def toggle_tables(view: StaffingView) -> None:
    """Turn charts into tables and back."""
    from ui.staffing.scenarios_part import ScenariosPart

    part = view.part_of("scenarios")
    if isinstance(part, ScenariosPart):
        part.toggle_tables()
