"""Linking by drag: from the knob beside an end of a bar to an end of another bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from i18n import _
from planning.plan import edits
from planning.plan.entities import Activity
from planning.plan.transaction import Transaction
from planning.scene.bar_labels import row_name
from planning.scene.bars import MILESTONE, SUMMARY, TASK
from planning.scene.boxes import box_of
from planning.scene.frame import Frame
from planning.scene.knobs import knob
from planning.scene.links import Ends, link_shapes
from planning.scene.shapes import Paint, Path, Pen, Rect, Shape
from ui.roadmap.gesture import BarGesture, Press, escape_words
from ui.roadmap.link_words import kind_words

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas

DASHES = (4.0, 3.0)


class LinkBars(BarGesture):
    """The end that was taken and the half of the bar on which it is dropped make the kind of the link."""

    shape = Qt.CursorShape.CrossCursor
    scrolls_rows = True

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas, press)
        self.leaves = "F" if press.part.part == "link_finish" else "S"
        self.point = press.point
        self.target = -1
        self.enters = "S"

    @property
    def kind(self) -> str:
        """The kind of the link as it would be made."""
        return self.leaves + self.enters

    def move(self, point: QPointF) -> None:
        self.point = point
        target, enters = self._target_at(point)
        if (target, enters) != (self.target, self.enters):
            self.target, self.enters = target, enters
            if target >= 0:
                self.trial.show(partial(self._add, self._other()))
            else:
                self.trial.end()
        self.canvas.viewport().update()

    def _target_at(self, point: QPointF) -> tuple[int, str]:
        """The bar under the pointer, by row and with some reach, and which end of it is meant."""
        row = self.state.row_at(point.y() + self.canvas.top)
        number = self.state.number(row.key) if row else -1
        bars = self.state.bars
        if row is None or row.kind != "activity" or number == self.number:
            return -1, "S"
        if bars.style[number] not in (TASK, SUMMARY, MILESTONE):
            return -1, "S"
        ends = (self.canvas.x_of(float(day)) for day in (bars.start[number], bars.finish[number]))
        start, finish = ends
        if not min(start, finish) - 24 <= point.x() <= max(start, finish) + 24:
            return -1, "S"
        is_milestone = bars.style[number] == MILESTONE
        return number, "S" if is_milestone or abs(point.x() - start) <= abs(point.x() - finish) else "F"

    def _other(self) -> str:
        return self.state.outline.rows[self.target].id

    def _add(self, other: str, t: Transaction) -> None:
        edits.add_link(t, self.id, other, self.kind)

    def finish(self) -> None:
        self.trial.end()
        if self.target >= 0:
            self.state.session.run(partial(self._add, self._other()), _("Add link"))

    def tip(self) -> tuple[str, str]:
        if self.target < 0:
            return _("Drop it on another bar"), escape_words(_("its left half or its right half"))
        name = row_name(self.frame(), self.target)
        words = _("{kind}: {name}").format(kind=kind_words(self.kind), name=name)
        others = _("not kept: its dates are set by hand") if self._is_broken() else self.others()
        return words, escape_words(others)

    def _is_broken(self) -> bool:
        """Whether the bar under the pointer would come too early, and stay there."""
        bars, activity = self.state.bars, self.state.session.document.get("activities", self._other())
        leaves = (bars.finish if self.leaves == "F" else bars.start)[self.number]
        enters = (bars.start if self.enters == "S" else bars.finish)[self.target]
        is_by_hand = isinstance(activity, Activity) and activity.mode != "auto"
        return self.trial.error is None and is_by_hand and bool(leaves > enters)

    def anchor(self) -> QRectF:
        return QRectF(self.point.x(), self.point.y() - 8, 4, 16)

    def shapes(self, frame: Frame) -> list[Shape]:
        start = knob(frame, self.number, is_finish=self.leaves == "F")
        y = self.point.y() - (frame.viewport.top - self.canvas.top)
        if self.target < 0 or start is None:
            end = self.point.x(), y
            return [Path((start or end, end), Pen("accent", 1.5, DASHES))]
        box = box_of(frame, self.target)
        at_left = (self.enters == "S") != frame.scale.rtl
        x = box.x if at_left else box.x + box.width
        out = 1 if (self.leaves == "F") != frame.scale.rtl else -1
        ends = Ends(start, out, (x, box.y + box.height / 2), 1 if at_left else -1)
        role = "danger" if self.trial.error else "accent"
        half = Rect(
            box.x - 2 if at_left else box.x + box.width / 2,
            box.y - 2,
            box.width / 2 + 2,
            box.height + 4,
            Paint(role, 0.25),
            radius=frame.metrics.radius,
        )
        return [half, *link_shapes(ends, role, 2.0)]
