"""The list of a choice among many, under a field that finds them by their words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QVBoxLayout, QWidget, QWidgetAction

from i18n import _
from ui.widgets.announcing import announce
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField

LEAST_WIDTH, ROWS_SHOWN, ROW = 280, 10, 28
TURNS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ChoiceSearch(QMenu):
    """Offers names; Enter or a click takes one, Escape takes none. Open it with :meth:`open_below`."""

    def __init__(self, title: str, names: Sequence[str], taken: Callable[[int], object],
                 parent: QWidget) -> None:
        from ui.widgets.select import ChoiceRow  # which opens this search

        super().__init__(parent)
        self._names, self._taken = list(names), taken
        self._folded = [name.casefold() for name in names]
        self._found = list(range(len(names)))
        self.field = SearchField(title, _("Clear"))
        self.rows, self._model = QListView(), QStringListModel(self)
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(ChoiceRow(self.rows))
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setUniformItemSizes(True)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.none = Label(_("Nothing is called so."), "body", "muted").keep_whole()
        self._lay_out()
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.rows.clicked.connect(lambda index: self._take(index.row()))
        self.aboutToHide.connect(self.deleteLater)
        self._find("")

    def _lay_out(self) -> None:
        self.body, action = QWidget(), QWidgetAction(self)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        for widget in (self.field, self.rows, self.none):
            layout.addWidget(widget)
        self.rows.setFixedHeight(ROW * min(ROWS_SHOWN, max(1, len(self._names))) + 4)
        action.setDefaultWidget(self.body)
        self.addAction(action)

    def open_below(self, widget: QWidget, current: int = -1, typed: str = "") -> None:
        """Open under a widget, as wide at least, with what was typed already."""
        self.body.setFixedWidth(max(LEAST_WIDTH, widget.width()))
        self.popup(widget.mapToGlobal(QPoint(0, widget.height() + 2)))
        self.field.setFocus()
        self.field.setText(typed)
        if not typed and current >= 0:
            self._point_at(current)

    def _find(self, text: str) -> None:
        words = text.casefold().split()
        self._found = [at for at, name in enumerate(self._folded) if all(word in name for word in words)]
        self._model.setStringList([self._names[at] for at in self._found])
        self.rows.setVisible(bool(self._found))
        self.none.setVisible(not self._found)
        self._point_at(0)

    def _point_at(self, row: int) -> None:
        index = self._model.index(min(max(0, row), len(self._found) - 1), 0)
        self.rows.setCurrentIndex(index)
        if self.isVisible():
            said = str(index.data() or self.none.text())
            self.field.setAccessibleDescription(said)
            announce(self.field, said)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._found):
            place = self._found[row]
            self.hide()
            self._taken(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self.rows.currentIndex().row()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(row)
                return True
            if event.key() in TURNS:
                far = ROWS_SHOWN if event.key() in TURNS[2:] else 1
                self._point_at(row + (far if event.key() in TURNS[1::2] else -far))
                return True
            if event.key() == Qt.Key.Key_Escape and not self.field.text():
                self.hide()
                return True
        return super().eventFilter(watched, event)
