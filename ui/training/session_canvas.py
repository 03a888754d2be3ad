"""The calendar of sessions on the screen; a cursor moves among them, Enter opens one."""

from datetime import date
from html import escape

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from i18n import _, language
from i18n.formats import date_short, range_text
from planning.careers import source as s
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.scene.sessions import BAR, Bar, calendar, drawing, seat_words
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.roadmap.tool_tips import ToolTips
from ui.shell import theme as themes
from ui.shell.session import Session
from ui.widgets.item_access import Item, install, tell_focus

_Key = Qt.Key


class SessionCanvas(QAbstractScrollArea):
    """``chosen`` is told the session that the cursor goes to."""

    chosen = Signal(str)

    def __init__(self, session: Session, lead: int) -> None:
        super().__init__()
        install(SessionCanvas)
        self.session, self.lead = session, lead
        self.first, self.last = date.today(), date.today()
        self.cursor_id = ""
        self.made = calendar(session.document, 600, lead, self.first, self.last)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_focus", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ToolTips(self.viewport(), self._show_tip)

    def show_period(self, first: date, last: date) -> None:
        """Show the sessions between two days."""
        self.first, self.last = first, last
        self.renew()

    def renew(self) -> None:
        """The plan, the size or the language changed."""
        port = self.viewport()
        self.made = calendar(self.session.document, port.width(), self.lead, self.first, self.last)
        self.verticalScrollBar().setRange(0, max(0, round(self.made.height) - port.height()))
        self.verticalScrollBar().setPageStep(port.height())
        self.verticalScrollBar().setSingleStep(34)
        port.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 240)

    def words(self, bar: Bar) -> str:
        """A session with course, days and seats."""
        document = self.session.document
        row, course = s.sessions(document)[bar.session], s.courses_of(document)[bar.course]
        first = date_short(start_day(row.start), language())
        last = date_short(finish_day(row.finish), language()) if row.finish else first
        days = first if first == last else range_text(first, last)
        parts = [
            text_in(course.name, language()),
            days,
            row.place,
            _("seats: {seats}").format(seats=seat_words(bar, language())),
            _("full") if bar.is_full else "",
        ]
        return ", ".join(part for part in parts if part)

    def access_items(self) -> list[Item]:
        """Every session with what it says."""
        shift = self.viewport().pos()
        return [
            Item(self.words(bar), self.box_of(bar).translated(shift), bar.session == self.cursor_id)
            for bar in self.made.bars
        ]

    def box_of(self, bar: Bar) -> QRect:
        """Where a session stands in the viewport."""
        return QRect(
            round(bar.x), round(bar.y) - self.verticalScrollBar().value(), round(bar.width), round(BAR)
        )

    def picture(self, scale: float = 2.0) -> QImage:
        """The whole calendar."""
        made = calendar(self.session.document, 1000, self.lead, self.first, self.last)
        image = QImage(QSize(1000, round(made.height)) * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        painter = QPainter(image)
        shapes = list(drawing(made, language(), QtMeasure(language()), _("Planned sessions")))
        ScenePainter(themes.active(), language(), scale).paint(painter, shapes)
        painter.end()
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self.viewport()), themes.active()
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.translate(0, -self.verticalScrollBar().value())
        current = self.cursor_id if self.hasFocus() else ""
        shapes = list(drawing(self.made, language(), QtMeasure(language()), _("Planned sessions"), current))
        ScenePainter(theme, language(), self.devicePixelRatioF()).paint(painter, shapes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.renew()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        bar = self._bar_under(event)
        if bar is not None:
            self.go_to(bar.session)

    def _bar_under(self, event: QMouseEvent | QHelpEvent) -> Bar | None:
        place = event.position().toPoint() if isinstance(event, QMouseEvent) else event.pos()
        return self.made.bar_at(place.x(), place.y() + self.verticalScrollBar().value())

    def go_to(self, id: str) -> None:
        """Put the cursor on a session and bring it into sight."""
        bar = next((one for one in self.made.bars if one.session == id), None)
        if bar is None:
            return
        self.cursor_id = id
        box, down = self.box_of(bar), self.verticalScrollBar()
        down.setValue(
            down.value() + (min(0, box.top() - 40) or max(0, box.bottom() + 8 - self.viewport().height()))
        )
        self.viewport().update()
        tell_focus(self)
        self.chosen.emit(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {_Key.Key_Left: -1, _Key.Key_Up: -1, _Key.Key_Right: 1, _Key.Key_Down: 1}
        step = steps.get(_Key(event.key()))
        order = [bar.session for bar in sorted(self.made.bars, key=lambda bar: (bar.y, bar.x))]
        if step is None or not order or event.modifiers():
            event.ignore()
            return
        at = order.index(self.cursor_id) + step if self.cursor_id in order else 0
        self.go_to(order[max(0, min(at, len(order) - 1))])

    def _show_tip(self, event: QHelpEvent) -> None:
        bar = self._bar_under(event)
        if bar is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(
                event.globalPos(), f"<qt>{escape(self.words(bar))}</qt>", self.viewport(), self.box_of(bar)
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.cursor_id and self.made.bars:
            self.cursor_id = self.made.bars[0].session
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
