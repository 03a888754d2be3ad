"""The panel of the training matrix: the course under the cursor, what it is to the row, and what it does."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language
from i18n.formats import date_short, number, series
from planning.careers import source as s
from planning.plan.courses import Course
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.scene import matrix as m
from planning.scene.sessions import seats_taken
from ui.careers.lattice_panel import days_words
from ui.careers.subject import OneDocument
from ui.competencies.words import level_words, scale_of
from ui.roadmap.language_fields import LanguageFields
from ui.roadmap.section import Section
from ui.training import words
from ui.training.matrix_pane import MatrixPane
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.matrix.canvas import Entry
from ui.widgets.panel import Line, Lines, Panel, PanelHead, pairs

ASKED = (m.REQUIRED, m.RECOMMENDED)
OWN = (m.PLANNED, m.DONE)


class CellPanel(Panel):
    """Follows the cursor of the matrix."""

    def __init__(self, pane: MatrixPane, plan: Callable[[], object]) -> None:
        super().__init__()
        self.session, self._pane, self._board = pane.session, pane, pane.board
        self.head = PanelHead(self.session)
        self.subject = OneDocument(self.session, "courses")
        self.names = LanguageFields(self.subject, "name", lambda: _("Rename course"))
        self.cost, self.days = Field(), Field()
        self.buttons: dict[int, QuietButton] = {}
        self.facts, self.uplifts, self.sessions = Lines(), Lines(4), Lines(4)
        self.add_session = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self._add_session)
        self.plan_button = QuietButton("", "target", height=TOOLBAR_HEIGHT, run=plan)
        self._build()
        pane.changed.connect(self.fill)
        self.fill()

    def _build(self) -> None:
        self._cell, self._course, self._does, self._held = (
            Section(has_rule=False),
            Section(),
            Section(),
            Section(),
        )
        row = QHBoxLayout()
        row.setSpacing(6)
        for code in (*ASKED, *OWN):
            button = QuietButton("", height=TOOLBAR_HEIGHT, run=lambda code=code: self._choose(code))  # type: ignore[misc]  # mypy infers no lambda with a default
            self.buttons[code] = button
            row.addWidget(button)
        row.addStretch(1)
        self._cell.content.addLayout(row)
        self._cell.add(self.facts)
        self._course.add(self.names)
        self._course.add_pair(self.cost, self.days)
        edit = QuietButton("", "square-pen", height=TOOLBAR_HEIGHT)
        self._course.add(_left(edit.bind(self.session.commands, "training.edit_record")))
        self._does.add(self.uplifts)
        self._held.add(self.sessions, _left(self.add_session))
        self.cost.committed.connect(self._set_cost)
        self.days.committed.connect(self._set_days)
        foot = Section()
        foot.add(_left(self.plan_button))
        self.stack(self.head, self._cell, self._course, self._does, self._held, foot)

    def fill(self) -> None:
        """Show the current cell."""
        if not self.session.has_document:
            return
        self.plan_button.set_words(_("Plan the least-cost way"))
        place = self._pane.canvas.current()
        contents = self._board.contents
        course = self._board.course(place[1]) if place and place[1] < len(contents.columns) else None
        for section in (self._cell, self._course, self._does, self._held):
            section.setVisible(course is not None)
        if place is None or course is None or place[0] >= len(contents.rows):
            self.head.say(_("Training"), "", _("Choose a cell to see and change it."))
            return
        self.head.say(
            _("Course"),
            text_in(course.name, language()),
            contents.rows[place[0]].title,
            illustrative=course.illustrative,
        )
        self._fill_cell(place, course)
        self._fill_course(course)
        self._fill_uplifts(course)
        self._fill_sessions(course)

    def _fill_cell(self, place: tuple[int, int], course: Course) -> None:
        code = int(self._board.contents.codes[place])
        for button_code, button in self.buttons.items():
            button.set_words(words.state_words(button_code))
            button.setVisible(button_code in ASKED or self._board.shows_people)
            button.setEnabled(self.session.can_edit and code != button_code)
        row = self._board.matrix.of_people.get((self._board.contents.rows[place[0]].id, course.id))
        lines = [(_("State"), words.state_words(code))]
        if row is not None and self._board.shows_people:
            done = _("Done on") if row.state == "done" else _("Until")
            lines.append((done, date_short(start_day(row.date), language()) if row.date else ""))
            lines.append(
                (_("Valid until"), date_short(finish_day(row.expires), language()) if row.expires else "")
            )
        self.facts.show_lines(*pairs(*lines))

    def _fill_course(self, course: Course) -> None:
        self.subject.point_at("courses", course.id)
        self._course.say(_("Course"), words.cost_words(course.cost, course.currency))
        self.names.show_text(course.name)
        self.cost.say(_("Cost a seat ({currency})").format(currency=course.currency))
        self.cost.set_value(course.cost)
        self.days.say(_("Course days"))
        self.days.set_value(f"{course.duration_days:g}")
        for field in (self.cost, self.days):
            field.setReadOnly(not self.session.can_edit)

    def _fill_uplifts(self, course: Course) -> None:
        document = self.session.document
        known, courses = s.competencies(document), s.courses_of(document)
        lines: list[QWidget] = []
        for row in s.uplifts(document).values():
            if row.course == course.id and row.competency in known:
                one = known[row.competency]
                name = level_words(scale_of(document, one), row.level)
                said = _("to level {level}").format(level=row.level) + (f", {name}" if name else "")
                lines.append(Line(text_in(one.name, language()), said))
        before = series(
            (text_in(courses[id].name, language()) for id in course.prerequisites if id in courses),
            language(),
        )
        if before:
            lines.append(
                Label(_("Comes after: {courses}").format(courses=before), "body", "muted", wrap=True)
            )
        self._does.say(_("What it does"), days_words(course.duration_days) if course.duration_days else "")
        self.uplifts.show_lines(*(lines or [Label(_("It raises no level."), "body", "muted")]))

    def _fill_sessions(self, course: Course) -> None:
        taken = seats_taken(self.session.document)
        rows = sorted(
            (row for row in s.sessions(self.session.document).values() if row.course == course.id),
            key=lambda row: row.start,
        )
        lines: list[QWidget] = []
        for row in rows:
            seats = row.seats if row.seats is not None else course.seats
            count = number(taken.get(row.id, 0), language())
            said = count if seats is None else _("{taken} of {seats}").format(taken=count, seats=seats)
            lines.append(Line(date_short(start_day(row.start), language()), said))
        self._held.say(_("Sessions"), _("seats taken"))
        self.sessions.show_lines(*(lines or [Label(_("It can be taken at any time."), "body", "muted")]))
        self.add_session.set_words(_("Add a session"))
        self.add_session.setEnabled(self.session.can_edit)

    # Editing

    def _choose(self, code: int) -> None:
        place = self._pane.canvas.current()
        if place is not None:
            self._board.enter([Entry(*place, code)])

    def _set_cost(self, typed: str) -> None:
        value = typed.strip().replace(",", "") or "0"
        self.cost.show_error(
            self.subject.edit(lambda t, id: t.set("courses", id, cost=value), _("Change cost"))
        )

    def _set_days(self, typed: str) -> None:
        try:
            days = float(typed.replace(",", ".") or 0)
        except ValueError:
            self.days.show_error(_("“{text}” is no number of days.").format(text=typed))
            return
        self.days.show_error(
            self.subject.edit(lambda t, id: t.set("courses", id, duration_days=days), _("Change duration"))
        )

    def _add_session(self) -> None:
        id = next(iter(self.subject.ids), "")
        first = self._pane.context.day.isoformat()
        self.session.run(
            lambda t: t.add("sessions", {"course": id, "start": first, "finish": first}), _("Add a session")
        )


def _left(widget: QWidget) -> QWidget:
    """A widget at the beginning of a line."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
