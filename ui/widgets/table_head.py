"""The head of a table or tree: flat, its words as far in as those of the cells, an arrow where it sorts."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from ui.shell import theme as themes
from ui.widgets import paint

HEIGHT, ARROW = 32, 12


class TableHead(QHeaderView):
    """``pad`` px stand before and after the words."""

    def __init__(self, pad: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._pad = pad
        self.setFixedHeight(HEIGHT)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = themes.active()
        painter.fillRect(rect, theme.color("surface"))
        paint.hairline(painter, rect, Qt.Edge.BottomEdge, theme.color("border"))
        model, role = self.model(), Qt.ItemDataRole
        words = str(model.headerData(section, self.orientation(), role.DisplayRole) or "")
        given = model.headerData(section, self.orientation(), role.TextAlignmentRole)
        is_end = bool(int(given or 0) & int(Qt.AlignmentFlag.AlignRight))
        side = Qt.AlignmentFlag.AlignRight if is_end else Qt.AlignmentFlag.AlignLeft
        box = rect.adjusted(self._pad, 0, -self._pad, 0)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            box = self._with_arrow(painter, box, is_end)
        align = QStyle.visualAlignment(self.layoutDirection(), side)
        paint.text(painter, box, words, theme.font("label"), theme.color("muted"), align)

    def _with_arrow(self, painter: QPainter, box: QRect, is_end: bool) -> QRect:
        """Paint the arrow at the end of the words' side; what is left for the words."""
        is_down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        name, ink = "chevron-down" if is_down else "chevron-up", themes.active().color("muted")
        x = box.left() if is_end else box.right() - ARROW
        paint.icon_at(painter, name, x, box.center().y() - ARROW // 2, ink, ARROW)
        return box.adjusted(ARROW + 2, 0, 0, 0) if is_end else box.adjusted(0, 0, -ARROW - 2, 0)
