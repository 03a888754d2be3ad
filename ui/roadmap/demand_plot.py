"""The bars of the demand, with pyqtgraph; what is too many is hatched and marked with its number."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTransform,
)
from PySide6.QtWidgets import (
    QGraphicsItem,
    QHBoxLayout,
    QStyleOptionGraphicsItem,
    QToolTip,
    QWidget,
)

from i18n import _, language
from i18n.formats import month_year_short, number
from planning.scene.fan_chart import nice_ticks
from planning.scene.shapes import Hatch, Pen, Rect
from planning.scene.timescale import day_number
from planning.schedule.load import MonthLoad
from ui.roadmap.canvas import Canvas
from ui.roadmap.painter import ScenePainter
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.bare_plot import bare_plot

HEAD = 1.22
"""Room over the highest bar for the marks, as a share of it."""
GAP = 1.0
APART = 6
"""What marks leave free between each other, px."""


class _Over(QGraphicsItem):
    """What is too many, hatched in danger; the hatch keeps its pitch at every scale."""

    def __init__(self, bar: QRectF) -> None:
        super().__init__()
        self.bar = bar

    def boundingRect(self) -> QRectF:
        return self.bar

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw in px: in the chart's units the lines would be stretched."""
        box = painter.worldTransform().mapRect(self.bar)
        painter.save()
        painter.setWorldTransform(QTransform())
        scene = ScenePainter(themes.active(), language(), painter.device().devicePixelRatioF())
        place = box.x() + 0.5, box.y() + 0.5, max(1, box.width() - 1), max(1, box.height() - 1)
        hatch, edge = Rect(*place, hatch=Hatch("danger", 0.8, 5.0, 1.5)), Rect(*place, pen=Pen("danger", 1.0))
        scene.paint(painter, [hatch, edge])
        painter.restore()


