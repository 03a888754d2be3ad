"""Removing documents of a catalogue: one step, and what else went is said with the way back."""

from collections import Counter
from collections.abc import Sequence

from i18n import _
from i18n.counting import counted
from i18n.formats import number, series
from planning.careers.record_edits import remove_records
from planning.plan.transaction import Transaction
from ui.shell.plan_words import table_words
from ui.shell.session import Session, ToastAction


def remove(session: Session, table: str, ids: Sequence[str]) -> None:
    """Remove documents with what cannot be without them."""
    if not ids or not session.can_edit:
        return
    went: Counter[str] = Counter()

    def edit(t: Transaction) -> None:
        went.update(remove_records(t, table, ids))

    label = counted("Remove {count} row", "Remove {count} rows", len(ids))
    if session.run(edit, label) and went:
        tag = session.language
        parts = [f"{table_words(name)}: {number(count, tag)}" for name, count in went.items()]
        said = _("Also removed: {what}").format(what=series(parts, tag))
        session.toast(said, ToastAction(_("Undo"), session.undo), "trash-2")
