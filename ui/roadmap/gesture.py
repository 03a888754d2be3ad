"""The base of mouse gestures: one object each; it previews while moved, ends as one edit or as nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt

from i18n import _
from i18n.counting import counted
from planning.scene.bar_shapes import Box
from planning.scene.bars import MILESTONE, NO_BAR, Part
from planning.scene.boxes import box_of
from planning.scene.date_words import day_text
from planning.scene.frame import Frame
from planning.scene.roadmap import bar_of
from planning.scene.rows import Row
from planning.scene.shapes import Path, Pen, Rect, Shape
from ui.roadmap.descriptions import change_words
from ui.roadmap.trial import Trial

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas


DOTS = Pen("muted", 1.0, (2.0, 2.0))


class Press(NamedTuple):
    """Where the button went down, on what, in which row, with which keys held, and what was selected."""

    point: QPointF
    part: Part
    row: Row | None
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    selected: tuple[str, ...] = ()


class Gesture:
    """Moved with the pointer, then finished or cancelled, once."""

    shape = Qt.CursorShape.SizeHorCursor
    scrolls_rows = False
    """Whether the rows scroll while the pointer is held at the upper or lower edge."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.state = canvas, canvas.state
        self.trial = Trial(canvas.state)

    def move(self, point: QPointF) -> None:
        """Follow the pointer."""
        raise NotImplementedError

    def rest(self) -> None:
        """The pointer rests: what is slow to find out is found out now."""
        if self.trial.is_pending:
            self.trial.reckon()

    def finish(self) -> None:
        """Make the edit."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Leave everything as it was."""
        self.trial.end()

    def shapes(self, frame: Frame) -> list[Shape]:
        """What is painted over the chart meanwhile."""
        del frame
        return []

    def faded(self, frame: Frame) -> list[Shape]:
        """What is painted at half strength: bars where the schedule would move them."""
        return list(_followers(frame, self.trial))

    def tip(self) -> tuple[str, str]:
        """What is said beside the bar: what changes, and what else."""
        return "", ""

    def anchor(self) -> QRectF:
        """The bar beside which it is said."""
        return QRectF()

    def frame(self) -> Frame:
        """The scene of the whole viewport."""
        return self.canvas.whole_frame()

    def others(self, count: int = 0) -> str:
        """What else moves: ``count`` bars that are taken along, and those that follow by the schedule."""
        if self.trial.error is not None:
            return self.trial.error.message
        count += self.trial.moved_count
        if count > 0:
            return counted("{count} other moves", "{count} others move", count)
        return _("Nothing else moves")


def _followers(frame: Frame, trial: Trial) -> Iterator[Shape]:
    for number, span in trial.followers.items():
        if frame.first_row <= number < frame.last_row and frame.bars.style[number] != NO_BAR:
            yield from bar_of(frame, number, _box_at(frame, number, span.start, span.finish))


def _box_at(frame: Frame, number: int, start: float | None, finish: float | None) -> Box:
    """The box of a bar with other dates."""
    ends = frame.x(start or 0.0), frame.x(finish or 0.0)
    width = max(abs(ends[1] - ends[0]), 2.0)
    return Box(
        min(ends), frame.top(number) + frame.metrics.bar_top, width, frame.metrics.bar, frame.scale.rtl
    )


class BarGesture(Gesture):
    """A gesture on a bar that there is: shows where it was, and says how an end of it changes."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas)
        assert press.row is not None
        self.number = int(self.state.bars.row[press.part.bar])
        self.row, self.id = press.row, press.row.id
        self.before = float(self.state.bars.start[self.number]), float(self.state.bars.finish[self.number])
        self.grabbed = canvas.day_at(press.point.x())

    def selected_ids(self) -> list[str]:
        """The activity that was taken and all that are selected with it, in the order of rows."""
        keys = self.state.selected if self.row.key in self.state.selected else {self.row.key}
        ids = [id for table, id in keys if table == "activities"]
        return sorted(ids, key=lambda id: self.state.number(("activities", id)))

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
    way_out = _("Esc cancels")
    return f"{first} · {way_out}"
