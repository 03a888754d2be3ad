"""What the palette finds: commands, and everything in the plan that has a name."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from i18n import N_, _
from planning.plan.entities import BudgetHead, BudgetRow, Entity
from planning.plan.text import Text, text_in
from ui.shell.commands import CommandTable
from ui.shell.fuzzy import score
from ui.shell.session import Session

LIMIT = 50


class Found(NamedTuple):
    """One answer: name, kind, icon, shortcut, what Enter does, and whether it can be done now."""

    name: str
    kind: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    enabled: bool = True


# table: what one of its documents is called, its icon, the view that shows it
_PLACES: dict[str, tuple[str, str, str]] = {
    "activities": (N_("Activity"), "chart-gantt", "roadmap"),
    "lanes": (N_("Lane"), "rows-3", "roadmap"),
    "phases": (N_("Phase"), "milestone", "roadmap"),
    "units": (N_("Unit"), "network", "overview"),
    "figures": (N_("Figure"), "scale", "overview"),
    "budget": (N_("Budget"), "banknote", "overview"),
    "risks": (N_("Risk"), "shield-alert", "overview"),
    "decisions": (N_("Decision"), "gavel", "overview"),
}


class Finder:
    """Searches commands by their words, and the plan by its names in every language."""

    def __init__(self, session: Session, commands: CommandTable) -> None:
        self._session, self._commands = session, commands

    def find(self, typed: str) -> list[Found]:
        """The best answers, best first; only commands while nothing is typed."""
        ranked = [(points, found) for found, names in self._all(typed)
                  if (points := max(score(typed, name) for name in names))]
        ranked.sort(key=lambda pair: -pair[0])
        return [found for _points, found in ranked[:LIMIT]]

    def _all(self, typed: str) -> Iterator[tuple[Found, list[str]]]:
        yield from self._command_answers()
        if typed.strip() and self._session.has_document:
            yield from self._plan_answers()

    def _command_answers(self) -> Iterator[tuple[Found, list[str]]]:
        for command, action in self._commands.shown():
            if command.id == "go.palette":
                continue
            words = command.words()
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            run = partial(self._commands.run, command.id)
            found = Found(words, _("Command"), command.icon, run, keys, action.isEnabled())
            # The English name finds a command in every language: help texts and colleagues use it.
            yield found, [words, command.text, _(command.keywords)]

    def _plan_answers(self) -> Iterator[tuple[Found, list[str]]]:
        for table, (kind, icon, view) in _PLACES.items():
            for id, entity in self._session.document.table(table).items():
                run = partial(self._session.go_to, view, table, id)
                for names in _names(entity):
                    shown = text_in(names, self._session.language)
                    yield Found(shown, _(kind), icon, run), [*names.values(), *_numbers(entity)]


def _names(entity: Entity) -> list[Text]:
    """The names of a document, each in its languages: those of the budget's lines stand in its head."""
    if isinstance(entity, BudgetHead):
        return list(entity.columns.values())
    if isinstance(entity, BudgetRow) and not entity.name:
        return [{"en": entity.period}]
    name = getattr(entity, "name", None)
    return [name] if name else []


def _numbers(entity: Entity) -> list[str]:
    """Figures are found by their value as well."""
    value = getattr(entity, "value", None)
    return [str(value)] if value else []
