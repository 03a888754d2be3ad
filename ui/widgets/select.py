"""A list to choose one of many from."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QComboBox, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.shell import theme as themes
from ui.widgets import paint

ROW = 28
MANY = 12
"""More choices than these are searched by their words."""
Modifier = Qt.KeyboardModifier
COMMANDS = Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier
Index = QModelIndex | QPersistentModelIndex


class ChoiceRow(QStyledItemDelegate):
    """A row of the list as in menus: 28 high, the one under the pointer or cursor on a rounded ground."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 24, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = themes.active(), option.rect.adjusted(4, 1, -4, -1)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, theme.color("raised"))
        if is_current:
            paint.rounded(painter, row, paint.RADIUS_CHIP, theme.color("selection"))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        ink = theme.color("sel-text" if is_current else "text")
        paint.text(painter, row.adjusted(8, 0, -8, 0), words, theme.font("body"), ink, align)


class Select(QComboBox):
    """Choices with a key each; ``chosen`` is told when the user chooses, not when it is set."""

    chosen = Signal(str)

    def __init__(self, name: str = "", choices: Iterable[tuple[str, str]] = (),
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setItemDelegate(ChoiceRow(self))
        self.set_choices(choices)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer pairs of key and words, keeping the choice where it is still there."""
        kept = self.current()
        self.blockSignals(True)
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.set_current(kept)
        self.blockSignals(False)

    def set_current(self, key: str) -> None:
        """Choose without telling; an unknown key changes nothing."""
        index = self.findData(key)
        if index >= 0:
            self.setCurrentIndex(index)

    def current(self) -> str:
        """The key that is chosen, "" where none is."""
        return str(self.currentData() or "")

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the choices in a menu, where there is no room for the list."""
        for index in range(self.count()):
            action = menu.addAction(self.itemText(index).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(index == self.currentIndex())
            action.triggered.connect(lambda _checked=False, index=index: self._choose(index))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel around; it must not change a plan in passing."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose among a few at once, as in any list; among many they begin a search."""
        if self.count() > MANY and event.text().strip() and not event.modifiers() & COMMANDS:
            self._search(event.text())
            return
        super().keyPressEvent(event)

    def showPopup(self) -> None:
        if self.count() > MANY:
            self._search()
            return
        super().showPopup()

    def _search(self, typed: str = "") -> None:
        from ui.widgets.choice_search import ChoiceSearch  # few choices are many

        names = [self.itemText(index) for index in range(self.count())]
        title = self.placeholderText() or self.accessibleName()
        ChoiceSearch(title, names, self._choose, self).open_below(self, self.currentIndex(), typed)

    def _choose(self, index: int) -> None:
        self.setCurrentIndex(index)
        self.chosen.emit(self.itemData(index))
