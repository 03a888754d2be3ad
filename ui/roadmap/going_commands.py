"""Commands that go somewhere in the chart: to today, to a row, to a bar, to another scale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from i18n import N_
from planning.scene.timescale import day_number
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.roadmap.view import RoadmapView

SCALES = (
    ("days", N_("Days"), 2200.0),
    ("weeks", N_("Weeks"), 700.0),
    ("months", N_("Months"), 150.0),
    ("quarters", N_("Quarters"), 44.0),
    ("years", N_("Years"), 8.0),
)
"""Each scale that can be chosen by name, and how wide it makes a quarter, px."""


def going_commands(view: RoadmapView) -> list[Command]:
    """What can be gone to."""
    return [*_places(view), *_scales(view)]


def _places(view: RoadmapView) -> list[Command]:
    table = view.session.commands

    def going(id: str, text: str, icon: str, key: str, run: Callable[[], object]) -> Command:
        return Command(f"roadmap.{id}", text, icon, run, (key,), menu="roadmap", group=3)

    return [
        going("go_today", N_("Go to today"), "calendar-clock", "Alt+Home", lambda: go_to_today(view)),
        Command(
            "roadmap.go_row",
            N_("Go to a row…"),
            "search",
            lambda: table.run("go.palette"),
            ("Ctrl+G",),
            lambda: "go.palette" in table,
            menu="roadmap",
            group=3,
        ),
        going("go_bar", N_("Go to the bar"), "locate-fixed", "Ctrl+B", lambda: go_to_bar(view)),
        going(
            "fit_selection", N_("Fit the selection"), "maximize", "Ctrl+Alt+0", lambda: fit_selection(view)
        ),
        Command(
            "roadmap.plan",
            N_("Plan…"),
            "square-pen",
            lambda: open_plan(view),
            ("Ctrl+Alt+P",),
            lambda: view.session.can_edit,
            menu="edit",
            group=2,
            keywords=N_("title symbol horizon status date fiscal year"),
        ),
        Command(
            "roadmap.overview_map",
            N_("Overview strip"),
            "image",
            lambda: view.chart.show_map(is_shown=not view.chart.shows_map),
            ("Ctrl+Shift+O",),
            menu="roadmap",
            group=3,
            checked=lambda: view.chart.shows_map,
        ),
    ]


def _scales(view: RoadmapView) -> list[Command]:
    def scale(id: str, text: str, width: float) -> Command:
        run = partial(view.chart.canvas.zoom_to, width)
        return Command(f"roadmap.scale_{id}", text, "calendar-range", run, menu="roadmap", group=4)

    return [scale(*each) for each in SCALES]


def open_plan(view: RoadmapView) -> None:
    """Open the head of the plan: title, horizon, status date, fiscal year."""
    from ui.roadmap.plan_dialog import PlanDialog

    PlanDialog(view, view.session).open()


def go_to_today(view: RoadmapView) -> None:
    """Bring the status date, or today, into the middle."""
    day = view.chart.canvas.whole_frame().reported_day or date.today()
    view.chart.canvas.centre_on(day_number(day))


def go_to_bar(view: RoadmapView) -> None:
    """Bring the bar of the cursor into sight."""
    number = view.chart_state.number(view.chart_state.cursor)
    if number >= 0:
        view.chart.canvas.show_cursor()
        view.chart.canvas.show_bar(number)


def fit_selection(view: RoadmapView) -> None:
    """Zoom so that the selected bars fill the width."""
    state = view.chart_state
    spans = [state.outline.span(key) for key in state.selected]
    ends = [day for span in spans for day in span if day is not None]
    if ends:
        view.chart.canvas.show_days(min(ends), max(ends))
        go_to_bar(view)
