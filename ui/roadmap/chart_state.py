"""What outline, chart and inspector share: rows, bars, scale, cursor, and what is pointed at."""

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from planning.plan import entities as e
from planning.plan.changes import Changes
from planning.scene import drawing, layers
from planning.scene.bars import MILESTONE, Bars
from planning.scene.frame import Frame, LabelChoice, Shown, Viewport
from planning.scene.insight import Insight
from planning.scene.link_rows import LinkRows
from planning.scene.metrics import COMFORTABLE, Metrics
from planning.scene.off_time import OffTime
from planning.scene.rows import Key, Outline, Row, Span
from planning.scene.timescale import TimeScale, day_number
from ui.roadmap.insights import insight_of
from ui.roadmap.outline_state import OutlineState
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.shell.session import Session

ROW_HEIGHTS = (0.01, 40.0)
AIR = 0.02
"""The share of the time that is added behind a plan which ends tightly."""
MANY = 500
"""Rows that change at once, from which on everything is painted again and not each row."""


class ChartState(QObject):
    """The roadmap as it is shown. Views paint from it and hear of it; edits go through the session."""

    rows_changed = Signal()  # other rows, or another height of them
    scale_changed = Signal()
    changed = Signal(object)  # set of keys whose rows look different; None for all
    cursor_changed = Signal()
    layers_changed = Signal()  # other layers, or other results in them

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.metrics: Metrics = COMFORTABLE
        self.layers: frozenset[str] = layers.DEFAULT
        self._insight: Insight | None = None
        self._off_time: OffTime | None = None
        self.labels: LabelChoice = "basis"
        self.names_rows = False
        self.hovered: Key | None = None
        self.cursor: Key | None = None
        self.anchor: Key | None = None
        self.ghosts: dict[str, Span] = {}
        self._painters: dict[tuple[str, str, float], ScenePainter] = {}
        self._measure = QtMeasure(session.language)
        self.outline_state = OutlineState(self)
        self._load()
        session.document_changed.connect(self._follow)
        session.document_replaced.connect(self._replace)
        session.selection_changed.connect(self._follow_selection)
        session.language_changed.connect(self._speak)
        session.theme_changed.connect(self._repaint)
        session.scheduling.changed.connect(self._forget_insight)
        session.scheduling.risk_changed.connect(self._forget_insight)

    # The plan

    def _load(self, width: float = 800) -> None:
        self.outline = Outline(self.session.document)
        self.outline_state.prepare(self.outline)
        self.bars, self.links = Bars(self.outline), LinkRows(self.outline)
        self.scale = drawing.scale_for(self.outline, width, rtl=self.rtl)
        self._is_trying = False
        self._follow_extent()

    def _replace(self) -> None:
        if self.session.has_document:
            self._insight = self._off_time = None
            self._load()
            self.session.scheduling.want_risk(is_wanted="risk" in layers.needed(self.layers))
            self.hovered = self.cursor = self.anchor = None
            self.rows_changed.emit()
            self.scale_changed.emit()

    def _follow(self, changes: Changes) -> None:
        """Follow the plan: patch what changed, or take all rows anew."""
        self.try_out({})
        self._insight = None
        self.outline_state.forget()
        if changes.touches("calendars", "plan"):
            self._off_time = None
        index = self.outline.index
        if self.outline.update(changes):
            self._rows_changed(index, self.outline.affected(changes), is_toned=changes.touches("lanes"))
        else:
            if changes.touches("links"):
                self.links = LinkRows(self.outline)
            keys = self.outline.affected(changes)
            for key in keys:
                self._refresh(key)
            is_wide = len(keys) > MANY or changes.touches("plan", "links", "demands")
            self.changed.emit(None if is_wide else keys)
        self._follow_extent()
        if changes.touches("plan"):
            self.scale = self.scale._replace(fiscal_start_month=self.session.document.plan.fiscal_start_month)
            self.scale_changed.emit()

    def _rows_changed(self, index: dict[Key, int], stale: set[Key], *, is_toned: bool = False) -> None:
        """Take up other rows; bars are made only for those that are new or show something else."""
        if is_toned:  # a lane may have another driver: all its bars have other tones
            self.bars = Bars(self.outline)
        else:
            self.bars = self.bars.after(self.outline, index, stale)
        self.links = LinkRows(self.outline)
        if self.cursor not in self.outline.index:
            self.cursor = None
        self.rows_changed.emit()

    def take_rows(self, index: dict[Key, int]) -> None:
        """Take up rows that were arranged anew; ``index`` tells where they stood before."""
        self._insight = None
        self._rows_changed(index, {row.key for row in self.outline.rows if row.words})

    def _refresh(self, key: Key) -> None:
        number = self.outline.index.get(key)
        if number is None:
            self.bars.forget(key)
        else:
            self.bars.refresh(self.outline, number, self.outline.rows[number])

    def _follow_extent(self) -> None:
        """The part of time that can be scrolled to: the horizon, all bars and their tails.

        What ends beyond the horizon is followed by some air, and a milestone at either end has some as well.
        """
        first, last = drawing.extent_of(self.outline)
        last_tail = self.insight.last_tail() if layers.TAILS in self.layers else 0.0
        low, high = day_number(first), max(day_number(last) + 1, last_tail)
        points, air = self.bars.finish[self.bars.style == MILESTONE], AIR * (high - low)
        is_tight = high > day_number(self.outline.horizon()[1]) + 1 or bool((points >= high - 1).any())
        extent = low - air * bool((points <= low + 1).any()), high + air * is_tight
        if extent != getattr(self, "extent", None):
            self.extent = extent
            self.scale_changed.emit()

    def fold(self, key: Key, *, is_open: bool) -> None:
        """Show or leave out what stands below a row."""
        index = self.outline.index
        self._insight = None
        self.outline.fold(key, open=is_open)
        self._rows_changed(index, set())

    def fold_only(self, keys: set[Key]) -> None:
        """Fold these rows and unfold all others."""
        index = self.outline.index
        self._insight = None
        self.outline.collapsed = set(keys)
        self.outline.rebuild()
        self._rows_changed(index, set())

    # What is shown

    @property
    def rtl(self) -> bool:
        """Whether time runs from right to left."""
        return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _speak(self) -> None:
        self._measure = QtMeasure(self.session.language)
        self.rows_changed.emit()
        self.scale_changed.emit()

    def _repaint(self) -> None:
        self._painters.clear()
        self.changed.emit(None)

    def set_scale(self, scale: TimeScale) -> None:
        """Show another zoom."""
        self.scale = scale
        self.scale_changed.emit()

    def set_row_height(self, height: float) -> None:
        """Show rows of another height, within bounds."""
        low, high = ROW_HEIGHTS
        self.set_metrics(COMFORTABLE.with_row(min(max(height, low), high)))

    def set_metrics(self, metrics: Metrics) -> None:
        """Show rows of another density."""
        self.metrics = metrics
        self.rows_changed.emit()

    # Layers

    def set_layers(self, shown: frozenset[str]) -> None:
        """Show other layers of the chart; what they need is reckoned."""
        self.layers = shown
        self.follow_wants()
        self._forget_insight()

    def follow_wants(self) -> None:
        """Have the risk analysed while a layer or a column of the outline shows it."""
        is_wanted = "risk" in layers.needed(self.layers) or self.outline_state.wants_risk
        self.session.scheduling.want_risk(is_wanted=is_wanted)

    def toggle_layer(self, name: str) -> None:
        """Show a layer, or leave it out."""
        self.set_layers(self.layers ^ {name})

    def set_labels(self, said: LabelChoice) -> None:
        """Have bars say something else."""
        self.labels = said
        self.changed.emit(None)

    def _forget_insight(self) -> None:
        self._insight = None
        self._follow_extent()
        self.changed.emit(None)
        self.layers_changed.emit()

    @property
    def insight(self) -> Insight:
        """What the schedule says of the rows, as far as the layers that are shown need it."""
        if self._insight is None:
            self._insight = insight_of(self.outline, self.session.scheduling, self.layers)
        return self._insight

    @property
    def off_time(self) -> OffTime:
        """The days without work."""
        if self._off_time is None:
            document = self.session.document
            self._off_time = OffTime(document.table("calendars"), document.plan.calendar)
        return self._off_time

    def frame(self, viewport: Viewport) -> Frame:
        """The scene for a part of the chart."""
        shown = Shown(
            labels=self.labels,
            names_rows=self.names_rows,
            today=date.today(),
            selected=self.selected,
            hovered=self.hovered,
            layers=self.layers,
            ghosts=self.ghosts,
            columns=self.outline_state.columns,
            reading=self.outline_state.reading,
        )
        return Frame(
            self.outline,
            self.bars,
            self.scale,
            viewport,
            self.session.language,
            self._measure,
            self.metrics,
            shown,
            self.links,
            self.insight,
            self.off_time,
        )

    def painter(self, ratio: float) -> ScenePainter:
        """The painter for the theme and language shown, at a pixel ratio."""
        key = (self.session.theme.name, self.session.language, ratio)
        if key not in self._painters:
            self._painters[key] = ScenePainter(self.session.theme, self.session.language, ratio)
        return self._painters[key]

    @property
    def height(self) -> float:
        """Height of all rows, px."""
        return len(self.outline.rows) * self.metrics.row

    # Rows

    @property
    def selected(self) -> frozenset[Key]:
        """The selected rows."""
        table, ids = self.session.selection
        return frozenset((table, id) for id in ids)

    def row_at(self, y: float) -> Row | None:
        """The row at a height of the whole chart."""
        number = int(y // self.metrics.row)
        return self.outline.rows[number] if 0 <= number < len(self.outline.rows) else None

    def number(self, key: Key | None) -> int:
        """The place of a row, -1 where it is not shown."""
        return self.outline.index.get(key, -1) if key else -1

    def activity(self, key: Key | None) -> e.Activity | None:
        """The activity a row stands for."""
        return self.outline.activities.get(key[1]) if key and key[0] == "activities" else None

    def hover(self, key: Key | None) -> None:
        """Point at a row, or at none."""
        if key != self.hovered:
            before, self.hovered = self.hovered, key
            is_linked = any(self._has_links(row) for row in (before, key))
            self.changed.emit(None if is_linked else {row for row in (before, key) if row})

    def _has_links(self, key: Key | None) -> bool:
        """Whether links look different with a row, or are what is meant."""
        return key is not None and (key[0] == "links" or bool(self.links.of_rows({self.number(key)})))

    @property
    def selected_link(self) -> e.Link | None:
        """The link that is selected, the last of several."""
        table, ids = self.session.selection
        link = self.session.document.get("links", ids[-1]) if table == "links" else None
        return link if isinstance(link, e.Link) else None

    def move_cursor(self, key: Key, *, extend: bool = False) -> None:
        """Put the cursor on a row and select it, or all from the anchor to it."""
        self.cursor = key
        if not extend or self.anchor not in self.outline.index:
            self.anchor = key
        self._select_range()
        self.cursor_changed.emit()

    def _select_range(self) -> None:
        first, last = sorted((self.number(self.anchor), self.number(self.cursor)))
        rows = [row.key for row in self.outline.rows[first : last + 1] if row.key[0]]
        if self.cursor is None or not self.cursor[0]:
            self.session.select()
            return
        ids = [key[1] for key in rows if key[0] == self.cursor[0] and key != self.cursor]
        self.session.select(self.cursor[0], [*ids, self.cursor[1]])

    def toggle(self, key: Key) -> None:
        """Take a row into the selection, or out of it."""
        table, ids = self.session.selection
        kept = [id for id in ids if id != key[1]] if table == key[0] else []
        if key[0]:
            self.session.select(key[0], kept if key in self.selected else [*kept, key[1]])
        self.cursor = self.anchor = key
        self.cursor_changed.emit()

    def _follow_selection(self) -> None:
        table, ids = self.session.selection
        if ids and self.cursor not in self.selected:
            key = (table, self.session.selection.current)
            if key in self.outline.index:
                self.cursor = self.anchor = key
                self.cursor_changed.emit()
        self.changed.emit(None)

    def open_to(self, key: Key) -> bool:
        """Unfold what hides a row; return whether there is such a row."""
        above = [row for row in self.outline.upwards(key) if row != key]
        if self.outline.collapsed.intersection(above):
            self.fold_only(self.outline.collapsed.difference(above))
        if key not in self.outline.index:
            self.outline_state.let_pass(key)
        return key in self.outline.index

    # While something is dragged

    def try_out(self, activities: dict[str, e.Activity]) -> None:
        """Show activities otherwise than the plan has them, until it changes; an empty trial ends it."""
        if not activities and not self._is_trying:
            return
        self._is_trying = bool(activities)
        keys = self.outline.try_out(activities)
        for key in keys:
            self._refresh(key)
        self.changed.emit(keys)
