"""The calendar of sessions on the screen."""

from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from i18n import _, language
from i18n.formats import date_short, range_text
from planning.careers import source as s
from planning.careers.places import place_name
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.scene.sessions import BAR, Bar, calendar, drawing, seat_words
from planning.scene.shapes import Shape
from ui.roadmap.painter import QtMeasure
from ui.shell.session import Session
from ui.training.timeline_canvas import Mark, TimelineCanvas


class SessionCanvas(TimelineCanvas):
    """A bar a session; the cursor goes through them course by course, Return or a double click edits one."""

    def __init__(self, session: Session, lead: int) -> None:
        super().__init__(session)
        self.lead = lead
        self.first = self.last = date.today()
        self.made = calendar(session.document, 600, lead, self.first, self.last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cursor_id:
            self.session.commands.run("training.edit_record")
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.mark_under(*event.position().toPoint().toTuple()) is not None:
            self.session.commands.run("training.edit_record")

    def show_period(self, first: date, last: date) -> None:
        """Show the sessions between two days."""
        self.first, self.last = first, last
        self.renew()

    def lay_out(self, width: int) -> int:
        self.made = calendar(self.session.document, width, self.lead, self.first, self.last)
        return round(self.made.height)

    def marks(self) -> list[Mark]:
        bars = sorted(self.made.bars, key=lambda bar: (bar.y, bar.x))
        return [
            Mark(
                bar.session, QRect(round(bar.x), round(bar.y), round(bar.width), round(BAR)), self.words(bar)
            )
            for bar in bars
        ]

    def shapes(self, current: str) -> list[Shape]:
        return list(drawing(self.made, language(), QtMeasure(language()), _("Planned sessions"), current))

    def words(self, bar: Bar) -> str:
        """A session with course, days and seats."""
        document = self.session.document
        row, course = s.sessions(document)[bar.session], s.courses_of(document)[bar.course]
        first = date_short(start_day(row.start), language())
        last = date_short(finish_day(row.finish), language()) if row.finish else first
        parts = [
            text_in(course.name, language()),
            first if first == last else range_text(first, last),
            place_name(document, row.place),
            _("seats: {seats}").format(seats=seat_words(bar, language())),
            _("full") if bar.is_full else "",
        ]
        return ", ".join(part for part in parts if part)
