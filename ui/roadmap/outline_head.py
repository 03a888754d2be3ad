"""The head of the outline: titles of the columns; a click sorts, a drag moves or resizes, a menu chooses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from i18n import _, language
from i18n.formats import series
from planning.scene.fields import FIELDS
from planning.scene.heads import Column
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.button import ToolButton

if TYPE_CHECKING:
    from ui.roadmap.outline_pane import OutlinePane

GRIP = 5
FAR = 6
"""From here on a press on a head becomes a drag, px."""
LINE, ARROW = 24, 24


class OutlineHead(QWidget):
    """Stands over the rows, as high as the axis beside it."""

    def __init__(self, pane: OutlinePane) -> None:
        super().__init__(pane)
        self._pane, self._choices = pane, pane.state.outline_state
        self._pressed: QPoint | None = None
        self._resized = self._dragged = ""
        self._target: str | None = None
        self.setMouseTracking(True)
        self._arrows = [
            ToolButton("", icon, height=ARROW, icon_only=True, run=partial(pane.scroll_columns, by))
            for icon, by in (("chevron-left", -1), ("chevron-right", 1))
        ]
        for arrow in self._arrows:
            arrow.setParent(self)
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are those of the commands
        self._choices.changed.connect(self.follow_columns)

    # Places

    def column_at(self, x: float) -> Column | None:
        """The column at a place."""
        return next((one for one in self._pane.columns().shown if one.left <= x < one.right), None)

    def edge_at(self, x: float) -> Column | None:
        """The column whose left edge, by which it is resized, lies at a place."""
        return next((one for one in self._pane.columns().shown if abs(x - one.left) <= GRIP), None)

    def rect_of(self, column: Column) -> QRect:
        """Where the title of a column stands."""
        return QRect(int(column.left), self.height() - LINE - 4, int(column.right - column.left), LINE)

    def follow_columns(self) -> None:
        """Show the arrows where columns have no room; each says which lie that way."""
        columns, at = self._pane.columns(), self.width() - 8
        is_needed = bool(columns.before or columns.after)
        after = self._arrows[1], columns.after, _("Columns after: {columns}")
        before = self._arrows[0], columns.before, _("Columns before: {columns}")
        for arrow, names, words in (after, before):
            titles = series((_(FIELDS[name].title) for name in names), language())
            arrow.set_words(words.format(columns=titles) if names else _("No further columns"))
            arrow.setEnabled(bool(names))
            arrow.setVisible(is_needed)
            at -= arrow.sizeHint().width()
            arrow.setGeometry(at, 2, arrow.sizeHint().width(), ARROW)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.rect(), Qt.Edge.BottomEdge, theme.color("grid-strong"))
        paint.hairline(painter, self.rect(), Qt.Edge.RightEdge, theme.color("grid-strong"))
        columns = self._pane.columns()
        end = columns.shown[0].left if columns.shown else self.width()
        self._title(painter, "name", _("Name"), QRect(16, self.height() - LINE - 4, int(end) - 16, LINE))
        for column in columns.shown:
            field = FIELDS[column.field]
            inset = 0 if field.is_number else 12
            self._title(painter, column.field, _(field.title), self.rect_of(column).adjusted(inset, 0, 0, 0),
                        is_right=field.is_number)  # fmt: skip
        if self._target is not None:
            x = next((c.left for c in columns.shown if c.field == self._target), float(self.width() - 2))
            painter.fillRect(int(x), 6, 2, self.height() - 12, theme.color("accent"))

    def _title(
        self, painter: QPainter, name: str, words: str, place: QRect, *, is_right: bool = False
    ) -> None:
        theme, choices = themes.active(), self._choices.arrangement
        is_sorted = choices.sort == name
        font = theme.font("label")
        if is_sorted:
            icon = "arrow-down" if choices.is_descending else "arrow-up"
            metrics = QFontMetrics(font)
            width = min(metrics.horizontalAdvance(words), place.width() - 16)
            x = place.right() - width - 16 if is_right else place.left() + width + 4
            paint.icon_at(painter, icon, x, place.top() + 6, theme.color("accent"), 12)
            place = place if is_right else place.adjusted(0, 0, -16, 0)
        ink = theme.color("text" if is_sorted else "muted")
        paint.text(painter, place, words, font, ink, _RIGHT if is_right else Qt.AlignmentFlag.AlignLeft)

    # Pointing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position().toPoint()
        edge = self.edge_at(event.position().x())
        self._resized = edge.field if edge else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._pressed is None:
            is_edge = self.edge_at(x) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if is_edge else Qt.CursorShape.ArrowCursor)
            return
        if self._resized:
            column = next(one for one in self._pane.columns().shown if one.field == self._resized)
            self._choices.resize_column(self._resized, column.right - x)
        elif self._dragged or abs(x - self._pressed.x()) >= FAR:
            self._drag(x)

    def _drag(self, x: float) -> None:
        if not self._dragged:
            column = self.column_at(self._pressed.x() if self._pressed else x)
            self._dragged = column.field if column else ""
        if self._dragged:
            over = self.column_at(x)
            is_before = over is not None and x < (over.left + over.right) / 2
            after = self._after(over) if over else self._first()
            self._target = over.field if over and is_before else after
            self.update()

    def _after(self, column: Column) -> str:
        names = [one.field for one in self._pane.columns().shown]
        place = names.index(column.field) + 1
        return names[place] if place < len(names) else ""

    def _first(self) -> str:
        shown = self._pane.columns().shown
        return shown[0].field if shown else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged and self._target is not None and self._target != self._dragged:
            self._choices.move_column(self._dragged, self._target)
        elif self._pressed is not None and not self._resized and not self._dragged:
            column = self.column_at(event.position().x())
            self._choices.sort_by(column.field if column else "name")
        self._pressed, self._resized, self._dragged, self._target = None, "", "", None
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        fill_columns(menu, self._pane)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())


_RIGHT = Qt.AlignmentFlag.AlignRight


def fill_columns(menu: QMenu, pane: OutlinePane) -> None:
    """Offer all columns to be shown or taken away."""
    choices = pane.state.outline_state
    shown = [name for name, _width in choices.columns]
    for name, field in FIELDS.items():
        action = menu.addAction(_(field.title))
        action.setCheckable(True)
        action.setChecked(name in shown)
        action.triggered.connect(partial(_toggle, pane, name))


def _toggle(pane: OutlinePane, name: str, _checked: bool = False) -> None:
    count = len(pane.state.outline_state.columns)
    pane.state.outline_state.toggle_column(name)
    pane.make_room()
    if len(pane.state.outline_state.columns) > count:
        pane.scroll_columns(count)  # the new one is the last
