"""The competency matrix as a segment of Careers."""

from collections.abc import Callable

from PySide6.QtGui import QImage

from i18n import _, language, ngettext
from i18n.formats import number
from planning.plan.changes import Changes
from planning.scene import matrix as m
from ui.careers.commands import MENU
from ui.careers.context import Context
from ui.careers.context_menu import open_menu
from ui.competencies.cell_inspector import CellInspector
from ui.competencies.pane import CompetenciesPane
from ui.competencies.tools import CompetencyTools
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.widgets.matrix import clipboard, picture


class CompetenciesPart(Part):
    """Matrix, its tools, and the inspector of a cell."""

    def __init__(self, context: Context, told: Callable[[], object]) -> None:
        session = context.session
        super().__init__(session)
        self.pane = self.widget = CompetenciesPane(context)
        self.tools = CompetencyTools(self.pane)
        self.left, self.right = self.tools.left, self.tools.right
        self.inspector = self.cell = CellInspector(session, self.pane)
        self.pane.changed.connect(lambda: told())
        self.pane.canvas.activated.connect(lambda _row, _column: self._go_into_cell())
        self.pane.canvas.menu_wanted.connect(
            lambda place: open_menu(self.pane, session.commands, MENU, place)
        )
        self.pane.canvas.setAccessibleName(_("Competency matrix"))

    def say(self) -> None:
        self.pane.say()
        self.tools.say()
        self.cell.fill()

    def follow(self, changes: Changes) -> None:
        self.pane.follow(changes)

    def renew(self) -> None:
        self.pane.board.renew()

    def status(self) -> list[StatusItem]:
        board = self.pane.board
        contents, shown = board.contents, language()
        if board.shows_profiles:
            whole = len(board.heatmap.profiles)
            rows = ngettext("{shown} of {count} profile", "{shown} of {count} profiles", whole)
        else:
            whole = len(board.heatmap.people)
            rows = ngettext("{shown} of {count} person", "{shown} of {count} people", whole)
        said = rows.format(shown=number(len(contents.rows), shown), count=number(whole, shown))
        columns = ngettext("{count} competency", "{count} competencies", len(contents.columns))
        items = [
            StatusItem(said, "users"),
            StatusItem(columns.format(count=number(len(contents.columns), shown)), "grid-3x3"),
        ]
        thin = [at for at, count in enumerate(contents.coverage or ()) if count <= 1]
        if thin:
            risky = ngettext(
                "{count} competency with at most one person",
                "{count} competencies with at most one person",
                len(thin),
            ).format(count=number(len(thin), shown))
            items.append(StatusItem(risky, "triangle-alert", "warning", lambda: self._go_to_column(thin[0])))
        return [*items, StatusItem(_("Only confirmed ratings count at a gate"), right=True)]

    def _go_to_column(self, column: int) -> None:
        canvas = self.pane.canvas
        canvas.move_to(max(0, canvas.spot.at), column)
        canvas.setFocus()

    def reveal(self, table: str, id: str) -> bool:
        canvas = self.pane.canvas
        if table == "competencies" and canvas.column_of(id) >= 0:
            self._go_to_column(canvas.column_of(id))
            return True
        return table == "assessments" and self._reveal_rating(id)

    def _reveal_rating(self, id: str) -> bool:
        record = self.session.document.records("assessments").get(id, {})
        row, column = (
            self.pane.canvas.row_of(record.get("person", "")),
            self.pane.canvas.column_of(record.get("competency", "")),
        )
        return row >= 0 and column >= 0 and self.pane.canvas.go_to(row, column)

    def picture(self) -> QImage | None:
        return None if self.pane.board.contents.is_empty else picture.whole(self.pane.canvas)

    def table(self) -> str:
        contents = self.pane.board.contents
        return "" if contents.is_empty else clipboard.whole(contents, self.pane.canvas.corner_words)

    # Commands

    def paste(self) -> None:
        """Paste what is on the clipboard, with a dry run."""
        self.pane.canvas.paste()

    def fill_down(self) -> None:
        """Give the cells below the first of the range what stands in it."""
        self.pane.canvas.fill_down()

    def toggle_gaps(self) -> None:
        """Show levels or their difference to the job profiles."""
        self.pane.board.choose(gaps=not self.pane.board.choice.gaps)

    def toggle_rows(self) -> None:
        """Show people or job profiles as rows."""
        self.pane.board.choose(rows="people" if self.pane.board.shows_profiles else "profiles")

    def next_density(self) -> None:
        """From comfortable to compact to overview, and back."""
        names = list(m.DENSITIES)
        self.pane.set_density(names[(names.index(self.pane.density) + 1) % len(names)])

    def current_record(self) -> tuple[str, str]:
        """The competency of the column with the cursor."""
        place = self.pane.canvas.current()
        columns = self.pane.board.contents.columns
        return ("competencies", columns[place[1]].id) if place and place[1] < len(columns) else ("", "")

    def _go_into_cell(self) -> None:
        if self.cell.isVisible() and self.cell.levels.buttons:
            self.cell.levels.buttons[0].setFocus()
