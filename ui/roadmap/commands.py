"""The commands of the roadmap, as data for menus, toolbar, context menu, palette and shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from i18n import N_, _
from planning.scene.metrics import DENSITIES
from ui.roadmap.edit_commands import edit_commands
from ui.roadmap.going_commands import going_commands
from ui.roadmap.layer_commands import layer_commands
from ui.shell.commands import Command, Shortcut

if TYPE_CHECKING:
    from ui.roadmap.view import RoadmapView

Run = Callable[[], object]
Enabled = Callable[[], bool]
Key = QKeySequence.StandardKey
MENU = "roadmap"
CONTEXT = (
    ("roadmap.add_activity", "roadmap.add_milestone", "roadmap.add_lane", "roadmap.add_phase"),
    ("roadmap.rename", "roadmap.inspect"),
    ("roadmap.cut", "roadmap.copy", "roadmap.paste", "roadmap.duplicate"),
    ("roadmap.earlier", "roadmap.later", "roadmap.automatic", "roadmap.link", "roadmap.unlink"),
    ("roadmap.up", "roadmap.down", "roadmap.indent", "roadmap.outdent", "roadmap.split_lane"),
    ("roadmap.remove",),
)
"""The context menu of a row, in groups."""


def roadmap_commands(view: RoadmapView) -> list[Command]:
    """All commands that answer while the roadmap is shown."""
    return [
        *_adding(view),
        *_dates(view),
        *_structure(view),
        *edit_commands(view),
        *_seeing(view),
        *layer_commands(view),
        *going_commands(view),
        *_rows(view),
    ]


def _adding(view: RoadmapView) -> list[Command]:
    edit = view.editing

    def reason() -> str:
        return _("Add a lane first: an activity stands in a lane.") if edit.can_edit() else ""

    def adding(id: str, text: str, icon: str, keys: tuple[str, ...], run: Run) -> Command:
        return Command(id, text, icon, run, keys, edit.has_lanes, menu=MENU, reason=reason)

    return [
        adding("roadmap.add_activity", N_("Add activity"), "plus", ("Ins",), edit.add_activity),
        adding("roadmap.add_milestone", N_("Add milestone"), "milestone", ("Ctrl+Ins",), edit.add_milestone),
        Command("roadmap.add_lane", N_("Add lane"), "rows-3", edit.add_lane, (), edit.can_edit, menu=MENU),
        Command("roadmap.add_phase", N_("Add phase"), "layers", edit.add_phase, (), edit.can_edit, menu=MENU),
        # Written out: under X11 the standard key takes Ctrl+D as well, which duplicates here.
        Command("roadmap.remove", N_("Delete"), "trash-2", edit.remove, ("Del",), edit.has_rows, menu=MENU),
    ]


def _dates(view: RoadmapView) -> list[Command]:
    edit = view.editing

    def dating(id: str, text: str, icon: str, key: str, run: Run) -> Command:
        return Command(id, text, icon, run, (key,), edit.has_activities, menu=MENU, group=1)

    wide = "move-horizontal"
    return [
        dating("roadmap.earlier", N_("Move earlier"), "arrow-left", "Alt+Left", lambda: edit.move(-1)),
        dating("roadmap.later", N_("Move later"), "arrow-right", "Alt+Right", lambda: edit.move(1)),
        dating("roadmap.shorter", N_("Finish earlier"), wide, "Alt+Shift+Left", lambda: edit.resize(-1)),
        dating("roadmap.longer", N_("Finish later"), wide, "Alt+Shift+Right", lambda: edit.resize(1)),
        dating(
            "roadmap.sooner", N_("Start earlier"), wide, "Ctrl+Shift+Left", lambda: edit.resize(-1, "start")
        ),
        dating(
            "roadmap.later_start",
            N_("Start later"),
            wide,
            "Ctrl+Shift+Right",
            lambda: edit.resize(1, "start"),
        ),
    ]


def _structure(view: RoadmapView) -> list[Command]:
    edit = view.editing

    def row(id: str, text: str, icon: str, key: str, run: Run, enabled: Enabled = edit.has_rows) -> Command:
        return Command(id, text, icon, run, (key,), enabled, menu=MENU, group=2)

    return [
        row("roadmap.rename", N_("Rename"), "pencil", "F2", view.rename),
        row("roadmap.up", N_("Move up"), "arrow-up", "Ctrl+Up", lambda: edit.reorder(-1)),
        row("roadmap.down", N_("Move down"), "arrow-down", "Ctrl+Down", lambda: edit.reorder(1)),
        row("roadmap.indent", N_("Indent"), "indent-increase", "Ctrl+]", edit.indent, edit.has_activities),
        row("roadmap.outdent", N_("Outdent"), "indent-decrease", "Ctrl+[", edit.outdent, edit.has_activities),
    ]


def _seeing(view: RoadmapView) -> list[Command]:
    canvas = view.chart.canvas

    def seeing(
        id: str, text: str, icon: str, keys: tuple[Shortcut, ...], run: Run, checked: Enabled | None = None
    ) -> Command:
        return Command(id, text, icon, run, keys, menu=MENU, group=3, checked=checked)

    def zoom(factor: float) -> Run:
        return lambda: canvas.zoom_by(factor)

    def fold(*, is_open: bool) -> Run:
        return lambda: view.fold_all(is_open=is_open)

    return [
        seeing("roadmap.zoom_in", N_("Zoom in"), "zoom-in", (Key.ZoomIn, "Ctrl+="), zoom(1.25)),
        seeing("roadmap.zoom_out", N_("Zoom out"), "zoom-out", (Key.ZoomOut,), zoom(0.8)),
        seeing("roadmap.fit", N_("Fit"), "maximize", ("Ctrl+0",), canvas.fit),
        seeing(
            "roadmap.whole",
            N_("Whole plan"),
            "expand",
            ("Ctrl+Shift+0",),
            view.toggle_whole,
            view.shows_whole,
        ),
        seeing("roadmap.fold", N_("Fold all"), "chevron-up", ("Ctrl+Shift+Up",), fold(is_open=False)),
        seeing("roadmap.unfold", N_("Unfold all"), "chevron-down", ("Ctrl+Shift+Down",), fold(is_open=True)),
        seeing("roadmap.inspect", N_("Go to the inspector"), "panel-right", ("Alt+Return",), view.inspect),
    ]


def _rows(view: RoadmapView) -> list[Command]:
    state = view.chart_state

    def density(name: str, text: str) -> Command:
        metrics = DENSITIES[name]
        return Command(
            f"roadmap.{name}",
            text,
            "rows-3",
            lambda: state.set_metrics(metrics),
            menu=MENU,
            group=4,
            checked=lambda: state.metrics == metrics,
        )

    return [
        density("compact", N_("Compact rows")),
        density("comfortable", N_("Comfortable rows")),
        density("roomy", N_("Roomy rows")),
    ]
