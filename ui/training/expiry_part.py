"""What expires when: a timeline of certificates, the people behind each mark, and their renewal."""

from datetime import date, timedelta

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import date_short, month_year, number
from planning.careers import source as s
from planning.careers.training.edits import set_training
from planning.careers.training.needs import expiring
from planning.plan.changes import Changes
from planning.plan.text import text_in
from planning.plan.transaction import Transaction
from planning.scene import expiry
from planning.scene.shapes import Shape
from ui.careers.command_page import command_page
from ui.careers.context import Context
from ui.roadmap.painter import QtMeasure
from ui.roadmap.section import Section
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.training.timeline_canvas import Mark, TimelineCanvas
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.panel import Line, Lines, Panel, PanelHead

BACK, AHEAD = 182, 730
"""Days before and after the day that are shown."""


class ExpiryCanvas(TimelineCanvas):
    """A mark for what expires of a kind in a month."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.session)
        self.context = context
        self.expiries: list[expiry.Expiry] = []
        self.made = expiry.timeline(self.session.document, [], 600, 214, context.day, context.day)

    def period(self) -> tuple[date, date]:
        """The days that are shown."""
        return self.context.day - timedelta(days=BACK), self.context.day + timedelta(days=AHEAD)

    def lay_out(self, width: int) -> int:
        first, last = self.period()
        document = self.session.document
        self.expiries = expiring(document, first, last)
        self.made = expiry.timeline(document, self.expiries, width, 214, first, last)
        return round(self.made.height)

    def marks(self) -> list[Mark]:
        half = round(expiry.MARK / 2)
        return [
            Mark(
                mark.id,
                QRect(round(mark.x) - half, round(mark.y) - half, 2 * half, 2 * half),
                self.words(mark),
            )
            for mark in self.made.marks
        ]

    def words(self, mark: expiry.Mark) -> str:
        """A mark with certification, month and people."""
        kind = s.certifications(self.session.document)[mark.certification]
        people = ngettext("{count} person", "{count} people", len(mark.people))
        said = _("past") if expiry.tone(mark.month, self.context.day) == "danger" else ""
        parts = (
            text_in(kind.name, language()),
            month_year(mark.month, language()),
            people.format(count=number(len(mark.people), language())),
            said,
        )
        return ", ".join(part for part in parts if part)

    def shapes(self, current: str) -> list[Shape]:
        measure = QtMeasure(language())
        return list(
            expiry.drawing(
                self.made,
                self.session.document,
                language(),
                measure,
                _("Certificates that expire"),
                self.context.day,
                current,
            )
        )


class ExpiryPanel(Panel):
    """The people behind a mark, each with their last day, and the course that renews."""

    def __init__(self, context: Context, canvas: ExpiryCanvas) -> None:
        super().__init__()
        self.context, self.session, self._canvas = context, context.session, canvas
        self.head, self.people = PanelHead(self.session), Lines(6)
        self.renewal = QuietButton("", "graduation-cap", height=TOOLBAR_HEIGHT, run=self._plan)
        self._section = Section(has_rule=False)
        self._section.add(self.people, self.renewal)
        self.stack(self.head, self._section)

    def mark(self) -> expiry.Mark | None:
        """The mark that the cursor is on."""
        return next((mark for mark in self._canvas.made.marks if mark.id == self._canvas.cursor_id), None)

    def course(self) -> str:
        """The cheapest course that ends with the certificate, "" where there is none."""
        mark = self.mark()
        known = [
            one
            for one in s.in_order(s.courses_of(self.session.document).values())
            if mark and one.certification == mark.certification
        ]
        return min(known, key=lambda one: float(one.cost)).id if known else ""

    def fill(self) -> None:
        """Show the mark, or that none is chosen."""
        mark, document = self.mark(), self.session.document
        self._section.setVisible(mark is not None)
        if mark is None:
            self.head.say(_("Expiry"), "", _("Choose a mark to see whose certificates expire."))
            return
        kind = s.certifications(document)[mark.certification]
        known = s.people_of(document)
        self.head.say(
            _("Expiry"),
            text_in(kind.name, language()),
            month_year(mark.month, language()),
            illustrative=kind.illustrative,
        )
        last = {person: day for person, id, day in self._canvas.expiries if id == mark.certification}
        self.people.show_lines(
            *(
                Line(text_in(known[id].name, language()), date_short(last[id], language()))
                for id in mark.people
                if id in known
            )
        )
        self.renewal.set_words(_("Plan the renewal"))
        self.renewal.setEnabled(bool(self.course()) and self.session.can_edit)

    def _plan(self) -> None:
        mark, course = self.mark(), self.course()
        if mark is None or not course:
            return

        def edit(t: Transaction) -> None:
            for person in mark.people:
                set_training(t, course, "planned", person=person)

        if self.session.run(edit, _("Plan renewal")):
            count = len(mark.people)
            words = ngettext("{count} renewal planned", "{count} renewals planned", count)
            self.session.toast(words.format(count=number(count, language())))


class ExpiryPart(Part):
    """Timeline and panel."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.session)
        self.canvas = ExpiryCanvas(context)
        self.panel = self.inspector = ExpiryPanel(context, self.canvas)
        self.widget = QWidget()
        self._layers = QStackedLayout(self.widget)
        self._empty = command_page(
            self.session, "clock", lambda: _("No certificate expires in this time."), "training.add_course"
        )
        self._layers.addWidget(self.canvas)
        self._layers.addWidget(self._empty)
        self.widget.setFocusProxy(self.canvas)
        self.canvas.chosen.connect(lambda _id: self.panel.fill())
        context.changed.connect(self.fill_soon)
        self.fill()

    def fill(self) -> None:
        """Show what expires as it stands now."""
        if not self.session.has_document:
            return
        self.canvas.setAccessibleName(_("Certificates that expire"))
        self.canvas.renew()
        if self.panel.mark() is None and self.canvas.made.marks:
            ahead = [
                mark
                for mark in self.canvas.made.marks
                if mark.month >= self.canvas.context.day.replace(day=1)
            ]
            first = min(ahead or self.canvas.made.marks, key=lambda mark: mark.month)
            self.canvas.cursor_id = first.id
        self._layers.setCurrentWidget(self.canvas if self.canvas.made.marks else self._empty)
        self.panel.fill()

    def say(self) -> None:
        self.fill()

    def follow(self, changes: Changes) -> None:
        """The context tells of changes."""
        del changes

    def status(self) -> list[StatusItem]:
        day = self.canvas.context.day
        soon = [
            1
            for _person, _id, last in self.canvas.expiries
            if day <= last <= day + timedelta(days=expiry.SOON)
        ]
        words = ngettext(
            "{count} certificate expires within three months",
            "{count} certificates expire within three months",
            len(soon),
        )
        return [
            StatusItem(
                words.format(count=number(len(soon), language())), "clock", "warning" if soon else "muted"
            )
        ]

    def picture(self) -> QImage | None:
        return self.canvas.picture() if self.canvas.made.marks else None

    def table(self) -> str:
        known, kinds = s.people_of(self.session.document), s.certifications(self.session.document)
        lines = ["\t".join((_("Person"), _("Certification"), _("Valid until")))]
        lines += [
            "\t".join(
                (
                    text_in(known[person].name, language()),
                    text_in(kinds[id].name, language()),
                    day.isoformat(),
                )
            )
            for person, id, day in self.canvas.expiries
            if person in known
        ]
        return "\n".join(lines) + "\n"
