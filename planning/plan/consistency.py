"""The rules that hold between documents: references, circles, nothing removed that is still in use.

Only what a transaction touches is looked at, so that the cost of an edit does not grow with the plan.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Protocol

from i18n import _, language
from planning.plan.backlinks import Place
from planning.plan.changes import Change, Record
from planning.plan.competence_consistency import check_competence_changes
from planning.plan.errors import PlanError
from planning.plan.link_circles import LinkGraph
from planning.plan.references import ancestors, circles, link_ends, parent_cycle, references
from planning.plan.scenario_rules import check_scenario
from planning.plan.text import text_in
from planning.plan.validation import check_document

WITH_PARENT = ("activities", "units", "competencies")
LINK_ENDS = frozenset(("predecessor", "successor", "type"))


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
            if change.table == "scenarios":
                check_scenario(change.after, state.get)
    for change in changes:
        if change.after is None:
            _check_removed(change, state)
        elif change.table in WITH_PARENT and change.differs_in(("parent",)):
            _refuse_cycle(change, "parent", parent_cycle(state.get, change.table, change.id), state)
            _check_own_links(change, state)
    check_competence_changes(changes, state)
    links = [c for c in changes if c.table == "links" and c.after and c.differs_in(LINK_ENDS)]
    rows = [c for c in changes if c.table == "activities" and c.before and c.after]
    rows = [c for c in rows if _summary_marks(c.before) != _summary_marks(c.after)]
    if links or rows:
        graph = link_graph(state)
        _check_links(links, state, graph)
        _check_summaries(rows, state, graph)


def _summary_marks(row: Record | None) -> tuple[object, ...]:
    """What decides whether, and of which rows, a row is a summary; other dates alone do not."""
    row = row or {}
    return row.get("parent"), row.get("mode", "manual"), bool(row.get("start")), bool(row.get("finish"))


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


def link_graph(state: State) -> LinkGraph:
    """How the rows would hang together; looked up once each."""

    @cache
    def links_from(activity: str) -> tuple[Record, ...]:
        places = state.referrers("activities", activity)
        links = (state.get("links", id) or {} for table, id in places if table == "links")
        return tuple(link for link in links if link_ends(link)[0] == activity)

    @cache
    def children(activity: str) -> tuple[str, ...]:
        places = state.referrers("activities", activity)
        rows = (id for table, id in places if table == "activities")
        return tuple(id for id in rows if (state.get("activities", id) or {}).get("parent") == activity)

    return LinkGraph(lambda id: state.get("activities", id), links_from, children)


def _check_links(changed: list[Change], state: State, graph: LinkGraph) -> None:
    """Look for the way back that would make each new link a circle; for many links, first whether any is."""
    links = [change.after or {} for change in changed]
    for change, link in zip(changed, links, strict=True):
        _refuse_own_summary(change, "successor", *link_ends(link), state)
    leaving = dict.fromkeys(map(graph.leaving, links))
    if len(changed) > 1 and next(circles(leaving, graph.followers), None) is None:
        return
    for change, link in zip(changed, links, strict=True):
        _refuse_cycle(change, "successor", graph.circle_through([graph.leaving(link)]), state)


def _check_summaries(touched: list[Change], state: State, graph: LinkGraph) -> None:
    """A row that becomes a summary, or moves below one, must not close a circle through it."""
    nodes = [_summary_nodes(change, graph) for change in touched]
    if len(touched) > 1 and next(circles(chain.from_iterable(nodes), graph.followers), None) is None:
        return
    for change, gates in zip(touched, nodes, strict=True):
        field = "parent" if "parent" in change.fields else "mode"
        _refuse_cycle(change, field, graph.circle_through(gates), state)


def _summary_nodes(change: Change, graph: LinkGraph) -> list[str]:
    """The nodes through which a circle that this change closes would lead."""
    parent = str((change.after or {}).get("parent") or "")
    is_below = "parent" in change.fields and parent and graph.is_summary(parent)
    nodes = graph.nodes(change.id) if is_below or graph.is_summary(change.id) else []
    return [*nodes, *(graph.nodes(parent) if is_below else [])]


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
    is_parents = field == "parent" and cycle == parent_cycle(state.get, change.table, change.id)
    table, code = (change.table, "parent_cycle") if is_parents else ("activities", "link_cycle")
    names = " → ".join(text_in((state.get(table, id) or {}).get("name"), language()) or id for id in cycle)
    raise PlanError(
        _("This would close a circle: {names}.").format(names=names),
        _("Remove one of these first, or choose another."),
        code=code,
        table=change.table,
        id=change.id,
        field=field,
    )
