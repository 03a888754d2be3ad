"""The base of mouse gestures: one object each; it previews while moved, ends as one edit or as nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt

from i18n import _
from planning.scene.bar_labels import box_of
from planning.scene.bar_shapes import Box
from planning.scene.bars import MILESTONE, Part
from planning.scene.frame import Frame
from planning.scene.heads import day_text
from planning.scene.rows import Row
from planning.scene.shapes import Path, Pen, Rect, Shape
from ui.roadmap.descriptions import change_words

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas


DOTS = Pen("muted", 1.0, (2.0, 2.0))


class Press(NamedTuple):
    """Where the button went down, on what, and in which row."""

    point: QPointF
    part: Part
    row: Row


class Gesture:
    """Moved with the pointer, then finished or cancelled, once."""

    shape = Qt.CursorShape.SizeHorCursor

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.state = canvas, canvas.state

    def move(self, point: QPointF) -> None:
        """Follow the pointer."""
        raise NotImplementedError

    def finish(self) -> None:
        """Make the edit."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Leave everything as it was."""
        self.state.end_preview()

    def shapes(self, frame: Frame) -> list[Shape]:
        """What is painted over the chart meanwhile."""
        del frame
        return []

    def tip(self) -> tuple[str, str]:
        """What is said beside the bar: what changes, and what else."""
        return "", ""

    def anchor(self) -> QRectF:
        """The bar beside which it is said."""
        return QRectF()

    def frame(self) -> Frame:
        """The scene of the whole viewport."""
        return self.canvas.whole_frame()


class BarGesture(Gesture):
    """A gesture on a bar that there is: shows where it was, and says how an end of it changes."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas)
        self.number = int(self.state.bars.row[press.part.bar])
        self.id = press.row.id
        self.before = float(self.state.bars.start[self.number]), float(self.state.bars.finish[self.number])
        self.grabbed = canvas.day_at(press.point.x())

    @property
    def is_milestone(self) -> bool:
        """Whether it is a date and no bar."""
        return bool(self.state.bars.style[self.number] == MILESTONE)

    def after(self) -> tuple[float, float]:
        """Start and finish as previewed."""
        return float(self.state.bars.start[self.number]), float(self.state.bars.finish[self.number])

    def end_words(self, end: int) -> str:
        """How an end changes: "Start Q1 → Q2 2015"."""
        frame = self.frame()
        is_finish = bool(end) and not self.is_milestone
        old, new = (day_text(days[end], frame, is_finish=is_finish) for days in (self.before, self.after()))
        if self.is_milestone:
            words = _("Date {change}")
        else:
            words = _("Finish {change}") if end else _("Start {change}")
        return words.format(change=change_words(old, new) if old != new else new)

    def anchor(self) -> QRectF:
        return self.canvas.box_of(self.number)

    def shapes(self, frame: Frame) -> list[Shape]:
        return list(dotted(frame, self.number, *self.before)) if self.after() != self.before else []


def dotted(frame: Frame, number: int, start: float, finish: float) -> Iterator[Shape]:
    """The dotted outline of a bar where it was, as far as the bar does not cover it now."""
    now: Box = box_of(frame, number)
    left, right = sorted((frame.x(start) + 0.5, frame.x(finish) - 0.5))
    low, high = now.x, now.x + now.width
    top, bottom = now.y + 0.5, now.y + now.height - 0.5
    if right <= low or left >= high:
        yield Rect(left, top, right - left, bottom - top, pen=DOTS, radius=frame.metrics.radius)
        return
    for edge, cover in ((left, low), (right, high)):
        if (edge < low) if cover == low else (edge > high):
            yield Path(
                ((cover, top), (edge, top), (edge, bottom), (cover, bottom)), DOTS, frame.metrics.radius
            )


def escape_words(first: str) -> str:
    """The second line of a tip: what else there is to know, and how to get out."""
    return f"{first} · {_('Esc cancels')}"
