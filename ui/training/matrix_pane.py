"""The training matrix over the calendar of its sessions."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from i18n import _, language
from i18n.formats import date_short, number
from planning.careers import source as s
from planning.plan.changes import Changes
from planning.plan.moments import finish_day, start_day
from planning.scene import matrix as m
from ui.careers.command_page import command_page
from ui.careers.context import Context
from ui.training import words
from ui.training.board import Board
from ui.training.session_canvas import SessionCanvas
from ui.widgets.button import PrimaryButton
from ui.widgets.empty import Empty
from ui.widgets.matrix import accessible, clipboard
from ui.widgets.matrix.canvas import Entry, MatrixCanvas
from ui.widgets.matrix.legend import MatrixLegend
from ui.widgets.matrix.paste_dialog import PasteDialog
from ui.widgets.wording import Wording

LEAD = 214
PERIOD = 365


class MatrixPane(QWidget):
    """Hears what is typed and pasted, and writes it through the board."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        accessible.install()
        self.context, self.session, self.board = context, context.session, Board(context)
        self.canvas, self.legend = MatrixCanvas(head_width=LEAD), MatrixLegend()
        self.sessions = SessionCanvas(self.session, LEAD)
        self.paste_dialog: PasteDialog | None = None
        self._is_stale = False
        self._build()
        self.board.changed.connect(self.show_board)
        self.canvas.edited.connect(self._enter)
        self.canvas.pasted.connect(self.open_paste)
        self.canvas.cursor_changed.connect(self._follow_cursor)
        self.sessions.chosen.connect(lambda _id: self.changed.emit())
        self.canvas.cell_words = self.cell_words
        self.say()

    def _build(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.legend)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(top)
        self.splitter.addWidget(self.sessions)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.no_courses = command_page(
            self.session,
            "graduation-cap",
            lambda: _("This plan has no courses yet."),
            "training.add_course",
            "file.import",
        )
        self.unmatched = self._no_hits()
        self._layers = QStackedLayout(self)
        for layer in (self.splitter, self.no_courses, self.unmatched):
            self._layers.addWidget(layer)
        self.setFocusProxy(self.canvas)

    def _no_hits(self) -> Empty:
        clear = PrimaryButton("", "x", run=self.board.clear_filter)
        empty = Empty("funnel", "", clear)
        wording = Wording(empty)
        wording(empty.say, lambda: _("No row passes the filter."))
        wording(clear.set_words, lambda: _("Clear the filter"))
        return empty

    # What is shown

    def say(self) -> None:
        """Say everything again in another language."""
        self.canvas.setAccessibleName(_("Training matrix"))
        self.canvas.setAccessibleDescription(_("Arrows move; R, O, P and D set what a course is to a row"))
        self.sessions.setAccessibleName(_("Planned sessions"))
        codes = [(code, words.state_words(code)) for code in m.COURSES]
        self.legend.say("", codes, 5, 0)
        self.board.renew()

    def show_board(self) -> None:
        """Show what the board holds now."""
        contents, canvas = self.board.contents, self.canvas
        canvas.entry_keys = self.board.entry_keys()
        canvas.is_editable = self.session.can_edit
        canvas.corner_words = self._corner()
        canvas.show_contents(contents, m.RULED._replace(width=self._pitch()))
        has_courses = bool(self.board.matrix.courses)
        page = self.splitter if not contents.is_empty else self.unmatched if has_courses else self.no_courses
        if has_courses and contents.is_empty and not self.board.choice.is_filtered:
            page = self.splitter
        self._layers.setCurrentWidget(page)
        if not canvas.spot.is_set:
            canvas.move_to(0, 0)
        self.sessions.show_period(*self.period())
        self.changed.emit()

    def _pitch(self) -> int:
        """Columns as wide as the window leaves room for, within what reads well."""
        count = max(1, len(self.board.contents.columns))
        return max(44, min(62, (self.width() - LEAD - 120) // count))

    def resizeEvent(self, event: object) -> None:
        if self._pitch() != self.canvas.metrics.width:
            QTimer.singleShot(0, self, self.show_board)

    def _corner(self) -> str:
        rows = self.board.matrix.people if self.board.shows_people else self.board.matrix.profiles
        name = _("Person") if self.board.shows_people else _("Job profile")
        made_up = bool(rows) and all(one.illustrative for one in rows)
        return _("{rows} (illustrative)").format(rows=name) if made_up else name

    def period(self) -> tuple[date, date]:
        """A year from the month of the day on; where nothing is held then, from the first session on."""
        first = self.context.day.replace(day=1)
        rows = s.sessions(self.session.document).values()
        if rows and not any(start_day(row.start) >= first for row in rows):
            first = min(start_day(row.start) for row in rows).replace(day=1)
        return first, first + timedelta(days=PERIOD - 1)

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

    def cell_words(self, row: int, column: int) -> str:
        """Row, course, what the one is to the other, until when it holds."""
        contents = self.board.contents
        lines = [
            f"{contents.rows[row].title}, {contents.columns[column].title}",
            words.state_words(int(contents.codes[row, column])),
        ]
        own = self.board.matrix.of_people.get((contents.rows[row].id, contents.columns[column].id))
        if own is not None and self.board.shows_people and own.expires:
            day = date_short(finish_day(own.expires), language())
            lines.append(_("valid until {day}").format(day=day))
        return "\n".join(lines)

    # What the user does

    def _enter(self, entries: list[Entry]) -> None:
        self.board.enter(entries)
        place = self.canvas.current()
        if place is not None:
            accessible.announce(self.canvas, self.cell_words(*place))

    def _follow_cursor(self) -> None:
        accessible.focus_cell(self.canvas)
        self.changed.emit()

    def open_paste(self, text: str) -> None:
        """Show what a text would do before it is done."""
        canvas, place = self.canvas, self.canvas.current()
        shown = [int(row) for row in canvas.arrangement.shown]
        start = (shown[canvas.spot.at :], place[1]) if place else (shown, 0)
        codes = dict(canvas.entry_keys)
        codes |= {words.state_words(code): code for code in codes.values()}
        pasted = clipboard.read(text, self.board.contents, codes, start)
        self.paste_dialog = PasteDialog(self.window(), pasted, ", ".join(canvas.entry_keys))
        self.paste_dialog.answered.connect(lambda key: self._apply(pasted) if key == "paste" else None)
        self.paste_dialog.open()

    def _apply(self, pasted: clipboard.Pasted) -> None:
        if self.board.enter(Entry(*cell) for cell in pasted.cells):
            self.session.toast(_("{count} cells pasted").format(count=number(len(pasted.cells), language())))
