"""The roadmap as a view of the window: toolbar, chart, inspector, status."""

import json
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import number as written
from i18n.formats import series
from planning.plan import entities as e
from planning.scene import layers
from planning.scene.frame import LABELS
from planning.scene.metrics import COMFORTABLE, DENSITIES
from planning.scene.rows import Key
from planning.scene.timescale import ticks
from ui.roadmap import accessible, descriptions
from ui.roadmap.arranging import Arranging
from ui.roadmap.chart import Chart
from ui.roadmap.chart_state import ChartState
from ui.roadmap.clipboard import Clipboard
from ui.roadmap.commands import CONTEXT, roadmap_commands
from ui.roadmap.comparing import PLAN, Comparing
from ui.roadmap.drawer import HEIGHT, Drawer
from ui.roadmap.editing import Editing
from ui.roadmap.filter_bar import FilterBar, NoHits
from ui.roadmap.gesture_help import GESTURES
from ui.roadmap.inspector import Inspector
from ui.roadmap.outline_commands import outline_commands
from ui.roadmap.outline_menu import OutlineMenu
from ui.roadmap.scenario_strip import ScenarioStrip
from ui.roadmap.scenarios import Scenarios
from ui.roadmap.state_commands import state_commands
from ui.roadmap.subject import Subject
from ui.roadmap.tools import Tools
from ui.shell.commands import Command
from ui.shell.gestures import Gesture
from ui.shell.session import Session
from ui.shell.view import StatusItem, View
from ui.widgets import announcing


