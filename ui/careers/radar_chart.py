"""A radar on the screen, with the names of its series under it."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from i18n import _, language
from planning.scene.radar import FEWEST, STROKES, Radar, Series, drawing
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.item_access import Item, install

LEGEND = 28
_SWATCH = 24


class RadarChart(QWidget):
    """Takes the side of its square from its width, up to ``most``."""

    def __init__(self, most: int = 420) -> None:
        super().__init__()
        install(RadarChart)
        self._most, self._top = most, 5
        self._axes: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.setMinimumSize(260, 260 + LEGEND)

    def show_levels(self, axes: tuple[str, ...], series: tuple[Series, ...], top: int) -> None:
        """Show other levels."""
        self._axes, self._series, self._top = axes, series, top
        self.setAccessibleName(_("Radar of levels"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._most, self._most + LEGEND)

    def access_items(self) -> list[Item]:
        """Each axis with the levels of all series."""
        return [Item(self._said(number, name), self.rect()) for number, name in enumerate(self._axes)]

    def _said(self, axis: int, name: str) -> str:
        parts = []
        for series in self._series:
            level = series.levels[axis]
            parts.append(f"{series.name} {'?' if level is None else f'{level:.1f}'.removesuffix('.0')}")
        return f"{name}: {', '.join(parts)}"

    def radar(self) -> Radar:
        """The radar at the size that there is room for."""
        side = max(200, min(self.width() - 240, self.height() - LEGEND, self._most))
        return Radar(self._axes, self._series, self._top, float(side))

    def picture(self, scale: float = 2.0) -> QImage:
        """Radar and names."""
        image = QImage(self.size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(themes.active().color("surface"))
        painter = QPainter(image)
        self._paint(painter, scale)
        painter.end()
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), themes.active().color("surface"))
        self._paint(painter, self.devicePixelRatioF())

    def _paint(self, painter: QPainter, ratio: float) -> None:
        theme, made = themes.active(), self.radar()
        if len(self._axes) < FEWEST:
            words = _("A radar needs at least three competencies.")
            paint.text(
                painter,
                self.rect(),
                words,
                theme.font("body"),
                theme.color("muted"),
                Qt.AlignmentFlag.AlignHCenter,
            )
            return
        top = max(0.0, (self.height() - LEGEND - made.size) / 2)
        painter.save()
        painter.translate((self.width() - made.size) / 2, top)
        ScenePainter(theme, language(), ratio).paint(painter, drawing(made, QtMeasure(language())))
        painter.restore()
        self._paint_names(painter, round(top + made.size))

    def _paint_names(self, painter: QPainter, y: int) -> None:
        theme, font = themes.active(), themes.active().font("label")
        widths = [QFontMetrics(font).horizontalAdvance(series.name) + 1 for series in self._series]
        whole = sum(width + _SWATCH + 6 + 18 for width in widths) - 18
        x = max(4, (self.width() - whole) // 2)
        for number, (series, width) in enumerate(zip(self._series, widths, strict=True)):
            role, dash = STROKES[number % len(STROKES)]
            pen = QPen(theme.color(role), 2)
            if dash:
                pen.setDashPattern([length / 2 for length in dash])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y + LEGEND / 2), QPointF(x + _SWATCH, y + LEGEND / 2))
            place = QRect(x + _SWATCH + 6, y, width, LEGEND)
            paint.text(painter, place, series.name, font, theme.color("text"))
            x += width + _SWATCH + 24
