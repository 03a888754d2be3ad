"""A table that is edited like a spreadsheet: type over, copy, paste, fill down, clear, sort by a head."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planning.plan.entities import Entity
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.line_edit import LineEdit
from ui.widgets.select import Select
from ui.widgets.spreadsheet_model import Cell, Column, Index, SpreadsheetModel
from ui.widgets.table_head import TableHead

ROW, PAD = 32, 10
EDITED = QAbstractItemView.EditTrigger
KEY = QKeySequence.StandardKey
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Delegate(QStyledItemDelegate):
    """Paints cells in the tones of the theme and opens an editor of ours in them."""

    def __init__(self, table: "Spreadsheet") -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, model = themes.active(), self._table.sheet
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(option.rect, theme.color("selection"))
        paint.hairline(painter, option.rect, Qt.Edge.BottomEdge, theme.color("border"))
        align = model.data(index, Qt.ItemDataRole.TextAlignmentRole)
        align = QStyle.visualAlignment(
            option.direction, align if isinstance(align, Qt.AlignmentFlag) else Qt.AlignmentFlag.AlignLeft
        )
        is_read_only = self._table.sheet.columns[index.column()].fields is None
        ink = theme.color("sel-text" if is_selected else "muted" if is_read_only else "text")
        words = model.words(index.row(), index.column())
        paint.text(painter, option.rect.adjusted(PAD, 0, -PAD, 0), words, theme.font("body"), ink, align)
        if model.refusal(index):
            paint.rounded(painter, option.rect, 3, None, theme.color("danger"))
        if index == self._table.currentIndex() and self._table.hasFocus():
            paint.rounded(painter, option.rect, 3, None, theme.color("focus"), 2)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._table.sheet.columns[index.column()]
        if column.choices is None:
            return LineEdit(column.title, parent)
        select = Select(column.title, column.choices(), parent)
        select.chosen.connect(lambda _key: self._take(select))
        return select

    def _take(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        words = self._table.sheet.words(index.row(), index.column())
        if isinstance(editor, Select):
            place = editor.findText(words)
            editor.setCurrentIndex(max(0, place))
        elif isinstance(editor, LineEdit):
            editor.set_value(words)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, Select) else ""
        if isinstance(editor, LineEdit):
            text = editor.text()
        self._table.sheet.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)


class Spreadsheet(QTableView):
    """``entered`` tells the cells that were typed, pasted or cleared together: one edit, one undo step."""

    entered = Signal(object)  # list[Cell]
    removal_wanted = Signal()
    addition_wanted = Signal()
    move_wanted = Signal(int)  # the current row, so many rows further

    def __init__(self) -> None:
        super().__init__()
        self.sheet = SpreadsheetModel(self)
        self.sheet.entered.connect(self.entered)
        self.setModel(self.sheet)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(EDITED.DoubleClicked | EDITED.EditKeyPressed | EDITED.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = TableHead(PAD, self)
        self.setHorizontalHeader(head)
        head.setSectionsClickable(True)
        head.setSortIndicatorClearable(True)
        head.setStretchLastSection(True)
        self.setSortingEnabled(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def show_rows(self, columns: Sequence[Column], rows: Sequence[Entity]) -> None:
        """Show other rows; the cursor stays in its document and column."""
        at = self.currentIndex()
        kept = self.sheet.rows[at.row()].id if 0 <= at.row() < len(self.sheet.rows) else ""
        focused = QApplication.focusWidget()
        was_editing = focused is not None and self.viewport().isAncestorOf(focused)
        are_new = [c.key for c in columns] != [c.key for c in self.sheet.columns]
        self.sheet.show(columns, rows)
        if are_new:
            for number, column in enumerate(columns):
                self.setColumnWidth(number, column.width)
        row = self.sheet.row_of(kept)
        if row >= 0:
            self.setCurrentIndex(self.sheet.index(row, max(0, at.column())))
        if was_editing:  # the editor in the cell is gone with the rows of before
            self.setFocus()

    def ids(self) -> list[str]:
        """The documents of the selected cells, in their order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [self.sheet.rows[row].id for row in rows]

    def go_to(self, id: str) -> bool:
        """Put the cursor into the row of a document."""
        row = self.sheet.row_of(id)
        if row >= 0:
            self.setCurrentIndex(self.sheet.index(row, max(0, self.currentIndex().column())))
            self.scrollTo(self.currentIndex())
        return row >= 0

    # Clipboard

    def _block(self) -> QRect:
        """The selected cells as columns and rows: left, top, width, height."""
        cells = self.selectionModel().selectedIndexes()
        if not cells:
            return QRect()
        rows, columns = [c.row() for c in cells], [c.column() for c in cells]
        return QRect(min(columns), min(rows), max(columns) - min(columns) + 1, max(rows) - min(rows) + 1)

    def copy(self) -> None:
        """Put the selected cells on the clipboard as tab-separated text."""
        block = self._block()
        lines = (
            "\t".join(self.sheet.words(row, column) for column in range(block.left(), block.right() + 1))
            for row in range(block.top(), block.bottom() + 1)
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Put tab-separated text into the cells from the cursor on; one value fills the whole selection."""
        grid = [line.split("\t") for line in QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()]
        block = self._block()
        if grid and not block.isNull():
            if len(grid) == 1 and len(grid[0]) == 1:
                grid = [grid[0] * block.width()] * block.height()
            self._enter(grid, block.top(), block.left())

    def fill_down(self) -> None:
        """Put the top row of the selection into the rows below it."""
        block = self._block()
        top = [self.sheet.words(block.top(), column) for column in range(block.left(), block.right() + 1)]
        self._enter([top] * (block.height() - 1), block.top() + 1, block.left())

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        block = self._block()
        self._enter([[""] * block.width()] * block.height(), block.top(), block.left())

    def _enter(self, grid: Sequence[Sequence[str]], top: int, left: int) -> None:
        cells: list[Cell] = []
        for row, line in enumerate(grid, start=top):
            for column, text in enumerate(line, start=left):
                is_cell = row < len(self.sheet.rows) and column < len(self.sheet.columns)
                if is_cell and self.sheet.columns[column].fields is not None:
                    cells.append(self.sheet.cell(row, column, text.strip()))
        if cells and self.sheet.is_editable:
            self.entered.emit(cells)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {KEY.Copy: self.copy, KEY.Paste: self.paste}
        run = next((run for key, run in keys.items() if event.matches(key)), None)
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if run is None and ctrl and event.key() == Qt.Key.Key_D:
            run = self.fill_down
        if run is None and ctrl and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            run = self.removal_wanted.emit
        if run is None and event.key() == Qt.Key.Key_Delete:
            run = self.clear_cells
        if run is None and event.key() == Qt.Key.Key_Insert:
            run = self.addition_wanted.emit
        if run is None and event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in STEPS:
            step = STEPS[event.key()]  # type: ignore[index]  # a key that is one of them
            run = lambda: self.move_wanted.emit(step)  # noqa: E731 - one of a choice of actions
        if run is None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            run = lambda: self.edit(self.currentIndex())  # noqa: E731 - one of a choice of actions
        if run is None:
            super().keyPressEvent(event)
        else:
            run()

    def select_rows(self, first: int, last: int) -> None:
        """Select whole rows."""
        if 0 <= first <= last < len(self.sheet.rows):
            flag = QItemSelectionModel.SelectionFlag
            block = QItemSelection(
                self.sheet.index(first, 0), self.sheet.index(last, len(self.sheet.columns) - 1)
            )
            self.selectionModel().select(block, flag.ClearAndSelect)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 4 * ROW)
