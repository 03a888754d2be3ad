"""What the window says of saving: one function, so that the words never differ from the truth."""

from typing import NamedTuple

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError


class SavingState(NamedTuple):
    """The chip in the header: words, tone, icon, and why, for its tooltip."""

    words: str
    tone: str
    icon: str
    reason: str = ""


def saving_state(
    document: Document, *, is_saving: bool = False, trouble: PlanError | None = None
) -> SavingState:
    """The state of the file beside the plan in memory: saved is what is on the disk, not only on its way."""
    if trouble is not None:
        reason = f"{trouble.message} {trouble.remedy}".strip()
        return SavingState(_("Not saved"), "danger", "circle-alert", reason)
    if is_saving or (document.path is not None and document.is_modified):
        return SavingState(_("Saving"), "info", "save")
    if document.read_only:
        return SavingState(_("Read-only"), "warning", "lock", document.read_only_reason)
    if document.is_modified:
        reason = _("Changes since the last save are only in memory.")
        return SavingState(_("Unsaved changes"), "warning", "pencil", reason)
    if document.is_recovered:
        return SavingState(_("Recovered"), "info", "shield-check", "\n".join(document.notices))
    return SavingState(_("All changes saved"), "success", "check")
