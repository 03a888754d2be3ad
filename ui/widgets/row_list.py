"""A list of rows that its subclass paints: only what is visible is drawn, so that it may be long."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.shell import theme as themes
from ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """What a list shows a line of."""

    @property
    def spoken(self) -> str:
        """The row in words, for its tooltip and for those who listen to the screen."""

    @property
    def is_choice(self) -> bool:
        """Whether it can be chosen; a head cannot."""


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.rows[index.row()].spoken if role in words else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        chosen = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return chosen if self.rows[index.row()].is_choice else Qt.ItemFlag.NoItemFlags


class _Painting(QStyledItemDelegate):
    def __init__(self, rows: "RowList") -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self._rows.row_height(self._rows.rows[index.row()]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        self._rows.paint_row(painter, option.rect, self._rows.rows[index.row()],
                             is_current=is_current, is_hovered=is_hovered)
        painter.restore()


class RowList(QListView):
    """Arrows move, Return or a click chooses. Subclasses say how high a row is and paint it."""

    moved = Signal(int)  # the row that is current, -1 for none
    chosen = Signal(int)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Painting(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setProperty("own_focus", True)  # the current row marks its place
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: Sequence[Row], current: int = -1) -> None:
        """Show other rows, with one of them current."""
        self._model.show_rows(rows)
        self.set_current(current)

    def set_current(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        index = self._model.index(row, 0) if 0 <= row < len(self.rows) else QModelIndex()
        self.setCurrentIndex(index)

    @property
    def current(self) -> int:
        """The row that is current, -1 for none."""
        return self.currentIndex().row()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current >= 0:
            self.chosen.emit(self.current)
            return
        super().keyPressEvent(event)

    def inside(self, rect: QRect, before: int, after: int) -> QRect:
        """A row without some px at its beginning and its end."""
        left, right = (after, before) if paint.is_rtl(self) else (before, after)
        return rect.adjusted(left, 0, -right, 0)

    def left_of(self, rect: QRect, before: int, width: int) -> int:
        """The left edge of something ``width`` px wide, ``before`` px from the beginning of a row."""
        return rect.right() + 1 - before - width if paint.is_rtl(self) else rect.left() + before

    def paint_ground(self, painter: QPainter, rect: QRect, *, is_current: bool, is_hovered: bool) -> None:
        """The ground of a row that is current or under the pointer."""
        if is_current or is_hovered:
            ground = themes.active().color("selection" if is_current else "hover")
            paint.rounded(painter, rect, paint.RADIUS_CHIP, ground)

    def row_height(self, row: Row) -> int:
        """The height of a row, px."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_current: bool,
                  is_hovered: bool) -> None:
        """Paint a row into its rectangle."""
        raise NotImplementedError
