"""The units of the organization as a tree, with their posts and where the source names them."""

import re
from html import escape

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from i18n import _, language
from i18n.formats import number
from planning.plan.text import text_in
from ui.shell import theme as themes
from ui.staffing.state import StaffingState
from ui.widgets import paint
from ui.widgets.spreadsheet_model import Index
from ui.widgets.table_head import TableHead

ROW, INDENT, PAD = 30, 18, 8
NAME, POSTS, SOURCE = range(3)
NARROW = 320
"""px; a tree that is narrower keeps its room for names: where the source names a unit, the tooltip says."""
ID = Qt.ItemDataRole.UserRole


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = themes.active()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = theme.color("selection") if is_selected else theme.color("surface")
        painter.fillRect(option.rect, ground)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        is_head = index.model().hasChildren(index.sibling(index.row(), NAME))
        style = (
            "strong"
            if index.column() == NAME and is_head
            else "body"
            if index.column() != SOURCE
            else "caption"
        )
        role = "sel-text" if is_selected else "muted" if index.column() == SOURCE else "text"
        side = Qt.AlignmentFlag.AlignLeft if index.column() == NAME else Qt.AlignmentFlag.AlignRight
        box: QRect = option.rect.adjusted(4, 0, -PAD, 0)
        align = QStyle.visualAlignment(option.direction, side)
        paint.text(painter, box, words, theme.font(style), theme.color(role), align)


class UnitTree(QTreeWidget):
    """Follows the unit that is chosen, and chooses it."""

    def __init__(self, state: StaffingState) -> None:
        super().__init__()
        self._state = state
        self.setColumnCount(3)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Delegate(self))
        self.setIndentation(INDENT)
        self.setUniformRowHeights(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = TableHead(PAD, self)
        self.setHeader(head)
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (POSTS, SOURCE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, 56 if column == POSTS else 60)
        self.currentItemChanged.connect(self._tell)
        state.unit_changed.connect(self._follow)
        self.fill()

    def fill(self) -> None:
        """Show the units as they are now; what was folded stays folded."""
        folded = {id for id, item in self._items().items() if not item.isExpanded()}
        self.blockSignals(True)
        self.clear()
        self.setHeaderLabels([_("Unit"), _("Posts"), _("Source")])
        for column in (POSTS, SOURCE):
            self.headerItem().setTextAlignment(
                column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
        self.setAccessibleName(_("Units"))
        self._add("", None, set())
        for id, item in self._items().items():
            item.setExpanded(id not in folded)
        self.blockSignals(False)
        self._follow()

    def _add(self, parent: str, under: QTreeWidgetItem | None, seen: set[str]) -> None:
        units = self._state.units()
        below = [
            unit
            for unit in units.values()
            if (unit.parent if unit.parent in units else "") == (parent or "")
            or (unit.parent is None and not parent)
        ]
        for unit in sorted(below, key=lambda unit: (unit.order, unit.id)):
            if unit.id in seen:
                continue
            seen.add(unit.id)
            posts = self._state.posts(unit.id)
            name = text_in(unit.name, language())
            cells = [name, number(posts, language()) if posts else "", source_words(unit.paragraphs)]
            item = QTreeWidgetItem(cells)
            item.setData(NAME, ID, unit.id)
            item.setToolTip(NAME, f"<qt>{escape(' '.join((name, cells[SOURCE])).strip())}</qt>")
            if under is None:
                self.addTopLevelItem(item)
            else:
                under.addChild(item)
            self._add(unit.id, item, seen)

    def _items(self) -> dict[str, QTreeWidgetItem]:
        found: dict[str, QTreeWidgetItem] = {}
        waiting = [self.topLevelItem(number) for number in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            if item is not None:
                found[str(item.data(NAME, ID))] = item
                waiting += [item.child(number) for number in range(item.childCount())]
        return found

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of a row and its hairline run from edge to edge, under carets too."""
        theme = themes.active()
        row = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        is_selected = self.selectionModel().isSelected(index.sibling(index.row(), NAME))
        painter.fillRect(row, theme.color("selection" if is_selected else "surface"))
        super().drawRow(painter, option, index)
        paint.hairline(painter, row, Qt.Edge.BottomEdge, theme.color("border"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(SOURCE, self.width() < NARROW)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self._state.choose_unit(str(item.data(NAME, ID)))

    def _follow(self) -> None:
        """Show which unit is chosen."""
        item = self._items().get(self._state.unit)
        if item is not None and item is not self.currentItem():
            self.blockSignals(True)
            self.setCurrentItem(item)
            self.blockSignals(False)


def source_words(paragraphs: list[str]) -> str:
    """Where a source names something, short: "¶ 30"; a place in an annex as "II.3"."""
    if not paragraphs:
        return ""
    last = paragraphs[-1]
    annex = re.match(r"Annex ([IVXLC]+)(?:\D+(\d+))?", last)
    if annex is not None:
        return f"{annex[1]}.{annex[2]}" if annex[2] else annex[1]
    return f"¶ {last}"
