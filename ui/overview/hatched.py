"""A hatched bar of a chart: what comes on top of a total. The hatch keeps its pitch at every scale."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from i18n import language
from planning.scene.shapes import Hatch, Pen, Rect
from ui.roadmap.painter import ScenePainter
from ui.shell import theme as themes


class HatchedItem(QGraphicsItem):
    """``x`` and ``width`` are in the chart's units, ``top`` and ``height`` are px."""

    def __init__(self, x: float, width: float, top: float, height: float) -> None:
        super().__init__()
        self.bar = QRectF(x, top, width, height)

    def boundingRect(self) -> QRectF:
        return self.bar

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem,
              widget: QWidget | None = None) -> None:
        """Draw in px: in the chart's units the lines would be stretched."""
        box = painter.worldTransform().mapRect(self.bar)
        painter.save()
        painter.setWorldTransform(QTransform())
        scene = ScenePainter(themes.active(), language(), painter.device().devicePixelRatioF())
        outline = Rect(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, pen=Pen("muted"))
        hatch = Rect(box.x() + 1, box.y() + 1, box.width() - 2, box.height() - 2, hatch=Hatch("muted"))
        scene.paint(painter, [hatch, outline])
        painter.restore()
