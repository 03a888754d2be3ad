"""What all views share: the plan that is open, theme, language, selection, jobs and messages."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

import i18n
from planning.plan.branching import LISTED
from planning.plan.changes import Changes
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.scenario_document import ScenarioDocument
from planning.plan.transaction import Transaction
from ui.shell import appearance
from ui.shell import theme as themes
from ui.shell.commands import CommandTable
from ui.shell.following import Following
from ui.shell.jobs import Jobs
from ui.shell.keeping import Keeping
from ui.shell.preferences import Preferences
from ui.shell.repeating import Repeating
from ui.shell.rescheduling import Rescheduling
from ui.shell.scheduling import Scheduling


class Selection(NamedTuple):
    """What is selected: ids of one table, the one selected last at the end."""

    table: str = ""
    ids: tuple[str, ...] = ()

    @property
    def current(self) -> str:
        """The id that the inspector shows; "" where nothing is selected."""
        return self.ids[-1] if self.ids else ""


class ToastAction(NamedTuple):
    """A button in a toast: its words in the language of the interface, and what it does."""

    text: str
    run: Callable[[], object]


class Place(NamedTuple):
    """Where to go: a view and, in it, a document."""

    view: str
    table: str = ""
    id: str = ""


class Session(QObject):
    """The state that views read and the doors through which they act."""

    document_changed = Signal(object)  # Changes
    document_replaced = Signal()
    theme_changed = Signal()
    language_changed = Signal()
    selection_changed = Signal()
    scenario_changed = Signal()  # another what-if scenario is worked in, or the plan again
    saving_changed = Signal()
    reported = Signal(object)  # PlanError
    settled = Signal()  # an edit went through: an earlier error no longer stands
    toasted = Signal(str, object, str)  # text, tuple of ToastAction, icon
    navigated = Signal(object)  # Place

    commands: CommandTable  # set by the window, before any view is made

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.jobs = Jobs(self)
        self.jobs.failed.connect(self.report)
        self.keeping = Keeping(self.jobs, self)
        self.keeping.changed.connect(self.saving_changed)
        self.keeping.failed.connect(self.report)
        self.selection = Selection()
        self._repeating = Repeating()
        self._document: Document | None = None
        self._branch: ScenarioDocument | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._leave: Callable[[], None] | None = None
        self.scheduling = Scheduling(self)  # the first to hear of a change: views read true results
        self.following = Following(self)
        self.rescheduling = Rescheduling(self)

    @property
    def document(self) -> Document:
        """The plan that is open, as the scenario has it that is worked in.

        Views exist only while there is one.

        Raises:
            RuntimeError: none is open.
        """
        return self._branch or self.plan_document

    @property
    def plan_document(self) -> Document:
        """The plan that is open, whatever scenario is worked in: what is saved, what scenarios branch from.

        Raises:
            RuntimeError: none is open.
        """
        if self._document is None:
            raise RuntimeError("no plan is open")
        return self._document

    @property
    def scenario(self) -> str:
        """The id of the what-if scenario that is worked in, "" for the plan itself."""
        return self._branch.id if self._branch is not None else ""

    def set_scenario(self, id: str = "") -> None:
        """Work in a what-if scenario: edits of the roadmap go there; without an id in the plan again."""
        if id == self.scenario:
            return
        self.following.finish(partial(self._enter, id))

    def _enter(self, id: str) -> None:
        self._leave_branch()
        if id:
            self._branch = ScenarioDocument(self.plan_document, id)
            self._leave = self._branch.subscribe(self._on_branch_change)
        table, ids = self.selection
        there = [one for one in ids if self.document.get(table, one) is not None]
        self.document_replaced.emit()
        self.select()
        self.select(table, there)
        self.scenario_changed.emit()

    def _leave_branch(self) -> None:
        if self._branch is not None and self._leave is not None:
            self._leave()
            self._branch.leave()
        self._branch = self._leave = None

    @property
    def has_document(self) -> bool:
        """Whether a plan is open."""
        return self._document is not None

    @property
    def can_edit(self) -> bool:
        """Whether a plan is open and may be changed."""
        return self._document is not None and not self._document.read_only

    def set_document(self, document: Document | None, *, close: bool = True) -> None:
        """Show another plan, or none; the plan shown before is closed, unless its owner goes on with it."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        had_scenario = self.scenario
        self._leave_branch()
        self.keeping.keep(document)
        if close and self._document is not None and self._document is not document:
            self._document.close()
        self._document = document
        self.selection = Selection()
        if document is not None:
            self._unsubscribe = document.subscribe(self._on_change)
        self.document_replaced.emit()
        self.selection_changed.emit()
        self.saving_changed.emit()
        if had_scenario:
            self.scenario_changed.emit()

    def _on_change(self, changes: Changes) -> None:
        """The plan changed; while a scenario is worked in, what that shows changes through the branch."""
        self.keeping.edited()
        if self._branch is None:
            self._drop_removed(changes)
            self.document_changed.emit(changes)
        elif self.scenario not in self.plan_document.table(LISTED):
            self._enter("")  # it is gone, and what is still to be found with it
        self.saving_changed.emit()

    def _on_branch_change(self, changes: Changes) -> None:
        self._drop_removed(changes)
        self.document_changed.emit(changes)

    def _drop_removed(self, changes: Changes) -> None:
        """What was removed is no longer selected."""
        gone = {change.id for change in changes.items
                if change.table == self.selection.table and change.after is None}
        if gone.intersection(self.selection.ids):
            self.select(self.selection.table, [id for id in self.selection.ids if id not in gone])

    @property
    def theme(self) -> themes.Theme:
        """The theme of the application."""
        return themes.active()

    @property
    def language(self) -> str:
        """The tag of the language of the interface, in which names are shown first."""
        return i18n.language()

    def set_theme(self, choice: str) -> None:
        """Switch to "light", "dark" or "system" and remember it."""
        self.preferences.theme = choice
        appearance.apply_theme(choice)
        self.preferences.save()
        self.theme_changed.emit()

    def set_language(self, tag: str) -> None:
        """Switch the interface to a language and remember it."""
        self.preferences.language = tag
        appearance.apply_language(tag)
        self.preferences.save()
        self.language_changed.emit()

    def select(self, table: str = "", ids: list[str] | tuple[str, ...] = ()) -> None:
        """Select documents of a table; without arguments nothing."""
        wanted = Selection(table if ids else "", tuple(ids))
        if wanted != self.selection:
            self.selection = wanted
            self.selection_changed.emit()

    def attempt(
        self, edit: Callable[[Transaction], object], label: str, repeats: str = ""
    ) -> PlanError | None:
        """Make one edit; return the error for a field to show, ``None`` when it went through.

        What ``repeats`` itself in quick succession, as a key that is held down does, is one step.
        """
        gesture = self._repeating.gesture(repeats) if repeats else ""
        is_large = self.following.is_needed()
        if is_large:
            gesture = gesture or self.following.mark()
        try:
            with self.document.transaction(label, gesture) as transaction:
                edit(transaction)
                if is_large:
                    self.following.note(transaction, label, gesture)
                else:
                    self.scheduling.follow(transaction)
        except PlanError as error:
            self.following.refused()
            return error
        self.settled.emit()
        return None

    def run(self, edit: Callable[[Transaction], object], label: str, repeats: str = "") -> bool:
        """Make one edit, one undo step named by ``label``; an error is shown in the window."""
        error = self.attempt(edit, label, repeats)
        if error is not None:
            self.report(error)
        return error is None

    def undo(self) -> bool:
        """Take the last step back."""
        return self._replay(lambda: self.document.undo())

    def redo(self) -> bool:
        """Make the step again that was taken back last."""
        return self._replay(lambda: self.document.redo())

    def go_to_step(self, seq: int) -> bool:
        """Undo or redo up to a step of the history; 0: all of it is undone."""
        return self._replay(lambda: self.document.go_to(seq))

    def _replay(self, step: Callable[[], Changes | None]) -> bool:
        try:
            step()
        except PlanError as error:
            self.report(error)
            return False
        self.settled.emit()
        return True

    def report(self, error: PlanError) -> None:
        """Show an error in the banner of the window: file, place, what, remedy."""
        self.reported.emit(error)

    def toast(self, text: str, action: ToastAction | tuple[ToastAction, ...] | None = None,
              icon: str = "check") -> None:
        """Say in passing that something was done; never for errors."""
        actions = (action,) if isinstance(action, ToastAction) else action or ()
        self.toasted.emit(text, actions, icon)

    def go_to(self, view: str, table: str = "", id: str = "") -> None:
        """Show a view and, in it, a document."""
        self.navigated.emit(Place(view, table, id))
