"""What stands at a bar beside its dates: slack, uncertainty, deadline, critical line, status."""

from collections.abc import Iterator

import numpy as np

from planning.scene.bar_shapes import Box
from planning.scene.bars import MILESTONE, SUMMARY, TASK, Indices
from planning.scene.boxes import box_of
from planning.scene.frame import Frame
from planning.scene.insight import LIGHTS
from planning.scene.layers import CRITICAL, DEADLINES, SLACK, STATUS, TAILS
from planning.scene.shapes import Paint, Path, Pen, Point, Polygon, Rect, Shape

MARKED = (TASK, SUMMARY, MILESTONE)
CRITICAL_WIDTH = 2.0
DASH = (3.0, 2.0)
TICK = 10.0
LIGHT, LIGHT_GAP = 14.0, 5.0
HOLDING = 44.0
"""Bars less wide have their status beside them."""
MILESTONE_HALF = 8.0
FLAG = 5.0


def marks_behind(frame: Frame, bars: Indices) -> Iterator[Shape]:
    """What is painted before the bars: tails and slack."""
    if not ({TAILS, SLACK} & frame.shown.layers or frame.shown.selected):
        return
    for bar in _marked(frame, bars):
        if TAILS in frame.shown.layers:
            yield from _tail(frame, bar)
        if _shows_slack(frame, bar):
            yield from _slack(frame, bar)


def marks_before(frame: Frame, bars: Indices) -> Iterator[Shape]:
    """What is painted over the bars: critical lines, deadlines, status."""
    shown = {CRITICAL, DEADLINES, STATUS} & frame.shown.layers
    if frame.insight is None or not shown:
        return
    if shown == {DEADLINES}:  # as at first; few bars have one
        bars = bars[~np.isnan(frame.insight.deadline[bars])]
    for bar in _marked(frame, bars):
        if CRITICAL in shown:
            yield from _critical(frame, bar)
        if DEADLINES in shown:
            yield from _deadline(frame, bar)
        if STATUS in shown:
            yield from _status(frame, bar)


def _marked(frame: Frame, bars: Indices) -> list[int]:
    if frame.insight is None or frame.metrics.is_dense:
        return []
    return [bar for bar in bars.tolist() if frame.bars.style[bar] in MARKED]


def reach(frame: Frame, bar: int) -> tuple[float, float]:
    """From where to where a bar reaches with all that stands beside it, px: labels keep clear of it."""
    box = box_of(frame, bar)
    low, high = box.x, box.x + box.width
    if frame.bars.style[bar] == MILESTONE:
        low, high = box.x - MILESTONE_HALF, box.x + MILESTONE_HALF
    insight = frame.insight
    if insight is None or frame.bars.style[bar] not in MARKED or not _has_marks(frame, bar):
        return low, high
    ends = []
    if TAILS in frame.shown.layers:
        ends.append(float(insight.p80[bar]))
    if _shows_slack(frame, bar):
        ends.append(float(insight.slack_until[bar]))
    if DEADLINES in frame.shown.layers:
        ends.append(float(insight.deadline[bar]))
    places = [frame.x(end) for end in ends if not np.isnan(end)]
    low, high = min([low, *(x - FLAG for x in places)]), max([high, *(x + FLAG for x in places)])
    if has_light(frame, bar) and not _holds_light(frame, bar):
        beside = LIGHT + LIGHT_GAP
        low, high = (low, high + beside) if frame.scale.rtl else (low - beside, high)
    return low, high


def _has_marks(frame: Frame, bar: int) -> bool:
    """Whether anything may stand beside a bar; most have nothing, and labels ask this for each of them."""
    shown = frame.shown.layers
    if TAILS in shown or SLACK in shown or STATUS in shown:
        return True
    assert frame.insight is not None
    if DEADLINES in shown and not np.isnan(frame.insight.deadline[bar]):
        return True
    return bool(frame.shown.selected) and _shows_slack(frame, bar)


def inner_end(frame: Frame, bar: int) -> float:
    """How much of the end of a bar is taken by its status, px: labels inside keep clear of it."""
    if STATUS not in frame.shown.layers:
        return 0.0
    return LIGHT + LIGHT_GAP if has_light(frame, bar) and _holds_light(frame, bar) else 0.0


def has_light(frame: Frame, bar: int) -> bool:
    """Whether the status of a bar is shown."""
    return STATUS in frame.shown.layers and frame.insight is not None and bool(frame.insight.light[bar])


def _holds_light(frame: Frame, bar: int) -> bool:
    """Whether a bar is wide enough to have its status inside, where no link crosses it."""
    return frame.bars.style[bar] == TASK and box_of(frame, bar).width >= HOLDING


def _finish_x(frame: Frame, bar: int) -> float:
    return frame.x(float(frame.bars.finish[bar]))


def _middle(frame: Frame, bar: int) -> float:
    return frame.top(int(frame.bars.row[bar])) + frame.metrics.bar_top + frame.metrics.bar / 2


# Slack and uncertainty


def _shows_slack(frame: Frame, bar: int) -> bool:
    insight = frame.insight
    if insight is None or not insight.slack_until[bar] > frame.bars.finish[bar] + 0.5:
        return False
    row = frame.outline.rows[int(frame.bars.row[bar])]
    return SLACK in frame.shown.layers or row.key in frame.shown.selected


