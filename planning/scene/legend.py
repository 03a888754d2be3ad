"""The legend: only what is on the drawing, each entry with a sample of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from i18n import N_, translate
from planning.scene import bar_shapes
from planning.scene.bars import MILESTONE, TASK, Bars
from planning.scene.basis import HAND, INDICATIVE, SCHEDULED, TEXT
from planning.scene.insight import LIGHTS, Insight
from planning.scene.layers import BASELINE, CRITICAL, DEADLINES, PROGRESS, SLACK, STATUS, TAILS
from planning.scene.links import BROKEN, DASHES
from planning.scene.marks import deadline_shapes, light_shapes
from planning.scene.metrics import Metrics
from planning.scene.shapes import Measure, Paint, Path, Pen, Rect, Shape, Text, baseline

SAMPLE = 34.0
GAP = 8.0
BETWEEN = 24.0
HEIGHT = 24.0
EDGE = 16.0
"""From the edge of a drawing to its words."""


class Entry(NamedTuple):
    """A kind of mark and its words in English."""

    mark: str
    words: str


ENTRIES = (
    Entry("text", N_("Dated by the text")),
    Entry("one", N_("One end indicative")),
    Entry("indicative", N_("Indicative")),
    Entry("hand", N_("Set by hand")),
    Entry("scheduled", N_("Scheduled")),
    Entry("progress", N_("Progress")),
    Entry("milestone", N_("Milestone")),
    Entry("today", N_("Today")),
    Entry("status", N_("Status date")),
    Entry("critical", N_("Critical")),
    Entry("broken", N_("Link not kept")),
    Entry("slack", N_("Slack")),
    Entry("baseline", N_("Compared state")),
    Entry("deadline", N_("Deadline")),
    Entry("tail", N_("P50 to P80")),
    Entry("red", N_("Red")),
    Entry("amber", N_("Amber")),
    Entry("green", N_("Green")),
    Entry("done", N_("Done")),
    Entry("progress_line", N_("Progress line")),
)


def entries(
    bars: Bars,
    line: str = "",
    insight: Insight | None = None,
    layers: frozenset[str] = frozenset(),
    folded: Sequence[tuple[int, int]] = (),
    *,
    is_compared: bool = False,
) -> list[Entry]:
    """What the legend of a drawing says; ``line`` is "today" or "status" where there is such a line.

    ``folded``: what the dates of the bars in folded lanes rest on. ``is_compared``: whether another state of
    the roadmap is compared with.
    """
    tasks = bars.style == TASK
    basis = np.concatenate([bars.basis[tasks], np.array(folded, dtype=np.int8).reshape(-1, 2)])
    indicative = basis == INDICATIVE
    present = {
        "text": bool((basis == TEXT).any()),
        "one": bool((indicative.sum(axis=1) == 1).any()),
        "indicative": bool(indicative.all(axis=1).any()),
        "hand": bool(((basis == HAND).all(axis=1)).any()),
        "scheduled": bool((basis == SCHEDULED).any()),
        "progress": bool((np.nan_to_num(bars.progress[tasks]) > 0).any()),
        "milestone": bool((bars.style == MILESTONE).any()),
        "today": line == "today",
        "status": line == "status",
        "baseline": is_compared and BASELINE in layers,
    } | _in_layers(insight, layers)
    return [entry for entry in ENTRIES if present.get(entry.mark)]


def _in_layers(insight: Insight | None, layers: frozenset[str]) -> dict[str, bool]:
    """What the layers that are shown add."""
    if insight is None:
        return {}
    lights = {LIGHTS[code] for code in np.unique(insight.light).tolist()} if STATUS in layers else set()
    return {
        "critical": CRITICAL in layers and bool(insight.critical.any()),
        "broken": bool(insight.broken_links),
        "slack": SLACK in layers and bool(np.isfinite(insight.slack_until).any()),
        "deadline": DEADLINES in layers and bool(np.isfinite(insight.deadline).any()),
        "tail": TAILS in layers and bool(np.isfinite(insight.p80).any()),
        "progress_line": PROGRESS in layers,
    } | {light: light in lights for light in LIGHTS[1:]}


def legend(
    shown: list[Entry], x: float, centre: float, tone: str, language: str, measure: Measure
) -> Iterator[Shape]:
    """The entries in one line from ``x`` on."""
    for entry in shown:
        words = translate(entry.words, language)
        yield from sample(entry.mark, x, centre, tone)
        yield Text(x + SAMPLE + GAP, baseline(centre, "caption"), words, "caption", Paint("text"))
        x += SAMPLE + GAP + measure(words, "caption") + BETWEEN


def width(shown: list[Entry], language: str, measure: Measure) -> float:
    """How wide the legend is in one line, px."""
    texts = (measure(translate(entry.words, language), "caption") for entry in shown)
    return sum(SAMPLE + GAP + text + BETWEEN for text in texts)


def lines(shown: list[Entry], language: str, measure: Measure, room: float) -> list[list[Entry]]:
    """The entries in as many lines as ``room`` (px) makes necessary."""
    found: list[list[Entry]] = [[]]
    for entry in shown:
        if found[-1] and width([*found[-1], entry], language, measure) - BETWEEN > room:
            found.append([])
        found[-1].append(entry)
    return found


def sample(mark: str, x: float, centre: float, tone: str) -> Iterator[Shape]:
    """The sample of one entry, 34 px wide."""
    box = bar_shapes.Box(x, centre - 6, SAMPLE, 12)
    metrics = Metrics(bar=12)
    basis = {"text": (TEXT, TEXT), "one": (TEXT, INDICATIVE), "indicative": (INDICATIVE, INDICATIVE)}
    if mark in ("text", "one", "indicative", "hand", "scheduled"):
        yield from bar_shapes.task(box, tone, basis.get(mark, (HAND, HAND)), 0, metrics)
    elif mark == "progress":
        yield from bar_shapes.task(box, tone, (HAND, HAND), 0.6, metrics)
    elif mark == "milestone":
        yield from bar_shapes.milestone(x + SAMPLE / 2, centre)
    elif mark in LIGHTS:
        yield from light_shapes(mark, x + SAMPLE / 2, centre)
    elif mark not in ("today", "status"):
        yield from _layer_sample(mark, box, tone)
    else:
        yield Rect(x + SAMPLE / 2, centre - 8, 1.5, 16, Paint("today", 0.8))


def _layer_sample(mark: str, box: bar_shapes.Box, tone: str) -> Iterator[Shape]:
    right, centre, bottom = box.x + box.width, box.y + box.height / 2, box.y + box.height
    if mark == "critical":
        yield Rect(box.x, centre - 1, box.width, 2, Paint("critical"))
    elif mark == "broken":
        yield Path(((box.x, centre), (right, centre)), Pen(BROKEN, 2.0, DASHES))
    elif mark == "slack":
        yield Path(((box.x, centre), (right, centre)), Pen("muted", 1.5, (3.0, 2.0)))
        yield Path(((right, box.y + 1), (right, bottom - 1)), Pen("muted", 1.5))
    elif mark == "baseline":
        yield Rect(box.x, centre - 1.5, box.width, 3, Paint("baseline"), radius=1)
    elif mark == "deadline":
        yield from deadline_shapes(box.x + box.width / 2, box, is_missed=False)
    elif mark == "tail":
        yield Rect(box.x, box.y + 1, box.width, box.height - 2, Paint(f"{tone}/strong", 0.2))
        yield Path(((right, box.y), (right, bottom)), Pen(f"{tone}/strong", 1.5))
    else:
        yield Path(((box.x, centre), (box.x + box.width / 2, box.y), (right, centre)), Pen("info", 1.5))
