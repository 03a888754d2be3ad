"""The training matrix with its calendar as a segment of Training."""

from PySide6.QtGui import QImage

from i18n import _, language, ngettext
from i18n.formats import number
from planning.careers import source as s
from planning.plan.changes import Changes
from ui.careers.context import Context
from ui.careers.context_menu import open_menu
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.training.cell_panel import CellPanel
from ui.training.commands import MENU
from ui.training.least_cost import LeastCost
from ui.training.least_cost_panel import LeastCostPanel
from ui.training.matrix_pane import MatrixPane
from ui.training.tools import TrainingTools
from ui.training.two_panels import TwoPanels
from ui.widgets.matrix import clipboard, picture


class MatrixPart(Part):
    """Matrix, tools, and the panel of a cell."""

    def __init__(self, context: Context, least: LeastCost) -> None:
        super().__init__(context.session)
        self.pane = self.widget = MatrixPane(context)
        self.tools = TrainingTools(self.pane)
        self.left, self.right = self.tools.left, self.tools.right
        self.cell = CellPanel(self.pane, lambda: context.session.commands.run("training.least_cost"))
        commands = context.session.commands
        self.pane.canvas.menu_wanted.connect(lambda place: open_menu(self.pane, commands, MENU, place))
        self.inspector = self.panels = TwoPanels(
            {
                "plan": (lambda: _("Least-cost plan"), LeastCostPanel(least)),
                "cell": (lambda: _("Cell"), self.cell),
            }
        )
        self.least_inspector = 380
        self.pane.canvas.activated.connect(lambda _row, _column: self.panels.show_panel("cell"))

    def say(self) -> None:
        self.pane.say()
        self.tools.say()
        self.cell.fill()
        self.panels.say()

    def follow(self, changes: Changes) -> None:
        self.pane.follow(changes)

    def renew(self) -> None:
        self.pane.board.renew()

    def status(self) -> list[StatusItem]:
        board, shown = self.pane.board, language()
        courses, rows = len(board.contents.columns), len(board.contents.rows)
        said = ngettext("{shown} of {count} course", "{shown} of {count} courses", len(board.matrix.courses))
        items = [
            StatusItem(
                said.format(shown=number(courses, shown), count=number(len(board.matrix.courses), shown)),
                "graduation-cap",
            )
        ]
        whole = len(board.matrix.people if board.shows_people else board.matrix.profiles)
        if board.shows_people:
            words = ngettext("{shown} of {count} person", "{shown} of {count} people", whole)
        else:
            words = ngettext("{shown} of {count} profile", "{shown} of {count} profiles", whole)
        items.append(StatusItem(words.format(shown=number(rows, shown), count=number(whole, shown)), "users"))
        if any(one.illustrative for one in board.matrix.courses):
            items.append(StatusItem(_("All people, courses, costs and dates are illustrative"), right=True))
        return items

    def reveal(self, table: str, id: str) -> bool:
        canvas = self.pane.canvas
        if table == "courses" and canvas.column_of(id) >= 0:
            canvas.move_to(max(0, canvas.spot.at), canvas.column_of(id))
            return True
        if table == "sessions" and id in s.sessions(self.session.document):
            self.pane.sessions.go_to(id)
            return True
        return False

    def current_record(self) -> tuple[str, str]:
        """The session with the focus, or else the course of the column with the cursor."""
        if self.pane.sessions.hasFocus() and self.pane.sessions.cursor_id:
            return "sessions", self.pane.sessions.cursor_id
        place = self.pane.canvas.current()
        columns = self.pane.board.contents.columns
        return ("courses", columns[place[1]].id) if place and place[1] < len(columns) else ("", "")

    def picture(self) -> QImage | None:
        return None if self.pane.board.contents.is_empty else picture.whole(self.pane.canvas)

    def table(self) -> str:
        contents = self.pane.board.contents
        return "" if contents.is_empty else clipboard.whole(contents, self.pane.canvas.corner_words)

    def paste(self) -> None:
        """Paste what is on the clipboard, with a dry run."""
        self.pane.canvas.paste()
