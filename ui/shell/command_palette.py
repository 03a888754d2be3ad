"""The command palette: one field for every command and everything in the plan; Enter goes there."""

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from i18n import _
from ui.shell import theme as themes
from ui.shell.finder import Finder, Found
from ui.widgets import paint
from ui.widgets.button import paint_key_cap
from ui.widgets.label import Label
from ui.widgets.rule import Rule

WIDTH, ROW, ROWS = 560, 36, 10
_ELEVATION = "menu"
Index = QModelIndex | QPersistentModelIndex


class FoundModel(QAbstractListModel):
    """The answers, as rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Found] = []

    def show_rows(self, rows: list[Found]) -> None:
        """Show other answers."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (found.name, found.kind, found.keys) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].enabled:
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsSelectable


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 16, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, FoundModel):
            return
        found, theme = model.rows[index.row()], themes.active()
        rect, share = option.rect, 1.0 if found.enabled else 0.45
        if option.state & option.state.State_Selected:
            paint.rounded(painter, rect, paint.RADIUS_CONTROL, theme.color("selection"))
        muted = theme.color("muted", share)
        paint.icon_at(painter, found.icon, rect.left() + 12, rect.center().y() - 7, muted)
        end = rect.right() - 12
        kind = theme.metrics("caption")
        if found.keys:
            width = theme.metrics("small").horizontalAdvance(found.keys) + 10
            paint_key_cap(painter, QRect(end - width, rect.center().y() - 8, width, 18), found.keys)
        else:
            width = kind.horizontalAdvance(found.kind) + 1
            area = QRect(end - width, rect.top(), width, rect.height())
            paint.text(painter, area, found.kind, theme.font("caption"), muted)
        words = QRect(rect.left() + 40, rect.top(), end - width - 12 - rect.left() - 40, rect.height())
        paint.text(painter, words, found.name, theme.font("body"), theme.color("text", share))


class _Field(QLineEdit):
    """The arrows and pages move in the list while typing goes on."""

    def __init__(self, answers: QListView) -> None:
        super().__init__()
        self._answers = answers
        self.setFrame(False)
        self.setProperty("own_focus", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.key() in keys:
            self._answers.event(QKeyEvent(event.type(), event.key(), event.modifiers()))
            return
        super().keyPressEvent(event)


class CommandPalette(QWidget):
    """Hangs under the header over the content; Escape or a click elsewhere closes it."""

    def __init__(self, parent: QWidget, finder: Finder) -> None:
        super().__init__(parent)
        self._host, self._finder = parent, finder
        self._middle = self._top = 0
        self._before: QWidget | None = None
        self.model = FoundModel()
        self.answers = QListView()
        self.field = _Field(self.answers)
        self._nothing = Label("", "body", "muted")
        self._prepare_list()
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self.accept)
        self.answers.clicked.connect(lambda _index: self.accept())
        self.hide()

    def _prepare_list(self) -> None:
        self.answers.setModel(self.model)
        self.answers.setItemDelegate(_Row(self.answers))
        self.answers.setFrameShape(QFrame.Shape.NoFrame)
        self.answers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.answers.setMouseTracking(True)
        self.answers.setUniformItemSizes(True)
        self.answers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.answers.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.answers.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def _lay_out(self) -> None:
        spread = paint.margin(_ELEVATION)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(spread + 8, spread + 4, spread + 8, spread + 8)
        layout.setSpacing(4)
        self.field.setFixedHeight(40)
        layout.addWidget(self.field)
        layout.addWidget(Rule())
        layout.addWidget(self.answers)
        self._nothing.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._nothing)

    def popup(self, middle: int, top: int) -> None:
        """Open at a place of the parent (px), with nothing typed."""
        self._before = self.window().focusWidget()
        self.field.setPlaceholderText(_("Search or run a command"))
        self.field.setAccessibleName(_("Search or run a command"))
        self.answers.setAccessibleName(_("Answers"))
        self._nothing.setText(_("Nothing in this plan and no command has this name."))
        before, after = (8, 36) if paint.is_rtl(self) else (36, 8)
        self.field.setTextMargins(before, 0, after, 0)
        self.field.clear()
        self._middle, self._top = middle, top
        self._search("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _search(self, typed: str) -> None:
        self.model.show_rows(self._finder.find(typed))
        rows = min(ROWS, self.model.rowCount())
        self.answers.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        self.answers.setFixedHeight(rows * ROW + 4)
        first = next((row for row, found in enumerate(self.model.rows) if found.enabled), 0)
        self.answers.setCurrentIndex(self.model.index(first, 0))
        self._place()

    def _place(self) -> None:
        spread = paint.margin(_ELEVATION)
        width = WIDTH + 2 * spread
        self.layout().activate()  # type: ignore[union-attr]
        height = self.sizeHint().height()
        left = max(-spread, min(self._middle - width // 2, self._host.width() - width + spread))
        self.setGeometry(left, self._top - spread, width, height)

    def accept(self) -> None:
        """Do what is chosen."""
        index = self.answers.currentIndex()
        if not index.isValid():
            return
        found = self.model.rows[index.row()]
        if found.enabled:
            self.dismiss()
            found.run()

    def dismiss(self) -> None:
        """Close; the focus goes back to where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab moves to the next answer: the palette has one stop."""
        key = Qt.Key.Key_Down if forward else Qt.Key.Key_Up
        self.answers.event(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, spread = themes.active(), QPainter(self), paint.margin(_ELEVATION)
        body = self.rect().adjusted(spread, spread, -spread, -spread)
        paint.shadow(painter, body, paint.RADIUS_CARD, _ELEVATION)
        paint.rounded(painter, body, paint.RADIUS_CARD, theme.color("raised"), theme.color("border"))
        x = paint.left_of(self, spread + 20, 16)
        paint.icon_at(painter, "search", x, body.top() + 16, theme.color("muted"))
