"""The sheet of a person: who they are, a radar beside a profile, gates, certificates, training, history."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _, language
from i18n.formats import date_short
from planning.careers import source as s
from planning.careers.gates import is_valid
from planning.careers.matrix import CODES
from planning.plan.moments import finish_day, start_day
from planning.plan.people import Assessment, Person
from planning.plan.text import text_in
from planning.scene.comparison import axes, compared
from planning.scene.training import state_code
from ui.careers.context import Context
from ui.careers.gate_table import Avatar, GateTable
from ui.careers.person_head import person_words
from ui.careers.radar_chart import RadarChart
from ui.competencies import words as cell_words
from ui.training.words import state_words
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.panel import Line, Lines, Panel
from ui.widgets.select import Select

LATEST = 8
"""Ratings that the history shows."""


class PersonSheet(Panel):
    """Follows the person of the context."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self._target, self._of = context, "", ""
        self.avatar, self.chip = Avatar(), Chip("", "illustrative")
        self.name, self.note = Label("", "title"), Label("", "caption", "muted")
        self.target_label, self.targets = Label("", "body", "muted").keep_whole(), Select()
        self.targets.chosen.connect(self._aim)
        self.ways = QuietButton("", "route", height=TOOLBAR_HEIGHT, run=self._show_ways)
        self.radar, self.gates = RadarChart(360), GateTable()
        self.heads = {name: Label("", "strong") for name in ("certificates", "training", "history")}
        self.lists = {name: Lines(6) for name in self.heads}
        self._build()

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(14)
        column.addLayout(self._head())
        target = QHBoxLayout()
        target.setSpacing(8)
        target.addWidget(self.target_label)
        target.addWidget(self.targets, 1)
        target.addWidget(self.ways)
        column.addLayout(target)
        column.addWidget(self.radar)
        column.addWidget(self.gates)
        for name, head in self.heads.items():
            column.addWidget(head)
            column.addWidget(self.lists[name])
        self.stack(page)

    def _head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.note)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.avatar)
        line.addLayout(names, 1)
        line.addWidget(self.chip)
        return line

    def fill(self) -> None:
        """Show the person as they are now."""
        person = self.context.person
        self.setVisible(person is not None)
        if person is None:
            return
        name = text_in(person.name, language())
        self.avatar.say(name)
        self.name.setText(name)
        self.note.setText(person_words(self.context, person))
        self.chip.say(_("illustrative"))
        self.chip.setVisible(person.illustrative)
        self._fill_target(person)
        self._fill_lists(person)

    def _fill_target(self, person: Person) -> None:
        document = self.context.session.document
        known = s.profiles(document)
        if self._of != person.id or self._target not in known:
            self._of, self._target = person.id, self._next(person)
        self.target_label.setText(_("Beside"))
        self.targets.setAccessibleName(_("Beside"))
        self.targets.set_choices(
            [(one.id, text_in(one.name, language())) for one in s.in_order(known.values())]
        )
        self.targets.set_current(self._target)
        self.ways.set_words(_("Ways to it"))
        self.ways.setEnabled(bool(person.profile) and person.profile != self._target)
        readiness = self.context.readiness(person.id, self._target)
        self.gates.setVisible(readiness is not None)
        if readiness is not None:
            self.gates.show_readiness(readiness, document)
        keys = (f"people/{person.id}", f"profiles/{self._target}")
        found = [compared(document, key, self.context.ratings, self.context.day, language()) for key in keys]
        sides = [side for side in found if side is not None]
        names, series = axes(document, sides, self.context.day, language())
        self.radar.show_levels(names, series, cell_words.top_level(cell_words.first_scale(document)))

    def _next(self, person: Person) -> str:
        """The profile that the first move leads to, else their own."""
        moves = s.career_moves(self.context.session.document).values()
        ahead = [move.to_profile for move in moves if move.from_profile == person.profile]
        return ahead[0] if ahead else person.profile or ""

    def _show_ways(self) -> None:
        self.context.ways_wanted.emit(self._target)

    def _aim(self, profile: str) -> None:
        self._target = profile
        self.fill()

    def _fill_lists(self, person: Person) -> None:
        document, day = self.context.session.document, self.context.day
        kinds = s.certifications(document)
        held: list[QWidget] = []
        for row in s.certificates(document).values():
            if row.person == person.id and row.certification in kinds:
                until = date_short(finish_day(row.expires), language()) if row.expires else _("no end")
                chip = (
                    Chip(_("valid"), "success", "check")
                    if is_valid(row, day)
                    else Chip(_("Expired"), "danger")
                )
                held.append(Line(f"{text_in(kinds[row.certification].name, language())}, {until}", tail=chip))
        courses = s.courses_of(document)
        taken: list[QWidget] = [
            Line(text_in(courses[row.course].name, language()), state_words(state_code(row, day)))
            for row in s.training(document).values()
            if row.person == person.id and row.course in courses
        ]
        self._show("certificates", _("Certificates"), held, _("No certificate is on file."))
        self._show("training", _("Training"), taken, _("No course is planned or done."))
        self._show("history", _("Latest ratings"), self._history(person), _("No rating is on file."))

    def _show(self, name: str, title: str, lines: list[QWidget], nothing: str) -> None:
        self.heads[name].setText(title)
        self.lists[name].show_lines(*(lines or [Label(nothing, "body", "muted")]))

    def _history(self, person: Person) -> list[QWidget]:
        document = self.context.session.document
        rows = [
            row
            for row in s.assessments(document).values()
            if row.person == person.id and start_day(row.date) <= self.context.day
        ]
        rows.sort(key=lambda row: row.date, reverse=True)
        return [self._rating(row) for row in rows[:LATEST]]

    def _rating(self, row: Assessment) -> QWidget:
        document = self.context.session.document
        competency = s.competencies(document).get(row.competency)
        scale = cell_words.scale_of(document, competency)
        level = row.level if row.state == "rated" and row.level is not None else CODES.get(row.state, -1)
        name = text_in(competency.name if competency else {}, language())
        said = f"{cell_words.code_words(level, scale)} · {cell_words.basis_words(row.source)}"
        return Line(f"{date_short(start_day(row.date), language())}  {name}", said)
