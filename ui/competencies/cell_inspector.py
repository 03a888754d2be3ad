"""The inspector of one cell: level and states, who said so and when, what it means, the unit's risk."""

from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import date_short, number
from planning.careers import source as s
from planning.careers.matrix import code
from planning.plan.competence import Competency
from planning.plan.errors import PlanError
from planning.plan.moments import finish_day, start_day
from planning.plan.people import Assessment, Person
from planning.plan.text import text_in
from planning.plan.typed_dates import typed_date
from planning.scene import matrix as m
from ui.careers.subject import OneDocument
from ui.competencies import words
from ui.competencies.level_row import LevelRow
from ui.competencies.pane import CompetenciesPane
from ui.roadmap.language_fields import LanguageFields
from ui.roadmap.section import Section
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.matrix.canvas import Entry
from ui.widgets.panel import Lines, Panel, PanelHead


class CellInspector(Panel):
    """Follows the cursor of the matrix."""

    def __init__(self, session: Session, pane: CompetenciesPane) -> None:
        super().__init__()
        self.session, self._pane, self._board = session, pane, pane.board
        self.head = PanelHead(session)
        self.levels = LevelRow(self._choose)
        self.level_name, self.required = Label("", "body"), Chip("")
        self.states: dict[int, QuietButton] = {}
        self.facts, self.indicators, self.risk, self.keys = Lines(), Lines(), Lines(), Lines()
        self.subject = OneDocument(session, "assessments")
        self.rater, self.expires = Field(), Field()
        self.evidence = LanguageFields(self.subject, "evidence", lambda: _("Change evidence"))
        self._build()
        pane.changed.connect(self.fill)
        session.theme_changed.connect(self.fill)
        self.fill()

    def _build(self) -> None:
        self._level_section = Section(has_rule=False)
        line = QHBoxLayout()
        line.addWidget(self.level_name, 1)
        line.addWidget(self.required)
        self._level_section.add(self.levels)
        self._level_section.content.addLayout(line)
        self._level_section.add(self._state_buttons())
        self._fact_section, self._indicator_section = Section(), Section()
        self._evidence_section, self._risk_section, self._key_section = Section(), Section(), Section()
        self._fact_section.add(self.facts)
        self._indicator_section.add(self.indicators)
        self._evidence_section.add_pair(self.rater, self.expires)
        self._evidence_section.add(self.evidence)
        self._risk_section.add(self.risk)
        self._key_section.add(self.keys)
        self.rater.committed.connect(self._set_rater)
        self.expires.committed.connect(self._set_expiry)
        self.stack(self.head, *self._sections())

    def _sections(self) -> list[Section]:
        return [
            self._level_section,
            self._fact_section,
            self._indicator_section,
            self._evidence_section,
            self._risk_section,
            self._key_section,
        ]

    def _state_buttons(self) -> QWidget:
        grid = QWidget()
        layout = QGridLayout(grid)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for place, state in enumerate(m.STATES):
            button = QuietButton("", height=TOOLBAR_HEIGHT)
            button.clicked.connect(lambda _on=False, state=state: self._choose(state))
            self.states[state] = button
            layout.addWidget(button, place // 2, place % 2)
        layout.setColumnStretch(2, 1)
        return grid

    # Filling

    def fill(self) -> None:
        """Show the current cell, or what can be done in the matrix."""
        if not self.session.has_document:
            return
        place = self._pane.canvas.current()
        has_cell = place is not None and place[0] < len(self._board.contents.rows)
        for section in self._sections()[:-1]:
            section.setVisible(has_cell)
        self._fill_keys()
        if place is None or not has_cell:
            self.head.say(_("Competencies"), "", _("Choose a cell to see and change it."))
            return
        row, column = place
        self._fill_head(row, column)
        self._fill_level(row, column)
        person, competency = self._board.person(row), self._board.competency(column)
        for section in (self._fact_section, self._evidence_section, self._risk_section):
            section.setVisible(person is not None)
        self._fill_indicators(row, column)
        if person is not None and competency is not None:
            self._fill_facts(person, competency)
            self._fill_evidence(person, competency)
            self._fill_risk(person, competency)

    def _fill_head(self, row: int, column: int) -> None:
        contents, person = self._board.contents, self._board.person(row)
        unit = self.session.document.get("units", person.unit) if person and person.unit else None
        parts = [contents.rows[row].title, text_in(getattr(unit, "name", {}), language())]
        is_made_up = person.illustrative if person else False
        self.head.say(
            _("Cell"),
            contents.columns[column].title,
            " · ".join(part for part in parts if part),
            illustrative=is_made_up,
        )

    def _held(self, row: int, column: int) -> int:
        """The code of the cell without regard to gaps."""
        board, contents = self._board, self._board.contents
        person = board.person(row)
        if person is None:
            return int(contents.codes[row, column])
        rating = board.context.ratings.rating(
            person.id, contents.columns[column].id, board.choice.basis, board.choice.day
        )
        return code(rating)

    def _fill_level(self, row: int, column: int) -> None:
        scale = words.scale_of(self.session.document, self._board.competency(column))
        held, top = self._held(row, column), words.top_level(scale)
        names = [words.level_words(scale, level) or str(level) for level in range(top + 1)]
        can_edit = self.session.can_edit
        self.levels.show_levels(names, held if held >= 0 else None, enabled=can_edit)
        named = words.level_words(scale, held) if held >= 0 else words.state_words(held)
        self.level_name.setText(named)
        self._fill_required(self._pane.required_level(row, column), held)
        for state, button in self.states.items():
            button.set_words(words.state_words(state))
            button.setEnabled(can_edit and held != state)
            button.setVisible(not self._board.shows_profiles)

    def _fill_required(self, required: int | None, held: int) -> None:
        self.required.setVisible(required is not None and not self._board.shows_profiles)
        if required is None:
            return
        is_met = held >= required or held in (m.NOT_APPLICABLE, m.EXEMPT)
        said = _("Requires level {level}").format(level=required)
        self.required.say(said, "success" if is_met else "warning", "check" if is_met else "triangle-alert")

    def _fill_facts(self, person: Person, competency: Competency) -> None:
        board = self._board
        scale = words.scale_of(self.session.document, competency)
        lines: list[tuple[str, str]] = []
        for basis in words.BASES:
            rating = board.context.ratings.rating(person.id, competency.id, basis, board.choice.day)
            said = _("Expired") if rating.expired else words.code_words(code(rating), scale)
            lines.append((words.basis_words(basis), said))
        current = self._current(person, competency)
        if current is not None:
            lines.append((_("Rated on"), _day(start_day(current.date))))
            lines.append(
                (_("Valid until"), _day(finish_day(current.expires)) if current.expires else _("no end"))
            )
        self.facts.show_pairs(*lines)

    def _current(self, person: Person, competency: Competency) -> Assessment | None:
        board = self._board
        return board.context.ratings.latest(person.id, competency.id, board.choice.basis, board.choice.day)

    def _fill_evidence(self, person: Person, competency: Competency) -> None:
        current = self._current(person, competency)
        self._evidence_section.setVisible(current is not None)
        if current is None:
            return
        self._evidence_section.say(_("Rater and evidence"), words.basis_words(current.source))
        self.subject.point_at("assessments", current.id)
        self.rater.say(_("Rater"))
        self.rater.set_value(current.rater)
        self.expires.say(_("Valid until"))
        self.expires.set_value(_day(finish_day(current.expires)) if current.expires else "")
        self.evidence.show_text(current.evidence, label=_("Evidence"))
        for field in (self.rater, self.expires):
            field.setReadOnly(not self.session.can_edit)

    def _fill_indicators(self, row: int, column: int) -> None:
        id, held = self._board.contents.columns[column].id, self._held(row, column)
        found = [
            one
            for one in s.indicators(self.session.document).values()
            if one.competency == id and one.level == held
        ]
        self._indicator_section.setVisible(bool(found))
        self._indicator_section.say(_("Indicators at this level"))
        self.indicators.show_lines(
            *(Label(text_in(one.text, language()), "body", "muted", wrap=True) for one in s.in_order(found))
        )

    def _fill_risk(self, person: Person, competency: Competency) -> None:
        """Who else in the unit is competent."""
        board = self._board
        least = max(1, board.heatmap.proficient(competency))
        mates = [
            one
            for one in board.heatmap.people
            if one.unit == person.unit and s.is_there(one, board.choice.day)
        ]
        levels = [
            board.context.ratings.rating(one.id, competency.id, board.choice.basis, board.choice.day).level
            for one in mates
        ]
        count = sum(level is not None and level >= least for level in levels)
        self._risk_section.say(_("Risk of the unit"))
        said = ngettext(
            "{count} person of the unit holds level {level} or more.",
            "{count} people of the unit hold level {level} or more.",
            count,
        )
        text = said.format(count=number(count, language()), level=least)
        if count <= 1:
            text += " " + _("If one leaves, nobody is left.") if count else " " + _("Nobody could stand in.")
        icon, role = ("triangle-alert", "danger") if count <= 1 else ("check", "success")
        self.risk.show_lines(LinkRow(text, icon=icon, role=role))

    def _fill_keys(self) -> None:
        self._key_section.say(_("Keyboard"))
        top = self._pane.canvas.top_level
        states = "" if self._board.shows_profiles else "U N A E"
        self.keys.show_pairs(
            (_("Set the level"), f"0–{top}"),
            (_("Unassessed, not observed, not applicable, exempt"), states),
            (_("Fill down"), "Ctrl+D"),
            (_("Paste from a spreadsheet"), "Ctrl+V"),
        )

    # Editing

    def _choose(self, new: int) -> None:
        place = self._pane.canvas.current()
        if place is not None:
            self._board.enter([Entry(*place, new)])

    def _set_rater(self, typed: str) -> None:
        self.rater.show_error(
            self.subject.edit(
                lambda t, id: t.set("assessments", id, rater=typed.strip() or None), _("Change rater")
            )
        )

    def _set_expiry(self, typed: str) -> None:
        try:
            iso = typed_date(typed, "finish", language())
        except PlanError as refused:
            self.expires.show_error(refused)
            return
        self.expires.show_error(
            self.subject.edit(lambda t, id: t.set("assessments", id, expires=iso), _("Change expiry"))
        )


def _day(day: date) -> str:
    return date_short(day, language())
