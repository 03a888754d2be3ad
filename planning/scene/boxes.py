"""Where bars stand in a viewport."""

import numpy as np

from planning.scene.bar_shapes import Box
from planning.scene.bars import Indices
from planning.scene.frame import Frame

LEAST = 2.0
"""The least width at which a bar is drawn."""


def box_of(frame: Frame, bar: int) -> Box:
    """Where a bar stands in the viewport."""
    box = frame.boxes.get(bar)
    if box is None:
        first, last = frame.x(float(frame.bars.start[bar])), frame.x(float(frame.bars.finish[bar]))
        left, right = (first, last) if first <= last else (last, first)
        y = frame.top(int(frame.bars.row[bar])) + frame.metrics.bar_top
        box = Box(left, y, max(right - left, LEAST), frame.metrics.bar, frame.scale.rtl)
        frame.boxes[bar] = box
    return box


def reckon_boxes(frame: Frame, bars: Indices) -> None:
    """Reckon at once where many bars stand: their shapes, labels and marks ask for it one by one."""
    first, last = frame.scale.x(frame.bars.start[bars]), frame.scale.x(frame.bars.finish[bars])
    if frame.metrics.crisp:
        left = round(frame.viewport.left)
        first, last = np.rint(first) - left, np.rint(last) - left
    else:
        first, last = first - frame.viewport.left, last - frame.viewport.left
    widths = np.maximum(np.abs(last - first), LEAST).tolist()
    lefts, rows = np.minimum(first, last).tolist(), frame.bars.row[bars].tolist()
    top, height, rtl = frame.metrics.bar_top, frame.metrics.bar, frame.scale.rtl
    for bar, row, x, width in zip(bars.tolist(), rows, lefts, widths, strict=True):
        frame.boxes[bar] = Box(x, frame.top(row) + top, width, height, rtl)
