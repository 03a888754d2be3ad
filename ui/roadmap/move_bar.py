"""Moving bars by whole units of the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from i18n import _, ngettext
from planning.plan import edits, steps
from planning.scene.timescale import day_number, moment_of
from ui.roadmap.gesture import BarGesture, Press, escape_words

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas

DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.31, "half": 182.62, "year": 365.24}


class MoveBars(BarGesture):
    """Moves the bar that was taken, and all that are selected with it."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas, press)
        keys = self.state.selected if press.row.key in self.state.selected else {press.row.key}
        self.ids = [id for table, id in keys if table == "activities"]
        moving = dict.fromkeys(id for taken in self.ids for id in self._taken_along(taken))
        rows = [self.state.number(("activities", id)) for id in moving]
        self.numbers = [row for row in rows if row >= 0]
        bars = self.state.bars
        self._from = {row: (float(bars.start[row]), float(bars.finish[row])) for row in self.numbers}
        self.count = 0

    def _taken_along(self, id: str) -> list[str]:
        """An activity with what it moves: all below it where it has no dates of its own."""
        activity = self.state.outline.activities[id]
        if activity.start or activity.finish:
            return [id]
        return [id, *self.state.outline.below(id)]

    def move(self, point: QPointF) -> None:
        wanted = self.canvas.day_at(point.x()) - self.grabbed
        count = self._nearest(wanted)
        if count != self.count:
            self.count = count
            for row in self.numbers:
                self.state.preview(row, *(self._stepped(day) for day in self._from[row]))

    def _stepped(self, day: float) -> float:
        unit = self.state.scale.level.lower
        try:
            return day_number(steps.shifted(moment_of(day), unit, self.count))
        except OverflowError:
            return day

    def _nearest(self, wanted: float) -> int:
        """The number of units whose length comes nearest to a number of days."""
        unit = self.state.scale.level.lower
        start, guess = moment_of(self.before[0]), round(wanted / DAYS[unit])
        goal = self.before[0] + wanted

        def away(count: int) -> float:
            return abs(day_number(steps.shifted(start, unit, count)) - goal)

        try:
            return min((guess - 1, guess, guess + 1), key=away)
        except OverflowError:
            return self.count

    def finish(self) -> None:
        self.state.end_preview()
        count, unit, ids = self.count, self.state.scale.level.lower, self.ids
        if count:
            words = ngettext("Move activity", "Move {count} activities", len(ids)).format(count=len(ids))
            self.state.session.run(lambda t: edits.shift(t, ids, unit, count), words)

    def tip(self) -> tuple[str, str]:
        others = len(self.numbers) - 1
        if others > 0:
            also = ngettext("{count} other moves", "{count} others move", others).format(count=others)
        else:
            also = _("Nothing else moves")
        return self.end_words(0), escape_words(also)
