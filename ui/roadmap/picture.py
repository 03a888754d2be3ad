"""The whole roadmap as a picture, by the painter of the window: for files, the clipboard and documents."""

from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.scene.drawing import EXPORT, Design, Drawing, whole_plan
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.shell import theme as themes

LARGEST = 32767
"""Px a side that QPainter can paint; beyond it a picture would be cut silently."""


def render_image(
    document: Document, language: str, theme: str = "light", scale: float = 1.0, design: Design = EXPORT
) -> QImage:
    """Paint the whole plan; ``scale`` is px of the picture a logical px. Needs a QGuiApplication.

    Raises:
        PlanError: ``too_large``.
    """
    drawing = whole_plan(document, QtMeasure(language), design, language)
    return painted(drawing, theme, scale)


def painted(drawing: Drawing, theme: str, scale: float) -> QImage:
    """Paint a drawing.

    Raises:
        PlanError: ``too_large``.
    """
    width, height = ceil(drawing.width * scale), ceil(drawing.height * scale)
    image = QImage(width, height, QImage.Format.Format_RGB32) if max(width, height) <= LARGEST else QImage()
    if image.isNull():
        raise PlanError(
            _("A picture of {width} × {height} px is too large.").format(width=width, height=height),
            _("Choose a smaller scale, or export SVG."),
            code="too_large",
        )
    image.setDevicePixelRatio(scale)
    image.setText("Title", drawing.title)
    painter = QPainter(image)
    ScenePainter(themes.load(theme), drawing.language, scale).paint(painter, drawing.shapes)
    painter.end()
    return image


def render_png(
    document: Document, language: str, theme: str = "light", scale: float = 2.0, design: Design = EXPORT
) -> bytes:
    """The whole plan as the bytes of a PNG file, bars with their names.

    Raises:
        PlanError: ``too_large``.
    """
    return png_bytes(render_image(document, language, theme, scale, design))


def png_bytes(image: QImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes text
    buffer.close()
    return bytes(data.data())
