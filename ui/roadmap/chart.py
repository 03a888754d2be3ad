"""Outline and canvas side by side with one vertical scroll, a divider that can be dragged, and the legend."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.roadmap.canvas import Canvas
from ui.roadmap.chart_state import ChartState
from ui.roadmap.legend_bar import LegendBar
from ui.roadmap.navigation import Navigation
from ui.roadmap.outline_pane import NARROWEST, OutlinePane
from ui.roadmap.overview_map import OverviewMap

OUTLINE, OUTLINE_LEAST, OUTLINE_MOST, OUTLINE_SHARE = 444, 300, 640, 0.38
WIDEST_SHARE = 0.72
"""Of the chart, what the outline takes by itself when columns are added."""


class Chart(QWidget):
    """The roadmap as it is read and edited."""

    menu_wanted = Signal(QPoint)

    def __init__(self, state: ChartState) -> None:
        super().__init__()
        self.state = state
        self.canvas = Canvas(state)
        self.outline = OutlinePane(self.canvas)
        self.map = OverviewMap(self.canvas)
        self.map.hide()
        self.shows_map = False
        self.legend = LegendBar(state)
        self.navigation = Navigation(self.canvas, self.outline)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.outline)
        self.splitter.addWidget(self.canvas)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(1, False)
        self._is_divided = False  # by the user, who then keeps the width chosen
        self.set_outline_width(OUTLINE)
        self.splitter.splitterMoved.connect(self._divided)
        for part in (self.canvas, self.outline):
            part.menu_wanted.connect(self.menu_wanted)
        self.outline.room_wanted.connect(self.widen_outline)
        self.canvas.named.connect(lambda _id: self.outline.edit_name())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.map)
        layout.addWidget(self.legend)
        self.setFocusProxy(self.canvas)

    def show_map(self, *, is_shown: bool) -> None:
        """Show the whole plan as a strip under the chart, or not."""
        self.shows_map = is_shown
        self.map.setVisible(is_shown)

    def set_outline_width(self, width: int) -> None:
        """Give the outline a width, 0 to hide it."""
        self.splitter.setSizes([width, max(200, self.width() - width)])
        self._follow_divider()

    def widen_outline(self, width: int) -> None:
        """Give the outline the width that its columns need, but never most of the chart."""
        width = min(width, round(self.width() * WIDEST_SHARE))
        if width > self.outline_width:
            self.restore_outline(width)

    def _divided(self) -> None:
        self._is_divided = True
        self._follow_divider()

    def restore_outline(self, width: int) -> None:
        """Take up a width that the user chose in an earlier run."""
        self._is_divided = True
        self.set_outline_width(width)

    @property
    def chosen_outline(self) -> int | None:
        """The width that the user gave the outline, ``None`` while it follows the window."""
        return self.outline_width if self._is_divided else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_divided:  # in a narrow window the chart needs the room more than the names
            share = max(OUTLINE_LEAST, round(self.width() * OUTLINE_SHARE))
            wanted = min(max(self.outline.wanted_width, OUTLINE), OUTLINE_MOST)
            self.set_outline_width(min(wanted, share))

    @property
    def outline_width(self) -> int:
        """Width of the outline, px; 0 while it is hidden."""
        return self.splitter.sizes()[0]

    def _follow_divider(self) -> None:
        """Where the outline is hidden, rows are named in the chart."""
        is_hidden = self.outline_width < NARROWEST // 2
        if is_hidden != self.state.names_rows:
            self.state.names_rows = is_hidden
            self.state.changed.emit(None)
