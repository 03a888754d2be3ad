"""The commands of Careers, as data for menus, toolbar, palette and shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from i18n import N_
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.careers.view import CareersView

MENU = "careers"


class SegmentWords(NamedTuple):
    """A segment as it is shown: its words (a message) and its icon."""

    words: str
    icon: str


SEGMENTS: dict[str, SegmentWords] = {
    "lattice": SegmentWords(N_("Lattice"), "waypoints"),
    "competencies": SegmentWords(N_("Competencies"), "grid-3x3"),
    "people": SegmentWords(N_("People"), "users"),
    "compare": SegmentWords(N_("Compare"), "arrow-up-down"),
}


def careers_commands(view: CareersView) -> list[Command]:
    """All commands that answer while Careers is shown."""
    return [*_ways(view), *_adding(view), *_matrix(view), *_copying(view)]


def _ways(view: CareersView) -> list[Command]:
    from ui.careers.view import MAKERS

    def way(name: str) -> Command:
        words = SEGMENTS[name]
        return Command(
            f"careers.{name}",
            words.words,
            words.icon,
            lambda: view.show_part(name),
            menu=MENU,
            checked=lambda: view.current == name,
        )

    return [
        *(way(name) for name in MAKERS),
        Command(
            "careers.next",
            N_("Next part of Careers"),
            "arrow-right",
            view.next_part,
            ("Ctrl+Tab",),
            menu=MENU,
        ),
    ]


def _adding(view: CareersView) -> list[Command]:
    from ui.careers import adding

    def can_edit() -> bool:
        return view.session.can_edit

    def add(id: str, text: str, icon: str, run: object) -> Command:
        return Command(id, text, icon, lambda: run(view.session), enabled=can_edit, menu=MENU, group=1)  # type: ignore[operator]  # each is a function of a session

    return [
        add("careers.add_framework", N_("Add a framework"), "grid-3x3", adding.add_framework),
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
        does("careers.gaps", N_("Show gaps to the job profiles"), "target", "toggle_gaps"),
        does("careers.show_profiles", N_("Show job profiles as rows"), "rows-3", "toggle_rows"),
        does("careers.compact", N_("Size of the cells"), "grid-3x3", "next_density"),
        does("careers.framework", N_("Edit the framework"), "list-tree", "toggle_framework"),
    ]


def _copying(view: CareersView) -> list[Command]:
    return [
        Command(
            "careers.copy_picture", N_("Copy as a picture"), "image", view.copy_picture, menu=MENU, group=3
        ),
        Command("careers.copy_table", N_("Copy as a table"), "table", view.copy_table, menu=MENU, group=3),
    ]