class RoadmapView(View):
    """Outline and chart of the plan."""

    name = "roadmap"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        accessible.install()
        self.chart_state = ChartState(session)
        self.chart = Chart(self.chart_state)
        self.editing = Editing(self.chart_state, self.rename, self.announce, self.say)
        self.arranging, self.clipboard = Arranging(self.editing), Clipboard(self.editing)
        self._inspector: Inspector | None = None
        self._tools: Tools | None = None
        self.comparing = Comparing(session, self)
        self.scenarios = Scenarios(session, self.comparing, self)
        self.strip, self.drawer = ScenarioStrip(session, self.comparing), Drawer()
        self.drawer.add("differences", self._differences)
        self.drawer.add("demand", self._demand)
        self.filter_bar = FilterBar(self.chart_state)
        self.no_hits = NoHits(self.chart_state, self.chart, self.filter_bar)
        self.outline_menu = OutlineMenu(self)
        self._lay_out()
        self.setFocusProxy(self.chart)
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.chart)
        self._split.addWidget(self.drawer)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([1000, HEIGHT])
        self._split.setFocusProxy(self.chart)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self._split, 1)

    def _demand(self) -> QWidget:
        from ui.roadmap.demand_page import DemandPage

        return DemandPage(self.chart.canvas, Subject(self.chart_state))

    def toggle_table(self) -> None:
        """Turn the demand between bars and table; open it where it is not shown."""
        if self.drawer.current != "demand":
            self.drawer.show_page("demand")
        page = self.drawer.pages["demand"]
        page.toggle_table()  # type: ignore[attr-defined]  # made by _demand, whose room is loaded on use

    def _differences(self) -> QWidget:
        from ui.roadmap.differences import Differences

        return Differences(self.session, self.comparing)

    def _connect(self) -> None:
        state = self.chart_state
        self.comparing.changed.connect(self._show_ghosts)
        self.chart.menu_wanted.connect(self.open_menu)
        state.rows_changed.connect(self.status_changed)
        state.cursor_changed.connect(lambda: accessible.focus_row(self.chart.canvas))
        self.session.document_changed.connect(lambda _changes: self.status_changed.emit())
        QGuiApplication.clipboard().dataChanged.connect(self._clipboard_changed)

    def _clipboard_changed(self) -> None:
        """There may be something to paste, or not any more."""
        self.session.commands.refresh_later()

    def commands(self) -> list[Command]:
        return [*roadmap_commands(self), *state_commands(self), *outline_commands(self)]

    def gestures(self) -> tuple[Gesture, ...]:
        return GESTURES

    def toolbar(self) -> tuple[list[QWidget], list[QWidget]]:
        self.strip.bind(self.session.commands)
        self._tools = Tools(self)
        return self._tools.left, self._tools.right

    def inspector(self) -> QWidget:
        self._inspector = Inspector(self.chart_state)
        return self._inspector

    def retranslate(self) -> None:
        self.chart.canvas.setAccessibleName(_("Roadmap"))
        self.chart.canvas.setAccessibleDescription(
            _("Arrows move between rows, Alt with arrows a bar; Enter renames, F1 lists all keys")
        )
        self.chart.outline.setAccessibleName(_("Outline"))
        self.chart.outline.update()
        self.chart.map.say()
        self.strip.say()
        self.filter_bar.say()
        self.no_hits.follow()
        self.drawer.say()
        if self._tools is not None:
            self._tools.say()
        self.status_changed.emit()

    def shown(self) -> None:
        self.chart.canvas.setFocus()

    # Status

    def status(self) -> list[StatusItem]:
        activities = [a for a in self.chart_state.outline.activities.values() if a.kind != "milestone"]
        milestones = len(self.chart_state.outline.activities) - len(activities)
        items = [StatusItem(series(self._counts(len(activities), milestones), language()), "chart-gantt")]
        indicative = [activity.id for activity in activities if activity.indicative == "both"]
        if indicative:
            words = ngettext("{count} span is indicative", "{count} spans are indicative", len(indicative))
            items.append(
                StatusItem(
                    words.format(count=len(indicative)),
                    "triangle-alert",
                    "warning",
                    lambda: self.session.select("activities", indicative),
                )
            )
        return items

    def _counts(self, activities: int, milestones: int) -> list[str]:
        phases = len(self.chart_state.outline.phases)
        first, last = self.chart_state.extent
        month = self.session.document.plan.fiscal_start_month
        quarters = len(ticks("quarter", first, last, month))
        counted = [
            (activities, ngettext("{count} activity", "{count} activities", activities)),
            (milestones, ngettext("{count} milestone", "{count} milestones", milestones)),
            (phases, ngettext("{count} phase", "{count} phases", phases)),
            (quarters, ngettext("{count} quarter", "{count} quarters", quarters)),
        ]
        shown = counted[:1] + [pair for pair in counted[1:] if pair[0]]
        return [words.format(count=written(count, language())) for count, words in shown]

    # What commands do

    def _show_ghosts(self) -> None:
        result = self.comparing.result
        self.chart_state.ghosts = result.spans if result is not None else {}
        self.chart_state.changed.emit(None)
        self.chart.legend.forget()
        self.session.commands.refresh_later()

    def next_scenario(self) -> None:
        """Work in the next scenario; after the last one in the plan again."""
        turns = ["", *self.comparing.scenarios()]
        self.session.set_scenario(turns[(turns.index(self.session.scenario) + 1) % len(turns)])

    def next_comparison(self) -> None:
        """Compare with the next scenario or baseline; after the last one with nothing."""
        comparing = self.comparing
        states = [PLAN, *comparing.scenarios(), *comparing.baselines()]
        turns = ["", *(id for id in states if id != comparing.shown)]
        comparing.choose(turns[(turns.index(comparing.against) + 1) % len(turns)])

    def rename(self) -> None:
        """Edit the name of the current row in place, or in the inspector where the outline is hidden."""
        if not self.chart.outline.edit_name():
            self.inspect()

    def inspect(self) -> None:
        """Go to the inspector."""
        if self._inspector is not None and self._inspector.isVisible():
            self._inspector.focus_first()

    def announce(self, key: Key) -> None:
        """Say what a row is now."""
        number = self.chart_state.number(key)
        if number >= 0:
            canvas = self.chart.canvas
            words = descriptions.row_words(canvas.frame(0, 1), number)
            announcing.announce(canvas, words)
            canvas.show_bar(number)

    def say(self, words: str) -> None:
        """Tell a screen reader what was done."""
        announcing.announce(self.chart.canvas, words)

    def shows_whole(self) -> bool:
        """Whether rows are lower than they are drawn by default."""
        return self.chart_state.metrics.row < 20

    def toggle_whole(self) -> None:
        """Make all rows fit the height, or give them their own height again."""
        state, height = self.chart_state, self.chart.canvas.viewport().height()
        if self.shows_whole():
            state.set_metrics(COMFORTABLE)
        else:
            state.set_row_height(min(19.0, height / max(1, len(state.outline.rows))))
            self.chart.canvas.fit()

    def fold_all(self, *, is_open: bool) -> None:
        """Fold or unfold everything below the lanes."""
        state = self.chart_state
        lanes: set[Key] = {("lanes", id) for id in state.outline.lanes}
        state.fold_only(set() if is_open else lanes)

    def open_menu(self, place: QPoint) -> None:
        """Open the context menu of a row."""
        menu, table = QMenu(self), self.session.commands
        table.refresh()
        for number, group in enumerate(CONTEXT):
            if number:
                menu.addSeparator()
            for id in group:
                menu.addAction(table.action(id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def reveal(self, table: str, id: str) -> bool:
        key = (table, id)
        link = self.session.document.get(table, id) if table == "links" else None
        if isinstance(link, e.Link):
            key = ("activities", link.successor)
        if key not in self.chart_state.outline.index and not self.chart_state.open_to(key):
            return False
        self.chart_state.move_cursor(key)
        if link is not None:
            self.session.select("links", [id])
        self.chart.canvas.show_bar(self.chart_state.number(key))
        self.chart.canvas.setFocus()
        return True

    # State

    def state(self) -> str:
        chart_state = self.chart_state
        kept = {
            "width": 0 if self.chart.canvas.is_fitted else chart_state.scale.quarter_width,
            "outline": self.chart.chosen_outline,
            "shown": chart_state.outline_state.kept(),
            "drawer": self.drawer.current,
            "layers": sorted(chart_state.layers),
            "labels": chart_state.labels,
            "map": self.chart.shows_map,
            "density": next((name for name, kept in DENSITIES.items() if kept == chart_state.metrics), ""),
        }
        return json.dumps(kept)

    def restore(self, state: str) -> None:
        try:
            kept: dict[str, Any] = json.loads(state)
            width, outline = float(kept.get("width", 0)), kept.get("outline")
        except (ValueError, TypeError, AttributeError):
            return
        if isinstance(outline, int):
            self.chart.restore_outline(outline)
        self.chart.show_map(is_shown=bool(kept.get("map")))
        shown = kept.get("layers")
        if isinstance(shown, list):
            known = {layer.name for layer in layers.LAYERS}
            self.chart_state.set_layers(frozenset(name for name in shown if name in known))
        said = kept.get("labels")
        self.chart_state.set_labels(said if said in LABELS else "basis")
        self.chart_state.set_metrics(DENSITIES.get(str(kept.get("density")), COMFORTABLE))
        if kept.get("drawer") in ("demand", "differences"):
            self.drawer.show_page(kept["drawer"])
        if isinstance(kept.get("shown"), dict):
            self.chart_state.outline_state.restore(kept["shown"])
        if width > 0:
            self.chart.canvas.zoom_to(width)
