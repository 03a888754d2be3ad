"""The menu of scenarios and baselines: where to work, what to compare with, what to keep."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from i18n import _
from planning.plan.branching import LISTED
from ui.roadmap.comparing import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.roadmap.scenarios import Scenarios
    from ui.shell.commands import CommandTable


def fill(menu: QMenu, scenarios: Scenarios, table: CommandTable) -> None:
    """Offer what there is now."""
    menu.clear()
    comparing = scenarios.comparing
    listed = [(id, comparing.name(id)) for id in comparing.scenarios()]
    kept = [(id, comparing.name(id)) for id in comparing.baselines()]
    menu.addSection(_("Work in"))
    current = scenarios.session.scenario
    _choices(menu, [("", comparing.name(PLAN)), *listed], current, scenarios.work_in)
    menu.addAction(table.action("roadmap.new_scenario"))
    if scenarios.has_current():
        menu.addAction(table.action("roadmap.adopt_scenario"))
    menu.addSection(_("Compare with"))
    others = [(PLAN, comparing.name(PLAN)), *listed, *kept]
    shown = [("", _("Nothing")), *((id, name) for id, name in others if id != comparing.shown)]
    _choices(menu, shown, comparing.against, comparing.choose)
    menu.addAction(table.action("roadmap.differences"))
    menu.addSeparator()
    menu.addAction(table.action("roadmap.set_baseline"))
    if scenarios.can_edit():
        states = [(LISTED, *one) for one in listed] + [("baselines", *one) for one in kept]
        _edit_menus(menu, scenarios, states)


def _choices(
    menu: QMenu, choices: list[tuple[str, str]], current: str, choose: Callable[[str], object]
) -> None:
    group = QActionGroup(menu)
    for id, name in choices:
        action = _action(menu, name, partial(choose, id))
        action.setCheckable(True)
        action.setChecked(id == current)
        group.addAction(action)


def _edit_menus(menu: QMenu, scenarios: Scenarios, states: list[tuple[str, str, str]]) -> None:
    if not states:
        return
    rename, delete = menu.addMenu(_("Rename")), menu.addMenu(_("Delete"))
    for table, id, name in states:
        _action(rename, f"{name}…", partial(scenarios.rename, table, id))
        _action(delete, name, partial(scenarios.delete, table, id))


def _action(menu: QMenu, words: str, run: Callable[[], object]) -> QAction:
    """An entry; an ampersand in a name is no shortcut."""
    action: QAction = menu.addAction(words.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: run())
    return action
