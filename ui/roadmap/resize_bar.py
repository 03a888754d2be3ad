"""Moving one end of bars, snapped to the units of the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from i18n import _
from planning.plan import edits, steps
from planning.plan.transaction import Transaction
from planning.scene.timescale import day_number, moment_of
from ui.roadmap.gesture import BarGesture, Press, escape_words
from ui.roadmap.move_bar import DAYS

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas


class ResizeBar(BarGesture):
    """Moves the end that was taken, and that of all bars selected with it by as many units; a day is left."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas, press)
        self.end: edits.End = "start" if press.part.part == "start" else "finish"
        self._offset = self.before[self._index] - self.grabbed
        self.day = self.before[self._index]
        self.others_ids = [id for id in self.selected_ids() if id != self.id]

    @property
    def _index(self) -> int:
        return 0 if self.end == "start" else 1

    def move(self, point: QPointF) -> None:
        start, finish = self.before
        day = day_number(self.state.scale.snapped(self.canvas.day_at(point.x()) + self._offset))
        day = min(day, finish - 1) if self.end == "start" else max(day, start + 1)
        if day != self.day:
            self.day = day
            self.trial.show(self._edit)

    def _edit(self, t: Transaction) -> None:
        edits.set_end(t, self.id, self.end, moment_of(self.day))
        unit = self.state.scale.level.lower
        count = round((self.day - self.before[self._index]) / DAYS[unit])
        for id in self.others_ids:
            moment = edits.moment_of_end(t.get("activities", id) or {}, self.end)
            if moment is not None and count:
                edits.set_end(t, id, self.end, steps.shifted(moment, unit, count))

    def finish(self) -> None:
        self.trial.end()
        if self.day != self.before[self._index]:
            words = _("Change start") if self.end == "start" else _("Change finish")
            self.state.session.run(self._edit, words)

    def tip(self) -> tuple[str, str]:
        return self.end_words(self._index), escape_words(self.others(len(self.others_ids)))
