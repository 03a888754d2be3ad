"""The frozen parts round a matrix: heads of columns and rows, the corner, coverage at the foot."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from math import cos, radians, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from planning.scene import matrix as m
from ui.roadmap.tool_tips import ToolTips
from ui.shell import theme as themes
from ui.widgets import paint

if TYPE_CHECKING:
    from ui.widgets.matrix.canvas import MatrixCanvas

PAD = 8
LEAD = 16
"""Px before the titles of rows."""
CARET = 14
FOOT = 68
_TALLEST_BAR = 26
READABLE = 20
"""Narrower columns show the head of the current column only."""


class _Frozen(QWidget):
    """A part that stands at an edge of the canvas and is painted with it."""

    def __init__(self, canvas: MatrixCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        ToolTips(self, self._show_tip)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.canvas.wheelEvent(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        words = self.tip(event.pos())
        if words:
            QToolTip.showText(event.globalPos(), f"<qt>{escape(words)}</qt>", self)
        else:
            QToolTip.hideText()

    def tip(self, place: QPoint) -> str:
        """What is told of a place, "" for nothing."""
        del place
        return ""


def head_height(contents: m.Contents, metrics: m.Metrics) -> int:
    """How high the heads of the columns need to be, px; that of a canvas as a whole."""
    families = metrics.family + 2 * PAD if contents.families else PAD
    font = themes.active().metrics("caption")
    upright = [len(m.upright(head.title)) for head in contents.columns if m.stands_upright(head.title)]
    slanted = [
        font.horizontalAdvance(m.slanted(head.title))
        for head in contents.columns
        if not m.stands_upright(head.title)
    ]
    tall = max(upright, default=0) * m.UPRIGHT_STEP
    rising = max(slanted, default=0) * sin(radians(m.SLANT)) + (font.height() if slanted else 0)
    return round(max(tall, rising)) + families + PAD


def overhang(contents: m.Contents) -> int:
    """How far the slanted heads reach beyond the last column, px."""
    font = themes.active().metrics("caption")
    widths = [
        font.horizontalAdvance(m.slanted(head.title))
        for head in contents.columns[-3:]
        if not m.stands_upright(head.title)
    ]
    return round(max(widths, default=0) * cos(radians(m.SLANT)))


_EDGE = 8
"""Px round the foot of a slanted head in its picture."""


@lru_cache(maxsize=2048)
def _slanted(title: str, weight: int, size: int, ink: int, ratio: float) -> QPixmap:
    """The picture of a slanted head, its foot ``_EDGE`` px from the lower left corner.

    Turned text is shaped and filled anew each time it is painted: ten times the cost of copying it.
    """
    font = themes.active().font("caption")
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    reach = QFontMetrics(font).horizontalAdvance(title) + _EDGE
    width, height = reach * cos(radians(m.SLANT)) + 2 * _EDGE, reach * sin(radians(m.SLANT)) + 2 * _EDGE
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setFont(font)
    painter.setPen(QColor.fromRgb(ink))
    painter.translate(_EDGE + 1, height - _EDGE)
    painter.rotate(-m.SLANT)
    painter.drawText(QPointF(0, 4), title)
    painter.end()
    return picture


def _squeezed(font: QFont, words: str, width: int) -> QFont:
    """The font, narrower where the words do not fit; down to where letters keep their shape."""
    wide = QFontMetrics(font).horizontalAdvance(words)
    if wide > width:
        font.setStretch(max(82, 100 * width // wide))
    return font


class ColumnHeads(_Frozen):
    """Families as tiles over the names of their columns; a click sorts by the column."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, canvas = QPainter(self), themes.active(), self.canvas
        painter.fillRect(self.rect(), theme.color("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        across = canvas.arrangement.columns_between(canvas.offset - 160, canvas.offset + self.width())
        for column in across:
            self._paint_head(painter, column)
        self._paint_families(painter)
        paint.hairline(painter, self.rect(), Qt.Edge.BottomEdge, theme.color("grid-strong"))

    def _paint_families(self, painter: QPainter) -> None:
        theme, canvas = themes.active(), self.canvas
        for number, band in enumerate(canvas.contents.families):
            left, width = canvas.arrangement.family_box(number)
            box = QRect(canvas.x_of(left, width) + 1, PAD, width - 2, canvas.metrics.family)
            if box.right() < 0 or box.left() > self.width():
                continue
            paint.rounded(painter, box, 3, theme.color("sunken"))
            middle, font = (
                Qt.AlignmentFlag.AlignHCenter,
                _squeezed(theme.font("label"), band.title, width - 8),
            )
            place = box.adjusted(3, 0, -3, 0)
            paint.text(painter, place, band.title, font, theme.color("text"), middle)

    def _paint_head(self, painter: QPainter, column: int) -> None:
        theme, canvas = themes.active(), self.canvas
        head, is_current = canvas.contents.columns[column], column in canvas.marked_columns()
        if canvas.metrics.width < READABLE and not is_current:
            return
        width = canvas.metrics.width
        left = canvas.x_of(int(canvas.arrangement.lefts[column]), width)
        font = theme.font("caption")
        if is_current:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.color("text" if is_current else "muted"))
        if m.stands_upright(head.title):
            self._paint_upright(painter, QRect(left, 0, width - 1, self.height()), head.title, is_current)
        else:
            self._paint_slanted(painter, left + width / 2, head.title)

    def _paint_upright(self, painter: QPainter, box: QRect, title: str, is_current: bool) -> None:
        signs = m.upright(title)
        top = box.bottom() - PAD - len(signs) * m.UPRIGHT_STEP
        if is_current:
            pen = painter.pen()
            tint = QRect(box.left(), top - 4, box.width(), box.bottom() - top + 2)
            paint.rounded(painter, tint, 3, themes.active().color("selection"))
            painter.setPen(pen)
        for number, sign in enumerate(signs):
            place = QRect(box.left(), top + number * m.UPRIGHT_STEP, box.width(), m.UPRIGHT_STEP)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), sign)

    def _paint_slanted(self, painter: QPainter, x: float, title: str) -> None:
        font, ink = painter.font(), painter.pen().color().rgb()
        key = m.slanted(title), font.weight(), font.pixelSize(), ink, self.devicePixelRatioF()
        picture = _slanted(*key)
        height = picture.deviceIndependentSize().height()
        painter.drawPixmap(QPointF(x - _EDGE, self.height() - PAD - height + _EDGE), picture)

    def column_at(self, place: QPoint) -> int:
        """The column whose head is at a place; slanted heads are followed down to their foot."""
        canvas = self.canvas
        x = float(place.x())
        if canvas.contents.columns and not m.stands_upright(canvas.contents.columns[0].title):
            x -= (self.height() - PAD - place.y()) / sin(radians(m.SLANT)) * cos(radians(m.SLANT))
        return canvas.column_under(x)

    def _family_at(self, place: QPoint) -> int:
        canvas = self.canvas
        for number in range(len(canvas.contents.families)):
            left, width = canvas.arrangement.family_box(number)
            if (
                PAD <= place.y() < PAD + canvas.metrics.family
                and 0 <= place.x() - canvas.x_of(left, width) < width
            ):
                return number
        return -1

    def tip(self, place: QPoint) -> str:
        family = self._family_at(place)
        if family >= 0:
            return self.canvas.contents.families[family].title
        column = self.column_at(place)
        return self.canvas.contents.columns[column].title if column >= 0 else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        column = self.column_at(event.position().toPoint())
        if (
            event.button() == Qt.MouseButton.LeftButton
            and column >= 0
            and self._family_at(event.position().toPoint()) < 0
        ):
            self.canvas.column_clicked.emit(column)


