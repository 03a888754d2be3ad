"""Saying by drag how much of an activity is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from i18n import _, formats
from planning.plan.transaction import Transaction
from planning.scene.frame import Frame
from planning.scene.shapes import Shape
from ui.roadmap.gesture import BarGesture, Press, escape_words

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas

STEP = 0.05


def set_progress(ids: list[str], share: float, t: Transaction) -> None:
    """Say how much of some activities is done, from 0 to 1."""
    for id in ids:
        t.set("activities", id, progress=min(max(round(share, 2), 0.0), 1.0))


class DragProgress(BarGesture):
    """The share of the bar before the pointer is done, in steps of five per cent, for all selected."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas, press)
        self.ids = self.selected_ids()
        activity = self.state.outline.activities[self.id]
        self.share = self._was = activity.progress or 0.0

    def move(self, point: QPointF) -> None:
        start, finish = self.before
        share = (self.canvas.day_at(point.x()) - start) / max(finish - start, 1e-6)
        share = min(max(round(share / STEP) * STEP, 0.0), 1.0)
        if share != self.share:
            self.share = share
            self.trial.show(partial(set_progress, self.ids, share))

    def finish(self) -> None:
        self.trial.end()
        if self.share != self._was:
            self.state.session.run(partial(set_progress, self.ids, self.share), _("Change progress"))

    def tip(self) -> tuple[str, str]:
        language = self.state.session.language
        words = _("{share} done").format(share=formats.percent(self.share, language))
        return words, escape_words(self.others(len(self.ids) - 1))

    def shapes(self, frame: Frame) -> list[Shape]:
        del frame
        return []
