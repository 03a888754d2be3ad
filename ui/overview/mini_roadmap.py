"""The roadmap in small: one line an activity, its bar drawn by the scene; pressing a line leads to it.

Loaded after the first picture of the window, because the scene works with numpy.
"""

from collections.abc import Iterator
from datetime import date
from math import ceil

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from i18n import _, language
from planning.plan.document import Document
from planning.plan.entities import Activity, Lane, Phase
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.scene import roadmap
from planning.scene.bars import Bars
from planning.scene.basis import basis_words, compact
from planning.scene.frame import Frame, Shown, Viewport
from planning.scene.metrics import MINI
from planning.scene.rows import Key, Outline, Row, tone_of
from planning.scene.shapes import Paint, Rect, Shape, Text, baseline
from planning.scene.timescale import day_number, fitted, ticks
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.shell import theme as themes
from ui.shell.commands import tooltip
from ui.shell.theme import DriverTone
from ui.widgets import paint
from ui.widgets.chart_card import Chart
from ui.widgets.glyph_tile import SIZE as TILE
from ui.widgets.glyph_tile import paint_tile
from ui.widgets.twin_table import TableData

AXIS = 26  # px
LOWEST, BEST, HIGHEST = 18, 23, 32  # px a line
MOST_LINES = 24
INDENT, NAME_GAP = 12, 8
_TILE_GAP = 8


class MiniOutline(Outline):
    """The lines of the small drawing: all activities if they are few, else the outermost, else the lanes."""

    def rebuild(self) -> None:
        super().rebuild()
        levels = (self._activities(deepest=99), self._activities(deepest=0), self._of_kind("lane"),
                  self._of_kind("phase"))
        few = (rows for rows in levels if 0 < len(rows) <= MOST_LINES)
        self.rows = next(few, (levels[0] or levels[2])[:MOST_LINES])
        self.index = {row.key: number for number, row in enumerate(self.rows)}

    def _activities(self, deepest: int) -> list[Row]:
        return [row for row in self.rows if row.kind == "activity" and row.depth <= deepest]

    def _of_kind(self, kind: str) -> list[Row]:
        return [row for row in self.rows if row.kind == kind]

    def lane(self, row: Row) -> Lane | None:
        """The lane in which a line stands."""
        entity = self.entity(row)
        if isinstance(entity, Activity):
            return self.lanes.get(entity.lane)
        return entity if isinstance(entity, Lane) else None

    def begins_lane(self, number: int) -> bool:
        """Whether a line is the first of its lane."""
        return number == 0 or self.lane(self.rows[number]) != self.lane(self.rows[number - 1])


