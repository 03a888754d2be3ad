"""The menu "Show" of the toolbar: layers of the chart, what its bars say, overview strip, fiscal year."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from i18n import _, formats
from planning.plan.transaction import Transaction
from planning.scene.frame import LABELS
from planning.scene.layers import LAYERS
from ui.roadmap.layer_commands import label_id, layer_id

if TYPE_CHECKING:
    from ui.roadmap.view import RoadmapView


class ShowMenu(QMenu):
    """Filled each time it opens, in the language of the interface."""

    def __init__(self, view: RoadmapView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        table = self._view.session.commands
        table.refresh()
        self.clear()
        for layer in LAYERS:
            self.addAction(table.action(layer_id(layer.name)))
        said = self.addMenu(_("Labels of bars"))
        for name in LABELS:
            said.addAction(table.action(label_id(name)))
        self.addSeparator()
        for id in ("roadmap.overview_map", "roadmap.whole"):
            self.addAction(table.action(id))
        self.addSeparator()
        self._add_months(self.addMenu(_("Fiscal year begins in")))
        self.addAction(table.action("roadmap.plan"))

    def _add_months(self, menu: QMenu) -> None:
        """The months with which the fiscal year can begin; with January it is the calendar year."""
        session, group = self._view.session, QActionGroup(menu)
        menu.setEnabled(session.can_edit)
        for month in range(1, 13):
            action = QAction(formats.month(date(2000, month, 1), session.language), menu)
            action.setCheckable(True)
            action.setChecked(month == session.document.plan.fiscal_start_month)
            action.triggered.connect(partial(set_fiscal_start, self._view, month))
            group.addAction(action)
            menu.addAction(action)


def set_fiscal_start(view: RoadmapView, month: int) -> None:
    """Have the fiscal year begin with a month, 1 to 12."""

    def edit(t: Transaction) -> None:
        t.set("plan", "plan", fiscal_start_month=month)

    view.session.run(edit, _("Change fiscal year"))
