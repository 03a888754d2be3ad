"""People as a segment of Careers: a list that filters, and the sheet of who is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import number
from planning.careers import source as s
from planning.plan.changes import Changes
from planning.plan.people import Person
from planning.plan.text import text_in
from ui.careers.command_page import command_page
from ui.careers.context import Context
from ui.careers.person_panel import PersonPanel
from ui.careers.person_sheet import PersonSheet
from ui.competencies.words import day_words
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.choice_button import DayButton
from ui.widgets.search_field import SearchField
from ui.widgets.twin_table import TableData, TwinTable


def padded(table: QWidget) -> QWidget:
    """A table with room round it, on the surface."""
    holder = QWidget()
    holder.setAutoFillBackground(True)
    holder.setBackgroundRole(QPalette.ColorRole.Base)
    column = QVBoxLayout(holder)
    column.setContentsMargins(12, 8, 8, 8)
    column.addWidget(table)
    return holder


class PeoplePart(Part):
    """List, sheet and the panel in which a person is changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.session)
        self.context, self.listed = context, list[Person]()
        self.search, self.day = SearchField(), DayButton()
        self.search.setFixedHeight(TOOLBAR_HEIGHT)
        add = QuietButton("", "plus", height=TOOLBAR_HEIGHT).bind(self.session.commands, "careers.add_person")
        self.left, self.right = [self.search, self.day], [add]
        self.rows, self.sheet = TwinTable(), PersonSheet(context)
        self.inspector = self.panel = PersonPanel(context)
        self.least_inspector = 320
        self._build()
        self.search.textChanged.connect(lambda _text: self.fill())
        self.day.picked.connect(context.set_day)
        self.rows.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        context.changed.connect(self.fill_soon)
        self.say()

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(padded(self.rows))
        split.addWidget(self.sheet)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        self.widget = QWidget()
        self._layers = QStackedLayout(self.widget)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self._layers.addWidget(self._page)
        self.empty = command_page(
            self.session,
            "users",
            lambda: _("This plan has no people yet."),
            "careers.add_person",
            "file.import",
        )
        self._layers.addWidget(self.empty)
        self.widget.setFocusProxy(self.rows)

    def say(self) -> None:
        self.search.say(_("Find a person"), _("Clear"))
        self.rows.setAccessibleName(_("People"))
        self.panel.fill()
        self.fill()

    def follow(self, changes: Changes) -> None:
        """The context tells of changes."""
        del changes

    def fill(self) -> None:
        """Show the people as they are now, and who is chosen."""
        if not self.session.has_document:
            return
        people, words = self.context.people(), self.search.text().strip().casefold()
        self.listed = [one for one in people if words in " ".join(self._row(one)).casefold()]
        self.day.show_day(self.context.day, day_words(self.context.day))
        heads = (_("Person"), _("Grade"), _("Job profile"), _("Unit"))
        self.rows.blockSignals(True)
        self.rows.selectionModel().blockSignals(True)
        self.rows.show_table(TableData(heads, tuple(self._row(one) for one in self.listed), 9))
        self._mark()
        self.rows.selectionModel().blockSignals(False)
        self.rows.blockSignals(False)
        self._layers.setCurrentWidget(self._page if people else self.empty)
        self.sheet.fill()

    def _mark(self) -> None:
        """Select who is chosen; somebody always is."""
        ids = [one.id for one in self.listed]
        if self.context.person is None and ids:
            self.context.person_id = ids[0]
        if self.context.person_id in ids:
            self.rows.mark_row(ids.index(self.context.person_id))

    def _row(self, person: Person) -> tuple[str, ...]:
        document, shown = self.session.document, language()
        grade, profile = (
            s.grades(document).get(person.grade or ""),
            s.profiles(document).get(person.profile or ""),
        )
        unit = document.get("units", person.unit) if person.unit else None
        return (
            text_in(person.name, shown),
            text_in(grade.name if grade else {}, shown),
            text_in(profile.name if profile else {}, shown),
            text_in(getattr(unit, "name", {}), shown),
        )

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.listed):
            self.context.choose_person(self.listed[row].id)

    def status(self) -> list[StatusItem]:
        whole = len(self.context.people())
        words = ngettext("{shown} of {count} person", "{shown} of {count} people", whole)
        said = words.format(shown=number(len(self.listed), language()), count=number(whole, language()))
        return [
            StatusItem(said, "users"),
            StatusItem(_("Only confirmed ratings count at a gate"), right=True),
        ]

    def reveal(self, table: str, id: str) -> bool:
        if table == "people" and id in s.people_of(self.session.document):
            self.search.clear()
            self.context.choose_person(id)
            return True
        return False

    def current_record(self) -> tuple[str, str]:
        """Who is chosen."""
        return ("people", self.context.person_id) if self.context.person else ("", "")

    def picture(self) -> QImage | None:
        return self.sheet.radar.picture() if self.context.person else None

    def table(self) -> str:
        return self.rows.twin.table.tsv()
