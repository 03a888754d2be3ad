"""The navigation rail: the mark of the program, the views, help and settings at the foot."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QVBoxLayout, QWidget

from i18n import _
from ui.shell import theme as themes
from ui.shell.commands import CommandTable
from ui.shell.views import VIEWS
from ui.widgets import paint

WIDTH = 72
ITEM = QSize(64, 56)
_MARK = 36


class _Mark(QAbstractButton):
    """The mark of the program; opens the menu of everything."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_MARK, _MARK)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("radius", 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        paint.rounded(painter, self.rect(), paint.RADIUS_CARD, theme.color("text"))
        paint.icon_at(painter, "route", (_MARK - 20) / 2, (_MARK - 20) / 2, theme.color("surface"), 20)


class RailItem(QAbstractButton):
    """One view: icon 20 over its label; the one shown lies on a tile with an accent edge."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon, self.has_label = icon, True
        self.setCheckable(True)
        self.setFixedSize(ITEM)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("radius", 8)

    def show_label(self, shown: bool) -> None:
        """Show the label or, in a narrow window, only the icon."""
        self.has_label = shown
        self.update()

    def _ink(self) -> QColor:
        theme = themes.active()
        if self.isChecked():
            return theme.color("accent")
        hovered = self.underMouse() and self.isEnabled()
        return theme.color("text" if hovered else "muted", 1.0 if self.isEnabled() else 0.45)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, ink = themes.active(), QPainter(self), self._ink()
        if self.isChecked():
            border = theme.color("border")
            paint.rounded(painter, self.rect(), paint.RADIUS_CARD, theme.color("surface"), border)
        top = 9 if self.has_label else (self.height() - 20) // 2
        paint.icon_at(painter, self._icon, (self.width() - 20) / 2, top, ink, 20)
        if self.has_label:
            words = QRect(0, 32, self.width(), 16)
            paint.text(painter, words, self.text(), theme.font("small"), ink, Qt.AlignmentFlag.AlignHCenter)


class Rail(QWidget):
    """Left edge of the window, 72 wide."""

    view_chosen = Signal(str)

    def __init__(self, commands: CommandTable, names: list[str]) -> None:
        super().__init__()
        self._commands = commands
        self.setFixedWidth(WIDTH)
        self.mark = _Mark()
        self.items = {name: RailItem(VIEWS[name].icon) for name in names}
        self._foot = {id: RailItem(commands.command(id).icon) for id in ("help.shortcuts", "view.settings")}
        self._lay_out()
        for name, item in self.items.items():
            item.clicked.connect(self._choice(name))
        for id, item in self._foot.items():
            item.setCheckable(False)
            item.setFixedHeight(44)
            item.show_label(False)
            item.clicked.connect(self._runner(id))
        commands.refreshed.connect(self._follow)

    def _choice(self, name: str) -> Callable[[], None]:
        def choose() -> None:
            self.items[name].setChecked(True)
            self.view_chosen.emit(name)

        return choose

    def _runner(self, id: str) -> Callable[[], bool]:
        return lambda: self._commands.run(id)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(4)
        layout.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(14)
        for item in self.items.values():
            layout.addWidget(item, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        for item in self._foot.values():
            layout.addWidget(item, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_menu(self, menu: QMenu) -> None:
        """The menu that the mark opens."""
        under = QPoint(0, _MARK + 4)
        self.mark.clicked.connect(lambda: menu.popup(self.mark.mapToGlobal(under)))

    def show_current(self, name: str) -> None:
        """Mark the view that is shown; "" for none."""
        for other, item in self.items.items():
            item.setChecked(other == name)

    def show_labels(self, shown: bool) -> None:
        """Show or drop the labels."""
        for item in self.items.values():
            item.show_label(shown)

    def _follow(self) -> None:
        """Say names and shortcuts as the commands have them."""
        self.mark.setAccessibleName(_("Menu"))
        self.mark.setToolTip(_("Menu (Alt)"))
        for name, item in self.items.items():
            self._name(item, f"go.{name}")
        for id, item in self._foot.items():
            self._name(item, id)

    def _name(self, item: RailItem, id: str) -> None:
        words, action = self._commands.command(id).words(), self._commands.state(id)
        item.setText(words)
        item.setAccessibleName(words)
        item.setToolTip(action.toolTip())
        item.setAccessibleDescription(action.statusTip())
        item.setEnabled(action.isEnabled())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        edge = Qt.Edge.LeftEdge if paint.is_rtl(self) else Qt.Edge.RightEdge
        paint.hairline(painter, self.rect(), edge, theme.color("border"))
        for item in self.items.values():
            if item.isChecked():  # 3 px are seen, the other half of the round bar lies outside the window
                bar = QRect(paint.left_of(self, -3, 6), item.y() + 16, 6, item.height() - 32)
                paint.rounded(painter, bar, 3, theme.color("accent"))
