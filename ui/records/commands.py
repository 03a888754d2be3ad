"""The commands of a catalogue, and the way into it from the other segments of a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18n import N_
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.records.part import CataloguePart
    from ui.shell.segmented import SegmentedView

CATALOGUE = "catalogue"


def catalogue_commands(view: SegmentedView, first: str) -> list[Command]:
    """Edit what is shown, or else the table ``first``; add, move and merge rows of the catalogue."""

    def part() -> CataloguePart:
        from ui.records.part import CataloguePart

        found = view.part_of(CATALOGUE)
        assert isinstance(found, CataloguePart)
        return found

    def edit() -> None:
        if view.current != CATALOGUE:
            table, id = view.part.current_record()
            view.show_part(CATALOGUE)
            if not id or not part().reveal(table, id):
                part().show_table(first)
        part().panel.focus_first()

    def is_shown() -> bool:
        return view.current == CATALOGUE and view.session.can_edit

    def does(name: str, text: str, icon: str, run: str, *of: int, keys: str = "") -> Command:
        return Command(
            f"{view.name}.{name}",
            text,
            icon,
            lambda: getattr(part().actions, run)(*of),
            (keys,) if keys else (),
            enabled=is_shown,
            menu=view.name,
            group=2,
        )

    found = [
        Command(
            f"{view.name}.edit_record",
            N_("Edit in the catalogue"),
            "square-pen",
            edit,
            menu=view.name,
            group=2,
        ),
        does("add_record", N_("Add a row to the catalogue"), "plus", "add_here", keys="Ins"),
        does("record_up", N_("Move the row up"), "arrow-up", "move_row", -1, keys="Alt+Up"),
        does("record_down", N_("Move the row down"), "arrow-down", "move_row", 1, keys="Alt+Down"),
    ]
    if view.name == "careers":
        merge = N_("Merge, split or retire competencies")
        found.append(does("succession", merge, "git-branch", "ask_succession"))
    return found