class RowHeads(_Frozen):
    """Names of the rows with their notes, and the heads of groups, which fold."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, canvas = QPainter(self), themes.active(), self.canvas
        painter.fillRect(self.rect(), theme.color("surface"))
        top = canvas.top
        for at in canvas.arrangement.shown_between(top + event.rect().top(), top + event.rect().bottom()):
            self._paint_row(painter, at)
        for number in canvas.arrangement.groups_between(top, top + self.height()):
            self._paint_group(painter, number)
        edge = Qt.Edge.LeftEdge if paint.is_rtl(self) else Qt.Edge.RightEdge
        paint.hairline(painter, self.rect(), edge, theme.color("grid-strong"))

    def _paint_row(self, painter: QPainter, at: int) -> None:
        theme, canvas = themes.active(), self.canvas
        head = canvas.contents.rows[int(canvas.arrangement.shown[at])]
        box = QRect(0, int(canvas.arrangement.tops[at]) - canvas.top, self.width(), canvas.metrics.height)
        is_current = at in canvas.marked_places()
        if is_current:
            painter.fillRect(box, theme.color("selection"))
        elif canvas.metrics.ruled:
            paint.hairline(painter, box, Qt.Edge.BottomEdge, theme.color("grid"))
        if canvas.metrics.height < 16:
            return
        grouped = LEAD + CARET + 4 if canvas.contents.groups else 0
        inner = paint.inside(self, max(LEAD, grouped), 12)
        inner.setTop(box.top())
        inner.setHeight(box.height())
        self._paint_words(painter, inner, head, "sel-text" if is_current else "text")

    def _paint_words(self, painter: QPainter, box: QRect, head: m.Head, role: str) -> None:
        theme, lead = themes.active(), paint.lead(self)
        is_rtl = paint.is_rtl(self)
        note = theme.metrics("caption").horizontalAdvance(head.note) + 6 if head.note else 0
        end = Qt.AlignmentFlag.AlignLeft if is_rtl else Qt.AlignmentFlag.AlignRight
        if head.note:
            paint.text(painter, box, head.note, theme.font("caption"), theme.color("muted"), end)
        words = box.adjusted(note if is_rtl else 0, 0, 0 if is_rtl else -note, 0)
        paint.text(painter, words, head.title, theme.font("body"), theme.color(role), lead)

    def _paint_group(self, painter: QPainter, number: int) -> None:
        theme, canvas = themes.active(), self.canvas
        band, top = canvas.contents.groups[number], canvas.arrangement.group_tops[number] - canvas.top
        painter.fillRect(QRect(0, top, self.width(), canvas.metrics.group), theme.color("sunken"))
        folded = band.id in canvas.arrangement.folded
        caret = ("chevron-left" if paint.is_rtl(self) else "chevron-right") if folded else "chevron-down"
        left = paint.left_of(self, LEAD, CARET)
        paint.icon_at(
            painter, caret, left, top + (canvas.metrics.group - CARET) / 2, theme.color("muted"), CARET
        )
        box = paint.inside(self, LEAD + CARET + 4, 6)
        box.setTop(top)
        box.setHeight(canvas.metrics.group)
        paint.text(painter, box, band.title, theme.font("strong"), theme.color("text"), paint.lead(self))

    def tip(self, place: QPoint) -> str:
        canvas = self.canvas
        group = canvas.arrangement.group_at(place.y() + canvas.top)
        if group >= 0:
            return canvas.contents.groups[group].title
        at = canvas.arrangement.shown_at(place.y() + canvas.top)
        return canvas.row_words(int(canvas.arrangement.shown[at])) if at >= 0 else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        canvas = self.canvas
        y = event.position().toPoint().y() + canvas.top
        group, at = canvas.arrangement.group_at(y), canvas.arrangement.shown_at(y)
        if group >= 0:
            canvas.toggle_group(canvas.contents.groups[group].id)
        elif at >= 0:
            canvas.setFocus(Qt.FocusReason.MouseFocusReason)
            canvas.select_rows(at, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))


class Corner(_Frozen):
    """Over the row heads: what the rows are."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.fillRect(self.rect(), theme.color("window"))
        box = paint.inside(self, LEAD, PAD)
        box.setTop(self.height() - 24 - PAD // 2)
        paint.text(
            painter,
            box,
            self.canvas.corner_words,
            theme.font("caption"),
            theme.color("muted"),
            paint.lead(self),
        )
        paint.hairline(painter, self.rect(), Qt.Edge.BottomEdge, theme.color("grid-strong"))
        edge = Qt.Edge.LeftEdge if paint.is_rtl(self) else Qt.Edge.RightEdge
        paint.hairline(painter, self.rect(), edge, theme.color("grid-strong"))


class Foot(_Frozen):
    """Coverage: how many are competent, with a triangle where at most one is."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, canvas = QPainter(self), themes.active(), self.canvas
        painter.fillRect(self.rect(), theme.color("window"))
        counts = canvas.contents.coverage or ()
        most = max(counts, default=0)
        for column in canvas.arrangement.columns_between(canvas.offset, canvas.offset + self.width()):
            left = canvas.x_of(int(canvas.arrangement.lefts[column]), canvas.metrics.width)
            self._paint_count(painter, left, counts[column], most)
        paint.hairline(painter, self.rect(), Qt.Edge.TopEdge, theme.color("grid-strong"))

    def _paint_count(self, painter: QPainter, left: int, count: int, most: int) -> None:
        theme, width = themes.active(), self.canvas.metrics.width - self.canvas.metrics.gap
        is_thin = count <= 1
        tone = theme.color("danger") if is_thin else theme.ramps["proficiency"][4]
        tall = max(2, round(_TALLEST_BAR * count / most)) if count else 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        inset = min(5, width // 5)
        if tall:
            bar = QRectF(left + inset, 8 + _TALLEST_BAR - tall, width - 2 * inset, tall)
            paint.rounded(painter, bar, min(2.0, tall / 2), tone)
        if width >= READABLE:
            words = QRect(left, 8 + _TALLEST_BAR + 2, width, 14)
            ink = theme.color("danger" if is_thin else "muted")
            paint.text(painter, words, str(count), theme.font("label"), ink, Qt.AlignmentFlag.AlignHCenter)
        if is_thin:
            paint_triangle(painter, QPointF(left + width / 2, 8 + _TALLEST_BAR + 22))

    def tip(self, place: QPoint) -> str:
        column = self.canvas.column_under(place.x())
        return self.canvas.coverage_words(column) if column >= 0 else ""


def paint_triangle(painter: QPainter, middle: QPointF) -> None:
    """The danger sign of a competency that at most one person has."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(themes.active().color("danger"))
    corners = ((-4.5, 4), (4.5, 4), (0, -4))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


class FootHead(_Frozen):
    """Beside the coverage: what it counts."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.fillRect(self.rect(), theme.color("window"))
        title, note = self.canvas.foot_words
        for words, style, role, top in ((title, "strong", "text", 8), (note, "caption", "muted", 28)):
            box = paint.inside(self, LEAD, PAD)
            box.setTop(top)
            box.setHeight(20)
            paint.text(painter, box, words, theme.font(style), theme.color(role), paint.lead(self))
        paint.hairline(painter, self.rect(), Qt.Edge.TopEdge, theme.color("grid-strong"))
        edge = Qt.Edge.LeftEdge if paint.is_rtl(self) else Qt.Edge.RightEdge
        paint.hairline(painter, self.rect(), edge, theme.color("grid-strong"))
