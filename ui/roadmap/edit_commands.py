"""The commands that work on selected activities as a group: every mouse gesture has its keys here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from i18n import N_, _
from ui.roadmap.arranging import PROGRESS_STEP
from ui.shell.commands import Command, Shortcut

if TYPE_CHECKING:
    from ui.roadmap.view import RoadmapView

Run = Callable[[], object]
Enabled = Callable[[], bool]
Key = QKeySequence.StandardKey
MENU = "roadmap"


def edit_commands(view: RoadmapView) -> list[Command]:
    """Clipboard, places, links, progress."""
    return [*_clipboard(view), *_places(view), *_links(view), *_progress(view)]


def _clipboard(view: RoadmapView) -> list[Command]:
    edit, board, arrange = view.editing, view.clipboard, view.arranging

    # Written out, because the standard keys take Ctrl+Ins and Shift+Del as well, which add and delete here.
    def entry(id: str, text: str, icon: str, key: Shortcut, run: Run, enabled: Enabled) -> Command:
        return Command(id, text, icon, run, (key,), enabled, menu="edit", group=1)

    return [
        entry("roadmap.cut", N_("Cut"), "scissors", "Ctrl+X", board.cut, edit.has_activities),
        entry("roadmap.copy", N_("Copy"), "copy", "Ctrl+C", board.copy, board.can_copy),
        entry("roadmap.paste", N_("Paste"), "clipboard-paste", "Ctrl+V", board.paste, board.can_paste),
        entry("roadmap.duplicate", N_("Duplicate"), "copy", "Ctrl+D", arrange.duplicate, edit.has_activities),
        entry(
            "roadmap.select_all",
            N_("Select all activities"),
            "list",
            Key.SelectAll,
            arrange.select_all,
            lambda: bool(view.chart_state.outline.activities),
        ),
    ]


def _places(view: RoadmapView) -> list[Command]:
    edit, arrange = view.editing, view.arranging

    def entry(id: str, text: str, icon: str, keys: tuple[str, ...], run: Run, enabled: Enabled) -> Command:
        return Command(id, text, icon, run, keys, enabled, menu=MENU, group=2)

    def is_in_one_lane() -> bool:
        lanes = {view.chart_state.outline.activities[id].lane for id in edit.activities()}
        return edit.has_activities() and len(lanes) == 1

    def split_reason() -> str:
        return _("Select activities of one lane.") if edit.can_edit() else ""

    up, down = N_("To the lane above"), N_("To the lane below")
    able = arrange.can_change_lane
    return [
        entry("roadmap.lane_up", up, "arrow-up", ("Alt+Up",), lambda: arrange.to_lane(-1), able),
        entry("roadmap.lane_down", down, "arrow-down", ("Alt+Down",), lambda: arrange.to_lane(1), able),
        Command(
            "roadmap.split_lane",
            N_("Split lane"),
            "scissors",
            arrange.split_lane,
            ("Ctrl+Shift+N",),
            is_in_one_lane,
            menu=MENU,
            group=2,
            reason=split_reason,
        ),
    ]


def _links(view: RoadmapView) -> list[Command]:
    edit, arrange = view.editing, view.arranging

    def linking(kind: str, text: str, keys: tuple[str, ...]) -> Command:
        id = "roadmap.link" if kind == "FS" else f"roadmap.link_{kind.lower()}"
        return Command(id, text, "link", lambda: arrange.link(kind), keys, edit.can_link, menu=MENU, group=2)

    return [
        linking("FS", N_("Link in order"), ("Ctrl+L",)),
        linking("SS", N_("Link start to start"), ()),
        linking("FF", N_("Link finish to finish"), ()),
        linking("SF", N_("Link start to finish"), ()),
        Command(
            "roadmap.next_link",
            N_("Select the next link"),
            "waypoints",
            arrange.next_link,
            ("Ctrl+Alt+L",),
            arrange.has_links,
            menu=MENU,
            group=2,
            reason=lambda: _("The row of the cursor has no link."),
        ),
        Command(
            "roadmap.unlink",
            N_("Remove links"),
            "unlink",
            arrange.unlink,
            ("Ctrl+Alt+U",),
            arrange.can_unlink,
            menu=MENU,
            group=2,
        ),
    ]


def _progress(view: RoadmapView) -> list[Command]:
    edit, arrange = view.editing, view.arranging

    def entry(id: str, text: str, icon: str, key: str, run: Run) -> Command:
        return Command(id, text, icon, run, (key,), edit.has_activities, menu=MENU, group=1)

    more, less = (lambda: arrange.progress(PROGRESS_STEP)), (lambda: arrange.progress(-PROGRESS_STEP))
    return [
        entry("roadmap.more_done", N_("More is done"), "check", "Alt+PgUp", more),
        entry("roadmap.less_done", N_("Less is done"), "rotate-ccw", "Alt+PgDown", less),
        Command(
            "roadmap.reschedule",
            N_("Reschedule"),
            "refresh-cw",
            arrange.reschedule,
            ("F9",),
            arrange.can_reschedule,
            menu=MENU,
            group=1,
            reason=lambda: _("No activity is scheduled automatically."),
        ),
        Command(
            "roadmap.automatic",
            N_("Schedule automatically"),
            "workflow",
            arrange.toggle_automatic,
            ("Ctrl+Shift+A",),
            edit.has_activities,
            menu=MENU,
            group=1,
            checked=arrange.is_automatic,
            keywords=N_("manual auto mode"),
        ),
    ]
