"""Training as a view of the window: matrix, needs, plan, expiry."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer

from i18n import N_
from planning.careers import source as s
from planning.plan.changes import Changes
from ui.careers.context import TABLES, Context
from ui.shell.commands import Command
from ui.shell.part import Part
from ui.shell.segmented import Kind, SegmentedView
from ui.shell.session import Session
from ui.training.commands import training_commands
from ui.training.least_cost import LeastCost


class TrainingView(SegmentedView):
    """Its segments share a context: the day, and who is chosen."""

    name = "training"
    segments_name = N_("Parts of Training")

    def __init__(self, session: Session) -> None:
        self.context = Context(session)
        self.least = LeastCost(self.context)
        super().__init__(session)
        self.least.setParent(self)

    def make_kinds(self) -> Mapping[str, Kind]:
        return {
            "matrix": Kind(N_("Matrix"), "grid-3x3", self._matrix),
            "needs": Kind(N_("Needs"), "users", self._needs),
            "plan": Kind(N_("Plan"), "calendar", self._plan),
            "expiry": Kind(N_("Expiry"), "clock", self._expiry),
            "catalogue": Kind(N_("Catalogue"), "table-2", self._catalogue),
        }

    def _matrix(self) -> Part:
        from ui.training.matrix_part import MatrixPart

        return MatrixPart(self.context, self.least)

    def _needs(self) -> Part:
        from ui.training.table_part import NeedsPart

        return NeedsPart(self.context, self.least)

    def _plan(self) -> Part:
        from ui.training.table_part import PlanPart

        return PlanPart(self.context, self.least)

    def _expiry(self) -> Part:
        from ui.training.expiry_part import ExpiryPart

        return ExpiryPart(self.context)

    def _catalogue(self) -> Part:
        from ui.records.kinds import TRAINING
        from ui.records.part import CataloguePart

        return CataloguePart(self.session, TRAINING, self.status_changed.emit)

    def commands(self) -> list[Command]:
        return training_commands(self)

    def follow(self, changes: Changes) -> None:
        self.context.follow(changes)
        if changes.touches(*TABLES):
            self.least.follow()
        super().follow(changes)

    def shown(self) -> None:
        super().shown()
        if s.courses_of(self.session.document) and s.people_of(self.session.document):
            QTimer.singleShot(0, self, self.least.run)

    def retranslate(self) -> None:
        super().retranslate()
        self.least.changed.emit()

    def renew(self) -> None:
        if self.session.has_document:
            self.context.renew()
        else:
            self.least.cancel()
        super().renew()
