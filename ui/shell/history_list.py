"""The steps of the plan as rows, newest first: those taken back, the one in force last, those before it."""

from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter

from i18n import _, retold
from planning.plan.history import History, Step
from ui.shell import theme as themes
from ui.shell.moments import clock, day_words, local_day
from ui.widgets import paint
from ui.widgets.row_list import Row, RowList

_BAR = 3


class StepRow(NamedTuple):
    """A step (number, words, time), the state before the first one (number 0), or a day (no number)."""

    words: str
    time: str = ""
    seq: int | None = None
    is_undone: bool = False
    is_position: bool = False

    @property
    def spoken(self) -> str:
        """The row in words."""
        state = _("taken back") if self.is_undone else _("the plan is here") if self.is_position else ""
        return ", ".join(part for part in (self.words, self.time, state) if part)

    @property
    def is_choice(self) -> bool:
        """Days are passed over."""
        return self.seq is not None


def rows_of(history: History) -> list[StepRow]:
    """The rows, newest first, under their days; at the end the state before the first step."""
    done = {step.seq for step in history.done()}
    rows = []
    for day, steps in groupby(reversed(history.steps()), lambda step: local_day(step.time)):
        rows.append(StepRow(day_words(day)))
        rows += (_row(step, history.position, is_undone=step.seq not in done) for step in steps)
    return [*rows, StepRow(_("Beginning of the history"), seq=0, is_position=history.position == 0)]


def _row(step: Step, position: int, *, is_undone: bool) -> StepRow:
    return StepRow(retold(step.label), clock(step.time), step.seq, is_undone, step.seq == position)


class HistoryList(RowList):
    """The position has a bar at its beginning and stands out; steps taken back are muted."""

    def row_height(self, row: Row) -> int:
        return 32

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_current: bool,
                  is_hovered: bool) -> None:
        assert isinstance(row, StepRow)
        theme = themes.active()
        if not row.is_choice:
            line = self.inside(rect, 16, 16)
            paint.text(painter, line, row.words, theme.font("label"), theme.color("muted"), paint.lead(self))
            return
        ground = self.inside(rect, 8, 8)
        self.paint_ground(painter, ground, is_current=is_current and self.hasFocus(), is_hovered=is_hovered)
        if row.is_position:
            bar = QRect(self.left_of(rect, 2, _BAR), rect.top() + 4, _BAR, rect.height() - 8)
            paint.rounded(painter, bar, 1.5, theme.color("accent"))
        self._paint_words(painter, rect, row, selected=is_current and self.hasFocus())

    def _paint_words(self, painter: QPainter, rect: QRect, row: StepRow, *, selected: bool) -> None:
        theme = themes.active()
        muted = theme.color("sel-text" if selected else "muted")
        ink = muted if row.is_undone else theme.color("sel-text" if selected else "text")
        icon = "redo-2" if row.is_undone else "circle-dot" if row.is_position else "check"
        sign = theme.color("accent") if row.is_position and not selected else muted
        paint.icon_at(painter, icon, self.left_of(rect, 16, 14), rect.center().y() - 6, sign, 14,
                      mirrored=row.is_undone and paint.is_rtl(self))
        caption = theme.font("caption")
        width = QFontMetrics(caption).horizontalAdvance(row.time) + 1
        end = QRect(self.left_of(rect, rect.width() - 16 - width, width), rect.top(), width, rect.height())
        paint.text(painter, end, row.time, caption, muted)
        words = self.inside(rect, 38, 16 + width + 8)
        font = theme.font("strong" if row.is_position else "body")
        paint.text(painter, words, row.words, font, ink, paint.lead(self))
