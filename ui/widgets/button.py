"""Buttons: icon and words, painted from the theme. One primary button a view, the others quiet or bare."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple, Self

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui.shell import theme as themes
from ui.shell.commands import CommandTable, tooltip
from ui.shell.icons import MIRRORED, disabled_colour
from ui.widgets import paint

HEIGHT = 32
TOOLBAR_HEIGHT = 28
_ICON, _CARET = 16, 14


class Tones(NamedTuple):
    """What a button is painted with; no border where it has none."""

    ground: QColor | None
    border: QColor | None
    ink: QColor


class Button(QAbstractButton):
    """Base of all buttons. The words are always set: they name one that shows only its icon."""

    text_style: ClassVar[str] = ""  # by default that of its height

    def __init__(self, words: str = "", icon: str = "", *, height: int = HEIGHT, icon_only: bool = False,
                 run: Callable[[], object] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon_name, self.icon_only, self.key_cap = icon, icon_only, ""
        self._words = ""
        self._menu: QMenu | None = None
        self._table: CommandTable | None = None
        self._pad, self._gap = (10, 8) if height >= HEIGHT else (9, 6)
        self._style = self.text_style or ("control" if height >= HEIGHT else "label")
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_words(words)
        if run is not None:
            self.clicked.connect(lambda: run())

    @property
    def words(self) -> str:
        """The name of the button as it is shown."""
        return self._words

    def set_words(self, words: str) -> None:
        """Name the button; an ampersand in it is no shortcut."""
        if words != self._words:
            self._words = words
            self.setText(words.replace("&", "&&"))
            self.setAccessibleName(words)
            if self.icon_only:
                self.setToolTip(tooltip(words, QKeySequence()))
                self.setAccessibleDescription(words)
            self.updateGeometry()
            self.update()

    def set_icon(self, name: str) -> None:
        """Change the icon."""
        self.icon_name = name
        self.update()

    def set_key_cap(self, keys: str) -> None:
        """Show a key at the end of the button, as in "Activity [Ins]"."""
        self.key_cap = keys
        self.updateGeometry()

    def set_menu(self, menu: QMenu) -> None:
        """Open a menu when pressed; a caret says so."""
        self._menu = menu
        self.clicked.connect(self.open_menu)
        self.updateGeometry()

    @property
    def popup_menu(self) -> QMenu | None:
        """The menu that opens when it is pressed."""
        return self._menu

    def open_menu(self) -> None:
        """Open the menu under the button."""
        if self._menu is not None:
            x = paint.left_of(self, 0, self._menu.sizeHint().width())
            self._menu.popup(self.mapToGlobal(QPoint(x, self.height() + 4)))

    def bind(self, table: CommandTable, id: str) -> Self:
        """Stand for a command: its words, icon, state, tooltip and what it does."""
        command = table.command(id)
        self._table = table
        self.setObjectName(id)
        self.icon_name = self.icon_name or command.icon
        self.setCheckable(command.checked is not None)
        self.clicked.connect(lambda: table.run(id))
        table.refreshed.connect(self._follow)
        self._follow()
        return self

    @Slot()
    def _follow(self) -> None:
        """Look as the command does now."""
        table, id = self._table, self.objectName()
        if table is None or id not in table:
            return
        action = table.state(id)
        self.set_words(table.command(id).words())
        self.setToolTip(action.toolTip())
        self.setAccessibleDescription(action.statusTip())
        self.setEnabled(action.isEnabled())
        self.setChecked(action.isChecked())
        if self.key_cap:
            self.set_key_cap(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))

    def tones(self) -> Tones:
        """Ground, border and ink by the state of the button."""
        raise NotImplementedError

    def _shows_words(self) -> bool:
        return bool(self._words) and not self.icon_only

    def sizeHint(self) -> QSize:
        if not self._shows_words():
            return QSize(self.height(), self.height())
        width = 2 * self._pad
        if self._shows_words():
            width += self._metrics().horizontalAdvance(self._words) + 1
        if self.icon_name:
            width += _ICON + (self._gap if self._shows_words() else 0)
        if self.key_cap:
            width += self._cap_width() + 6
        if self._menu is not None:
            width += _CARET + 4
        return QSize(width, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _metrics(self) -> QFontMetrics:
        return themes.active().metrics(self._style)

    def _cap_width(self) -> int:
        return themes.active().metrics("small").horizontalAdvance(self.key_cap) + 10

    def is_hovered(self) -> bool:
        """Whether the pointer is over the button and it can be pressed."""
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tones = self.tones()
        if tones.ground is not None or tones.border is not None:
            paint.rounded(painter, self.rect(), paint.RADIUS_CONTROL, tones.ground, tones.border)
        ink = tones.ink
        if not self.isEnabled():
            ink = disabled_colour(ink, tones.ground or themes.active().color("surface"))
        self._paint_content(painter, ink)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        """Icon, words, key cap and caret, from the beginning to the end."""
        if not self._shows_words():
            self._paint_icon(painter, (self.width() - _ICON) // 2, ink)
            return
        x = self._pad + max(0, (self.width() - self.sizeHint().width()) // 2)
        if self.icon_name:
            self._paint_icon(painter, x, ink)
            x += _ICON + self._gap
        if self._shows_words():
            width = self._metrics().horizontalAdvance(self._words) + 1
            rect = QRect(paint.left_of(self, x, width), 0, width, self.height())
            paint.text(painter, rect, self._words, themes.active().font(self._style), ink)
            x += width + 6
        self._paint_end(painter, x)

    def _paint_end(self, painter: QPainter, x: int) -> None:
        middle = self.height() // 2
        if self.key_cap:
            width = self._cap_width()
            paint_key_cap(painter, QRect(paint.left_of(self, x, width), middle - 9, width, 18), self.key_cap)
        if self._menu is not None:
            left = paint.left_of(self, self.width() - self._pad - _CARET, _CARET)
            paint.icon_at(painter, "chevron-down", left, middle - 7, themes.active().color("muted"), _CARET)

    def _paint_icon(self, painter: QPainter, x: int, ink: QColor) -> None:
        if self.icon_name:
            left, top = paint.left_of(self, x, _ICON), (self.height() - _ICON) // 2
            mirrored = paint.is_rtl(self) and self.icon_name in MIRRORED
            paint.icon_at(painter, self.icon_name, left, top, ink, _ICON, mirrored=mirrored)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in paint.MEASURES_CHANGE:
            self.updateGeometry()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


def paint_key_cap(painter: QPainter, rect: QRect, keys: str) -> None:
    """A key as it is drawn in buttons, menus and lists: small, with a border of radius 3."""
    theme = themes.active()
    paint.rounded(painter, rect, 3, theme.color("raised"), theme.color("border"))
    paint.text(painter, rect, keys, theme.font("small"), theme.color("muted"), Qt.AlignmentFlag.AlignHCenter)


class ToolButton(Button):
    """Bare until pointed at; a toggle that is on is accent-soft."""

    def tones(self) -> Tones:
        theme = themes.active()
        if self.isCheckable() and self.isChecked():
            return Tones(theme.color("accent-soft"), None, theme.color("accent"))
        return Tones(theme.color("hover") if self.is_hovered() else None, None, theme.color("text"))


class QuietButton(Button):
    """Outlined, for what can be done beside the main thing."""

    def tones(self) -> Tones:
        theme = themes.active()
        ground = theme.color("hover" if self.is_hovered() else "surface")
        return Tones(ground, theme.color("border"), theme.color("text"))


class PrimaryButton(Button):
    """The main thing to do here: filled with the accent."""

    def tones(self) -> Tones:
        theme = themes.active()
        ground = theme.color("accent-hover" if self.is_hovered() else "accent")
        if not self.isEnabled():
            ground = disabled_colour(ground, theme.color("surface"))
        return Tones(ground, None, theme.color("on-accent"))


class DangerButton(Button):
    """Destroys something: outlined in danger, never the default."""

    def tones(self) -> Tones:
        theme = themes.active()
        ground = theme.color("danger-soft" if self.is_hovered() else "surface")
        return Tones(ground, theme.color("danger"), theme.color("danger"))
