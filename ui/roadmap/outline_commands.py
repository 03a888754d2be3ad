"""The commands of the outline: filter, columns, groups, views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18n import N_, _
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.roadmap.view import RoadmapView

MENU = "roadmap"


def outline_commands(view: RoadmapView) -> list[Command]:
    """How the rows are seen."""
    menu, bar, choices = view.outline_menu, view.filter_bar, view.chart_state.outline_state

    def is_filtered() -> bool:
        return choices.arrangement.filters

    def no_further() -> str:
        return _("No further columns")

    return [
        Command("roadmap.filter", N_("Filter"), "funnel", bar.toggle, ("Ctrl+Alt+F",), menu=MENU, group=6,
                checked=lambda: bar.is_shown, keywords=N_("search find rows")),
        Command("roadmap.clear_filter", N_("Clear the filter"), "eye", choices.clear_filter,
                ("Ctrl+Alt+X",), is_filtered, MENU, 6, reason=lambda: _("No filter is on.")),
        Command("roadmap.columns", N_("Columns, sorting, groups…"), "columns-2", menu.choose_columns,
                ("Ctrl+Alt+O",), menu=MENU, group=6, keywords=N_("sort order table")),
        Command("roadmap.columns_before", N_("Columns before"), "chevron-left",
                lambda: view.chart.outline.scroll_columns(-1), ("Ctrl+Alt+Left",),
                lambda: view.chart.outline.has_columns(before=True), MENU, 6, reason=no_further),
        Command("roadmap.columns_after", N_("Columns after"), "chevron-right",
                lambda: view.chart.outline.scroll_columns(1), ("Ctrl+Alt+Right",),
                lambda: view.chart.outline.has_columns(before=False), MENU, 6, reason=no_further),
        Command("roadmap.next_group", N_("Group by the next field"), "list-tree", menu.next_group,
                ("Ctrl+Alt+G",), menu=MENU, group=6),
        Command("roadmap.save_view", N_("Save view…"), "save", menu.save_view, ("Ctrl+Alt+V",),
                lambda: view.session.can_edit, MENU, 6),
        Command("roadmap.next_view", N_("Next view"), "eye", menu.next_view, ("Ctrl+Alt+W",), menu=MENU,
                group=6),
    ]  # fmt: skip
