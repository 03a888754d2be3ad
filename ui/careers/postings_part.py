"""Postings as a segment of Careers: openings, who should go there and why, within the rules of mobility."""

from collections.abc import Callable

from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import number
from planning.careers.mobility import SPANS, Opening
from planning.plan.changes import Changes
from planning.plan.text import text_in
from ui.careers import posting_words as words
from ui.careers import way_words
from ui.careers.command_page import command_page
from ui.careers.context import Context
from ui.careers.openings_panel import OpeningsPanel
from ui.careers.posting_panel import PostingPanel
from ui.careers.postings import PostingsState, Result
from ui.competencies.words import day_words
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.training.two_panels import TwoPanels
from ui.widgets.button import TOOLBAR_HEIGHT, ToolButton
from ui.widgets.choice_button import ChoiceButton, DayButton
from ui.widgets.label import Label
from ui.widgets.select import Select
from ui.widgets.table_picture import table_picture
from ui.widgets.twin_table import Sign, TableData, TwinTable

REASONS = 4
"""The column of reasons, the longest one."""


class PostingsPart(Part):
    """A row an opening; the panels say who else could go, and what is asked."""

    def __init__(self, context: Context, told: Callable[[], object]) -> None:
        super().__init__(context.session)
        self.widget = QWidget()
        self.context, self.state, self._told = context, PostingsState(context, self.widget), told
        self.unit, self.day, self.span = Select(), DayButton(), ChoiceButton("route")
        self.ready = ToolButton("", "lock-open", height=TOOLBAR_HEIGHT)
        self.ready.setCheckable(True)
        self.left = [self.unit, self.day, self.span, self.ready]
        self.heading, self.note, self.rows = Label("", "strong"), Label("", "body", "muted"), TwinTable()
        self.result, self.openings = PostingPanel(self.state), OpeningsPanel(self.state)
        self.inspector = self.sides = TwoPanels(
            {
                "result": (lambda: _("Postings"), self.result),
                "openings": (lambda: _("Openings and rules"), self.openings),
            }
        )
        self.least_inspector = 380
        self.rows.gives_way = REASONS
        self._ids: list[str] = []
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
            "arrow-left-right",
            lambda: _("No post is open. Open one in the panel, or give vacant posts job profiles."),
            "careers.open_posts",
            "careers.add_profile",
        )
        self._layers.addWidget(self.empty)
        self.widget.setFocusProxy(self.rows)

    def _connect(self) -> None:
        state = self.state
        self.unit.chosen.connect(lambda id: state.choose(unit=id))
        self.day.picked.connect(self.context.set_day)
        self.span.chosen.connect(lambda key: state.choose(span=key))
        self.ready.clicked.connect(lambda: state.choose(ready=not state.wanted.ready))
        self.rows.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.rows.activated.connect(lambda index: self._open(index.row()))
        state.changed.connect(self._show)
        self.context.changed.connect(self.fill_soon)

    def say(self) -> None:
        self.rows.setAccessibleName(_("Openings and who goes there"))
        self.sides.say()
        self._show()
        self.result.fill()
        self.openings.fill()

    def _say_tools(self) -> None:
        wanted, document = self.state.wanted, self.session.document
        units = [
            (id, text_in(getattr(unit, "name", {}), language()))
            for id, unit in document.table("units").items()
        ]
        self.unit.setAccessibleName(_("Candidates of this unit"))
        self.unit.set_choices([("", _("Candidates of all units")), *units])
        self.unit.set_current(wanted.unit)
        self.day.show_day(self.context.day, day_words(self.context.day))
        spans: dict[str, str] = {key: words.span(key) for key in SPANS}
        self.span.say(lambda name: _("Moves: {moves}").format(moves=name), spans)
        self.span.set_current(wanted.span)
        self.ready.set_words(_("Gates met only"))
        self.ready.setChecked(wanted.ready)

    def fill(self) -> None:
        """Reckon anew: the plan or the day is another."""
        self.state.run()

    def follow(self, changes: Changes) -> None:
        """Rules and posts are no matter of the context, which tells of all else."""
        if changes.touches("career_rules", "posts", "duty_stations"):
            self.fill_soon()

    def show_openings(self) -> None:
        """Show the panel in which posts are opened."""
        self.sides.show_panel("openings")
        self.openings.profile.setFocus()

    # What was found

    def _show(self) -> None:
        if not self.session.has_document:
            return
        self._say_tools()
        result, kept = self.state.result, self.rows.currentIndex().row()
        self.heading.setText(_("People to posts"))
        self.note.setText(self._note())
        data = self.data()
        self._ids = list(result.openings) if result else []
        self.rows.show_table(data)
        if 0 <= kept < len(data.rows):
            self.rows.setCurrentIndex(self.rows.twin.index(kept, 0))
        self._layers.setCurrentWidget(self.body if result is None or data.rows else self.empty)
        self._told()

    def _note(self) -> str:
        result = self.state.result
        if result is None:
            return self.state.error or _("Looking for the best postings…")
        return _("As many as can be filled, with the fewest levels missing, by confirmed ratings")

    def data(self) -> TableData:
        """Opening, who goes there, where they come from, why; levels missing."""
        heads = (
            _("Opening"),
            _("Duty station"),
            _("Person"),
            _("Comes from"),
            _("Reasons"),
            _("Levels missing"),
        )
        result = self.state.result
        if result is None:
            return TableData(heads, (), 5)
        people = {one.opening: one.person for one in result.found.postings}
        rows = [self._row(result, one, people.get(id, "")) for id, one in result.openings.items()]
        signs = tuple(
            Sign("check", "success") if id in people else Sign("circle-alert", "warning")
            for id in result.openings
        )
        return TableData(heads, tuple(rows), 5, signs, 2)

    def _row(self, result: Result, opening: Opening, person: str) -> tuple[str, ...]:
        document = self.session.document
        name = way_words.profile(document, opening.profile)
        place = words.place(document, opening)
        fit = result.found.fits.get((person, opening.id))
        if fit is None:
            return name, place, _("nobody"), "", self._why_nobody(result, opening), ""
        why = words.gates(fit.closed) if opening.held_by != person else _("stays on this post")
        return (
            name,
            place,
            words.person(document, person),
            words.origin(document, person),
            why,
            words.levels(fit.cost),
        )

    @staticmethod
    def _why_nobody(result: Result, opening: Opening) -> str:
        """Those who may go there are needed elsewhere, or why nobody may."""
        fits = len(result.fits.get(opening.id, ()))
        if fits:
            said = ngettext("{count} may go, posted elsewhere", "{count} may go, posted elsewhere", fits)
            return said.format(count=number(fits, language()))
        counts = words.ruled_out(result.against.get(opening.id, ()))
        return ", ".join(f"{number(count, language())} {reason}" for reason, count in counts)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._ids):
            self.result.show_opening(self._ids[row])

    def _open(self, row: int) -> None:
        """Enter goes to who is posted there."""
        result = self.state.result
        found = result.found.postings if result else ()
        id = self._ids[row] if 0 <= row < len(self._ids) else ""
        person = next((one.person for one in found if one.opening == id), "")
        if person:
            self.session.go_to("careers", "people", person)

    def status(self) -> list[StatusItem]:
        result = self.state.result
        if result is None or not result.openings:
            return []
        count = len(result.found.unfilled)
        said = ngettext("{count} opening unfilled", "{count} openings unfilled", count)
        icon, role = ("triangle-alert", "warning") if count else ("check", "muted")
        return [
            StatusItem(said.format(count=number(count, language())), icon, role),
            StatusItem(_("Only confirmed ratings count at a gate"), right=True),
        ]

    def picture(self) -> QImage | None:
        return table_picture(self.data())

    def table(self) -> str:
        data = self.data()
        return data.tsv() if data.rows else ""