class DemandPlot(QWidget):
    """x is px of the canvas above; one stop of the Tab key: arrows go through the months, Return selects."""

    chosen = Signal(int)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.months: list[MonthLoad] = []
        self.current = 0
        self.plot = bare_plot()
        self.plot.getPlotItem().getViewBox().setDefaultPadding(0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.plot)
        layout.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Places

    def _x(self, month: MonthLoad) -> tuple[float, float]:
        scale, left = self._canvas.state.scale, self._canvas.left
        ends = (scale.x(day_number(month.month)) - left, scale.x(day_number(month.until)) - left)
        return min(ends), max(ends)

    def month_at(self, x: float) -> int:
        """The number of the month at a place, -1 where there is none."""
        found = (n for n, month in enumerate(self.months) if self._x(month)[0] <= x < self._x(month)[1])
        return next(found, -1)

    @property
    def top(self) -> float:
        """The value at the upper edge."""
        highest = max((max(month.asked, month.available or 0.0) for month in self.months), default=0.0)
        return max(1.0, highest) * HEAD

    # Drawing

    def show_months(self, months: list[MonthLoad]) -> None:
        """Draw the months that are in sight."""
        self.months = months
        self.current = min(self.current, max(0, len(months) - 1))
        item = self.plot.getPlotItem()
        item.clear()
        width = self._canvas.viewport().width()
        self.plot.setFixedWidth(max(1, width))
        item.getViewBox().setRange(xRange=(0, max(1, width)), yRange=(0, self.top), padding=0)
        seen = [month for month in months if self._x(month)[1] > 0 and self._x(month)[0] < width]
        self._draw_scale(width)
        self._draw_bars(seen)
        self._draw_establishment(seen)
        self._draw_marks(seen)
        self.update()

    def _draw_scale(self, width: int) -> None:
        """Lines at three or four round values, each with its value at the left."""
        from pyqtgraph import PlotDataItem, mkPen

        pen = mkPen(themes.active().color("grid"), width=1)
        for value in (tick for tick in nice_ticks(0, self.top, 5) if 0 < tick < 0.9 * self.top):
            self.plot.addItem(PlotDataItem([0, width], [value, value], pen=pen))
            self._text(number(f"{value:g}", language()), "small", "muted", 2, value, (0, 1))

    def _draw_bars(self, seen: list[MonthLoad]) -> None:
        from pyqtgraph import BarGraphItem, mkPen

        ends = [self._x(month) for month in seen]
        if seen:
            self.plot.addItem(BarGraphItem(
                x0=[low + GAP for low, _high in ends],
                x1=[max(low + GAP + 1, high - GAP) for low, high in ends],
                y0=0, height=[month.asked - month.over for month in seen],
                brush=themes.active().color("baseline"), pen=mkPen(None),
            ))  # fmt: skip
        for month, (low, high) in zip(seen, ends, strict=True):
            if month.over:
                bottom = month.asked - month.over
                self.plot.addItem(_Over(QRectF(low + GAP, bottom, max(1, high - low - 2 * GAP), month.over)))

    def _draw_establishment(self, seen: list[MonthLoad]) -> None:
        """A line of 1.5 px in steps, with its value at its end."""
        from pyqtgraph import PlotDataItem, mkPen

        theme = themes.active()
        known = [month for month in seen if month.available is not None]
        points = [(x, month.available) for month in known for x in self._x(month)]
        if not points:
            return
        xs, ys = zip(*points, strict=True)
        self.plot.addItem(PlotDataItem(list(xs), list(ys), pen=mkPen(theme.color("text"), width=1.5)))
        words = _("Establishment {count}").format(count=number(f"{ys[-1]:g}", language()))
        self._text(words, "small", "text", min(xs[-1], self._canvas.viewport().width()) - 4, ys[-1], (1, 1))

    def _draw_marks(self, seen: list[MonthLoad]) -> None:
        """How many are too many, over the bars; where they are narrow, over the worst of a run."""
        for month in _worst(seen) if self._is_narrow(seen) else [month for month in seen if month.over]:
            low, high = self._x(month)
            self._text(_over_words(month), "small", "danger", (low + high) / 2, month.asked, (0.5, 1))

    def _is_narrow(self, seen: list[MonthLoad]) -> bool:
        """Whether the marks of neighbouring months would touch."""
        metrics = QFontMetrics(themes.active().font("small"))
        widths = [metrics.horizontalAdvance(_over_words(month)) for month in seen if month.over]
        return bool(widths) and self._x(seen[0])[1] - self._x(seen[0])[0] < max(widths) + APART

    def _text(
        self, words: str, style: str, role: str, x: float, y: float, anchor: tuple[float, float]
    ) -> None:
        from pyqtgraph import TextItem

        theme = themes.active()
        text = TextItem(words, color=theme.color(role), anchor=anchor)
        text.textItem.document().setDocumentMargin(1)
        text.setFont(theme.font(style))
        text.setPos(x, y)
        self.plot.addItem(text, ignoreBounds=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.fillRect(self.rect(), theme.color("surface"))
        if self.hasFocus() and self.months:
            low, high = self._x(self.months[self.current])
            rect = QRectF(low, 0, high - low, self.height())
            painter.fillRect(rect, theme.color("selection"))
        paint.hairline(painter, self.rect(), Qt.Edge.BottomEdge, theme.color("grid-strong"))

    # Pointing and keys

    def words_of(self, month: MonthLoad) -> str:
        """A month in words."""
        tag = language()
        parts = [month_year_short(month.month, tag),
                 _("{count} asked for").format(count=number(f"{round(month.asked, 1):g}", tag))]  # fmt: skip
        if month.available is not None:
            parts.append(_("establishment {count}").format(count=number(f"{month.available:g}", tag)))
        if month.over:
            parts.append(_("{count} too many").format(count=number(f"{round(month.over, 1):g}", tag)))
        return ", ".join(parts)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.month_at(event.position().x())
        if found >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.current = found
            self.chosen.emit(found)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -9999, Qt.Key.Key_End: 9999}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self.months:
            step = -step if self._canvas.state.rtl and abs(step) == 1 else step
            self.current = min(max(0, self.current + step), len(self.months) - 1)
            self.setAccessibleDescription(self.words_of(self.months[self.current]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            found = self.month_at(event.pos().x())
            words = self.words_of(self.months[found]) if found >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)


def _over_words(month: MonthLoad) -> str:
    """How many are too many; from ten on whole ones are exact enough."""
    return f"+{number(f'{round(month.over, 1 if month.over < 10 else None):g}', language())}"


def _worst(seen: list[MonthLoad]) -> Iterator[MonthLoad]:
    """The worst month of each run of months in which too many are asked for."""
    run: list[MonthLoad] = []
    for month, following in pairwise([*seen, None]):
        assert month is not None
        if month.over:
            run.append(month)
        if run and (following is None or not following.over):
            yield max(run, key=lambda one: one.over)
            run = []
