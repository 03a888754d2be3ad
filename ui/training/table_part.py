"""Segments of Training that are tables: needs by competency, and what is planned with its cost."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.counting import counted
from i18n.formats import date_short, number, range_text, series
from planning.careers import source as s
from planning.careers.places import place_name
from planning.careers.training.overview import Need, Planned, needs, planned
from planning.plan.changes import Changes
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from ui.careers.command_page import command_page
from ui.careers.context import Context
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.training.least_cost import LeastCost
from ui.training.least_cost_panel import LeastCostPanel
from ui.training.matrix_pane import LEAD
from ui.training.session_canvas import SessionCanvas
from ui.training.words import cost_words
from ui.widgets.label import Label
from ui.widgets.table_picture import table_picture
from ui.widgets.twin_table import TableData, TwinTable


class TablePart(Part):
    """A title over a table, the least-cost plan beside it; subclasses say the rows."""

    def __init__(self, context: Context, least: LeastCost) -> None:
        super().__init__(context.session)
        self.context = context
        self.inspector = LeastCostPanel(least)
        self.least_inspector = 380
        self.heading, self.note = Label("", "strong"), Label("", "body", "muted")
        self.rows = TwinTable()
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(16, 14, 16, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addWidget(self.rows, 1)
        self.widget = QWidget()
        self.layers = QStackedLayout(self.widget)
        self.layers.addWidget(self.body)
        self.empty = command_page(
            self.session, "graduation-cap", self.nothing, "training.least_cost", "training.add_course"
        )
        self.layers.addWidget(self.empty)
        self.widget.setFocusProxy(self.rows)
        context.changed.connect(self.fill_soon)

    def nothing(self) -> str:
        """What is said while there are no rows."""
        raise NotImplementedError

    def data(self) -> TableData:
        """The rows as they are shown."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the rows as they are now."""
        if self.session.has_document:
            data = self.data()
            self.rows.show_table(data)
            self.layers.setCurrentWidget(self.body if data.rows else self.empty)

    def say(self) -> None:
        self.fill()

    def follow(self, changes: Changes) -> None:
        """The context tells of changes."""
        del changes

    def table(self) -> str:
        data = self.data()
        return data.tsv() if data.rows else ""

    def picture(self) -> QImage | None:
        return table_picture(self.data())


class NeedsPart(TablePart):
    """Which competencies people lack that their own profile requires."""

    def __init__(self, context: Context, least: LeastCost) -> None:
        super().__init__(context, least)
        self.needs: list[Need] = []
        self.rows.activated.connect(lambda index: self._go_to(index.row()))
        self.fill()

    def nothing(self) -> str:
        return _("Nobody lacks anything that their profile requires, or nothing is known.")

    def data(self) -> TableData:
        document = self.session.document
        people = [one.id for one in self.context.people()]
        self.needs = needs(document, people, self.context.day)
        self.heading.setText(_("Needs by competency"))
        self.note.setText(_("Beside each person's own job profile, by confirmed ratings"))
        self.rows.setAccessibleName(_("Needs by competency"))
        known = s.competencies(document)
        heads = (
            _("Competency"),
            _("Courses that raise it"),
            _("People short"),
            _("Levels short"),
            _("Not known"),
        )
        rows = tuple(
            (
                text_in(known[need.competency].name, language()),
                series((text_in(one.name, language()) for one in need.courses), language()) or _("none"),
                *(number(count, language()) for count in (len(need.short), need.levels, len(need.unknown))),
            )
            for need in self.needs
        )
        return TableData(heads, rows, 2)

    def _go_to(self, row: int) -> None:
        if 0 <= row < len(self.needs):
            self.session.go_to("competencies", "competencies", self.needs[row].competency)

    def status(self) -> list[StatusItem]:
        people = {person for need in self.needs for person in need.short}
        words = ngettext(
            "{count} person is short of something", "{count} people are short of something", len(people)
        )
        items = [StatusItem(words.format(count=number(len(people), language())), "users")]
        without = [need for need in self.needs if need.short and not need.courses]
        if without:
            said = ngettext("{count} need without a course", "{count} needs without a course", len(without))
            items.append(
                StatusItem(said.format(count=number(len(without), language())), "triangle-alert", "warning")
            )
        return items

    def reveal(self, table: str, id: str) -> bool:
        del table, id
        return False


class PlanPart(TablePart):
    """What is planned: sessions with people and cost, over their calendar."""

    def __init__(self, context: Context, least: LeastCost) -> None:
        self.planned: list[Planned] = []
        super().__init__(context, least)
        self.calendar = SessionCanvas(self.session, LEAD)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        column = self.body.layout()
        assert column is not None
        column.removeWidget(self.rows)
        split.addWidget(self.rows)
        split.addWidget(self.calendar)
        column.addWidget(split)
        self.fill()

    def nothing(self) -> str:
        return _("No training is planned yet.")

    def fill(self) -> None:
        super().fill()
        if self.session.has_document and hasattr(self, "calendar"):
            days = [start_day(row.session.start) for row in self.planned if row.session]
            first = min(days, default=self.context.day).replace(day=1)
            last = max(
                [finish_day(row.session.finish or row.session.start) for row in self.planned if row.session],
                default=self.context.day,
            )
            self.calendar.setAccessibleName(_("Planned sessions"))
            self.calendar.show_period(first, last)

    def data(self) -> TableData:
        self.planned = planned(self.session.document)
        total = sum((row.cost for row in self.planned), Decimal(0))
        seats = sum(len(row.people) for row in self.planned)
        words = counted("{count} seat", "{count} seats", seats)
        self.heading.setText(_("Planned training"))
        self.note.setText(f"{words} · {cost_words(total)}")
        self.rows.setAccessibleName(_("Planned training"))
        heads = (_("Course"), _("Dates"), _("Place"), _("People"), _("Cost"))
        return TableData(heads, tuple(self._row(row) for row in self.planned), 3)

    def _row(self, row: Planned) -> tuple[str, ...]:
        place = place_name(self.session.document, row.session.place) if row.session else ""
        return (
            text_in(row.course.name, language()),
            self._dates(row),
            place,
            number(len(row.people), language()),
            cost_words(row.cost, row.course.currency),
        )

    @staticmethod
    def _dates(row: Planned) -> str:
        if row.session is None:
            return _("at any time")
        first = date_short(start_day(row.session.start), language())
        if not row.session.finish:
            return first
        return range_text(first, date_short(finish_day(row.session.finish), language()))

    def current_record(self) -> tuple[str, str]:
        """The session with the focus, or else the one of the row, or its course."""
        if self.calendar.hasFocus() and self.calendar.cursor_id:
            return "sessions", self.calendar.cursor_id
        at = self.rows.currentIndex().row()
        row = self.planned[at] if 0 <= at < len(self.planned) else None
        if row is None:
            return "", ""
        return ("sessions", row.session.id) if row.session else ("courses", row.course.id)

    def status(self) -> list[StatusItem]:
        count = len(self.planned)
        words = ngettext("{count} session or course planned", "{count} sessions or courses planned", count)
        return [StatusItem(words.format(count=number(count, language())), "calendar")]
