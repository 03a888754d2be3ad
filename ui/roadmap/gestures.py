"""Which gesture begins where the button went down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planning.scene.bars import MILESTONE, SUMMARY, TASK
from ui.roadmap.draw_bar import DrawBar
from ui.roadmap.gesture import Gesture, Press
from ui.roadmap.move_bar import MoveBars
from ui.roadmap.resize_bar import ResizeBar

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas


def gesture_at(canvas: Canvas, press: Press) -> Gesture | None:
    """The gesture for a place: an end is moved, a bar is moved, on an empty place a bar is drawn."""
    if press.part.bar >= 0:
        style = canvas.state.bars.style[press.part.bar]
        if style == TASK and press.part.part in ("start", "finish"):
            return ResizeBar(canvas, press)
        return MoveBars(canvas, press) if style in (TASK, MILESTONE, SUMMARY) else None
    return DrawBar(canvas, press) if press.row.kind in ("activity", "lane") else None
