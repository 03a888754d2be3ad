"""A whole matrix as a picture, beyond what is in sight: for the clipboard and for files."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter

from i18n import _
from planning.plan.errors import PlanError
from ui.widgets.matrix import heads
from ui.widgets.matrix.canvas import MatrixCanvas

LARGEST = 16000
"""Px a side; a spreadsheet or a page takes no larger picture."""


def whole(canvas: MatrixCanvas, scale: float = 2.0) -> QImage:
    """The matrix with all its rows and columns, as another canvas of its full size would paint it.

    Raises:
        PlanError: ``too_large``.
    """
    size = _size(canvas)
    if max(size.width(), size.height()) * scale > LARGEST:
        scale = 1.0
    if max(size.width(), size.height()) > LARGEST:
        raise PlanError(
            _("A picture of {width} × {height} px is too large.").format(
                width=size.width(), height=size.height()
            ),
            _("Filter the rows, or copy the matrix as a table."),
            code="too_large",
        )
    twin = _twin(canvas)
    twin.resize(size)
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    twin.render(painter, QPoint())
    painter.end()
    twin.deleteLater()
    return image


def _size(canvas: MatrixCanvas) -> QSize:
    layout = canvas.arrangement
    foot = heads.FOOT if canvas.contents.coverage is not None else 0
    return QSize(
        canvas.head_width + layout.width + heads.overhang(canvas.contents) + 2,
        heads.head_height(canvas.contents, canvas.metrics) + layout.height + foot + 2,
    )


def _twin(canvas: MatrixCanvas) -> MatrixCanvas:
    """A canvas with the same contents, without a cursor."""
    twin = MatrixCanvas(head_width=canvas.head_width)
    twin.top_level, twin.corner_words, twin.foot_words = (
        canvas.top_level,
        canvas.corner_words,
        canvas.foot_words,
    )
    twin.arrangement = canvas.arrangement
    twin.show_contents(canvas.contents, canvas.metrics)
    return twin
