"""A scenario that is open: a document like any other, whose edits go into the scenario and not the plan."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from planning.plan.branching import LISTED, gathered, overlaid
from planning.plan.changes import Change, Changes, Record, same
from planning.plan.document import Document
from planning.plan.history import History
from planning.plan.roadmap_scenario import BRANCHED, RoadmapScenario
from planning.store.plan_file import PlanFile
from planning.store.report import Report


class ScenarioDocument(Document):
    """A plan as one of its scenarios would have it.

    Its edits are steps of the plan's own history, on the disk like those: an edit of the roadmap rewrites the
    scenario, any other (a report's branding, a person) changes the plan. It follows the plan by itself.
    """

    def __init__(self, base: Document, id: str) -> None:
        self.base, self.id = base, id
        super().__init__(self._overlaid())
        self.read_only_reason = base.read_only_reason
        self._own: Changes | None = None
        self._leave = base.subscribe(self._follow)

    @property
    def scenario(self) -> RoadmapScenario:
        """The scenario as it stands in the plan.

        Raises:
            KeyError: it is there no more.
        """
        return cast(RoadmapScenario, self.base.table(LISTED)[self.id])

    def _overlaid(self) -> dict[str, dict[str, Record]]:
        return overlaid(self.base.records_by_table(), self.scenario.edits)

    # Editing

    def _commit(self, changes: Changes) -> None:
        branched = [change for change in changes.items if change.table in BRANCHED]
        edits = gathered(self.base.records_by_table(), self.scenario.edits, branched)
        self._own = Changes(changes.label, changes.kind, tuple(branched))
        try:
            with self.base.transaction(changes.label, changes.gesture) as t:
                for change in changes.items:
                    if change.table in BRANCHED:
                        continue
                    if change.after is None:
                        t.remove(change.table, change.id)
                    elif change.before is None:
                        t.add(change.table, change.after)
                    else:
                        gone = dict.fromkeys(change.before.keys() - change.after.keys())
                        t.set(change.table, change.id, **change.after, **gone)
                if branched:
                    t.set(LISTED, self.id, edits=edits)
        finally:
            self._own = None

    def _follow(self, changes: Changes) -> None:
        """The plan changed: by an edit of ours, by undo or redo, or beside us."""
        if self.id not in self.base.table(LISTED):
            return  # whoever shows the scenario hears of it and leaves it
        others = [change for change in changes.items if change.table not in BRANCHED]
        if self._own is not None:
            items = [*self._own.items, *others]
        elif changes.touches(LISTED, *BRANCHED):
            items = [*self._difference(), *others]
        else:
            items = others
        found = Changes(changes.label, changes.kind, tuple(items))
        self._contents.put(found.items)
        self._tell(found)

    def _difference(self) -> list[Change]:
        """What has to change here so that this is again the plan with the scenario laid over it."""
        found: list[Change] = []
        wanted = self._overlaid()
        for table in BRANCHED:
            before, after = self._contents.records(table), wanted.get(table, {})
            changes = (Change(table, id, before.get(id), after.get(id)) for id in {**before, **after})
            found += [change for change in changes if not same(change.before, change.after)]
        return found

    def leave(self) -> None:
        """Follow the plan no more."""
        self._leave()

    # History and file are those of the plan

    @property
    def history(self) -> History:
        """The steps of the plan."""
        return self.base.history

    def undo(self) -> Changes:
        """Take the last step of the plan back."""
        return self.base.undo()

    def redo(self) -> Changes:
        """Make a step of the plan again."""
        return self.base.redo()

    def go_to(self, seq: int) -> Changes | None:
        """Go to a step of the plan."""
        return self.base.go_to(seq)

    @property
    def path(self) -> Path | None:
        """The file of the plan."""
        return self.base.path

    @property
    def file(self) -> PlanFile | None:
        """The file of the plan with what it says of itself."""
        return self.base.file

    @property
    def is_modified(self) -> bool:
        """Whether there is work of the plan that is not on the disk yet."""
        return self.base.is_modified

    @property
    def wants_fold(self) -> bool:
        """Whether saving the plan would write anything."""
        return self.base.wants_fold

    @property
    def is_changed_on_disk(self) -> bool:
        """Whether another program wrote the file of the plan."""
        return self.base.is_changed_on_disk

    @property
    def report(self) -> Report:
        """What was not as usual when the plan was opened."""
        return self.base.report

    @property
    def is_recovered(self) -> bool:
        """Whether the plan is as recovery left it."""
        return self.base.is_recovered

    def outgrew(self) -> bool:
        """Whether it is time to save the plan."""
        return self.base.outgrew()

    def sync(self) -> None:
        """Have all edits on the disk."""
        self.base.sync()

    def save(self) -> None:
        """Save the plan, with its scenarios."""
        self.base.save()

    def begin_fold(self) -> Callable[[], Callable[[], None]]:
        """Save the plan in three parts."""
        return self.base.begin_fold()

    def keep_version(self) -> None:
        """Keep the plan as it is among its earlier versions."""
        self.base.keep_version()

    def overrule(self) -> None:
        """Write the plan over what another program wrote."""
        self.base.overrule()

    def give_way(self) -> None:
        """Leave the file of the plan to whoever wrote it."""
        self.base.give_way()

    def save_as(self, path: Path | str) -> None:
        """Save the plan under another name."""
        self.base.save_as(path)

    def close(self) -> None:
        """Follow the plan no more, and close it."""
        self.leave()
        self.base.close()
