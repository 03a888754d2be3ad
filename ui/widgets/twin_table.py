"""The table that stands behind a chart: the same numbers for keyboard, screen reader and clipboard."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView, QWidget

from ui.shell import icons
from ui.shell import theme as themes
from ui.shell.commands import tooltip

_ROW = 28
SIGN = 14
_NAME = 150  # px that the first column keeps
_Index = QModelIndex | QPersistentModelIndex


class Sign(NamedTuple):
    """An icon before the words of a cell, in the colour of a role; the words say the same."""

    icon: str
    role: str


class TableData(NamedTuple):
    """Heads and rows as they are shown; columns from ``first_number`` on hold numbers, set to the right.

    ``signs``, where given, are one a row, and stand in ``sign_column``.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_number: int = 1
    signs: tuple[Sign, ...] = ()
    sign_column: int = 0

    def tsv(self) -> str:
        """All of it as tab-separated lines, for spreadsheets."""
        return "".join(_line(row) for row in (self.heads, *self.rows))


def _line(cells: tuple[str, ...]) -> str:
    return "\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells) + "\n"


class TwinModel(QAbstractTableModel):
    """The data of a twin table; read only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = TableData((), ())

    def set_table(self, table: TableData) -> None:
        """Show other data."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.table.rows[index.row()][index.column()], QKeySequence())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == self.table.sign_column:
            signs = self.table.signs
            return icons.icon(*signs[index.row()], SIGN) if index.row() < len(signs) else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical or section >= len(self.table.heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.heads[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_number = column >= self.table.first_number
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class TwinTable(QTableView):
    """Select cells and copy them; without a selection Ctrl+C copies all."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.twin = TwinModel(self)
        self.gives_way = 0
        """The column that is shortened where there is too little room; its cells have their text as tip."""
        self.setModel(self.twin)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(40)

    def show_table(self, table: TableData) -> None:
        """Show other data, from its first cell on."""
        self.twin.set_table(table)
        if self.isVisible():
            self._fit_columns()
        if table.rows and table.heads:
            self.setCurrentIndex(self.twin.index(0, 0))
            self.clearSelection()

    def _fit_columns(self) -> None:
        """Numbers are never shortened; one column gives way to all others, down to a readable width."""
        heads = range(len(self.twin.table.heads))
        header = self.horizontalHeader()
        needed = [max(self.width_of(at), header.sectionSizeHint(at)) for at in heads]
        giving = self.gives_way
        room = self.viewport().width() - sum(width for at, width in enumerate(needed) if at != giving)
        for at, width in enumerate(needed):
            self.setColumnWidth(at, min(width, max(_NAME, room)) if at == giving else width)

    def width_of(self, column: int) -> int:
        """What the longest text of a column needs, px; Qt's own hint lays out every cell of it."""
        metrics, rows = self.fontMetrics(), self.twin.table.rows
        longest = max(
            range(len(rows)), key=lambda row: metrics.horizontalAdvance(rows[row][column]), default=None
        )
        return 0 if longest is None else self.sizeHintForIndex(self.twin.index(longest, column)).width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def mark_row(self, row: int) -> None:
        """Select a row and nothing else, whatever keys are held (``selectRow`` heeds them)."""
        index = self.twin.index(row, 0)
        self.setCurrentIndex(index)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def sizeHint(self) -> QSize:
        rows = min(12, self.twin.rowCount() + 1)
        return QSize(320, rows * _ROW + 8)

    def show_rows_at_once(self, most: int = 24) -> None:
        """Be as high as all rows are, up to some: under other things, where nothing else sets the height."""
        self.setFixedHeight((min(most, self.twin.rowCount()) + 1) * _ROW + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 4 * _ROW)

    def copy(self) -> None:
        """Put the selected cells, or all with their heads, on the clipboard as tab-separated text."""
        cells = self.selectionModel().selectedIndexes()
        QGuiApplication.clipboard().setText(self._selected() if len(cells) > 1 else self.twin.table.tsv())

    def _selected(self) -> str:
        cells = self.selectionModel().selectedIndexes()
        rows = sorted({cell.row() for cell in cells})
        columns = sorted({cell.column() for cell in cells})
        return "".join(_line(tuple(self.twin.table.rows[row][column] for column in columns)) for row in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.horizontalHeader().setFont(themes.active().font("label"))
        super().changeEvent(event)
