"""Moving one end of a bar, snapped to the units of the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from i18n import _
from planning.plan import edits
from planning.scene.timescale import day_number, moment_of
from ui.roadmap.gesture import BarGesture, Press, escape_words

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas


class ResizeBar(BarGesture):
    """Moves the end that was taken; the bar keeps at least a day."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas, press)
        self.end: edits.End = "start" if press.part.part == "start" else "finish"
        self._offset = self.before[self._index] - self.grabbed

    @property
    def _index(self) -> int:
        return 0 if self.end == "start" else 1

    def move(self, point: QPointF) -> None:
        start, finish = self.before
        day = day_number(self.state.scale.snapped(self.canvas.day_at(point.x()) + self._offset))
        if self.end == "start":
            start = min(day, finish - 1)
        else:
            finish = max(day, start + 1)
        if (start, finish) != self.after():
            self.state.preview(self.number, start, finish)

    def finish(self) -> None:
        day = self.after()[self._index]
        self.state.end_preview()
        if day != self.before[self._index]:
            end, id, moment = self.end, self.id, moment_of(day)
            words = _("Change start") if end == "start" else _("Change finish")
            self.state.session.run(lambda t: edits.set_end(t, id, end, moment), words)

    def tip(self) -> tuple[str, str]:
        return self.end_words(self._index), escape_words(_("Nothing else moves"))
