"""Where bars stand in a viewport."""

from planning.scene.bar_shapes import Box
from planning.scene.frame import Frame


def box_of(frame: Frame, bar: int) -> Box:
    """Where a bar stands in the viewport."""
    ends = frame.x(float(frame.bars.start[bar])), frame.x(float(frame.bars.finish[bar]))
    left, right = min(ends), max(ends)
    y = frame.top(int(frame.bars.row[bar])) + frame.metrics.bar_top
    return Box(left, y, max(right - left, 2.0), frame.metrics.bar, frame.scale.rtl)
