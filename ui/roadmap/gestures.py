"""Which gesture begins where the button went down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planning.scene.bars import MILESTONE, SUMMARY, TASK
from ui.roadmap.draw_bar import DrawBar
from ui.roadmap.gesture import Gesture, Press
from ui.roadmap.link_bars import LinkBars
from ui.roadmap.move_bar import MoveBars
from ui.roadmap.progress_bar import DragProgress
from ui.roadmap.resize_bar import ResizeBar
from ui.roadmap.rubber_band import RubberBand

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas

TAKEN = (TASK, MILESTONE, SUMMARY)
"""The bars that are taken hold of; lines of lanes and brackets of phases follow from what is in them."""
SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def gesture_at(canvas: Canvas, press: Press) -> Gesture | None:
    """The gesture for a place; ``None`` where nothing can be done.

    Ends, knobs and bodies of bars have theirs; on an empty place of an activity or lane a bar is drawn, and a
    frame that selects where there is none to be drawn, or with Shift or Ctrl anywhere.
    """
    is_editable = not canvas.state.session.document.read_only
    if press.part.bar >= 0 and canvas.state.bars.style[press.part.bar] in TAKEN:
        return _on_bar(canvas, press) if is_editable else None
    is_selecting = bool(press.modifiers & SELECTING)
    if press.row is None or press.row.kind not in ("activity", "lane") or is_selecting:
        return RubberBand(canvas, press)
    return DrawBar(canvas, press) if is_editable else RubberBand(canvas, press)


def _on_bar(canvas: Canvas, press: Press) -> Gesture:
    style, part = canvas.state.bars.style[press.part.bar], press.part.part
    if part in ("link_start", "link_finish"):
        return LinkBars(canvas, press)
    if part == "progress":
        return DragProgress(canvas, press)
    if style == TASK and part in ("start", "finish"):
        return ResizeBar(canvas, press)
    return MoveBars(canvas, press)
