"""The rules that hold between documents: references, circles, nothing removed that is still in use.

Only what a transaction touches is looked at, so that the cost of an edit does not grow with the plan.
"""

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from i18n import _, language
from planning.plan.backlinks import Place
from planning.plan.changes import Change, Record
from planning.plan.errors import PlanError
from planning.plan.references import ancestors, circles, link_ends, parent_cycle, references, way_back
from planning.plan.text import text_in
from planning.plan.validation import check_document

WITH_PARENT = ("activities", "units")
LINK_ENDS = frozenset(("predecessor", "successor"))


class State(Protocol):
    """The plan as a transaction would leave it."""

    def get(self, table: str, id: str) -> Record | None:
        """One document."""

    def referrers(self, table: str, id: str) -> Iterator[Place]:
        """The documents that refer to it."""


def check_changes(changes: tuple[Change, ...], state: State) -> None:
    """Check what a transaction would leave behind.

    Raises:
        PlanError: at the first rule that is broken.
    """
    for change in changes:
        if change.after is not None:
            check_document(change.table, change.after)
            _check_references(change.table, change.after, state)
    for change in changes:
        if change.after is None:
            _check_removed(change, state)
        elif change.table in WITH_PARENT and "parent" in change.fields:
            _refuse_cycle(change, "parent", parent_cycle(state.get, change.table, change.id), state)
            _check_own_links(change, state)
    links = [c for c in changes if c.table == "links" and c.after and c.fields & LINK_ENDS]
    if links:
        _check_links(links, state)


def _check_references(table: str, document: Record, state: State) -> None:
    for field, target, id in references(table, document):
        if state.get(target, id) is None:
            raise PlanError(
                _("“{id}” in “{field}” is not in the table “{table}”.").format(
                    id=id, field=field, table=target
                ),
                _("Choose one that exists, or add it first."),
                code="unknown_reference",
                table=table,
                id=document["id"],
                field=field,
            )


def _check_removed(change: Change, state: State) -> None:
    if change.table == "plan":
        raise PlanError(
            _("The head of the plan cannot be removed."), code="still_referenced", table="plan", id=change.id
        )
    for table, id in state.referrers(change.table, change.id):
        fields = (
            field
            for field, target, other in references(table, state.get(table, id) or {})
            if (target, other) == (change.table, change.id)
        )
        field = next(fields, "")
        raise PlanError(
            _("“{target}” is still used by {table}/{id} ({field}).").format(
                target=change.id, table=table, id=id, field=field
            ),
            _("Change or remove that first."),
            code="still_referenced",
            table=change.table,
            id=change.id,
            field=field,
        )


def _check_links(changed: list[Change], state: State) -> None:
    """Look for the way back that would make each new link a circle; for many links, first whether any is."""

    @cache
    def followers(activity: str) -> tuple[str, ...]:
        places = state.referrers("activities", activity)
        links = (link_ends(state.get("links", id) or {}) for table, id in places if table == "links")
        return tuple(successor for predecessor, successor in links if predecessor == activity)

    ends = [link_ends(change.after or {}) for change in changed]
    for change, (predecessor, successor) in zip(changed, ends, strict=True):
        _refuse_own_summary(change, "successor", predecessor, successor, state)
    if len(changed) > 1 and next(circles((end for _start, end in ends), followers), None) is None:
        return
    for change, (predecessor, successor) in zip(changed, ends, strict=True):
        _refuse_cycle(change, "successor", way_back(followers, predecessor, successor), state)


def _check_own_links(change: Change, state: State) -> None:
    """A row that moves below another must not be linked with it."""
    if change.table == "activities":
        for table, id in state.referrers("activities", change.id):
            if table == "links":
                _refuse_own_summary(change, "parent", *link_ends(state.get("links", id) or {}), state)


def _refuse_own_summary(change: Change, field: str, one: str, other: str, state: State) -> None:
    """The dates of a summary row follow from the rows below it: neither can wait for the other."""
    for low, high in ((one, other), (other, one)):
        if high in ancestors(state.get, "activities", low):
            raise PlanError(
                _("An activity and the summary row above it cannot depend on each other."),
                _("Link it with another activity, or move it out of the summary row first."),
                code="link_cycle",
                table=change.table,
                id=change.id,
                field=field,
            )


def _refuse_cycle(change: Change, field: str, cycle: list[str], state: State) -> None:
    if not cycle:
        return
    table, code = (
        ("activities", "link_cycle") if change.table == "links" else (change.table, "parent_cycle")
    )
    names = " → ".join(text_in((state.get(table, id) or {}).get("name"), language()) or id for id in cycle)
    raise PlanError(
        _("This would close a circle: {names}.").format(names=names),
        _("Remove one of these first, or choose another."),
        code=code,
        table=change.table,
        id=change.id,
        field=field,
    )
