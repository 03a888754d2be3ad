"""The layers of a roadmap drawing that can be switched, in the order in which they are offered."""

from typing import NamedTuple

from i18n import N_


class Layer(NamedTuple):
    """One layer: its name, its words, its icon, whether it is shown at first, and what it needs."""

    name: str
    words: str
    icon: str
    is_shown: bool = True
    needs: str = ""
    """"schedule", "risk", or nothing but the plan."""


LINKS, CRITICAL, SLACK, BASELINE, PROGRESS, DEADLINES, TODAY, OFF_TIME, HATCH, TAILS, STATUS = (
    "links critical slack baseline progress_line deadlines today off_time hatch tails status".split()
)

LAYERS = (
    Layer(LINKS, N_("All links"), "spline", is_shown=False),
    Layer(CRITICAL, N_("Critical path"), "route", is_shown=False, needs="schedule"),
    Layer(SLACK, N_("Slack"), "move-horizontal", is_shown=False, needs="schedule"),
    Layer(BASELINE, N_("Baseline or other state compared with"), "git-commit-horizontal"),
    Layer(PROGRESS, N_("Progress line"), "chart-line", is_shown=False),
    Layer(DEADLINES, N_("Deadlines"), "flag"),
    Layer(TODAY, N_("Today"), "calendar-clock"),
    Layer(OFF_TIME, N_("Weekends and holidays"), "calendar-days"),
    Layer(HATCH, N_("Hatch of indicative dates"), "grid-3x3"),
    Layer(TAILS, N_("Uncertainty (P50 to P80)"), "chart-column", is_shown=False, needs="risk"),
    Layer(STATUS, N_("Status (red, amber, green)"), "circle-dot", is_shown=False, needs="schedule"),
)

DEFAULT = frozenset(layer.name for layer in LAYERS if layer.is_shown)


def needed(shown: frozenset[str]) -> frozenset[str]:
    """What the layers that are shown need beside the plan: "schedule", "risk"."""
    return frozenset(layer.needs for layer in LAYERS if layer.needs and layer.name in shown)
