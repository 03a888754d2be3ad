"""The legend under the chart: only what is on it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planning.scene import legend
from planning.scene.frame import Viewport
from ui.roadmap.chart_state import ChartState
from ui.shell import theme as themes
from ui.widgets import paint

HEIGHT = 36


class LegendBar(QWidget):
    """One line; what does not fit is left out at its end."""

    def __init__(self, state: ChartState) -> None:
        super().__init__()
        self._state = state
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for signal in (state.rows_changed, state.scale_changed, state.changed):
            signal.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, state = QPainter(self), themes.active(), self._state
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.rect(), Qt.Edge.TopEdge, theme.color("grid-strong"))
        frame = state.frame(Viewport(0, 0, self.width(), 1))
        day = frame.marked_day
        line = (
            ("status" if frame.outline.document.plan.status_date else "today")
            if day and self._is_near(day)
            else ""
        )
        shown = legend.entries(state.bars, line)
        while shown and legend.width(shown, frame.language, frame.measure) > self.width() - 32:
            shown.pop()
        tone = state.bars.tones[1] if len(state.bars.tones) > 1 else ""
        shapes = list(legend.legend(shown, 16, HEIGHT / 2, tone, frame.language, frame.measure))
        state.painter(self.devicePixelRatioF()).paint(painter, shapes)

    def _is_near(self, day: object) -> bool:
        from datetime import date

        from planning.scene.timescale import day_number

        first, last = self._state.extent
        return isinstance(day, date) and first <= day_number(day) <= last
