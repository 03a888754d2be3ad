"""The commands of Careers, as data for menus, toolbar, palette and shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18n import N_
from ui.records.commands import catalogue_commands
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.careers.view import CareersView

MENU = "careers"


def careers_commands(view: CareersView) -> list[Command]:
    """All commands that answer while Careers is shown."""
    ways = Command(
        "careers.ways",
        N_("Ways to a job profile"),
        "route",
        lambda: view.show_ways(),
        menu=MENU,
        group=2,
        keywords=N_("career path, steps, gaps, promotion"),
    )
    open_posts = Command(
        "careers.open_posts",
        N_("Open posts and set the rules of mobility"),
        "arrow-left-right",
        view.open_posts,
        menu=MENU,
        group=2,
        keywords=N_("vacancy, mobility, rotation, assignment"),
    )
    edits = catalogue_commands(view, "competencies")
    segments = view.segment_commands(N_("Next part of Careers"))
    return [*segments, *_adding(view), ways, open_posts, *edits, *_matrix(view)]


def _adding(view: CareersView) -> list[Command]:
    from ui.careers import adding

    def can_edit() -> bool:
        return view.session.can_edit

    def add(id: str, text: str, icon: str, run: object) -> Command:
        return Command(id, text, icon, lambda: run(view.session), enabled=can_edit, menu=MENU, group=1)  # type: ignore[operator]  # each is a function of a session

    return [
        add("careers.add_framework", N_("Add a framework"), "grid-3x3", adding.choose_framework),
        add("careers.add_person", N_("Add a person"), "user", adding.add_person),
        add("careers.add_profile", N_("Add a job profile"), "waypoints", adding.add_profile),
    ]


def _matrix(view: CareersView) -> list[Command]:
    def competencies() -> bool:
        return view.current == "competencies"

    def pane_do(name: str) -> None:
        from ui.competencies.part import CompetenciesPart

        part = view.part_of("competencies")
        if isinstance(part, CompetenciesPart):
            getattr(part, name)()

    def does(id: str, text: str, icon: str, name: str) -> Command:
        return Command(id, text, icon, lambda: pane_do(name), enabled=competencies, menu=MENU, group=2)

    return [
        does("careers.paste", N_("Paste from Excel"), "clipboard-paste", "paste"),
        does("careers.fill_down", N_("Fill down"), "arrow-down", "fill_down"),
        does("careers.gaps", N_("Show gaps to the job profiles"), "target", "toggle_gaps"),
        does("careers.show_profiles", N_("Show job profiles as rows"), "rows-3", "toggle_rows"),
        does("careers.compact", N_("Size of the cells"), "grid-3x3", "next_density"),
    ]
