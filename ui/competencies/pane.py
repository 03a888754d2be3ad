"""The competency matrix on screen: canvas, legend, and what stands there while there is nothing to show."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from i18n import _, language
from i18n.formats import number
from planning.plan.changes import Changes
from planning.plan.text import text_in
from planning.scene import matrix as m
from ui.careers.command_page import command_page
from ui.careers.context import Context
from ui.competencies import words
from ui.competencies.board import Board
from ui.widgets.button import PrimaryButton
from ui.widgets.empty import Empty
from ui.widgets.matrix import accessible, clipboard
from ui.widgets.matrix.canvas import Entry, MatrixCanvas
from ui.widgets.matrix.legend import TRIANGLE, MatrixLegend
from ui.widgets.matrix.paste_dialog import PasteDialog
from ui.widgets.wording import Wording


class CompetenciesPane(QWidget):
    """Hears what is typed and pasted, and writes it through the board."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        accessible.install()
        self.session, self.board = context.session, Board(context)
        self.canvas, self.legend = MatrixCanvas(), MatrixLegend()
        self.density = "comfortable"
        self.paste_dialog: PasteDialog | None = None
        self._is_stale = False
        self._build()
        self._connect()
        self.show_board()

    def _build(self) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.legend)
        self.page, self.unmatched = page, self._no_hits()
        self.no_framework, self.no_people = self._no_framework(), self._no_people()
        self._layers = QStackedLayout(self)
        for layer in (page, self.unmatched, self.no_framework, self.no_people):
            self._layers.addWidget(layer)
        self.setFocusProxy(self.canvas)

    def _no_hits(self) -> Empty:
        clear = PrimaryButton("", "x", run=self.board.clear_filter)
        empty = Empty("funnel", "", clear)
        wording = Wording(empty)
        wording(empty.say, lambda: _("No row or competency passes the filter."))
        wording(clear.set_words, lambda: _("Clear the filter"))
        return empty

    def _no_framework(self) -> Empty:
        return command_page(
            self.session,
            "grid-3x3",
            lambda: _("This plan has no competencies yet."),
            "careers.add_framework",
            "file.import",
        )

    def _no_people(self) -> Empty:
        return command_page(
            self.session,
            "users",
            lambda: _("This plan has no people yet. Ratings are given to people."),
            "careers.add_person",
            "careers.show_profiles",
        )

    def _connect(self) -> None:
        canvas, board = self.canvas, self.board
        board.changed.connect(self.show_board)
        canvas.edited.connect(self._enter)
        canvas.pasted.connect(self.open_paste)
        canvas.column_clicked.connect(self._sort_by)
        canvas.cursor_changed.connect(self._follow_cursor)
        canvas.cell_words, canvas.coverage_words = self.cell_words, self.coverage_words

    # What is shown

    def show_board(self) -> None:
        """Show what the board holds now."""
        board, canvas = self.board, self.canvas
        scale = words.first_scale(self.session.document)
        canvas.top_level = words.top_level(scale)
        canvas.entry_keys = board.entry_keys(canvas.top_level)
        canvas.is_editable = board.can_edit
        canvas.corner_words = self._corner()
        least = scale.proficient if scale else 1
        canvas.foot_words = (_("Coverage"), _("people at level {level} and above").format(level=least))
        canvas.show_contents(board.contents, m.DENSITIES[self.density])
        self._say_legend(canvas.top_level)
        self._layers.setCurrentWidget(self._layer())
        if not canvas.spot.is_set:
            canvas.move_to(0, 0)
        self.changed.emit()

    def _corner(self) -> str:
        if self.board.shows_profiles:
            return _("Job profile")
        people = self.board.heatmap.people
        return (
            _("People (illustrative)") if people and all(one.illustrative for one in people) else _("People")
        )

    def _layer(self) -> QWidget:
        heatmap, contents = self.board.heatmap, self.board.contents
        if not heatmap.competencies:
            return self.no_framework
        if not self.board.shows_profiles and not heatmap.people:
            return self.no_people
        if contents.is_empty:
            return self.unmatched if self.board.choice.is_filtered else self.no_people
        return self.page

    def _say_legend(self, top: int) -> None:
        scale = words.first_scale(self.session.document)
        if self.board.choice.gaps and not self.board.shows_profiles:
            entries = [
                (m.GAP - 3, _("3 or more short")),
                (m.GAP - 1, _("short")),
                (m.GAP, _("as required")),
                (m.GAP + 2, _("more than required")),
            ]
            title = _("Gap to the profile")
        else:
            entries = [(level, words.level_words(scale, level) or str(level)) for level in range(top + 1)]
            title = _("Proficiency")
        if not self.board.shows_profiles:
            entries += [(code, words.state_words(code)) for code in m.STATES]
            entries.append((TRIANGLE, _("at most one is competent")))
        self.legend.say(title, entries, top, self.canvas.head_width)

    def say(self) -> None:
        """Say everything again in another language."""
        self.canvas.setAccessibleName(_("Competency matrix"))
        self.canvas.setAccessibleDescription(
            _("Arrows move, a digit sets the level, U, N, A and E the states, Ctrl+D fills down")
        )
        self.board.renew()

    def follow(self, changes: Changes) -> None:
        """The plan changed; what is not seen waits."""
        if self.isVisible():
            self.board.follow(changes)
        else:
            self._is_stale = True

    def showEvent(self, event: object) -> None:
        if self._is_stale:
            self._is_stale = False
            QTimer.singleShot(0, self, self.board.renew)

    def set_density(self, density: str) -> None:
        """Show cells of another size."""
        self.density = density
        self.show_board()

    # Words of cells

    def cell_words(self, row: int, column: int) -> str:
        """Row, competency, what the cell says and what is required: a line each."""
        contents, board = self.board.contents, self.board
        scale = words.scale_of(self.session.document, board.competency(column))
        said = words.code_words(int(contents.codes[row, column]), scale)
        lines = [f"{contents.rows[row].title}, {contents.columns[column].title}", said]
        required = self.required_level(row, column)
        if required is not None and not board.shows_profiles:
            profile = board.profile(row)
            name = text_in(profile.name, language()) if profile else ""
            lines.append(_("{profile} requires level {level}").format(profile=name, level=required))
        return "\n".join(lines)

    def required_level(self, row: int, column: int) -> int | None:
        """The level that the profile of a row requires, ``None`` for none."""
        profile = self.board.profile(row)
        return (
            self.board.heatmap.required_level(profile.id, self.board.contents.columns[column].id)
            if profile
            else None
        )

    def coverage_words(self, column: int, _unused: int = 0) -> str:
        """How many hold a competency."""
        counts = self.board.contents.coverage or ()
        title = self.board.contents.columns[column].title
        count = number(counts[column], language()) if column < len(counts) else ""
        return _("{competency}: {count} competent").format(competency=title, count=count)

    # What the user does

    def _enter(self, entries: list[Entry]) -> None:
        self.board.enter(entries)
        place = self.canvas.current()
        if place is not None:
            accessible.announce(self.canvas, self.cell_words(*place))

    def _follow_cursor(self) -> None:
        accessible.focus_cell(self.canvas)
        self.changed.emit()

    def _sort_by(self, column: int) -> None:
        id = self.board.contents.columns[column].id
        self.board.choose(by_column="" if self.board.choice.by_column == id else id)

    def open_paste(self, text: str) -> None:
        """Show what a text would do before it is done."""
        canvas = self.canvas
        place = canvas.current()
        shown = [int(row) for row in canvas.arrangement.shown]
        start = (shown[canvas.spot.at :], place[1]) if place else (shown, 0)
        pasted = clipboard.read(text, self.board.contents, self._texts(), start)
        self.paste_dialog = PasteDialog(self.window(), pasted, ", ".join(canvas.entry_keys))
        self.paste_dialog.answered.connect(lambda key: self._apply(pasted) if key == "paste" else None)
        self.paste_dialog.open()

    def _texts(self) -> dict[str, int]:
        """The codes of texts that a pasted cell may hold: digits, letters, names of levels and states."""
        scale = words.first_scale(self.session.document)
        found = dict(self.canvas.entry_keys)
        for level in range(self.canvas.top_level + 1):
            names = scale.levels.get(str(level), {}).values() if scale else ()
            found |= {str(level): level} | {name: level for name in names if name}
        if not self.board.shows_profiles:
            found |= {words.state_words(code): code for code in m.STATES}
            found |= {"?": m.UNASSESSED, "-": m.NOT_APPLICABLE, "–": m.NOT_APPLICABLE, "—": m.NOT_APPLICABLE}
        return found

    def _apply(self, pasted: clipboard.Pasted) -> None:
        if self.board.enter(Entry(*cell) for cell in pasted.cells):
            self.session.toast(_("{count} cells pasted").format(count=number(len(pasted.cells), language())))
