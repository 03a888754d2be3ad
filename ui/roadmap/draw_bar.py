"""Drawing a bar on an empty place: dates for an activity that has none, or a new activity with its dates."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from i18n import _, formats
from planning.plan import edits, steps
from planning.plan.entities import Activity
from planning.plan.transaction import Transaction
from planning.scene.bar_shapes import Box, task
from planning.scene.basis import HAND
from planning.scene.date_words import day_text
from planning.scene.frame import Frame
from planning.scene.shapes import Shape
from planning.scene.timescale import day_number, moment_of
from ui.roadmap.gesture import Gesture, Press, escape_words

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas


class DrawBar(Gesture):
    """Covers whole units of the scale from where the button went down to the pointer."""

    shape = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas)
        assert press.row is not None
        self.row = press.row
        self.number = self.state.number(press.row.key)
        self.anchor_day = canvas.day_at(press.point.x())
        self.start = self.until = self.anchor_day

    def move(self, point: QPointF) -> None:
        scale = self.state.scale
        low, high = sorted((self.anchor_day, self.canvas.day_at(point.x())))
        unit, month = scale.level.lower, scale.fiscal_start_month
        self.start = day_number(steps.floor(moment_of(low).date(), unit, month))
        last = steps.floor(moment_of(high).date(), unit, month)
        self.until = day_number(steps.after(last, unit))
        self.canvas.viewport().update(self.canvas.row_rect(self.number))

    def _dates(self, activity: Activity | None) -> dict[str, str]:
        """The dates that are drawn; a milestone has one, where the pointer is."""
        start = edits.written(moment_of(self.start), "start")
        if activity is not None and activity.kind == "milestone":
            return {"start": start, "finish": start}
        until = datetime.combine(moment_of(self.until).date(), time())
        return {"start": start, "finish": edits.written(until, "finish")}

    def finish(self) -> None:
        activity = self.state.activity(self.row.key)
        dates = self._dates(activity)
        if activity is not None and not (activity.start or activity.finish):
            self.state.session.run(lambda t: edits.set_dates(t, activity.id, **dates), _("Set dates"))
        else:
            self._add(dates)

    def _add(self, dates: dict[str, str]) -> None:
        session = self.state.session
        activity = self.state.activity(self.row.key)
        lane = activity.lane if activity else self.row.id
        added: list[str] = []

        def add(t: Transaction) -> None:
            name = {session.language: _("New activity")}
            added.append(edits.add_activity(t, lane, name, after=activity.id if activity else None, **dates))

        if session.run(add, _("Add activity")):
            self.state.move_cursor(("activities", added[0]))
            self.canvas.named.emit(added[0])

    def cancel(self) -> None:
        self.canvas.viewport().update()

    def _box(self, frame: Frame) -> Box:
        ends = frame.x(self.start), frame.x(self.until)
        y = frame.top(self.number) + frame.metrics.bar_top
        width = max(abs(ends[1] - ends[0]), 2.0)
        return Box(min(ends), y, width, frame.metrics.bar, frame.scale.rtl)

    def shapes(self, frame: Frame) -> list[Shape]:
        return list(task(self._box(frame), self.row.driver, (HAND, HAND), 0, frame.metrics))

    def tip(self) -> tuple[str, str]:
        frame = self.frame()
        ends = day_text(self.start, frame, is_finish=False), day_text(self.until, frame, is_finish=True)
        return formats.range_text(*ends), escape_words(_("Release to set the dates"))

    def anchor(self) -> QRectF:
        box = self._box(self.frame())
        return QRectF(box.x, box.y, box.width, box.height)
