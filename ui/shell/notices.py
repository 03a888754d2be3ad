"""Errors as the banner says them: the file and place, what is wrong, and what can be done here."""

from collections.abc import Callable

from i18n import _, language
from i18n.formats import number
from planning.plan.errors import PlanError
from planning.store.report import Report
from ui.shell.files import Files
from ui.widgets.banner import Notice

# Errors after which another place is the way on.
_ELSEWHERE = ("not_written", "not_confirmed", "read_only", "no_file", "no_lock")
_CALM = ("changed_since",)  # nothing is wrong
_UNREADABLE = ("missing", "is_folder", "not_a_plan", "not_readable", "too_large")


def notice_of(error: PlanError, files: Files) -> Notice:
    """The notice for an error."""
    name = error.file.name if error.file is not None else ""
    where = ", ".join(part for part in (name, error.place) if part)
    text = f"{where}: {error.message}" if where else error.message
    return Notice(text, error.remedy, _actions(error, files), "info" if error.code in _CALM else "danger")


def _actions(error: PlanError, files: Files) -> tuple[tuple[str, Callable[[], object]], ...]:
    if error.code == "changed_on_disk":
        return ((_("Compare and decide…"), files.conflicts.decide), (_("Save as…"), files.save_as))
    if error.code == "changed_since" and error.file is not None:
        path = error.file
        return ((_("Open again"), lambda: files.open_now(path, read_only=True)),)
    if error.code in _ELSEWHERE:
        return ((_("Save as…"), files.save_as),)
    if error.code in _UNREADABLE:
        return ((_("Open another plan"), files.open),)
    return ()


def bulk_notice(count: int, *actions: tuple[str, Callable[[], object]]) -> Notice:
    """That a step was too large for the history that outlives the session, and what stays instead."""
    said = number(count, language())
    text = _("{count} documents were changed in one step.").format(count=said)
    detail = _(
        "It can be undone until the plan is closed. After that, the plan as it was before is among the "
        "earlier versions."
    )
    return Notice(text, detail, actions, "info")


def recovery_notice(report: Report, show: Callable[[], object]) -> Notice:
    """What recovery did, in short; calm where everything came back."""
    is_grave = bool(report.lost)
    lines = [*report.lost, *report.restored]
    text = _("This plan was recovered, but not all of it.") if is_grave else _("This plan was recovered.")
    return Notice(text, " ".join(lines), ((_("What happened…"), show),), "warning" if is_grave else "info")
