"""The panel beside the lattice: somebody's gates to a profile, their levels, what closes the gap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import date_short, number
from planning.careers import source as s
from planning.careers.gates import Readiness
from planning.careers.training.words import missing_reason, missing_title
from planning.plan.courses import Course
from planning.plan.text import text_in
from ui.careers.closing import Closing
from ui.careers.context import Context
from ui.careers.gate_table import GateTable
from ui.careers.level_chart import LevelChart, Row
from ui.careers.person_head import PersonHead
from ui.competencies import words as cell_words
from ui.roadmap.section import Section
from ui.training.words import cost_words
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.panel import Line, Lines, Panel
from ui.widgets.select import Select

if TYPE_CHECKING:
    from planning.careers.training.planner import Seat, TrainingPlan


def days_words(days: float) -> str:
    """A length in days, halves and all."""
    words = ngettext("{count} day", "{count} days", 1 if days == 1 else 2)
    return words.format(count=number(int(days) if days == int(days) else days, language()))


class LatticePanel(Panel):
    """``aim`` is called when another profile is chosen in the list."""

    def __init__(self, context: Context, aim: Callable[[str], object]) -> None:
        super().__init__()
        self.context, self._target = context, ""
        session, self.closing = context.session, Closing(context, self)
        self.head = PersonHead(lambda: session.commands.run("view.inspector"))
        self.targets, self._target_label = Select(), Label("", "body", "muted").keep_whole()
        self.targets.chosen.connect(aim)
        self.gates, self.chart, self.courses = GateTable(), LevelChart(), Lines(4)
        self.plan_button = QuietButton("", "graduation-cap", height=TOOLBAR_HEIGHT, run=self._plan)
        self.closing.changed.connect(self._show_courses)
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
            self.closing.towards(person.id, target)
            self._show_courses()

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

    def _show_courses(self) -> None:
        """What the cheapest plan is made of, once it is there."""
        plan = self.closing.plan
        self._course_section.say(_("Close the gap"), _plan_words(plan) if plan is not None else "")
        self.courses.show_lines(*self._course_lines(plan))
        self.plan_button.set_words(_("Plan this training"))
        self.plan_button.setVisible(self.closing.is_new)
        self.plan_button.setEnabled(self.context.session.can_edit)

    def _course_lines(self, plan: TrainingPlan | None) -> list[QWidget]:
        document = self.context.session.document
        if plan is None:
            words = self.closing.error or _("Looking for the cheapest training…")
            return [Label(words, "body", "muted", wrap=True)]
        known = s.courses_of(document)
        lines: list[QWidget] = [
            Line(text_in(known[seat.offer.course].name, language()), _seat_words(known, seat))
            for seat in plan.seats
            if seat.offer.course in known
        ]
        lines += [
            LinkRow(
                f"{missing_title(document, one)}: {missing_reason(one)}", icon="circle-alert", role="danger"
            )
            for one in plan.missing
        ]
        return lines or [Label(_("Nothing is short."), "body", "muted")]

    def _plan(self) -> None:
        if self.closing.adopt():
            self.context.session.toast(_("Training planned"))


def _plan_words(plan: TrainingPlan) -> str:
    """What it costs, and whether anything cheaper is possible."""
    if not plan.seats:
        return ""
    proof = _("proven optimum") if plan.is_proven else _("not proven")
    return f"{cost_words(Decimal(plan.cost) / 100)} · {proof}"


def _seat_words(known: Mapping[str, Course], seat: Seat) -> str:
    """When a course is held, or how long it takes."""
    if seat.offer.start is not None:
        return date_short(seat.offer.start, language())
    return days_words(known[seat.offer.course].duration_days)
