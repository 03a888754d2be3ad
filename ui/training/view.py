"""Training as a view of the window: matrix, needs, plan, expiry."""

from collections.abc import Mapping

from i18n import N_
from planning.plan.changes import Changes
from ui.careers.context import Context
from ui.shell.commands import Command
from ui.shell.part import Part
from ui.shell.segmented import Kind, SegmentedView
from ui.shell.session import Session
from ui.training.commands import training_commands


class TrainingView(SegmentedView):
    """Its segments share a context: the day, and who is chosen."""

    name = "training"
    segments_name = N_("Parts of Training")

    def __init__(self, session: Session) -> None:
        self.context = Context(session)
        super().__init__(session)

    def make_kinds(self) -> Mapping[str, Kind]:
        return {"matrix": Kind(N_("Matrix"), "grid-3x3", self._matrix)}

    def _matrix(self) -> Part:
        from ui.training.matrix_part import MatrixPart

        return MatrixPart(self.context)

    def commands(self) -> list[Command]:
        return training_commands(self)

    def follow(self, changes: Changes) -> None:
        self.context.follow(changes)
        super().follow(changes)

    def renew(self) -> None:
        if self.session.has_document:
            self.context.renew()
        super().renew()
