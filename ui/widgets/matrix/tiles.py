"""The pictures of cells: one a code, painted once for a theme, a size and a pixel ratio, then only copied."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from planning.scene import matrix as m
from ui.shell import theme as themes
from ui.shell.theme import Theme
from ui.widgets import paint

RADIUS = 3
SIGN = 18  # side of the signs of a training matrix, px
MINUS = "\N{MINUS SIGN}"


class Tiles:
    """Cells of one size; ``top_level`` is the highest of the scale, which gets the last tone of the ramp."""

    def __init__(self, metrics: m.Metrics, top_level: int, ratio: float) -> None:
        self.metrics, self.top_level, self.ratio = metrics, top_level, ratio

    def tile(self, code: int) -> QPixmap | None:
        """The picture of a code, ``None`` for an empty cell."""
        if code == m.NOTHING:
            return None
        theme, metrics = themes.active(), self.metrics
        return _tile(theme.name, theme.font("small").pixelSize(), code, metrics, self.top_level, self.ratio)


@lru_cache(maxsize=512)
def _tile(theme: str, _font_size: int, code: int, metrics: m.Metrics, top: int, ratio: float) -> QPixmap:
    width, height = metrics.width - metrics.gap, metrics.height - metrics.gap
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_cell(painter, QRectF(0, 0, width, height), code, top, themes.load(theme), metrics.shows_text)
    painter.end()
    return picture


def paint_cell(
    painter: QPainter, box: QRectF, code: int, top_level: int, theme: Theme, shows_text: bool = True
) -> None:
    """Paint what a code stands for into a box."""
    gap = m.gap_of(code)
    if m.is_level(code):
        number = tone_number(code, top_level, len(theme.ramps["proficiency"]))
        _toned(painter, box, "proficiency", number, str(code) if shows_text else "", theme)
    elif gap is not None:
        words = f"{MINUS}{-gap}" if gap < 0 else f"+{gap}" if gap else "0"
        _toned(painter, box, "gap", 3 + max(-3, min(3, gap)), words if shows_text else "", theme)
    elif code in _STATES:
        _STATES[code](painter, box, theme)
    elif code in _COURSES:
        side = min(SIGN, box.height(), box.width())
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(box.center())
        _COURSES[code](painter, sign, theme)


def tone_number(level: int, top_level: int, tones: int) -> int:
    """The tone of a level: the last one for the top of the scale, the first for zero."""
    if top_level <= tones - 1:
        return min(level + (tones - 1 - top_level if level else 0), tones - 1)
    return min(tones - 1, round(level * (tones - 1) / top_level))


def _toned(painter: QPainter, box: QRectF, ramp: str, number: int, words: str, theme: Theme) -> None:
    paint.rounded(painter, box, RADIUS, theme.ramps[ramp][number])
    if words:
        painter.setFont(theme.font("label"))
        painter.setPen(theme.ramp_texts[ramp][number])
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def _unassessed(painter: QPainter, box: QRectF, theme: Theme) -> None:
    paint.rounded(painter, box, RADIUS, theme.color("surface"), theme.color("border-strong"), dashed=True)
    if box.height() > 14:
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("muted"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "?")


def _not_observed(painter: QPainter, box: QRectF, theme: Theme) -> None:
    paint.rounded(painter, box, RADIUS, theme.color("surface"), theme.color("border-strong"))
    _ring(painter, box, theme)


def _not_applicable(painter: QPainter, box: QRectF, theme: Theme) -> None:
    paint.rounded(painter, box, RADIUS, theme.color("sunken"))
    reach = min(5.0, box.width() / 4)
    _pen(painter, theme.color("muted"), 1.5)
    painter.drawLine(box.center() - QPointF(reach, 0), box.center() + QPointF(reach, 0))


def _exempt(painter: QPainter, box: QRectF, theme: Theme) -> None:
    paint.rounded(painter, box, RADIUS, theme.color("sunken"))
    radius = _ring(painter, box, theme) * 0.7
    painter.drawLine(box.center() + QPointF(radius, -radius), box.center() + QPointF(-radius, radius))


def _ring(painter: QPainter, box: QRectF, theme: Theme) -> float:
    radius = min(4.5, box.height() / 3)
    _pen(painter, theme.color("muted"), 1.4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.center(), radius, radius)
    return radius


def _pen(painter: QPainter, colour: QColor, width: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)


def _required(painter: QPainter, box: QRectF, theme: Theme) -> None:
    paint.rounded(painter, box, RADIUS, theme.color("surface"), theme.color("text"), 2)


def _recommended(painter: QPainter, box: QRectF, theme: Theme) -> None:
    _pen(painter, theme.color("muted"), 1)
    painter.setBrush(theme.color("muted"))
    painter.drawEllipse(box.center(), 3, 3)


def _planned(painter: QPainter, box: QRectF, theme: Theme) -> None:
    paint.rounded(painter, box, RADIUS, theme.color("accent-soft"), theme.color("accent"), 1.5)
    _strokes(painter, box, theme.color("accent"), ((-0.24, 0), (0.24, 0)), ((0, -0.24), (0, 0.24)))


def _done(painter: QPainter, box: QRectF, theme: Theme) -> None:
    paint.rounded(painter, box, RADIUS, theme.color("success"))
    _strokes(painter, box, theme.color("surface"), ((-0.22, 0.02), (-0.06, 0.18), (0.24, -0.16)))


def _expired(painter: QPainter, box: QRectF, theme: Theme) -> None:
    corners = [(-0.5, 0.42), (0.5, 0.42), (0, -0.46)]
    _pen(painter, theme.color("warning"), 1.5)
    painter.setBrush(theme.color("warning-soft"))
    painter.drawPolygon(QPolygonF([_in(box, x, y) for x, y in corners]))
    _strokes(painter, box, theme.color("warning"), ((0, -0.12), (0, 0.1)), ((0, 0.26), (0, 0.27)))


def _strokes(painter: QPainter, box: QRectF, colour: QColor, *lines: tuple[tuple[float, float], ...]) -> None:
    _pen(painter, colour, 1.8)
    for line in lines:
        painter.drawPolyline(QPolygonF([_in(box, x, y) for x, y in line]))


def _in(box: QRectF, x: float, y: float) -> QPointF:
    """A place in a box, from its middle, in shares of its side."""
    return box.center() + QPointF(x * box.width(), y * box.height())


_Draw = Callable[[QPainter, QRectF, Theme], None]
_STATES: dict[int, _Draw] = {
    m.UNASSESSED: _unassessed,
    m.NOT_OBSERVED: _not_observed,
    m.NOT_APPLICABLE: _not_applicable,
    m.EXEMPT: _exempt,
}
_COURSES: dict[int, _Draw] = {
    m.REQUIRED: _required,
    m.RECOMMENDED: _recommended,
    m.PLANNED: _planned,
    m.DONE: _done,
    m.EXPIRED: _expired,
}
