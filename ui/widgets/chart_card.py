"""A card with a chart and, behind it, the table of the same numbers; both copy, as picture and as text."""

from abc import abstractmethod

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QStackedLayout, QWidget

from i18n import _
from ui.widgets.button import ToolButton
from ui.widgets.card import Card
from ui.widgets.twin_table import TableData, TwinTable
from ui.widgets.wording import Wording

SPOKEN = 60  # rows that are read out; the table has all
_PLACE = QSize(256, 192)  # kept for a chart that is still to come


class Chart(QWidget):
    """What a chart offers to its card. It is one stop of the Tab key."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @abstractmethod
    def table(self) -> TableData:
        """The numbers that are drawn, as they are printed."""

    def summary(self) -> str:
        """What the chart tells, in words, for a screen reader: its numbers row by row."""
        data = self.table()
        rows = ("; ".join(f"{head} {cell}" for head, cell in zip(data.heads, row, strict=True) if cell)
                for row in data.rows[:SPOKEN])
        return "\n".join(rows)


class _Stack(QWidget):
    """Chart or table in one place; as high as the one that is shown needs."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = QStackedLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _shown(self) -> QWidget | None:
        return self.layers.currentWidget()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        return shown.sizeHint() if shown is not None else _PLACE

    def minimumSizeHint(self) -> QSize:
        shown = self._shown()
        return shown.minimumSizeHint() if shown is not None else QSize()

    def heightForWidth(self, width: int) -> int:
        shown = self._shown()
        if shown is None:
            return _PLACE.height()
        return shown.heightForWidth(width) if shown.hasHeightForWidth() else shown.sizeHint().height()


class ChartCard(Card):
    """Give it a chart with ``set_chart``; Ctrl+T of the view that holds it calls ``toggle``."""

    toggled = Signal(bool)  # whether the table is shown now

    def __init__(self, title: str = "", note: str = "") -> None:
        super().__init__(title, note)
        self._more = ToolButton("", "ellipsis", height=24, icon_only=True)
        self.head.addWidget(self._more)
        self._stack = _Stack()
        self._table: TwinTable | None = None
        self._chart: Chart | None = None
        self.content.addWidget(self._stack, 1)
        self._options = self._menu()
        self._more.clicked.connect(self.open_options)
        wording = Wording(self)
        wording(self._more.set_words, lambda: _("Chart options"))

    def _menu(self) -> QMenu:
        menu, wording = QMenu(self), Wording(self)
        self.toggle_action = QAction(menu)
        self.toggle_action.setCheckable(True)
        self.toggle_action.triggered.connect(self.toggle)
        copy_text, copy_picture = QAction(menu), QAction(menu)
        copy_text.triggered.connect(self.copy_text)
        copy_picture.triggered.connect(self.copy_picture)
        menu.addAction(self.toggle_action)
        menu.addSeparator()
        menu.addAction(copy_text)
        menu.addAction(copy_picture)
        wording(self.toggle_action.setText, lambda: _("Show as table"))
        wording(copy_text.setText, lambda: _("Copy as text"))
        wording(copy_picture.setText, lambda: _("Copy as picture"))
        return menu

    @property
    def chart(self) -> Chart | None:
        """The chart, once there is one."""
        return self._chart

    def set_chart(self, chart: Chart) -> None:
        """Show a chart, in the place of the one before; it belongs to the card from now on."""
        is_table, before = self.shows_table, self._chart
        had_focus = before is not None and before.hasFocus()
        self._chart = chart
        self._stack.layers.addWidget(chart)
        self._stack.layers.setCurrentWidget(self.table if is_table else chart)
        if before is not None:
            self._stack.layers.removeWidget(before)
            before.deleteLater()
        if had_focus:
            chart.setFocus()
        self.refresh_table()

    def refresh_table(self) -> None:
        """Bring the table and the words for the screen reader in step with the chart."""
        if self._chart is not None:
            if self._table is not None:
                self._fill(self._table, self._chart)
            self._chart.setAccessibleName(self.title.text())
            self._chart.setAccessibleDescription(self._chart.summary())
            self._stack.updateGeometry()

    def _fill(self, table: TwinTable, chart: Chart) -> None:
        table.show_table(chart.table())
        table.setAccessibleName(self.title.text())

    @property
    def table(self) -> TwinTable:
        """The table behind the chart; made when first asked for, which is seldom."""
        if self._table is None:
            self._table = TwinTable()
            self._stack.layers.addWidget(self._table)
            if self._chart is not None:
                self._fill(self._table, self._chart)
        return self._table

    @property
    def shows_table(self) -> bool:
        """Whether the table is shown."""
        return self._table is not None and self._stack.layers.currentWidget() is self._table

    def toggle(self) -> None:
        """Turn between chart and table; the keyboard goes along."""
        self.show_table(not self.shows_table)
        focus, shown = QApplication.focusWidget(), self._stack.layers.currentWidget()
        if focus is not None and shown is not None and self.isAncestorOf(focus):
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_table(self, shown: bool) -> None:
        """Show the table or the chart."""
        if self._chart is not None:
            self._stack.layers.setCurrentWidget(self.table if shown else self._chart)
            self.toggle_action.setChecked(shown)
            self.toggled.emit(shown)
            self._stack.updateGeometry()

    def copy_text(self) -> None:
        """Put the numbers on the clipboard as tab-separated text."""
        if self._chart is not None:
            QGuiApplication.clipboard().setText(self._chart.table().tsv())

    def copy_picture(self) -> None:
        """Put the whole card on the clipboard as a picture, title and source included."""
        self._more.hide()
        try:
            QGuiApplication.clipboard().setPixmap(self.grab())
        finally:
            self._more.show()

    def open_options(self) -> None:
        """Open the menu under its button."""
        right = self._more.mapToGlobal(self._more.rect().bottomRight())
        x = right.x() - (0 if self.isRightToLeft() else self._options.sizeHint().width())
        self._options.popup(QPoint(x, right.y() + 4))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._options.popup(event.globalPos())
        event.accept()
