"""The model of a spreadsheet of documents: a row a document, a column a field; its owner makes the edits."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from planning.plan.entities import Entity
from planning.plan.errors import PlanError
from ui.shell.commands import tooltip

Index = QModelIndex | QPersistentModelIndex
Choices = Callable[[], Sequence[tuple[str, str]]]


class Column(NamedTuple):
    """A column: its key, its title, what it says of an entity, and how a typed text becomes fields.

    ``fields`` raises PlanError for a text that is none; a column without it can only be read. With
    ``choices`` (key and words) one of them is chosen instead of typed.
    """

    key: str
    title: str
    words: Callable[[Any], str]
    width: int = 120
    is_number: bool = False
    fields: Callable[[Any, str], Mapping[str, Any]] | None = None
    choices: Choices | None = None
    sort_key: Callable[[Any], Any] | None = None


class Cell(NamedTuple):
    """A text for a cell, by the id of its row and the key of its column."""

    id: str
    column: str
    text: str


class Problem(NamedTuple):
    """What is wrong with a text for a cell: row and column as they are called, and the error."""

    row: str
    column: str
    error: PlanError


class SpreadsheetModel(QAbstractTableModel):
    """Shows entities; ``entered`` tells the cells that the user filled."""

    entered = Signal(object)  # list[Cell]

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: list[Column] = []
        self.rows: list[Entity] = []
        self.is_editable = True
        self.refused: dict[tuple[str, str], str] = {}
        self._sorted: tuple[int, bool] | None = None

    def show(self, columns: Sequence[Column], rows: Sequence[Entity]) -> None:
        """Show other rows and columns; keeps the order that was chosen."""
        self.beginResetModel()
        self.columns, self.rows = list(columns), list(rows)
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; by -1 they stand as they are given."""
        self.layoutAboutToBeChanged.emit()
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._sorted is None or self._sorted[0] >= len(self.columns):
            return
        column = self.columns[self._sorted[0]]
        self.rows.sort(key=column.sort_key or column.words, reverse=self._sorted[1])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        return self.columns[column].words(self.rows[row])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.refusal(index) or self.words(index.row(), index.column()), QKeySequence())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def refusal(self, index: Index) -> str:
        """Why the text last typed into a cell was refused; "" where it was not."""
        return self.refused.get((self.rows[index.row()].id, self.columns[index.column()].key), "")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.columns[column].is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self.is_editable and index.isValid() and self.columns[index.column()].fields is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or value == self.words(index.row(), index.column()):
            return False
        self.entered.emit([self.cell(index.row(), index.column(), str(value))])
        return True

    def cell(self, row: int, column: int, text: str) -> Cell:
        """A text for the cell at a place."""
        return Cell(self.rows[row].id, self.columns[column].key, text)

    def row_of(self, id: str) -> int:
        """The row of a document, -1 where it is not shown."""
        return next((number for number, row in enumerate(self.rows) if row.id == id), -1)


def read_cells(
    cells: Sequence[Cell],
    columns: Sequence[Column],
    entities: Mapping[str, Entity],
    title: Callable[[Any], str],
) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """The fields that texts for cells give, by id, and what is wrong with those that give none."""
    by_key = {column.key: column for column in columns}
    found: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for id, key, text in cells:
        column, entity = by_key[key], entities[id]
        if column.fields is None:
            continue
        try:
            found.setdefault(id, {}).update(column.fields(entity, text))
        except PlanError as error:
            problems.append(Problem(title(entity), column.title, error))
    return found, problems
