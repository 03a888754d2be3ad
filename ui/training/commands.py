"""The commands of Training, as data for menus, toolbar, palette and shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from i18n import N_
from ui.records.commands import catalogue_commands
from ui.shell.commands import Command

if TYPE_CHECKING:
    from ui.training.matrix_part import MatrixPart
    from ui.training.view import TrainingView

MENU = "training"


def training_commands(view: TrainingView) -> list[Command]:
    """All commands that answer while Training is shown."""

    def matrix() -> MatrixPart:
        return cast("MatrixPart", view.part_of("matrix"))

    def shows_matrix() -> bool:
        return view.current == "matrix"

    def toggle_rows() -> None:
        board = matrix().pane.board
        board.choose(rows="profiles" if board.shows_people else "people")

    def plan() -> None:
        view.show_part("plan")
        view.least.run()

    return [
        *view.segment_commands(N_("Next part of Training")),
        *catalogue_commands(view, "courses"),
        Command(
            "training.add_course",
            N_("Add a course"),
            "plus",
            lambda: matrix().pane.board.add_course(),
            enabled=lambda: view.session.can_edit,
            menu=MENU,
            group=1,
        ),
        Command("training.least_cost", N_("Plan the least-cost way"), "target", plan, menu=MENU, group=1),
        Command(
            "training.paste",
            N_("Paste from Excel"),
            "clipboard-paste",
            lambda: matrix().paste(),
            enabled=shows_matrix,
            menu=MENU,
            group=2,
        ),
        Command(
            "training.rows",
            N_("Show people or job profiles as rows"),
            "rows-3",
            toggle_rows,
            enabled=shows_matrix,
            menu=MENU,
            group=2,
        ),
    ]
