"""The views of the plan that is open: made when first shown, put away when the plan is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from i18n import _
from i18n.counting import counted
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from ui.shell.view import StatusItem, View
from ui.shell.views import VIEWS

if TYPE_CHECKING:
    from ui.shell.start_page import StartPage
    from ui.shell.window import MainWindow

FIRST = "overview"


class _Parts:
    """A view with the parts it gave to the window."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._given: list[QWidget] = []
        self.ask()

    def ask(self) -> None:
        """Take toolbar and inspector as the view gives them now; those of before stay its own."""
        self.left, self.right = self.view.toolbar()
        self.inspector: QWidget | None = self.view.inspector()
        asked = (*self.left, *self.right, *([self.inspector] if self.inspector else ()))
        self._given += [widget for widget in asked if widget not in self._given]

    def delete(self) -> None:
        for widget in (*self._given, self.view):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


class Stage:
    """Puts one view on, with its toolbar, inspector and status."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._parts: dict[str, _Parts] = {}
        self._start: StartPage | None = None
        self.name = ""

    @property
    def view(self) -> View | None:
        """The view that is shown, ``None`` on the start page."""
        parts = self._parts.get(self.name)
        return parts.view if parts else None

    def replace(self) -> None:
        """Another plan is open, or none."""
        self._clear_start()
        if not self._window.session.has_document:
            self._put_away()
        if self._window.has_painted:
            self.show_first()
        self._window.follow_status()

    def show_first(self) -> None:
        """Show the view of the last run or the start page; at the start once the frame is painted."""
        if self.view is not None or self._start is not None:
            return
        if not self._window.session.has_document:
            self._show_start()
        else:
            kept = self._window.session.preferences.view
            self.show(kept if kept in VIEWS else FIRST)

    def show(self, name: str) -> None:
        """Show a view."""
        if name == self.name and name in self._parts:
            return
        is_new = name not in self._parts
        if is_new:
            self._make(name)
        window, parts = self._window, self._parts[name]
        self.name = name
        window.body.stack.setCurrentWidget(parts.view)
        window.commands.set_scope(name)
        self._put_on(parts)
        window.rail.show_current(name)
        window.menus.set_view(name)
        window.session.preferences.view = name
        if is_new:
            parts.view.shown()
        window.ring.by_itself()
        window.areas.enter(window.body.stack)
        window.follow_status()

    def _put_on(self, parts: _Parts) -> None:
        """Show toolbar and inspector of a view."""
        window = self._window
        window.body.inspector.set_panel(parts.inspector)
        window.body.least_width = parts.view.least_inspector
        window.toolbar.set_groups(parts.left, parts.right, has_inspector=parts.inspector is not None)
        window.body.arrange()
        window.commands.refresh()  # whether there is an inspector is known only now

    def _follow_parts(self, name: str) -> None:
        parts = self._parts.get(name)
        if parts is not None:
            parts.ask()
            if name == self.name:
                self._put_on(parts)
                self._window.follow_status()

    def _make(self, name: str) -> None:
        window = self._window
        view = VIEWS[name].make(window.session)
        window.commands.add(view.commands(), scope=name)
        parts = self._parts[name] = _Parts(view)
        window.body.stack.addWidget(view)
        view.status_changed.connect(window.follow_status)
        view.parts_changed.connect(lambda: self._follow_parts(name))
        kept = window.session.preferences.view_state.get(name)
        if kept:
            view.restore(kept)
        parts.view.setAccessibleName(_(VIEWS[name].title))

    def _put_away(self) -> None:
        """The plan was closed: no view outlives it."""
        if not self._parts:
            return
        self.keep_state()
        window = self._window
        window.body.inspector.set_panel(None)
        window.toolbar.set_groups([], [], has_inspector=False)
        window.commands.set_scope("")
        window.rail.show_current("")
        window.menus.set_view("")
        for name, parts in self._parts.items():
            window.body.stack.removeWidget(parts.view)
            window.commands.remove(name)
            window.session.jobs.leave(parts.view)
            parts.delete()
        self._parts.clear()
        self.name = ""

    def _show_start(self) -> None:
        from ui.shell.start_page import StartPage

        window = self._window
        self._start = StartPage(window.commands, window.session.preferences, window.files)
        window.body.stack.addWidget(self._start)
        window.body.stack.setCurrentWidget(self._start)
        self._start.setFocus()
        window.body.arrange()
        window.status.set_items([])

    def _clear_start(self) -> None:
        if self._start is not None:
            self._window.body.stack.removeWidget(self._start)
            self._start.deleteLater()
            self._start = None

    def repeat(self) -> None:
        """Say what does not say itself again after a change of language."""
        for name, parts in self._parts.items():
            parts.view.setAccessibleName(_(VIEWS[name].title))
        if self._start is not None:
            self._clear_start()
            self._show_start()
        self._window.follow_status()

    def status_items(self) -> list[StatusItem]:
        """The view's statements, then those of the window: language of the names, selection."""
        session = self._window.session
        if self.view is None or not session.has_document:
            return []
        return [*self.view.status(), *self._note(), *self._selection()]

    def _note(self) -> list[StatusItem]:
        """What the plan says of its translation."""
        session = self._window.session
        try:
            note = text_in(session.document.plan.translation_note, session.language)
        except PlanError:
            return []
        return [StatusItem(note, right=True)] if note else []

    def _selection(self) -> list[StatusItem]:
        count = len(self._window.session.selection.ids)
        if not count:
            return []
        return [StatusItem(counted("{count} selected", "{count} selected", count), right=True)]

    def keep_state(self) -> None:
        """Remember what the views want to find again."""
        for name, parts in self._parts.items():
            state = parts.view.state()
            if state:
                self._window.session.preferences.view_state[name] = state
