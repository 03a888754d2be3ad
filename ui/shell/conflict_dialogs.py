"""What to do with a plan file that somebody else wrote: before it is opened, and while it is open."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.versions import changed_outside, differing, records_on_disk
from ui.shell.comparison import Compared, Comparison
from ui.shell.jobs import Jobs
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.label import Label

_LIST = 240  # px


class _Conflict(Dialog):
    """Words over what differs."""

    def __init__(self, parent: QWidget, jobs: Jobs, title: str, text: str, choices: list[Choice]) -> None:
        super().__init__(parent, title, choices, width=WIDE)
        self.text = Label(text, "body", "muted", wrap=True)
        self.comparison = Comparison(jobs, same=_("No document differs."), height=_LIST)
        self.content.addWidget(self.text)
        self.content.addWidget(self.comparison)
        self.finished.connect(lambda _result: self.comparison.stop())


class ChangedOutside(_Conflict):
    """A plan whose checksum does not fit: accept what it holds, or restore what was saved last.

    Answers ``accept``, ``restore``, ``read`` or ``cancel``. ``refused`` is why it could not be accepted.
    """

    def __init__(self, parent: QWidget, jobs: Jobs, path: Path, error: PlanError,
                 refused: PlanError | None = None) -> None:
        can_accept = refused is None and error.code == "changed_outside"
        choices = [Choice("accept", _("Accept the changes"), "primary")] if can_accept else []
        choices += [
            Choice("restore", _("Restore the last saved version"), "more" if can_accept else "primary"),
            Choice("read", _("Open read-only"), "more"),
            Choice("cancel", _("Cancel")),
        ]
        super().__init__(parent, jobs, _("This plan was changed outside the program. Accept it?"),
                         f"{error.message}\n{path}", choices)
        if refused is not None:
            where = f"{refused.place}: " if refused.place else ""
            no = _("It cannot be accepted.")
            said = f"{self.text.text()}\n{no} {where}{refused.message} {refused.remedy}"
            self.text.setText(said.rstrip())
        if error.code == "changed_outside":
            self.comparison.compare(lambda: Compared(changed_outside(path), {}))
        else:
            self.comparison.hide()


class ChangedOnDisk(_Conflict):
    """Another program wrote the file of the plan that is open.

    Answers ``both`` (to be looked at first), ``elsewhere`` (mine gets another name), ``theirs``, ``mine`` or
    ``later``.
    """

    def __init__(self, parent: QWidget, jobs: Jobs, document: Document, path: Path) -> None:
        choices = [
            Choice("both", _("Bring both together…"), "primary"),
            Choice("elsewhere", _("Save mine as…"), "more"),
            Choice("theirs", _("Open theirs"), "more"),
            Choice("mine", _("Keep mine"), "more"),
            Choice("later", _("Decide later")),
        ]
        text = _("Whichever you choose, the other state stays among the earlier versions of the plan. "
                 "The list shows what opening theirs would change.")
        super().__init__(parent, jobs, _("Another program changed this file. Which state should go on?"),
                         text, choices)
        mine = {name: dict(document.records(name)) for name in document.names()}
        self.comparison.compare(lambda: Compared(list(differing(mine, records_on_disk(path))), mine))
