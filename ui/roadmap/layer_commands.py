"""A command for each layer of the chart: in the menu "Show", the palette and the list of shortcuts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from i18n import _
from planning.scene.layers import BASELINE, CRITICAL, LAYERS, LINKS, PROGRESS, SLACK, STATUS
from ui.shell.commands import Command

if TYPE_CHECKING:
    from planning.scene.layers import Layer
    from ui.roadmap.view import RoadmapView

SHORTCUTS = {
    LINKS: "Ctrl+Shift+K",
    CRITICAL: "Ctrl+Shift+C",
    SLACK: "Ctrl+Shift+F",
    BASELINE: "Ctrl+Shift+B",
    PROGRESS: "Ctrl+Shift+G",
    STATUS: "Ctrl+Shift+R",
}


def layer_id(name: str) -> str:
    """The id of the command of a layer."""
    return f"roadmap.show_{name}"


def layer_commands(view: RoadmapView) -> list[Command]:
    """The commands in the order of the menu."""
    return [_command(view, layer) for layer in LAYERS]


def _command(view: RoadmapView, layer: Layer) -> Command:
    if layer.name == BASELINE:
        return _baseline_command(view, layer)
    state, keys = view.chart_state, SHORTCUTS.get(layer.name)
    return Command(
        layer_id(layer.name),
        layer.words,
        layer.icon,
        partial(state.toggle_layer, layer.name),
        (keys,) if keys else (),
        menu="roadmap",
        group=3,
        checked=lambda: layer.name in state.layers,
    )


def _baseline_command(view: RoadmapView, layer: Layer) -> Command:
    """Where nothing is compared with yet, switching it on compares with the baseline that was taken last."""
    state, comparing = view.chart_state, view.comparing

    def toggle() -> None:
        if not comparing.against:
            state.set_layers(state.layers | {BASELINE})
            comparing.choose(comparing.latest)
        else:
            state.toggle_layer(BASELINE)

    return Command(
        layer_id(layer.name),
        layer.words,
        layer.icon,
        toggle,
        (SHORTCUTS[BASELINE],),
        lambda: bool(comparing.against or comparing.latest),
        menu="roadmap",
        group=3,
        checked=lambda: bool(comparing.against) and BASELINE in state.layers,
        reason=lambda: _("No baseline yet: set one in the menu of scenarios."),
    )
