"""The legend under the chart: only what is on it."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planning.scene import legend
from planning.scene.folded import folded_bases
from planning.scene.frame import Frame, Viewport
from planning.scene.timescale import day_number
from ui.roadmap.chart_state import ChartState
from ui.shell import theme as themes
from ui.widgets import paint

HEIGHT = 36


class LegendBar(QWidget):
    """One line, or as many as the width makes necessary."""

    def __init__(self, state: ChartState) -> None:
        super().__init__()
        self._state = state
        self._entries: list[legend.Entry] | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        state.rows_changed.connect(self.forget)
        state.session.document_changed.connect(self.forget)
        state.session.theme_changed.connect(self.update)
        state.layers_changed.connect(self.forget)

    def forget(self) -> None:
        """The plan changed: what the legend lists is looked for again when it is painted."""
        self._entries = None
        self.update()

    def entries(self, frame: Frame) -> list[legend.Entry]:
        """What is on the chart; found once, because it looks at every bar."""
        if self._entries is None:
            day = frame.marked_day
            line = "status" if frame.outline.document.plan.status_date else "today"
            shown = line if day and self._is_in_extent(day) else ""
            folded = folded_bases(frame)
            layers = frame.shown.layers
            self._entries = legend.entries(self._state.bars, shown, frame.insight, layers, folded,
                                           is_compared=bool(frame.shown.ghosts))  # fmt: skip
        return list(self._entries)

    def _is_in_extent(self, day: date) -> bool:
        first, last = self._state.extent
        return bool(first <= day_number(day) <= last)

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, state = QPainter(self), themes.active(), self._state
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.rect(), Qt.Edge.TopEdge, theme.color("grid-strong"))
        frame = state.frame(Viewport(0, 0, self.width(), 1))
        lines = legend.lines(self.entries(frame), frame.language, frame.measure, self.width() - 32)
        tone = next((name for name in state.bars.tones if name), "")
        for number, line in enumerate(lines):
            centre = HEIGHT / 2 + number * legend.HEIGHT
            shapes = list(legend.legend(line, 16, centre, tone, frame.language, frame.measure))
            state.painter(self.devicePixelRatioF()).paint(painter, shapes)
        wanted = HEIGHT + int((len(lines) - 1) * legend.HEIGHT)
        if wanted != self.height():  # afterwards: painting must not change the layout
            QTimer.singleShot(0, partial(self.setFixedHeight, wanted))
