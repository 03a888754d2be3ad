"""A whole table as a picture, whatever part of it is in sight."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from i18n import _
from planning.plan.errors import PlanError
from ui.widgets.twin_table import TableData, TwinTable

MOST_ROWS, SCALE = 500, 2
_ROOM = 24


def table_picture(data: TableData) -> QImage | None:
    """All rows under their heads; ``None`` where there are none.

    Raises:
        PlanError: ``too_large``, with more rows than a picture can show.
    """
    if not data.rows:
        return None
    if len(data.rows) > MOST_ROWS:
        raise PlanError(
            _("The table has more rows than a picture can hold."),
            _("Copy it as a table, or filter it first."),
            code="too_large",
        )
    table = TwinTable()
    table.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    table.show_table(data)
    columns = range(len(data.heads))
    header = table.horizontalHeader()
    widths = (max(table.width_of(at), header.sectionSizeHint(at)) for at in columns)
    height = header.sizeHint().height() + len(data.rows) * table.verticalHeader().defaultSectionSize()
    table.resize(sum(widths) + _ROOM, height + 4)
    table.show()
    image = QImage(table.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    painter = QPainter(image)
    table.render(painter, QPoint())
    painter.end()
    table.hide()
    table.deleteLater()
    return image
