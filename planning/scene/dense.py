"""Bars of rows too low for detail: plain rectangles, one shape a tone.

Where many rows share one row of px, bars that touch there become one: what cannot be told apart is not
painted twice, so that the whole of a large plan costs what the screen can show.
"""

from collections.abc import Iterator

import numpy as np

from planning.scene.bars import BRACKET, Indices, Numbers
from planning.scene.frame import Frame
from planning.scene.layers import CRITICAL
from planning.scene.shapes import Paint, Rects, Shape

BRACKETS = "muted"
_BITS = 20
_MASK = (1 << _BITS) - 1


def dense_bars(frame: Frame, bars: Indices) -> Iterator[Shape]:
    """The bars as one shape for each tone, brackets in muted, critical ones apart where that is shown."""
    count = len(frame.bars.tones)
    tone = np.where(frame.bars.style[bars] == BRACKET, count, frame.bars.tone[bars])
    roles = [f"{name}/strong" for name in frame.bars.tones] + [BRACKETS, CRITICAL]
    if CRITICAL in frame.shown.layers and frame.insight is not None:
        tone = np.where(frame.insight.critical[bars], count + 1, tone)
    if frame.metrics.row < 1 and len(bars):
        boxes, tone = _merged(frame, bars, tone)
    else:
        boxes = _boxes(frame, bars)
    for number, role in enumerate(roles):
        chosen = boxes[tone == number]
        if len(chosen):
            yield Rects(np.ascontiguousarray(chosen), Paint(role))


def _boxes(frame: Frame, bars: Indices) -> Numbers:
    boxes = frame.bars.boxes(bars, frame.scale, frame.metrics)
    boxes[:, 0] -= round(frame.viewport.left) if frame.metrics.crisp else frame.viewport.left
    boxes[:, 1] -= frame.viewport.top
    return boxes


def _merged(frame: Frame, bars: Indices, tone: Indices) -> tuple[Numbers, Indices]:
    """Bars on whole px, those that touch within a row of px and a tone made one."""
    left, width = frame.viewport.left, int(frame.viewport.width)
    first, last = frame.scale.x(frame.bars.start[bars]) - left, frame.scale.x(frame.bars.finish[bars]) - left
    low = np.clip(np.minimum(first, last), 0, width).astype(np.int64)
    high = np.clip(np.maximum(first, last), 0, width).astype(np.int64)
    rows = ((frame.bars.row[bars] * frame.metrics.row) - frame.viewport.top).astype(np.int64)
    group = tone * (int(frame.viewport.height) + 1) + np.maximum(rows, 0)
    # One sort of one number each: group, then left edge, then right edge.
    keys = np.sort((group << (2 * _BITS)) | (low << _BITS) | np.maximum(high, low + 1))
    group, low, high = keys >> (2 * _BITS), (keys >> _BITS) & _MASK, keys & _MASK
    reach = np.maximum.accumulate((group << _BITS) | high)
    begins = np.flatnonzero(np.concatenate(([True], ((group << _BITS) | low)[1:] > reach[:-1])))
    ends = np.concatenate((begins[1:], [len(keys)])) - 1
    group, low, high = group[begins], low[begins], reach[ends] & _MASK
    tone, rows = np.divmod(group, int(frame.viewport.height) + 1)
    boxes = np.stack([low, rows, high - low, np.ones_like(low)], axis=1).astype(np.float64)
    return boxes, tone
