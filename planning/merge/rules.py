"""What two sound plans may break together, and only together: it becomes a conflict, never a silent repair.

One side removes what the other one begins to use; one moves a start behind the finish that the other sets;
links of both close a circle. For each, the proposal takes one change back, so that the plan stays sound, and
all changes that are part of it are listed to be decided.
"""

from collections.abc import Iterator
from typing import Any

from planning.merge.three_way import IN_USE, Conflict, Merged, Side, States
from planning.merge.values import ABSENT, canonical
from planning.plan.backlinks import Place
from planning.plan.changes import Change, Record, same
from planning.plan.consistency import check_changes, link_graph
from planning.plan.errors import PlanError
from planning.plan.references import ancestors, link_ends
from planning.plan.tables import TABLES
from planning.plan.transaction import Tables, Transaction
from planning.plan.validation import check_document

MOST_CIRCLES = 500
"""Rules between documents that are settled one by one; what is left is listed as it stands."""


class Settling:
    """A merged plan on its way to keeping the rules.

    Documents are looked at in the order of their ids, so that both sides come to the same result.
    """

    def __init__(self, base: States, mine: States, theirs: States, merged: Merged, take: Side | None) -> None:
        self._base, self._mine, self._theirs = base, mine, theirs
        self._tables, self.conflicts, self._take = merged.tables, merged.conflicts, take
        known = {table: rows for table, rows in merged.tables.items() if table in TABLES}
        self._state = Transaction({table: dict(sorted(rows.items())) for table, rows in known.items()})
        self._taken_back: set[Place] = set()
        self._touched = sorted(self._differing())

    def settle(self) -> Merged:
        """Have the rules kept, where that can be; the plan and all conflicts."""
        self._settle_documents()
        self._keep_what_is_used()
        self._settle_rules()
        return Merged(self._ordered(), self.conflicts)

    def _differing(self) -> Iterator[Place]:
        """The documents of which a side differs from what both came from."""
        for table in TABLES:
            former, own, other = (side.get(table, {}) for side in (self._base, self._mine, self._theirs))
            for id in dict.fromkeys((*former, *own, *other)):
                if not same(former.get(id), own.get(id)) or not same(former.get(id), other.get(id)):
                    yield table, id

    def _versions(self, place: Place) -> tuple[Any, Any, Any]:
        table, id = place
        base, mine, theirs = (
            side.get(table, {}).get(id, ABSENT) for side in (self._base, self._mine, self._theirs)
        )
        return base, mine, theirs

    def _put(self, place: Place, document: Any) -> None:  # noqa: ANN401 - a record or ABSENT
        if self._state.get(*place) is not None:
            self._state.remove(*place)
        if document is not ABSENT:
            self._state.add(place[0], document)

    def _list(self, place: Place, code: str, message: str) -> None:
        """List a document as a conflict, in the place of what was listed of its fields."""
        whole = Conflict(*place, (), *self._versions(place), code, message)
        known = next((one for one in self.conflicts if one[:2] == place and not one.path), None)
        if known is None:
            self.conflicts = [one for one in self.conflicts if one[:2] != place]
            self.conflicts.append(whole)

    # Each document by itself

    def _settle_documents(self) -> None:
        for place in self._touched:
            document, (_base, mine, theirs) = self._state.get(*place), self._versions(place)
            if document is None or same(document, mine) or same(document, theirs):
                continue
            try:
                check_document(place[0], document)
            except PlanError as error:
                self._list(place, error.code, error.message)
                self._put(place, self._preferred(mine, theirs))

    def _preferred(self, mine: Any, theirs: Any) -> Any:  # noqa: ANN401 - a record or ABSENT
        if self._take is not None:
            return mine if self._take == "mine" else theirs
        return max(mine, theirs, key=canonical)

    # What one side removed and the other one uses

    def _keep_what_is_used(self) -> None:
        removed = [place for place in self._touched if self._state.get(*place) is None]
        while removed:
            used = [place for place in removed if any(True for _one in self._state.referrers(*place))]
            if not used:
                return
            for place in used:
                self._bring_back(place)
            removed = [place for place in removed if self._state.get(*place) is None and place not in used]

    def _bring_back(self, place: Place) -> None:
        _base, mine, theirs = self._versions(place)
        document = theirs if mine is ABSENT else mine
        if document is not ABSENT:
            self._list(place, IN_USE, "")
            self._put(place, document)

    # Rules between documents

    def _settle_rules(self) -> None:
        passed: set[Place] = set()
        for _round in range(MOST_CIRCLES):
            try:
                check_changes(tuple(self._changes(passed)), self._state)
            except PlanError as error:
                self._settle_rule(error, passed)
            else:
                return

    def _settle_rule(self, error: PlanError, passed: set[Place]) -> None:
        """List what is part of a broken rule and take one of it back; pass over what cannot be mended so."""
        place = (error.table, error.id)
        involved = [one for one in self._involved(error) if self._is_one_sided(one)]
        for one in involved or [place]:
            self._list(one, error.code, error.message)
        for one in involved:
            if one not in self._taken_back:
                self._taken_back.add(one)
                self._put(one, self._withdrawn(one))
                return
        if place in passed or place not in self._touched:
            passed.update(self._touched)  # it is told at a place that nobody touched
        passed.add(place)

    def _changes(self, passed: set[Place]) -> Iterator[Change]:
        for table, id in self._touched:
            before, after = self._base.get(table, {}).get(id), self._state.get(table, id)
            if (table, id) not in passed and not same(before, after):
                yield Change(table, id, before, after)

    def _is_one_sided(self, place: Place) -> bool:
        _base, mine, theirs = self._versions(place)
        return not same(mine, theirs)

    def _withdrawn(self, place: Place) -> Any:  # noqa: ANN401 - a record or ABSENT
        """Another version of a document than the one that is in the plan now."""
        now = self._state.get(*place)
        base, mine, theirs = self._versions(place)
        sides = sorted((mine, theirs), key=canonical)
        taken = [] if self._take is None else [self._preferred(mine, theirs)]
        versions = (*taken, base, *sides)
        return next(one for one in versions if not same(one, ABSENT if now is None else now))

    def _involved(self, error: PlanError) -> list[Place]:
        """The changes that break a rule together: of a circle its links, then the rows on it."""
        place = (error.table, error.id)
        if error.code not in ("link_cycle", "parent_cycle"):
            return [place]
        if error.code == "parent_cycle":
            return sorted((error.table, id) for id in [error.id, *ancestors(self._state.get, *place)])
        document = self._state.get(*place) or {}
        rows = self._circle(place, document)
        links = [("links", id) for table, id in self._touched if table == "links" and self._joins(id, rows)]
        return [*links, *(("activities", id) for id in sorted(rows)), place]

    def _circle(self, place: Place, document: Record) -> set[str]:
        graph = link_graph(self._state)
        if place[0] == "links":
            nodes, ends = [graph.leaving(document)], link_ends(document)
        else:
            nodes, ends = graph.nodes(place[1]), (place[1], str(document.get("parent") or ""))
            nodes += graph.nodes(ends[1]) if ends[1] else []
        return {*graph.circle_through(nodes), *(end for end in ends if end)}

    def _joins(self, id: str, rows: set[str]) -> bool:
        link = self._state.get("links", id)
        return link is not None and rows.issuperset(link_ends(link))

    def _ordered(self) -> Tables:
        """The plan in the order of my documents, then of theirs."""
        tables: Tables = {}
        for table in dict.fromkeys((*self._mine, *self._theirs)):
            rows = self._state.table(table) if table in TABLES else self._tables[table]
            ids = dict.fromkeys((*self._mine.get(table, ()), *self._theirs.get(table, ())))
            tables[table] = {id: rows[id] for id in ids if id in rows}
        return {table: rows for table, rows in tables.items() if rows}
