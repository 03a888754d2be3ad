"""Another copy of a plan, found and read: what it holds, and what both came from."""

from pathlib import Path
from typing import NamedTuple

from i18n import _
from planning.merge.ancestor import Copy, common_ancestor, know_each_other, knows, last_known, read_copy
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables

LEAST_SHARED = 0.5
"""Of the documents of the smaller plan, those that both have, where the files know nothing of each other."""


class Meeting(NamedTuple):
    """What another copy holds, and what both came from; ``None`` where that is not known."""

    theirs: Tables
    base: Tables | None


def meet(own: Path, other: Path) -> Meeting:
    """Read another copy of the plan in a file.

    Raises:
        PlanError: ``same_file``; ``unrelated``, a plan that has nothing to do with it; either cannot be read.
    """
    if own.resolve() == other.resolve():
        raise PlanError(
            _("This is the file of the plan that is open."),
            _("Choose the file of the other copy."),
            code="same_file",
            file=other,
        )
    mine, theirs = read_copy(own), read_copy(other)
    _refuse_stranger(mine, theirs, other)
    return Meeting(theirs.tables, common_ancestor(mine, theirs))


def read_origin(own: Path, origin: Path) -> Tables:
    """Read the plan that somebody says both copies came from.

    Raises:
        PlanError: ``unrelated``, or it cannot be read.
    """
    found = read_copy(origin)
    _refuse_stranger(read_copy(own), found, origin)
    return found.tables


def meet_on_disk(document: Document) -> Meeting:
    """Read what another program wrote over the file of a plan that is open.

    Raises:
        PlanError: ``no_file``, or it cannot be read.
    """
    if document.file is None:
        raise PlanError(_("The plan has no file yet."), _("Save it under a name."), code="no_file")
    theirs = read_copy(document.file.path)
    if knows(theirs, document.file.meta.revision):
        return Meeting(theirs.tables, last_known(document))
    mine = {name: dict(rows) for name, rows in document.records_by_table().items()}
    return Meeting(theirs.tables, common_ancestor(Copy(mine, document.file), theirs))


def _refuse_stranger(mine: Copy, other: Copy, path: Path) -> None:
    if not are_related(mine, other):
        raise PlanError(
            _("This is another plan, not a copy of the one that is open."),
            _("Choose a copy of this plan. Documents of other plans come in through Import."),
            code="unrelated",
            file=path,
        )


def are_related(mine: Copy, theirs: Copy) -> bool:
    """Whether two files are copies of one plan: by their ids and revisions, else by what both hold."""
    if mine.file.meta.file_id == theirs.file.meta.file_id or know_each_other(mine, theirs):
        return True
    own, other = _places(mine.tables), _places(theirs.tables)
    return len(own & other) >= LEAST_SHARED * max(1, min(len(own), len(other)))


def _places(tables: Tables) -> set[tuple[str, str]]:
    """Tables and ids of all documents but the one that every plan has."""
    return {(table, id) for table, rows in tables.items() if table != "plan" for id in rows}
