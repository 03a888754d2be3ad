"""The toolbar: the view's own groups left and right, progress, and the toggle of the inspector at the end."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from i18n import _
from ui.shell import theme as themes
from ui.shell.commands import CommandTable
from ui.shell.job_progress import JobProgress
from ui.shell.jobs import Jobs
from ui.widgets import paint
from ui.widgets.button import TOOLBAR_HEIGHT, Button, ToolButton
from ui.widgets.rule import Rule
from ui.widgets.segment import Segment
from ui.widgets.select import Select

HEIGHT = 48
_MARGIN, _GAP = 16, 8


class Strip(QWidget):
    """The left group: what does not fit folds, from its end, into a menu "More"."""

    def __init__(self) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.more = ToolButton("", "ellipsis", height=TOOLBAR_HEIGHT, icon_only=True, parent=self)
        self.more.set_menu(self.menu)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TOOLBAR_HEIGHT)

    def set_widgets(self, widgets: list[QWidget]) -> None:
        """Show other widgets; those of before are hidden but kept, their view owns them."""
        for widget in self._widgets:
            widget.hide()
        self._widgets = widgets
        for widget in widgets:
            widget.setParent(self)
        self.more.set_words(_("More"))
        self.arrange()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._width(widget) + _GAP for widget in self._widgets), TOOLBAR_HEIGHT)

    @staticmethod
    def _width(widget: QWidget) -> int:
        return max(widget.minimumSizeHint().width(), widget.sizeHint().width(), widget.minimumWidth())

    def _fitting(self) -> int:
        """How many widgets can stand beside "More", or all of them without it."""
        widths = [self._width(widget) + _GAP for widget in self._widgets]
        if sum(widths) - _GAP <= self.width():
            return len(widths)
        room, count = self.width() - self.more.sizeHint().width(), 0
        for width in widths:
            room -= width
            if room < 0:
                break
            count += 1
        while count and isinstance(self._widgets[count - 1], Rule):
            count -= 1
        return count

    def arrange(self) -> None:
        """Place what fits and hide the rest."""
        count, x = self._fitting(), 0
        for number, widget in enumerate(self._widgets):
            widget.setVisible(number < count)
            if number < count:
                x = self._place(widget, x)
        folded = count < len(self._widgets)
        self.more.setVisible(folded)
        if folded:
            self.more.set_words(_("More"))
            self._place(self.more, x)

    def _place(self, widget: QWidget, x: int) -> int:
        """Put a widget at a distance from the beginning; return where the next one begins."""
        width, height = self._width(widget), min(self.height(), widget.sizeHint().height() or self.height())
        if isinstance(widget, Rule):
            width, height = widget.width(), 20
        widget.setGeometry(paint.left_of(self, x, width), (self.height() - height) // 2, width, height)
        return x + width + _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()  # a widget in it says something else, and needs more room or less
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()
        super().changeEvent(event)

    def _fill(self) -> None:
        """Put what is folded into the menu."""
        self.menu.clear()
        for widget in self._widgets:
            if not widget.isHidden():
                continue
            if isinstance(widget, Button) and widget.popup_menu is not None:
                widget.popup_menu.setTitle(widget.words.replace("&", "&&"))
                self.menu.addMenu(widget.popup_menu)
            elif isinstance(widget, Button):
                action = self.menu.addAction(widget.words.replace("&", "&&"))
                action.setEnabled(widget.isEnabled())
                action.setCheckable(widget.isCheckable())
                action.setChecked(widget.isChecked())
                action.triggered.connect(lambda _checked=False, button=widget: button.click())
            elif isinstance(widget, Segment | Select):
                widget.fill_menu(self.menu.addMenu(widget.accessibleName()))
            elif (select := widget.findChild(Select)) is not None:  # with a word before it
                select.fill_menu(self.menu.addMenu(select.accessibleName()))
            elif isinstance(widget, Rule):
                self.menu.addSeparator()


class Toolbar(QWidget):
    """Under the header, 48 high."""

    def __init__(self, jobs: Jobs, commands: CommandTable) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.left = Strip()
        self.progress = JobProgress(jobs)
        self.inspector = ToolButton(icon_only=True, height=TOOLBAR_HEIGHT).bind(commands, "view.inspector")
        self._right_widgets: list[QWidget] = []
        self._right = QHBoxLayout()
        self._right.setSpacing(_GAP)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 0, _MARGIN, 1)
        layout.setSpacing(_GAP)
        layout.addWidget(self.left, 1)
        layout.addWidget(self.progress)
        layout.addLayout(self._right)
        layout.addWidget(self.inspector)
        self.inspector.hide()  # until a view has one

    def set_groups(self, left: list[QWidget], right: list[QWidget], *, has_inspector: bool) -> None:
        """Show the groups of a view."""
        self.left.set_widgets(left)
        for widget in self._right_widgets:
            self._right.removeWidget(widget)
            widget.hide()
        self._right_widgets = right
        for widget in right:
            self._right.addWidget(widget)
            widget.show()
        self.inspector.setVisible(has_inspector)

    def repeat(self) -> None:
        """Arrange again: words changed their width."""
        self.left.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.rect(), Qt.Edge.BottomEdge, theme.color("border"))
