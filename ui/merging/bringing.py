"""Bringing a copy together with the plan that is open: asked for, read, looked at, made as one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from i18n import _
from i18n.counting import counted
from planning.merge.meeting import Meeting, meet, meet_on_disk, read_origin
from planning.merge.merging import bring_in
from planning.merge.review import Review
from planning.merge.three_way import States
from planning.plan.changes import Change
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.store.folding import changed_on_disk
from ui.merging.review_dialog import ReviewDialog
from ui.shell.plan_copy import copied
from ui.shell.session import Session, ToastAction
from ui.widgets.dialog import Choice, ask
from ui.widgets.line_edit import commit_focused

if TYPE_CHECKING:
    from planning.store.disk import Signature
    from ui.shell.files import Files


class Other(NamedTuple):
    """The other state: its file, and of a file that another program wrote over the plan what tells it."""

    path: Path
    signature: Signature | None = None

    @property
    def is_rival(self) -> bool:
        """Whether it stands in the place of the plan that is open."""
        return self.signature is not None


class Bringing:
    """One plan and the copy that comes to it; ``window`` is where dialogs stand."""

    def __init__(self, session: Session, files: Files, window: QWidget) -> None:
        self._session, self._files, self._window = session, files, window
        self._document: Document = session.plan_document

    def ask(self) -> None:
        """Ask for the other copy."""
        self._ask_for_file(_("Which copy should be brought together with this plan?"), self.offer)

    def _ask_for_file(self, title: str, then: Callable[[Path], object]) -> None:
        dialog = self._files.file_dialog(title)
        dialog.setFileMode(dialog.FileMode.ExistingFile)
        if self._document.path is not None:
            dialog.setDirectory(str(self._document.path.parent))
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.open()

    def offer(self, path: Path) -> None:
        """Read the copy in a file and show what it brings."""
        own = self._document.path
        if own is not None:
            self._read(Other(path), lambda: meet(own, path))

    def offer_rival(self) -> None:
        """Read what another program wrote over the plan, and show what it brings."""
        path, file = self._document.path, self._document.file
        if path is not None and file is not None:
            self._read(Other(path, file.disk.signature(path)), lambda: meet_on_disk(self._document))

    def _read(self, other: Other, read: Callable[[], Meeting]) -> None:
        commit_focused()

        def start() -> None:
            seq = self._seq

            def done(meeting: Meeting) -> None:
                if self._is_open and self._seq != seq:
                    start()  # the plan was edited meanwhile
                else:
                    self._meet(other, meeting)

            self._work(other.path, read, done)

        self._session.following.finish(start)

    def _work(self, path: Path, read: Callable[[], object], done: Callable[..., object]) -> None:
        name = _("Reading {file}").format(file=path.name)
        self._session.jobs.start(name, lambda _progress, _cancelled: read(), done,
                                 lambda error: self._session.report(error.in_file(path)))  # fmt: skip

    @property
    def _seq(self) -> int:
        return self._document.file.seq if self._document.file is not None else 0

    @property
    def _is_open(self) -> bool:
        return self._session.has_document and self._session.plan_document is self._document

    # What both came from

    def _meet(self, other: Other, meeting: Meeting) -> None:
        if meeting.base is not None:
            self._review(other, meeting.theirs, meeting.base)
        elif self._is_open:
            self._ask_for_origin(other, meeting.theirs)

    def _ask_for_origin(self, other: Other, theirs: States) -> None:
        choices = [
            Choice("file", _("Choose that plan…"), "primary"),
            Choice("compare", _("Compare without it"), "more"),
            Choice("cancel", _("Cancel")),
        ]
        text = _(
            "The plan that both copies came from is not among the earlier versions of either. If you have "
            "it, in a mail or a backup, choose it. Without it you decide about everything that differs, and "
            "what only one copy has stays."
        )
        dialog = ask(self._window, _("What did both copies come from?"), text, choices)

        def decided(key: str) -> None:
            if key == "file":
                title = _("Which plan did both copies come from?")
                self._ask_for_file(title, lambda path: self._read_origin(other, theirs, path))
            elif key == "compare":
                self._review(other, theirs, None)

        dialog.answered.connect(decided)

    def _read_origin(self, other: Other, theirs: States, path: Path) -> None:
        own = self._document.path
        if own is not None:
            self._work(path, lambda: read_origin(own, path), partial(self._review, other, theirs))

    # The review, and the step

    def _review(self, other: Other, theirs: States, base: States | None) -> None:
        if not self._is_open:
            return
        if other.is_rival:
            title = _("What should come in from the file on the disk?")
            hint = _("Mine is the plan as it is in this window, theirs what another program wrote.")
        else:
            title = _("What should come in from {file}?").format(file=other.path.name)
            hint = _("Mine is the plan as it is in this window, theirs the other copy.")
        if base is None:
            hint = _("What both came from is not known: all that differs is listed.")
        rest = _("It is one step that can be undone, and the plan as it is now stays among the versions.")
        review = Review(copied(self._document), theirs, base)
        dialog = ReviewDialog(self._window, self._session.jobs, review, title, f"{hint}\n{rest}",
                              always=other.is_rival)  # fmt: skip
        dialog.agreed.connect(lambda changes: self._bring_in(other, changes))
        dialog.open()

    def _bring_in(self, other: Other, changes: list[Change]) -> None:
        label = _("Bring in {file}").format(file=other.path.name)
        try:
            self._overrule(other)
            bring_in(self._document, changes, label)
        except PlanError as error:
            self._session.report(error.in_file(other.path))
            return
        self._session.settled.emit()
        self._session.saving_changed.emit()
        if not changes:
            self._session.toast(_("The plan goes on as it was."), icon="git-merge")
            return
        words = counted("{count} document brought in", "{count} documents brought in", len(changes))
        undo = ToastAction(_("Undo"), self._session.undo)
        self._session.toast(f"{words} · {other.path.name}", undo, icon="git-merge")

    def _overrule(self, other: Other) -> None:
        """What another program wrote stays among the versions; the plan takes its place.

        Raises:
            PlanError: ``changed_on_disk``: the file was written once more; as :meth:`Document.overrule`.
        """
        file = self._document.file
        if not other.is_rival or file is None:
            return
        if file.disk.signature(other.path) != other.signature:
            raise changed_on_disk(other.path)
        self._document.overrule()
