"""Copies brought together: all documents, then the rules of the plan; and into a plan that is open."""

from collections.abc import Iterator

from planning.merge.rules import Settling
from planning.merge.three_way import (
    CHANGED,
    Conflict,
    Merged,
    Side,
    States,
    in_order,
    preference,
    united_tables,
)
from planning.merge.values import ABSENT
from planning.plan.changes import Change, same
from planning.plan.consistency import check_changes
from planning.plan.document import Document
from planning.plan.tables import TABLES
from planning.plan.transaction import Tables
from planning.plan.versions import differing, stage_changes

LONE, DIFFERS = "on_one_side", "differs"


def merge(base: States, mine: States, theirs: States, take: Side | None = None) -> Merged:
    """Bring two states of a plan together.

    Every value of either side is in the plan that comes of it or in a conflict. ``take`` decides the
    conflicts as one side has it; else the proposal follows from the values alone.
    """
    united = united_tables(base, mine, theirs, preference(take))
    settled = Settling(base, mine, theirs, united, take).settle()
    return Merged(settled.tables, in_order(settled.conflicts))


def compare(mine: States, theirs: States, take: Side | None = None) -> Merged:
    """Bring two states together of which nobody knows what they came from: all that differs is listed.

    What only one of them has is kept, and listed with the code ``on_one_side``; what both have otherwise with
    ``differs``: who changed it is not known.
    """
    merged = merge({}, mine, theirs, take)
    conflicts = [one._replace(code=DIFFERS) if one.code == CHANGED else one for one in merged.conflicts]
    merged = merged._replace(conflicts=conflicts)
    listed = {(one.table, one.id, *one.path[:1]) for one in merged.conflicts}
    lone = (one for one in _lone(mine, theirs) if (one.table, one.id, *one.path) not in listed)
    return Merged(merged.tables, in_order([*merged.conflicts, *lone]))


def _lone(mine: States, theirs: States) -> Iterator[Conflict]:
    """Documents, and fields of documents, that only one side has."""
    for table in {*mine, *theirs}:
        own, other = mine.get(table, {}), theirs.get(table, {})
        for id in {*own, *other}:
            one, two = own.get(id), other.get(id)
            if one is None or two is None:
                yield Conflict(table, id, (), ABSENT, one or ABSENT, two or ABSENT, LONE)
                continue
            for field in one.keys() | two.keys():
                here, there = one.get(field, ABSENT), two.get(field, ABSENT)
                if not same(here, there):
                    yield Conflict(table, id, (field,), ABSENT, here, there, LONE)


def incoming(document: Document, tables: Tables) -> list[Change]:
    """What a merged plan changes in a plan; of tables that this version knows, others cannot be edited."""
    return [one for one in differing(document.records_by_table(), tables) if one.table in TABLES]


def bring_in(document: Document, changes: list[Change], label: str) -> None:
    """Make what a merge changes in a plan, as one step; the plan before stays a version for good.

    Raises:
        PlanError: the plan cannot be kept or changed, or a rule that what was chosen would break.
    """
    if not changes:
        return
    draft = document.draft()
    stage_changes(draft, changes)
    check_changes(draft.changes(), draft)
    document.keep_version()
    with document.transaction(label) as transaction:
        stage_changes(transaction, changes)
