"""Resilience as a segment of Careers: how each competency is covered, and what departures would cost."""

from collections.abc import Callable

from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import number, series
from planning.careers import source as s
from planning.careers.coverage import Coverage
from planning.plan.changes import Changes
from planning.plan.text import text_in
from ui.careers.command_page import command_page
from ui.careers.context import Context
from ui.careers.resilience import ResilienceState
from ui.careers.resilience_panel import ResiliencePanel
from ui.competencies.words import day_words
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.widgets.button import TOOLBAR_HEIGHT, ToolButton
from ui.widgets.choice_button import ChoiceButton, DayButton
from ui.widgets.label import Label
from ui.widgets.select import Select
from ui.widgets.table_picture import table_picture
from ui.widgets.twin_table import Sign, TableData, TwinTable

NAMED = 3
"""Holders that a row names."""
THIN = 2
"""Departures that leave too few, up to which a row warns."""


class ResiliencePart(Part):
    """A row a competency, those that fail first before the others."""

    def __init__(self, context: Context, told: Callable[[], object]) -> None:
        super().__init__(context.session)
        self.widget = QWidget()
        self.context, self.state, self._told = context, ResilienceState(context, self.widget), told
        self.day, self.unit = DayButton(), Select()
        self.standard, self.needed = ChoiceButton("target"), ChoiceButton("users")
        self.critical = ToolButton("", "triangle-alert", height=TOOLBAR_HEIGHT)
        self.critical.setCheckable(True)
        self.left = [self.unit, self.day, self.standard, self.needed, self.critical]
        self.heading, self.note, self.rows = Label("", "strong"), Label("", "body", "muted"), TwinTable()
        self.inspector = self.panel = ResiliencePanel(self.state)
        self.least_inspector = 380
        self._build()
        self._connect()
        self.say()
        self.state.run()

    def _build(self) -> None:
        self.unit.setFixedSize(210, TOOLBAR_HEIGHT)
        self.body = QWidget()
        self.body.setAutoFillBackground(True)
        self.body.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(16, 14, 16, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addWidget(self.rows, 1)
        self._layers = QStackedLayout(self.widget)
        self._layers.addWidget(self.body)
        self.empty = command_page(
            self.session,
            "users",
            lambda: _("Nothing is asked of anybody here. Give people job profiles with requirements."),
            "careers.add_person",
            "careers.people",
        )
        self._layers.addWidget(self.empty)
        self.widget.setFocusProxy(self.rows)

    def _connect(self) -> None:
        state = self.state
        self.day.picked.connect(self.context.set_day)
        self.unit.chosen.connect(lambda id: state.choose(unit=id))
        self.standard.chosen.connect(lambda key: state.choose(standard=key))
        self.needed.chosen.connect(lambda key: state.choose(needed=int(key)))
        self.critical.clicked.connect(lambda: state.choose(critical=not state.scope.critical))
        self.rows.activated.connect(lambda index: self._go_to(index.row()))
        state.changed.connect(self._show)
        self.context.changed.connect(self.fill_soon)

    def say(self) -> None:
        self.rows.setAccessibleName(_("Coverage of competencies"))
        self._say_tools()
        self._show()
        self.panel.fill()

    def _say_tools(self) -> None:
        scope, document = self.state.scope, self.session.document
        units = [
            (id, text_in(getattr(unit, "name", {}), language()))
            for id, unit in document.table("units").items()
        ]
        self.unit.setAccessibleName(_("Unit"))
        self.unit.set_choices([("", _("All units")), *units])
        self.unit.set_current(scope.unit)
        self.day.show_day(self.context.day, day_words(self.context.day))
        self.standard.say(
            lambda name: _("Competent: {standard}").format(standard=name),
            {"required": _("as profiles require"), "proficient": _("by the scale")},
        )
        self.standard.set_current(scope.standard)
        self.needed.say(
            lambda count: _("Needed: {count}").format(count=count),
            {str(n): number(n, language()) for n in range(1, 6)},
        )
        self.needed.set_current(str(scope.needed))
        self.critical.set_words(_("Critical only"))
        self.critical.setChecked(scope.critical)

    def fill(self) -> None:
        """Reckon anew: the plan or the day is another."""
        self._say_tools()
        self.state.run()

    def follow(self, changes: Changes) -> None:
        """The context tells of changes."""
        del changes

    def _show(self) -> None:
        if not self.session.has_document:
            return
        self._say_tools()
        found, data = self.state.found, self.data()
        self.heading.setText(_("Coverage of competencies"))
        self.note.setText(self._note())
        self.rows.show_table(data)
        self._layers.setCurrentWidget(self.body if found is None or data.rows else self.empty)
        self._told()

    def _note(self) -> str:
        found = self.state.found
        if found is None:
            return self.state.error or _("Looking for the worst departures…")
        people = ngettext("{count} person", "{count} people", found.people)
        said = people.format(count=number(found.people, language()))
        return " · ".join([said, _("by confirmed ratings; those that fail first stand first")])

    def data(self) -> TableData:
        """Competency, what it withstands, who holds it, and the counts."""
        heads = (
            _("Competency"),
            _("Withstands"),
            _("Who is competent"),
            _("From level"),
            _("Competent"),
            _("Not known"),
        )
        found = self.state.found
        covered = found.covered if found else ()
        rows, signs = tuple(self._row(one) for one in covered), tuple(sign(one) for one in covered)
        return TableData(heads, rows, 3, signs, 1)

    def _row(self, one: Coverage) -> tuple[str, ...]:
        document = self.session.document
        known, people = s.competencies(document), s.people_of(document)
        name = text_in(known[one.competency].name, language()) if one.competency in known else one.competency
        if one.competency in known and known[one.competency].critical:
            name = _("{competency} (critical)").format(competency=name)
        holders = [text_in(people[id].name, language()) for id in one.holders[:NAMED] if id in people]
        rest = len(one.holders) - len(holders)
        if rest > 0:
            holders.append(_("{count} more").format(count=number(rest, language())))
        counts = (one.level, len(one.holders), one.unknown)
        return name, withstands(one), series(holders, language()), *(number(n, language()) for n in counts)

    def _go_to(self, row: int) -> None:
        found = self.state.found
        if found is not None and 0 <= row < len(found.covered):
            self.session.go_to("competencies", "competencies", found.covered[row].competency)

    def status(self) -> list[StatusItem]:
        found = self.state.found
        if found is None or not found.covered:
            return []
        single = sum(one.is_single_point for one in found.covered)
        words = ngettext("{count} single point of failure", "{count} single points of failure", single)
        said = words.format(count=number(single, language()))
        return [
            StatusItem(said, "triangle-alert" if single else "check", "warning" if single else "muted"),
            StatusItem(_("Only confirmed ratings count at a gate"), right=True),
        ]

    def picture(self) -> QImage | None:
        return table_picture(self.data())

    def table(self) -> str:
        data = self.data()
        return data.tsv() if data.rows else ""


def sign(one: Coverage) -> Sign:
    """How badly a competency is covered, as an icon."""
    if one.is_single_point or not one.may_leave:
        return Sign("triangle-alert", "danger")
    return Sign("circle-alert", "warning") if one.may_leave <= THIN else Sign("check", "success")


def withstands(one: Coverage) -> str:
    """How many departures a competency stands, in words."""
    if not one.holders:
        return _("nobody is competent")
    if not one.may_leave:
        return _("too few already")
    if len(one.holders) == 1:
        return _("hangs on one person")
    stands = one.may_leave - 1
    if not stands:
        return _("no departure")
    words = ngettext("{count} departure", "{count} departures", stands)
    return words.format(count=number(stands, language()))
