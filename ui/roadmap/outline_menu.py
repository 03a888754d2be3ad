"""The menu of the outline: groups, columns, and the named views of the plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from i18n import _
from planning.plan.order import append_order
from planning.plan.outline_view import OutlineView
from planning.plan.text import text_in
from planning.scene.arrangement import GROUPINGS
from ui.roadmap.columns_dialog import ColumnsDialog
from ui.roadmap.name_dialog import NameDialog
from ui.roadmap.outline_head import fill_columns
from ui.roadmap.outline_state import VIEWS, view_fields
from ui.shell.session import ToastAction

if TYPE_CHECKING:
    from planning.plan.transaction import Transaction
    from ui.roadmap.view import RoadmapView


class OutlineMenu:
    """What commands and the menu do with the outline."""

    def __init__(self, view: RoadmapView) -> None:
        self._view, self.choices = view, view.chart_state.outline_state

    def fill(self, menu: QMenu) -> None:
        """Offer groups, columns and views as they are now."""
        menu.clear()
        self._fill_groups(menu.addMenu(_("Group by")))
        fill_columns(menu.addMenu(_("Columns")), self._view.chart.outline)
        table = self._view.session.commands
        menu.addAction(table.action("roadmap.columns"))
        menu.addSection(_("Views"))
        menu.addAction(_("As the program comes")).triggered.connect(lambda: self.choices.show_view(None))
        views = self.choices.views()
        for view in views:
            action = menu.addAction(self._name(view).replace("&", "&&"))
            action.triggered.connect(partial(self._show, view))
        menu.addAction(table.action("roadmap.save_view"))
        if views and self._view.session.can_edit:
            self._fill_edits(menu, views)

    def _fill_groups(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for name, words in GROUPINGS.items():
            action = menu.addAction(_(words))
            action.setCheckable(True)
            action.setChecked(name == self.choices.arrangement.group)
            action.triggered.connect(partial(self._group, name))
            group.addAction(action)

    def _fill_edits(self, menu: QMenu, views: list[OutlineView]) -> None:
        replace, delete = menu.addMenu(_("Save the view again")), menu.addMenu(_("Delete view"))
        for view in views:
            name = self._name(view).replace("&", "&&")
            replace.addAction(name).triggered.connect(partial(self._replace, view))
            delete.addAction(name).triggered.connect(partial(self._delete, view))

    def _name(self, view: OutlineView) -> str:
        return text_in(view.name, self._view.session.language)

    def _show(self, view: OutlineView, _checked: bool = False) -> None:
        self.choices.show_view(view)
        self._view.chart.outline.make_room()

    def _group(self, name: str, _checked: bool = False) -> None:
        self.choices.arrange(group=name)

    # What commands do

    def choose_columns(self) -> None:
        """Open the dialog for columns, sorting and groups."""
        dialog = ColumnsDialog(self._view, self.choices)
        dialog.answered.connect(lambda _key: self._view.chart.outline.make_room())
        dialog.open()

    def next_group(self) -> None:
        """Group by the next field."""
        names = list(GROUPINGS)
        self._group(names[(names.index(self.choices.arrangement.group) + 1) % len(names)])

    def next_view(self) -> None:
        """Look at the roadmap by the next named view."""
        views = self.choices.views()
        matching = [number for number, view in enumerate(views) if self._is_shown(view)]
        at = matching[0] + 1 if matching else 0
        self.choices.show_view(views[at] if at < len(views) else None)

    def _is_shown(self, view: OutlineView) -> bool:
        """Whether a view is what is shown now."""
        kept = self.choices.kept()
        columns = [[column.field, column.width] for column in view.columns]
        return columns == kept.pop("columns") and all(getattr(view, name) == kept[name] for name in kept)

    def save_view(self) -> None:
        """Ask for a name and keep columns, filter, order and groups under it, in the plan."""
        NameDialog(
            self._view,
            _("What is the view called?"),
            _("Save view"),
            self._save,
            text=_("It keeps columns, filter, sorting and groups, in the plan, for all who open it."),
        ).open()

    def _save(self, words: str) -> None:
        session = self._view.session
        fields = view_fields(self.choices, {session.language: words})

        def save(t: Transaction) -> None:
            t.add(VIEWS, {**fields, "order": append_order(t, VIEWS)})

        if session.run(save, _("Save view")):
            session.toast(_("View “{name}” saved").format(name=words), icon="eye")

    def _replace(self, view: OutlineView, _checked: bool = False) -> None:
        fields = view_fields(self.choices, view.name)
        self._view.session.run(lambda t: t.set(VIEWS, view.id, **fields), _("Save view"))

    def _delete(self, view: OutlineView, _checked: bool = False) -> None:
        session = self._view.session
        if session.run(lambda t: t.remove(VIEWS, view.id), _("Delete view")):
            words = _("“{name}” deleted").format(name=self._name(view))
            session.toast(words, ToastAction(_("Undo"), session.undo), "trash-2")