class MiniRoadmap(Chart):
    """Names at the side, bars beside them. Arrows move, Enter leads to the line."""

    chosen = Signal(str, str)  # table, id

    def __init__(self, document: Document, today: date | None) -> None:
        super().__init__()
        self.current = 0
        self.show_plan(document, today)
        self._hovered = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_plan(self, document: Document, today: date | None) -> None:
        """Draw a plan as it is now; ``today`` where the line of today is wanted."""
        self.outline = MiniOutline(document)
        self._bars = Bars(self.outline)
        self._today = today
        self.current = min(self.current, max(0, len(self.outline.rows) - 1))
        self.updateGeometry()
        self.update()

    # Places

    def sizeHint(self) -> QSize:
        return QSize(640, AXIS + BEST * len(self.outline.rows) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, AXIS + LOWEST * len(self.outline.rows) + 4)

    def _line_height(self) -> int:
        lines = max(1, len(self.outline.rows))
        return max(LOWEST, min(HIGHEST, (self.height() - AXIS - 4) // lines))

    def _names_width(self) -> int:
        """As wide as the longest name, at most two fifths."""
        measure = QtMeasure(language())
        lead = TILE + _TILE_GAP
        longest = max((measure(self._name(row), "body") + lead + INDENT * row.depth
                       for row in self.outline.rows), default=0)
        return min(ceil(longest) + NAME_GAP, int(self.width() * 0.4))

    def _line(self, number: int) -> QRect:
        height = self._line_height()
        return QRect(0, AXIS + number * height, self.width(), height)

    def line_at(self, y: int) -> int:
        """The line at a height, -1 where there is none."""
        number = (y - AXIS) // self._line_height()
        return number if y >= AXIS and number < len(self.outline.rows) else -1

    def line_of(self, key: Key) -> QRect:
        """Where a document's line stands."""
        return self._line(self.outline.index[key])

    # Drawing

    def _frame(self) -> Frame:
        width = float(self.width() - self._names_width())
        first, last = self.outline.horizon()
        start_month = self.outline.document.plan.fiscal_start_month
        scale = fitted(first, last, width - 1, start_month, rtl=self.isRightToLeft())
        height = float(self._line_height() * len(self.outline.rows))
        metrics = MINI.with_row(float(self._line_height()))
        return Frame(self.outline, self._bars, scale, Viewport(0, 0, width, height), language(),
                     QtMeasure(language()), metrics, Shown(labels="none", today=self._today))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, frame = QPainter(self), self._frame()
        self._paint_ground(painter)
        scene = ScenePainter(themes.active(), language(), self.devicePixelRatioF())
        painter.save()
        painter.translate(0 if self.isRightToLeft() else self._names_width(), 0)
        scene.paint(painter, list(_years(frame)))
        painter.translate(0, AXIS)
        painter.setClipRect(0, 0, int(frame.viewport.width), int(frame.viewport.height) + 4)
        scene.paint(painter, [*roadmap.detailed_bars(frame, frame.visible()), *roadmap.today_line(frame)])
        painter.restore()
        for number, row in enumerate(self.outline.rows):
            self._paint_name(painter, scene, number, row)
        if self.hasFocus() and self.outline.rows:
            ring = self._line(self.current)
            paint.rounded(painter, ring, 4, border=themes.active().color("focus"), width=2)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = themes.active()
        if self._hovered >= 0:
            paint.rounded(painter, self._line(self._hovered), 4, theme.color("hover"))
        for number in range(1, len(self.outline.rows)):
            if self.outline.begins_lane(number):
                painter.fillRect(QRect(0, self._line(number).top(), self.width(), 1), theme.color("border"))

    def _paint_name(self, painter: QPainter, scene: ScenePainter, number: int, row: Row) -> None:
        theme, line, lane = themes.active(), self._line(number), self.outline.lane(row)
        if lane is not None and self.outline.begins_lane(number):
            x = self.width() - TILE if self.isRightToLeft() else 0
            paint_tile(painter, x, line.center().y() - TILE // 2 + 1, _tile_tone(scene, lane))
        lead = TILE + _TILE_GAP + INDENT * row.depth
        width = self._names_width() - lead - NAME_GAP
        x = self.width() - lead - width if self.isRightToLeft() else lead
        align = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        paint.text(painter, QRect(x, line.top(), width, line.height()), self._name(row), theme.font("body"),
                   theme.color("text"), align)

    # Words

    def _name(self, row: Row) -> str:
        entity = self.outline.entity(row)
        return text_in(entity.name, language()) if isinstance(entity, Activity | Lane | Phase) else ""

    def _cells(self, row: Row) -> tuple[str, str, str, str]:
        entity = self.outline.entity(row)
        if not isinstance(entity, Activity):
            return self._name(row), "", "", ""
        basis = basis_words(entity, language())
        start = compact(start_day(entity.start), language()) if entity.start else ""
        finish = compact(finish_day(entity.finish), language()) if entity.finish else ""
        rough_start = "~" if entity.indicative in ("start", "both") and start else ""
        rough_finish = "~" if entity.indicative in ("finish", "both") and finish else ""
        return self._name(row), rough_start + start, rough_finish + finish, basis

    def table(self) -> TableData:
        heads = (_("Activity"), _("Start"), _("Finish"), _("Dates rest on"))
        return TableData(heads, tuple(self._cells(row) for row in self.outline.rows), first_number=4)

    # Mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.line_at(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.setCursor(Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.line_at(int(event.position().y()))
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._move_to(number)
            self._choose()

    def _choose(self) -> None:
        if self.outline.rows:
            self.chosen.emit(*self.outline.rows[self.current].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.outline.rows) - 1
        steps = {Qt.Key.Key_Up: self.current - 1, Qt.Key.Key_Down: self.current + 1,
                 Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.key() in steps:
            self._move_to(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _move_to(self, number: int) -> None:
        self.current = max(0, min(number, len(self.outline.rows) - 1))
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self.outline.rows:
            cells = self._cells(self.outline.rows[self.current])
            self.setAccessibleDescription(", ".join(cell for cell in cells if cell))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._describe()
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.line_at(event.pos().y())
            if number >= 0:
                name, start, finish, basis = self._cells(self.outline.rows[number])
                words = ", ".join(part for part in (name, f"{start} – {finish}".strip(" –"), basis) if part)
                QToolTip.showText(event.globalPos(), tooltip(words, QKeySequence()), self)
            return True
        return super().event(event)


def _tile_tone(scene: ScenePainter, lane: Lane) -> DriverTone:
    name = tone_of(lane)
    glyph = lane.glyph or scene.theme.driver(lane.driver).glyph
    return DriverTone(scene.colour(Paint(f"{name}/strong")), scene.colour(Paint(f"{name}/soft")), glyph)


def _years(frame: Frame) -> Iterator[Shape]:
    """Lines at quarters and years through the chart, and the years over it."""
    bottom = AXIS + frame.viewport.height
    start_month = frame.scale.fiscal_start_month
    low, high = frame.days
    if frame.scale.quarter_width >= 9:
        for tick in ticks("quarter", low, high, start_month):
            yield Rect(frame.x(day_number(tick.first)), AXIS, 1, bottom - AXIS, Paint("grid"))
    for tick in ticks("year", low, high, start_month):
        left, right = sorted((frame.x(day_number(tick.first)), frame.x(day_number(tick.until))))
        yield Rect(max(0.0, left), 0, 1, bottom, Paint("grid-strong"))
        yield from _year_name(frame, tick.first.year, max(0.0, left), min(right, frame.viewport.width))
    yield Rect(frame.viewport.width - 1, 0, 1, bottom, Paint("grid-strong"))


def _year_name(frame: Frame, year: int, left: float, right: float) -> Iterator[Shape]:
    name = str(year + (frame.scale.fiscal_start_month > 1))
    if frame.measure(name, "label") + 8 <= right - left:
        yield Text(left + 5, baseline(AXIS / 2 - 2, "label"), name, "label", Paint("text"))
