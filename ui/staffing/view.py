"""Staffing as a view of the window: the tree of units beside structure, posts, scenarios and assumptions."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from i18n import N_
from planning.plan.changes import Changes
from ui.shell.commands import Command
from ui.shell.part import Part
from ui.shell.segmented import Kind, SegmentedView
from ui.shell.session import Session
from ui.staffing.state import TABLES, StaffingState, kept, restored
from ui.staffing.unit_pane import UnitPane, width_in


class StaffingView(SegmentedView):
    """What a structure of posts is, and what it would do."""

    name = "staffing"
    segments_name = N_("Parts of Staffing")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.staffing = StaffingState(session, self)
        self.pane = UnitPane(self.staffing)
        self._is_split_by_hand = False
        split = self._split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.pane)
        split.addWidget(self.pages)
        split.setStretchFactor(1, 1)
        split.splitterMoved.connect(self._keep_split)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _keep_split(self) -> None:
        self._is_split_by_hand = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tree keeps its part of the width until somebody gives it another one."""
        super().resizeEvent(event)
        if not self._is_split_by_hand:
            tree = width_in(self.width())
            self._split.setSizes([tree, self.width() - tree])

    def show_part(self, name: str) -> None:
        """The tree stands beside what is about units; the chart of the structure takes its place."""
        super().show_part(name)
        self.pane.setVisible(self.current in ("posts", "scenarios", "analysis"))

    def lay_out(self) -> None:
        """The pages stand beside the tree, which is made once the view is."""

    def make_kinds(self) -> Mapping[str, Kind]:
        return {
            "structure": Kind(N_("Structure"), "network", self._structure),
            "posts": Kind(N_("Posts"), "table-2", self._posts),
            "scenarios": Kind(N_("Scenarios"), "git-branch", self._scenarios),
            "needs": Kind(N_("Roadmap needs"), "target", self._needs),
            "analysis": Kind(N_("Levers"), "crosshair", self._analysis),
            "assumptions": Kind(N_("Assumptions"), "sliders-horizontal", self._assumptions),
        }

    def _structure(self) -> Part:
        from ui.staffing.structure_part import StructurePart

        return StructurePart(self.staffing, self.status_changed.emit)

    def _posts(self) -> Part:
        from ui.staffing.posts_part import PostsPart

        return PostsPart(self.staffing, self.status_changed.emit)

    def _scenarios(self) -> Part:
        from ui.staffing.scenarios_part import ScenariosPart

        return ScenariosPart(self.staffing, self.status_changed.emit)

    def _needs(self) -> Part:
        from ui.staffing.needs_part import NeedsPart

        return NeedsPart(self.staffing, self.status_changed.emit)

    def _analysis(self) -> Part:
        from ui.staffing.analysis_part import AnalysisPart

        return AnalysisPart(self.staffing, self.status_changed.emit)

    def _assumptions(self) -> Part:
        from ui.staffing.assumptions_part import AssumptionsPart

        return AssumptionsPart(self.staffing, self.status_changed.emit)

    def state(self) -> str:
        return kept(self.staffing, self._current)

    def restore(self, state: str) -> None:
        self.show_part(restored(self.staffing, state))

    def commands(self) -> list[Command]:
        from ui.staffing.commands import staffing_commands

        return [*self.segment_commands(N_("Next part of Staffing")), *staffing_commands(self)]

    def retranslate(self) -> None:
        if self.session.has_document:
            self.pane.fill()
        super().retranslate()

    def follow(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.staffing.renew()
            self.pane.fill()
        super().follow(changes)

    def renew(self) -> None:
        if self.session.has_document:
            self.staffing.renew()
            self.pane.fill()
        super().renew()
