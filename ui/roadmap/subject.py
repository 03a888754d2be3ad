"""What the inspector is about: the selected documents, the values they share, and the way to change them."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from planning.plan import entities as e
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction
from ui.roadmap.chart_state import ChartState
from ui.shell.session import Session


class Shared(NamedTuple):
    """A value of several documents: the one they share, or that they differ."""

    value: Any
    is_mixed: bool


class Subject:
    """The selected documents of one table."""

    def __init__(self, state: ChartState) -> None:
        self.state = state

    @property
    def session(self) -> Session:
        """The door through which edits go."""
        return self.state.session

    @property
    def table(self) -> str:
        """The table of what is selected, "" for nothing."""
        return self.session.selection.table

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of what is selected."""
        return self.session.selection.ids

    def entities(self) -> list[e.Entity]:
        """What is selected."""
        found = (self.session.document.get(self.table, id) for id in self.ids)
        return [entity for entity in found if entity is not None]

    def shared(self, value: Callable[[Any], Any]) -> Shared:
        """A value of all that is selected."""
        return shared([value(entity) for entity in self.entities()])

    @property
    def can_edit(self) -> bool:
        """Whether the plan can be changed."""
        return not self.session.document.read_only

    def edit(self, change: Callable[[Transaction, str], object], label: str) -> PlanError | None:
        """Change each selected document, in one step."""
        ids = self.ids

        def all_of_them(t: Transaction) -> None:
            for id in ids:
                change(t, id)

        return self.session.attempt(all_of_them, label)


def shared(values: Iterable[Any]) -> Shared:
    """The value that all have, or that they differ."""
    listed = list(values)
    if not listed:
        return Shared(None, False)
    return Shared(listed[0], any(value != listed[0] for value in listed[1:]))
