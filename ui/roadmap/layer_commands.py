"""Commands for the layers of the chart and what its bars say: in the menu "Show", the palette, shortcuts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from i18n import N_, _
from planning.scene.frame import LABELS
from planning.scene.layers import BASELINE, CRITICAL, LAYERS, LINKS, PROGRESS, SLACK, STATUS
from ui.shell.commands import Command

if TYPE_CHECKING:
    from planning.scene.frame import LabelChoice
    from planning.scene.layers import Layer
    from ui.roadmap.chart_state import ChartState
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
    return [*(_command(view, layer) for layer in LAYERS), *_label_commands(view)]


def label_id(name: str) -> str:
    """The id of the command that has bars say something."""
    return f"roadmap.say_{name}"


def _label_commands(view: RoadmapView) -> list[Command]:
    state = view.chart_state
    return [
        Command(label_id(name), words, "tag", partial(state.set_labels, name),
                checked=partial(_says, state, name), keywords=N_("label text of bars"))
        for name, words in LABELS.items()
    ]  # fmt: skip


def _says(state: ChartState, name: LabelChoice) -> bool:
    return state.labels == name


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
