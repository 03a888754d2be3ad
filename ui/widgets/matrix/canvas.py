"""The canvas of a matrix: only cells in sight are painted, from one array; edits are told as entries."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from planning.scene import matrix as m
from ui.roadmap.tool_tips import ToolTips
from ui.widgets import paint
from ui.widgets.matrix import body, clipboard, heads, keys
from ui.widgets.matrix.cursor import Cursor
from ui.widgets.matrix.tiles import Tiles


class Entry(NamedTuple):
    """A cell to be changed: row and column as numbers of the contents, and its new code."""

    row: int
    column: int
    code: int


def _no_words(_row: int, _column: int = -1) -> str:
    return ""


class MatrixCanvas(QAbstractScrollArea):
    """One tab stop with a cursor of its own. Set ``contents``, then hear what the user does to it.

    ``cell_words(row, column)`` and ``column_words(column)`` are told in tooltips and to screen readers.
    """

    cursor_changed = Signal()
    edited = Signal(list)  # of Entry
    pasted = Signal(str)
    activated = Signal(int, int)
    column_clicked = Signal(int)
    menu_wanted = Signal(QPoint)
    folded_changed = Signal()

    def __init__(self, *, head_width: int = 214) -> None:
        super().__init__()
        self.contents, self.metrics = m.Contents(), m.COMFORTABLE
        self.arrangement = m.Layout(self.contents)
        self.spot = Cursor()
        self.head_width, self.top_level = head_width, 5
        self.entry_keys: dict[str, int] = {}
        self.is_editable = True
        self.corner_words, self.foot_words = "", ("", "")
        self.cell_words: Callable[[int, int], str] = _no_words
        self.coverage_words: Callable[[int], str] = _no_words
        self.column_heads, self.row_heads = heads.ColumnHeads(self), heads.RowHeads(self)
        self.corner, self.foot, self.foot_head = heads.Corner(self), heads.Foot(self), heads.FootHead(self)
        self._parts = (self.column_heads, self.row_heads, self.corner, self.foot, self.foot_head)
        self._is_dragging = False
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_focus", True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        ToolTips(self.viewport(), self._show_tip)

    # What is shown

    def show_contents(self, contents: m.Contents, metrics: m.Metrics | None = None) -> None:
        """Show other contents; the cursor stays on its row and column where they are still there."""
        if self._only_cells_differ(contents, metrics or self.metrics):
            self.contents = self.arrangement.contents = contents
            self.repaint_all()
            return
        kept = self._ids_of_cursor()
        self.contents, self.metrics = contents, metrics or self.metrics
        self._arrange()
        self._find(kept)

    def _only_cells_differ(self, contents: m.Contents, metrics: m.Metrics) -> bool:
        """Whether rows, columns and sizes are those that are shown already: nothing moves then."""
        now = self.contents
        return (
            metrics == self.metrics
            and contents.rows == now.rows
            and contents.columns == now.columns
            and contents.groups == now.groups
            and contents.families == now.families
            and (contents.coverage is None) == (now.coverage is None)
        )

    def _ids_of_cursor(self) -> tuple[str, str] | None:
        if not self.spot.is_set or self.spot.at >= len(self.arrangement.shown):
            return None
        row = self.contents.rows[int(self.arrangement.shown[self.spot.at])]
        return row.id, self.contents.columns[self.spot.column].id

    def _find(self, ids: tuple[str, str] | None) -> None:
        before, self.spot = self.spot, Cursor()
        if ids is not None:
            row, column = self.row_of(ids[0]), self.column_of(ids[1])
            at = self.arrangement.place_of(row)
            if at >= 0 and column >= 0:
                self.spot = self.spot.moved(at, column, self.arrangement)
        if before.is_set != self.spot.is_set:
            self.cursor_changed.emit()

    def row_of(self, id: str) -> int:
        """The number of a row, -1 where there is none of that id."""
        return next((at for at, head in enumerate(self.contents.rows) if head.id == id), -1)

    def column_of(self, id: str) -> int:
        """The number of a column, -1 where there is none of that id."""
        return next((at for at, head in enumerate(self.contents.columns) if head.id == id), -1)

    def _arrange(self) -> None:
        self.arrangement = m.Layout(self.contents, self.metrics, self.arrangement.folded)
        self._set_margins()
        self._set_ranges()
        self.repaint_all()

    def _set_margins(self) -> None:
        has_foot = self.contents.coverage is not None
        rtl = paint.is_rtl(self)
        top = heads.head_height(self.contents, self.metrics)
        left, right = (0, self.head_width) if rtl else (self.head_width, 0)
        self.setViewportMargins(left, top, right, heads.FOOT if has_foot else 0)
        self._place_parts()

    def _place_parts(self) -> None:
        """Heads and foot stand in the margins of the viewport."""
        port, side = self.viewport().geometry(), self.head_width
        head_left = port.right() + 1 if paint.is_rtl(self) else port.left() - side
        self.column_heads.setGeometry(port.left(), 0, port.width(), port.top())
        self.row_heads.setGeometry(head_left, port.top(), side, port.height())
        self.corner.setGeometry(head_left, 0, side, port.top())
        has_foot = self.contents.coverage is not None
        self.foot.setGeometry(port.left(), port.bottom() + 1, port.width(), heads.FOOT)
        self.foot_head.setGeometry(head_left, port.bottom() + 1, side, heads.FOOT)
        for part in (self.foot, self.foot_head):
            part.setVisible(has_foot)

    def repaint_all(self) -> None:
        """Paint everything again."""
        self.viewport().update()
        for part in self._parts:
            part.update()

    def tiles(self) -> Tiles:
        """The pictures of cells at the size and pixel ratio of now."""
        return Tiles(self.metrics, self.top_level, self.devicePixelRatioF())

    def toggle_group(self, id: str) -> None:
        """Fold a group or unfold it."""
        kept = self._ids_of_cursor()
        folded = self.arrangement.folded ^ {id}
        self.arrangement = m.Layout(self.contents, self.metrics, folded)
        self._set_ranges()
        self.repaint_all()
        self._find(kept)
        self.folded_changed.emit()

    # Places

    @property
    def offset(self) -> int:
        """How far the columns are scrolled, px from their beginning."""
        return self.horizontalScrollBar().value()

    @property
    def top(self) -> int:
        """How far the rows are scrolled, px."""
        return self.verticalScrollBar().value()

    def x_of(self, left: int, width: int) -> int:
        """The left edge in the viewport of what stands ``left`` px from the beginning."""
        x = left - self.offset
        return self.viewport().width() - x - width if paint.is_rtl(self) else x

    def column_under(self, x: float) -> int:
        """The column at a place of the viewport, -1 where there is none."""
        along = self.viewport().width() - x if paint.is_rtl(self) else x
        return self.arrangement.column_at(along + self.offset)

    def cell_box(self, at: int, column: int) -> QRect:
        """Where a cell stands in the viewport; rows count among those shown."""
        metrics = self.metrics
        left = self.x_of(int(self.arrangement.lefts[column]), metrics.width)
        return QRect(
            left,
            int(self.arrangement.tops[at]) - self.top,
            metrics.width - metrics.gap,
            metrics.height - metrics.gap,
        )

    def rows_a_page(self) -> int:
        """How many rows fit the viewport."""
        return max(1, self.viewport().height() // self.metrics.height - 1)

    def marked_places(self) -> range:
        """The rows of the range."""
        return self.spot.places if self.spot.is_set else range(0)

    def marked_columns(self) -> range:
        """The columns of the range."""
        return self.spot.columns if self.spot.is_set else range(0)

    def current(self) -> tuple[int, int] | None:
        """Row and column of the current cell as numbers of the contents."""
        if not self.spot.is_set:
            return None
        return int(self.arrangement.shown[self.spot.at]), self.spot.column

    def marked_rows(self) -> list[int]:
        """The rows of the range as numbers of the contents."""
        return [int(self.arrangement.shown[at]) for at in self.marked_places()]

    def row_words(self, row: int) -> str:
        """A row as it is told in a tooltip."""
        head = self.contents.rows[row]
        return " · ".join(part for part in (head.title, head.note) if part)

    # Moving

    def move_to(self, at: int, column: int, *, extend: bool = False) -> None:
        """Put the cursor on another cell and bring it into sight."""
        moved = self.spot.moved(at, column, self.arrangement, extend=extend)
        if moved != self.spot:
            self._set_cursor(moved)
        if moved.is_set:
            self._show_cell(moved.at, moved.column)

    def _set_cursor(self, cursor: Cursor) -> None:
        self.spot = cursor
        self.repaint_all()
        self.cursor_changed.emit()

    def go_to(self, row: int, column: int) -> bool:
        """Put the cursor on a cell of the contents, unfolding its group."""
        group = self.arrangement.group_of(row)
        if self.arrangement.place_of(row) < 0 <= group:
            self.toggle_group(self.contents.groups[group].id)
        at = self.arrangement.place_of(row)
        if at >= 0:
            self.move_to(at, column)
        return at >= 0

    def select_all(self) -> None:
        """Mark every cell that is shown."""
        self._set_cursor(self.spot.all_of(self.arrangement))

    def select_rows(self, at: int, *, extend: bool = False) -> None:
        """Mark a row from its first to its last cell."""
        last = len(self.contents.columns) - 1
        anchor = self.spot.anchor_at if extend and self.spot.is_set else at
        column = self.spot.column if self.spot.is_set else 0
        if extend:
            self._set_cursor(Cursor(at, last, anchor, 0))
        else:
            self.move_to(at, column)

    def _show_cell(self, at: int, column: int) -> None:
        box, port = self.cell_box(at, column), self.viewport().rect()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if box.top() < 0 or box.bottom() > port.bottom():
            lead = self.metrics.group if self.contents.groups else 0
            down.setValue(
                down.value() + (box.top() - lead if box.top() < 0 else box.bottom() - port.bottom())
            )
        if box.left() < 0 or box.right() > port.right():
            step = box.left() if box.left() < 0 else box.right() - port.right()
            across.setValue(across.value() + (-step if paint.is_rtl(self) else step))

    # Editing

    def enter(self, code: int) -> None:
        """Give every cell of the range a code."""
        if self.is_editable:
            self._tell(
                Entry(row, column, code) for row in self.marked_rows() for column in self.marked_columns()
            )

    def clear_cells(self) -> None:
        """Empty every cell of the range."""
        self.enter(m.NOTHING)

    def fill_down(self) -> None:
        """Give the cells below the first row of the range what stands in it."""
        rows = self.marked_rows()
        if self.is_editable and len(rows) > 1:
            self._tell(
                Entry(row, column, int(self.contents.codes[rows[0], column]))
                for row in rows[1:]
                for column in self.marked_columns()
            )

    def _tell(self, entries: Iterable[Entry]) -> None:
        listed = list(entries)
        if listed:
            self.edited.emit(listed)

    def copy(self) -> None:
        """Put the range on the clipboard as tab-separated text."""
        if self.spot.is_set:
            words = clipboard.block(self.contents, self.marked_rows(), self.marked_columns())
            QGuiApplication.clipboard().setText(words)

    def paste(self) -> None:
        """Tell the text of the clipboard, to be put in from the current cell on."""
        words = QGuiApplication.clipboard().text()
        if self.is_editable and words.strip():
            self.pasted.emit(words)

    def activate(self) -> None:
        """Go into the current cell."""
        place = self.current()
        if place is not None:
            self.activated.emit(*place)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        body.paint_body(self, event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_parts()
        self._set_ranges()

    def _set_ranges(self) -> None:
        port = self.viewport()
        width = self.arrangement.width + heads.overhang(self.contents)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, width - port.width()))
        across.setPageStep(port.width())
        across.setSingleStep(self.metrics.width)
        down.setRange(0, max(0, self.arrangement.height + self.metrics.gap - port.height()))
        down.setPageStep(port.height())
        down.setSingleStep(self.metrics.height)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        port = self.viewport()
        if not port.devicePixelRatioF().is_integer():
            self.repaint_all()
            return
        port.scroll(dx, dy)
        if dy:
            self.row_heads.scroll(0, dy)
        if dx:
            self.column_heads.update()
            self.foot.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y())
        bar = self.horizontalScrollBar() if sideways else self.verticalScrollBar()
        bar.setValue(bar.value() - round((delta.y() or delta.x()) / 120 * 3 * bar.singleStep()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = self._place_under(event.position().toPoint())
        if place is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._is_dragging = True
        self.move_to(*place, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _place_under(self, point: QPoint) -> tuple[int, int] | None:
        at, column = self.arrangement.shown_at(point.y() + self.top), self.column_under(point.x())
        return (at, column) if at >= 0 and column >= 0 else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_under(event.position().toPoint())
        if self._is_dragging and place is not None:
            self.move_to(*place, extend=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.activate()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        port = self.viewport()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.spot.is_set:
            box = self.cell_box(self.spot.at, self.spot.column)
            self.menu_wanted.emit(port.mapToGlobal(box.bottomLeft()))
            return
        place = self._place_under(event.pos())
        if place and not (place[0] in self.marked_places() and place[1] in self.marked_columns()):
            self.move_to(*place)
        self.menu_wanted.emit(event.globalPos())

    def _show_tip(self, event: QHelpEvent) -> None:
        place = self._place_under(event.pos())
        body.show_tip(self, event, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.spot.is_set:
            self._set_cursor(self.spot.moved(0, 0, self.arrangement))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (*paint.MEASURES_CHANGE, QEvent.Type.LayoutDirectionChange) and hasattr(
            self, "_parts"
        ):
            self._arrange()
