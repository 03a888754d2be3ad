"""Moving bars: along the time by whole units of the scale, and up or down to another place or lane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from i18n import _
from i18n.counting import counted
from planning.plan import edits, steps
from planning.plan.arrange import put_after
from planning.plan.text import text_in
from planning.plan.transaction import Transaction
from planning.scene.bar_labels import row_name
from planning.scene.frame import Frame
from planning.scene.rows import Row
from planning.scene.shapes import Paint, Rect, Shape
from planning.scene.timescale import day_number, moment_of
from ui.roadmap.gesture import BarGesture, Press, escape_words

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas

DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.31, "half": 182.62, "year": 365.24}
MANY = 300
"""More bars than that are shown moving only where they are in sight."""
LINE = 2.0


class MoveBars(BarGesture):
    """Moves the bar that was taken, and all that are selected with it.

    The direction in which the drag begins decides: along the time, or to another place. So a hand that is not
    quite steady changes no order while it changes dates, and no dates while it changes the order.
    """

    shape = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas, press)
        self.ids = self.selected_ids()
        moving = edits.moved_with(self.state.session.document.draft().table("activities"), self.ids)
        self._others = len(moving) - 1
        self._from = press.point
        self._is_upright: bool | None = None
        self.count = 0
        self.place: Row | None = None  # after which they are put, where that is another place

    def move(self, point: QPointF) -> None:
        if self._is_upright is None:
            self._is_upright = abs(point.y() - self._from.y()) > abs(point.x() - self._from.x())
            self.scrolls_rows = self._is_upright
        count = 0 if self._is_upright else self._nearest(self.canvas.day_at(point.x()) - self.grabbed)
        place = self._place_at(point) if self._is_upright else None
        if (count, place) == (self.count, self.place):
            return
        self.count, self.place = count, place
        self.trial.show(partial(self._shift, ids=self._shown_ids()))
        if self._is_upright:  # the line at the place; the rows of bars that move are painted anyway
            self.canvas.viewport().update()

    def _shift(self, t: Transaction, ids: list[str]) -> None:
        edits.shift(t, ids, self.state.scale.level.lower, self.count)

    def _shown_ids(self) -> list[str]:
        """Those that are shown moving."""
        if len(self.ids) <= MANY:
            return self.ids
        frame = self.frame()
        rows = range(frame.first_row, frame.last_row)
        return [id for id in self.ids if self.state.number(("activities", id)) in rows]

    def _place_at(self, point: QPointF) -> Row | None:
        """The row under the pointer, where the bars are held clear of their own row and can be put there."""
        row = self.state.row_at(point.y() + self.canvas.top)
        if row is None or row.kind not in ("activity", "lane") or row.key == self.row.key:
            return None
        taken = {("activities", id) for id in self.ids}
        return None if taken.intersection(self.state.outline.upwards(row.key)) else row

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
        self.trial.end()
        if self.count or self.place is not None:
            self.state.session.run(self._edit, self._label())

    def _edit(self, t: Transaction) -> None:
        if self.count:
            self._shift(t, self.ids)
        if self.place is not None:
            after = self.state.activity(self.place.key)
            lane = after.lane if after else self.place.id
            put_after(t, self.ids, lane, after.id if after else None)

    def _label(self) -> str:
        count = len(self.ids)
        if self.place is not None and self._lane_of(self.place) != self._lane_of(self.row):
            words = counted("Change lane", "Change lane of {count} activities", count)
        elif self.count:
            words = counted("Move activity", "Move {count} activities", count)
        else:
            words = _("Change order")
        return words

    def _lane_of(self, row: Row) -> str:
        activity = self.state.activity(row.key)
        return activity.lane if activity else row.id

    def tip(self) -> tuple[str, str]:
        if self._is_upright:
            return self._place_words() or _("Drop it on another row"), escape_words(self.others())
        return self.end_words(0), escape_words(self.others(self._others))

    def _place_words(self) -> str:
        """Where the bars go when they are put elsewhere: "To Innovation", "After Network"."""
        if self.place is None:
            return ""
        lane = self._lane_of(self.place)
        if lane != self._lane_of(self.row):
            names = self.state.outline.lanes[lane].name
            return _("To {lane}").format(lane=text_in(names, self.state.session.language))
        number = self.state.number(self.place.key)
        return _("After {name}").format(name=row_name(self.frame(), number))

    def shapes(self, frame: Frame) -> list[Shape]:
        shapes = super().shapes(frame)
        if self.place is not None:
            number = self._last_below(self.place)
            top = frame.top(number + 1) - LINE
            shapes.append(Rect(0, top, frame.viewport.width, LINE, Paint("accent")))
        return shapes

    def _last_below(self, row: Row) -> int:
        """The last row of what stands below an activity; a lane takes what is put there as its first."""
        number = self.state.number(row.key)
        rows = self.state.outline.rows
        if row.kind == "lane":
            return number
        last = number
        while last + 1 < len(rows) and rows[last + 1].kind == "activity" and rows[last + 1].depth > row.depth:
            last += 1
        return last
