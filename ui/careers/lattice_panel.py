"""The panel beside the lattice: somebody's gates to a profile, their levels, what closes the gap."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import number, series
from planning.careers import source as s
from planning.careers.closing import closing, plan_training
from planning.careers.gates import Readiness
from planning.careers.places import place_name
from planning.plan.people import Person
from planning.plan.text import text_in
from ui.careers.context import Context
from ui.careers.gate_table import Avatar, GateTable
from ui.careers.level_chart import LevelChart, Row
from ui.competencies import words as cell_words
from ui.roadmap.section import Section
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.panel import Line, Lines, Panel
from ui.widgets.select import Select


class PersonHead(QWidget):
    """Sign, name, grade, profile and place of somebody."""

    def __init__(self, close: Callable[[], object]) -> None:
        super().__init__()
        self.avatar, self.chip = Avatar(), Chip("", "illustrative")
        self.name, self.note = Label("", "title"), Label("", "caption", "muted")
        self.close_button = ToolButton("", "x", height=TOOLBAR_HEIGHT, icon_only=True, run=close)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self.avatar)
        layout.addLayout(column, 1)
        layout.addWidget(self.chip)
        layout.addWidget(self.close_button)

    def show_person(self, context: Context, person: Person) -> None:
        """Show somebody."""
        name = text_in(person.name, language())
        self.avatar.say(name)
        self.name.setText(name)
        self.note.setText(person_words(context, person))
        self.chip.say(_("illustrative"))
        self.chip.setVisible(person.illustrative)
        self.close_button.set_words(_("Close the inspector"))


def person_words(context: Context, person: Person) -> str:
    """Grade, profile and unit or place of somebody."""
    document = context.session.document
    grade = s.grades(document).get(person.grade or "")
    profile = s.profiles(document).get(person.profile or "")
    unit = document.get("units", person.unit) if person.unit else None
    parts = (
        text_in(grade.name if grade else {}, language()),
        text_in(profile.name if profile else {}, language()),
        place_name(document, person.duty_station) or text_in(getattr(unit, "name", {}), language()),
    )
    return " · ".join(part for part in parts if part)


def days_words(days: float) -> str:
    """A length in days, halves and all."""
    words = ngettext("{count} day", "{count} days", 1 if days == 1 else 2)
    return words.format(count=number(int(days) if days == int(days) else days, language()))


class LatticePanel(Panel):
    """``aim`` is called when another profile is chosen in the list."""

    def __init__(self, context: Context, aim: Callable[[str], object]) -> None:
        super().__init__()
        self.context, self._target = context, ""
        session = context.session
        self.head = PersonHead(lambda: session.commands.run("view.inspector"))
        self.targets, self._target_label = Select(), Label("", "body", "muted").keep_whole()
        self.targets.chosen.connect(aim)
        self.gates, self.chart, self.courses = GateTable(), LevelChart(), Lines(4)
        self.plan_button = QuietButton("", "graduation-cap", height=TOOLBAR_HEIGHT, run=self._plan)
        self._build()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._target_label)
        line.addWidget(self.targets, 1)
        self._gate_section, self._chart_section, self._course_section = (
            Section(has_rule=False),
            Section(),
            Section(),
        )
        self._gate_section.content.addLayout(line)
        self._gate_section.add(self.gates)
        self._chart_section.add(self.chart)
        self._course_section.add(self.courses)
        row = QHBoxLayout()
        row.addWidget(self.plan_button)
        row.addStretch(1)
        self._course_section.content.addLayout(row)
        self.stack(self.head, self._gate_section, self._chart_section, self._course_section)

    def show_target(self, target: str, choices: list[tuple[str, str]]) -> None:
        """Show the person of the context beside a profile."""
        person = self.context.person
        if person is None:
            return
        self._target = target
        self.head.show_person(self.context, person)
        self._target_label.setText(_("Gates to"))
        self.targets.setAccessibleName(_("Gates to"))
        self.targets.set_choices(choices)
        self.targets.set_current(target)
        readiness = self.context.readiness(person.id, target)
        for section in (self._chart_section, self._course_section):
            section.setVisible(readiness is not None)
        self.gates.setVisible(readiness is not None)
        if readiness is not None:
            self.gates.show_readiness(readiness, self.context.session.document)
            self._show_levels(readiness)
            self._show_courses(readiness)

    def _show_levels(self, readiness: Readiness) -> None:
        document = self.context.session.document
        known = s.competencies(document)
        rows = [
            Row(
                text_in(known[gap.competency].name, language()),
                gap.required,
                gap.rating.level,
                _("Expired") if gap.rating.expired else "",
            )
            for gap in readiness.gaps
            if gap.competency in known
        ]
        self._chart_section.say(_("Competence"), _("dot: confirmed, bar: required"))
        self.chart.show_rows(rows, cell_words.top_level(cell_words.first_scale(document)))

    def _show_courses(self, readiness: Readiness) -> None:
        document = self.context.session.document
        found = closing(document, readiness)
        self._course_section.say(_("Close the gap"))
        lines: list[QWidget] = [
            Line(
                text_in(course.name, language()),
                days_words(course.duration_days),
            )
            for course in found.courses
        ]
        if found.out_of_reach:
            known = s.competencies(document)
            names = series(
                (text_in(known[id].name, language()) for id in found.out_of_reach if id in known), language()
            )
            lines.append(
                LinkRow(
                    _("No course of the catalogue reaches: {names}.").format(names=names),
                    icon="circle-alert",
                    role="danger",
                )
            )
        if not lines:
            lines.append(Label(_("Nothing is short."), "body", "muted"))
        self.courses.show_lines(*lines)
        self.plan_button.set_words(_("Plan this training"))
        self.plan_button.setVisible(bool(found.courses))
        self.plan_button.setEnabled(self.context.session.can_edit)

    def _plan(self) -> None:
        session, person = self.context.session, self.context.person
        readiness = self.context.readiness(person.id, self._target) if person else None
        if person is None or readiness is None:
            return
        found = closing(session.document, readiness)
        if session.run(lambda t: plan_training(t, person.id, found.courses), _("Plan training")):
            session.toast(_("Training planned"))
