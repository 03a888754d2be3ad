"""The pages of a report on the screen: scroll, turn, enlarge, choose; one stop of the Tab key."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from i18n import _, language
from i18n.formats import number
from ui.reports import page_layout
from ui.reports.page_images import PageImages, Wanted
from ui.reports.page_layout import Mode, Placed
from ui.reports.pdf_pages import Hit
from ui.reports.sheet import draw_sheet
from ui.shell import theme as themes
from ui.widgets import paint

_LINE = 40  # px that an arrow key or a notch of the wheel scrolls
_RING = 2
HIT, HIT_FRAME = "#FFC400", "#7A4B00"  # on paper, which is white in every theme


class PageArea(QAbstractScrollArea):
    """Pages to read (``page``, ``spread``) or to choose from (``thumbnails``, ``strip``)."""

    page_changed = Signal(int)
    zoom_changed = Signal()
    page_chosen = Signal(int)  # a thumbnail was clicked
    page_opened = Signal(int)  # a thumbnail was clicked twice, or Enter pressed on it

    def __init__(self, images: PageImages, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._mode: Mode = mode
        self._zoom: float | None = None  # ``None``: whatever fits
        self._placed = Placed((), QSize())
        self.page = 0
        self._hits: list[Hit] = []
        self._current_hit: Hit | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        if mode == "strip":
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        images.changed.connect(self._on_images)

    @property
    def mode(self) -> Mode:
        """How the pages stand."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Stand the pages otherwise; the current page stays in sight."""
        if mode != self._mode:
            self._mode = mode
            self._place()
            self._show_current()
            self.zoom_changed.emit()

    @property
    def zoom(self) -> float:
        """That of the current page; 1 is the size of the paper at 96 dpi."""
        if self._zoom is not None or self.page >= len(self._placed.pages):
            return self._zoom or 1.0
        width = self._images.sizes[self.page].width() * page_layout.PX_PER_POINT
        return self._placed.pages[self.page].width() / max(1.0, width)

    def set_zoom(self, zoom: float | None) -> None:
        """Enlarge or reduce; ``None`` fits whole pages to the window."""
        self._zoom = zoom
        self._place()
        self._show_current()
        self.zoom_changed.emit()

    def zoom_by(self, direction: int) -> None:
        """One step of the scale in (1) or out (-1)."""
        self.set_zoom(page_layout.next_zoom(self.zoom, direction))

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self._images.sizes)

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) into sight and make it the current one."""
        if self.count:
            self._set_page(min(max(page, 0), self.count - 1))
            self._show_current()

    def show_hits(self, hits: list[Hit], current: Hit | None) -> None:
        """Mark what was found, and bring the current hit into sight."""
        self._hits, self._current_hit = hits, current
        if current is not None and current.page < len(self._placed.pages):
            self._set_page(current.page)
            box = self._on_page(current)[0] if current.boxes else self._placed.pages[current.page]
            bar, height = self.verticalScrollBar(), self.viewport().height()
            if not bar.value() <= box.top() <= bar.value() + height - 2 * box.height():
                bar.setValue(box.top() - height // 3)
        self.viewport().update()

    def _on_page(self, hit: Hit) -> list[QRect]:
        """The boxes of a hit among the placed pages."""
        rect, size = self._placed.pages[hit.page], self._images.sizes[hit.page]
        scale = rect.width() / max(1.0, size.width())
        return [
            QRectF(rect.left() + box.left() * scale, rect.top() + box.top() * scale,
                   box.width() * scale, box.height() * scale).toAlignedRect().adjusted(-1, -1, 1, 1)
            for box in hit.boxes
        ]

    def _set_page(self, page: int) -> None:
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)
        self._describe()
        self.viewport().update()

    def _describe(self) -> None:
        words = _("Page {number} of {count}").format(number=self.page + 1, count=self.count)
        self.setAccessibleDescription(words if self.count else "")

    def _show_current(self) -> None:
        if self.page >= len(self._placed.pages):
            return
        rect = self._placed.pages[self.page]
        bar, margin = self.verticalScrollBar(), page_layout.MARGIN[self._mode]
        above = rect.top() - margin
        if self._is_choice:
            below = rect.bottom() + page_layout.LABEL + margin - self.viewport().height()
            bar.setValue(min(max(bar.value(), below), above))
        else:
            bar.setValue(above)

    @property
    def _is_choice(self) -> bool:
        return self._mode in ("thumbnails", "strip")

    def _on_images(self) -> None:
        if len(self._placed.pages) != self.count:
            self.page = min(self.page, max(0, self.count - 1))
            self._describe()
        self._place()

    def _place(self) -> None:
        """Lay the pages out and set the scroll bars to that."""
        room = self.maximumViewportSize()
        self._placed = page_layout.place(self._images.sizes, self._mode, self._zoom, room)
        if self._placed.size.height() > room.height():  # the vertical scroll bar takes width
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            self._placed = page_layout.place(self._images.sizes, self._mode, self._zoom, room)
        self._set_range()
        self.viewport().update()

    def _set_range(self) -> None:
        view, size = self.viewport().size(), self._placed.size
        for bar, length, page in ((self.verticalScrollBar(), size.height(), view.height()),
                                  (self.horizontalScrollBar(), size.width(), view.width())):
            bar.setRange(0, max(0, length - page))
            bar.setPageStep(page)

    def _offset(self) -> QPoint:
        """What is added to a place on the pages to get one on the screen."""
        view, size = self.viewport().size(), self._placed.size
        middle = max(0, (view.height() - size.height()) // 2) if self._mode == "page" else 0
        return QPoint(-self.horizontalScrollBar().value(),
                      middle - self.verticalScrollBar().value())

    def _on_scroll(self) -> None:
        """The page that takes most of the height in sight is the current one."""
        self.viewport().update()
        if self._is_choice or not self._placed.pages:
            return
        seen = QRect(QPoint(0, self.verticalScrollBar().value()),
                     QSize(self._placed.size.width(), self.viewport().height()))
        heights = [rect.intersected(seen).height() for rect in self._placed.pages]
        current = self._placed.pages[min(self.page, len(heights) - 1)].intersected(seen).height()
        if max(heights) > current:
            self._set_page(heights.index(max(heights)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        self._show_current()
        self.zoom_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._describe()
            self.viewport().update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), themes.active().color("sunken"))
        offset = self._offset()
        for index, rect in enumerate(self._placed.pages):
            on_screen = rect.translated(offset)
            if on_screen.adjusted(-40, -40, 40, 40 + page_layout.LABEL).intersects(event.rect()):
                self._draw_page(painter, index, on_screen)
        painter.end()

    def _draw_page(self, painter: QPainter, index: int, rect: QRect) -> None:
        ratio = self.devicePixelRatioF()
        draw_sheet(painter, rect, self._images.image(Wanted(index, round(rect.width() * ratio))))
        for hit in self._hits:
            if hit.page == index:
                self._draw_hit(painter, hit)
        if self._is_choice:
            self._draw_choice(painter, index, rect)

    def _draw_hit(self, painter: QPainter, hit: Hit) -> None:
        """A tint over what was found; the current one has a frame besides."""
        is_current = hit is self._current_hit
        colour = QColor(HIT)
        colour.setAlphaF(0.5 if is_current else 0.3)
        for box in self._on_page(hit):
            place = box.translated(self._offset())
            painter.fillRect(place, colour)
            if is_current:
                painter.setPen(QPen(QColor(HIT_FRAME), _RING))
                painter.drawRect(place)

    def _draw_choice(self, painter: QPainter, index: int, rect: QRect) -> None:
        theme, is_current = themes.active(), index == self.page
        if is_current:
            ring = rect.adjusted(-2 * _RING, -2 * _RING, 2 * _RING, 2 * _RING)
            role = "focus" if self.hasFocus() else "accent"
            paint.rounded(painter, ring, 0, border=theme.color(role), width=_RING)
        below = QRect(rect.left(), rect.bottom() + 4, rect.width(), page_layout.LABEL)
        colour = theme.color("text" if is_current else "muted")
        paint.text(painter, below, number(index + 1, language()), theme.font("small"), colour,
                   Qt.AlignmentFlag.AlignHCenter)

    def thumbnail_at(self, place: QPoint) -> int:
        """The thumbnail at a place on the screen, -1 where there is none."""
        on_pages = place - self._offset()
        found = (index for index, rect in enumerate(self._placed.pages)
                 if self._is_choice and rect.adjusted(0, 0, 0, page_layout.LABEL).contains(on_pages))
        return next(found, -1)

    def page_rect(self, page: int) -> QRect:
        """Where a page stands on the screen."""
        return self._placed.pages[page].translated(self._offset())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.thumbnail_at(event.position().toPoint())
        if index >= 0:
            self._set_page(index)
            self.page_chosen.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.thumbnail_at(event.position().toPoint())
        if index >= 0:
            self.page_opened.emit(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self._is_choice:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._step(Qt.Key(event.key()))
        if step is not None:
            self.go_to(step)
        elif self._is_choice and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.page_opened.emit(self.page)
        else:
            super().keyPressEvent(event)

    def _step(self, key: Qt.Key) -> int | None:
        """The page that a key leads to; arrows choose among thumbnails and scroll among pages."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if self._mode == "spread":
            turns = {key: 2 * step for key, step in turns.items()}
        if self._is_choice:
            turns |= {Qt.Key.Key_Up: -self._columns(), Qt.Key.Key_Down: self._columns(),
                      Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count - 1}
        if key in ends:
            return ends[key]
        return self.page + turns[key] if key in turns else None

    def _columns(self) -> int:
        tops = [rect.top() for rect in self._placed.pages]
        return max(1, tops.count(tops[0])) if tops else 1

    def focusInEvent(self, event: QEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.viewport().update()