def _slack(frame: Frame, bar: int) -> Iterator[Shape]:
    assert frame.insight is not None
    begin, end, y = _finish_x(frame, bar), frame.x(float(frame.insight.slack_until[bar])), _middle(frame, bar)
    if abs(end - begin) < 3:
        return
    yield Path(((begin, y), (end, y)), Pen("muted", 1.5, DASH))
    yield Path(((end, y - TICK / 2), (end, y + TICK / 2)), Pen("muted", 1.5))


def _tail(frame: Frame, bar: int) -> Iterator[Shape]:
    """From when it is as likely as not to have finished to when it has in four of five cases."""
    assert frame.insight is not None
    likely, late = float(frame.insight.p50[bar]), float(frame.insight.p80[bar])
    if np.isnan(likely):
        return
    box, tone = box_of(frame, bar), frame.bars.tones[frame.bars.tone[bar]]
    ends = sorted((frame.x(likely), frame.x(late)))
    yield Rect(ends[0], box.y + 3, max(ends[1] - ends[0], 1.0), box.height - 6, Paint(f"{tone}/strong", 0.2))
    x = frame.x(late)
    yield Path(((x, box.y + 1), (x, box.y + box.height - 1)), Pen(f"{tone}/strong", 1.5))


# Critical path and deadlines


def _critical(frame: Frame, bar: int) -> Iterator[Shape]:
    assert frame.insight is not None
    if not frame.insight.critical[bar]:
        return
    box = box_of(frame, bar)
    if frame.bars.style[bar] == MILESTONE:
        yield Polygon(_diamond(box.x, box.y + box.height / 2, MILESTONE_HALF + 2), None, Pen("critical", 2.0))
        return
    yield Rect(box.x, box.y + box.height - CRITICAL_WIDTH + 1, box.width, CRITICAL_WIDTH, Paint("critical"))


def _diamond(x: float, y: float, half: float) -> tuple[Point, ...]:
    return (x, y - half), (x + half, y), (x, y + half), (x - half, y)


def _deadline(frame: Frame, bar: int) -> Iterator[Shape]:
    """A head on a stem at the deadline; in danger, and with a longer stem, where it is missed."""
    assert frame.insight is not None
    day = float(frame.insight.deadline[bar])
    if np.isnan(day):
        return
    box, x = box_of(frame, bar), frame.x(day)
    is_missed = float(frame.bars.finish[bar]) > day + 1e-6
    yield from deadline_shapes(x, box, is_missed=is_missed)


def deadline_shapes(x: float, box: Box, *, is_missed: bool) -> Iterator[Shape]:
    """The mark of a deadline at a bar."""
    role, depth = ("danger", box.height + 2) if is_missed else ("muted", box.height * 0.6)
    head = ((x - FLAG, box.y - 2), (x + FLAG, box.y - 2), (x, box.y + 5))
    yield Path(((x, box.y - 2), (x, box.y + depth)), Pen(role, 1.5))
    yield Polygon(head, Paint(role), Pen("surface", 1.0))


# Status


def _status(frame: Frame, bar: int) -> Iterator[Shape]:
    """At the inner end of a bar, before a short one: red a diamond, amber a triangle, green a circle."""
    if not has_light(frame, bar):
        return
    assert frame.insight is not None
    light, box = LIGHTS[frame.insight.light[bar]], box_of(frame, bar)
    along = 1 if frame.scale.rtl else -1
    y = box.y + box.height / 2
    if _holds_light(frame, bar):
        end = box.x if frame.scale.rtl else box.x + box.width
        x = end + along * (LIGHT_GAP + LIGHT / 2 + 1)
        yield Rect(x - LIGHT / 2 - 2, y - LIGHT / 2 - 2, LIGHT + 4, LIGHT + 4, Paint("surface"), None, 4.0)
    else:
        half = MILESTONE_HALF if frame.bars.style[bar] == MILESTONE else 0.0
        start = box.x + box.width if frame.scale.rtl else box.x
        x = start + along * (half + LIGHT_GAP + LIGHT / 2)
    yield from light_shapes(light, x, y)


def light_shapes(light: str, x: float, y: float) -> Iterator[Shape]:
    """The sign of a status round a place, told by its shape as well as by its colour."""
    half = LIGHT / 2
    if light == "red":
        yield Polygon(_diamond(x, y, half), Paint("red"))
        yield Rect(x - 1, y - 3.5, 2, 7, Paint("surface"))
    elif light == "amber":
        yield Polygon(((x, y - half + 1), (x + half, y + half - 1), (x - half, y + half - 1)), Paint("amber"))
        yield Rect(x - 0.75, y - 2, 1.5, 5, Paint("surface"))
    elif light == "green":
        yield Rect(x - half, y - half, LIGHT, LIGHT, Paint("green"), radius=half)
        yield _check(x, y, "surface")
    else:
        yield Rect(x - half + 1, y - half + 1, LIGHT - 2, LIGHT - 2, Paint("sunken"), Pen("muted", 1.5), half)
        yield _check(x, y, "muted")


def _check(x: float, y: float, role: str) -> Shape:
    return Path(((x - 3, y), (x - 1, y + 2.5), (x + 3.5, y - 2.5)), Pen(role, 1.5))
