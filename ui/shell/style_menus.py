"""Menus, the menu bar and tooltips: raised, radius 8, rows of 28, the shortcut in muted at the far end."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPainterPath, QRegion
from PySide6.QtWidgets import QMenu, QStyle, QStyleOption, QStyleOptionMenuItem, QWidget

from ui.shell import theme as themes
from ui.widgets import paint

ROW = 28
RULE = 9
HEAD = 26
BAR = 28
_ICON_COLUMN = 32
_CARET = 24
_GAP = 24  # between words and shortcut
Kind = QStyleOptionMenuItem.MenuItemType
State = QStyle.StateFlag


def is_masked() -> bool:
    """Whether windows must be cut by a mask: plain X11 shows black where nothing composes them."""
    return QGuiApplication.platformName() == "xcb"


def prepare(menu: QMenu) -> None:
    """Round the corners of a menu."""
    if not is_masked():
        menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


def round_mask(widget: QWidget, radius: int) -> None:
    """Cut a window to rounded corners where translucency cannot be relied on."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(widget.rect()), radius, radius)
    widget.setMask(QRegion(path.toFillPolygon().toPolygon()))


def panel(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of a menu."""
    theme = themes.active()
    if widget is not None and is_masked():
        round_mask(widget, paint.RADIUS_CARD)
    paint.rounded(painter, option.rect, paint.RADIUS_CARD, theme.color("raised"), theme.color("border"))


def frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Drawn with the ground."""


def item(option: QStyleOptionMenuItem, painter: QPainter, widget: QWidget | None) -> None:
    """A row of a menu."""
    theme = themes.active()
    if option.menuItemType == Kind.Separator:
        (_head if option.text else _rule)(option, painter)
        return
    enabled = bool(option.state & State.State_Enabled)
    if option.state & State.State_Selected and enabled:
        paint.rounded(painter, option.rect, paint.RADIUS_CHIP, theme.color("hover"))
    words, _tab, keys = option.text.partition("\t")
    share = 1.0 if enabled else 0.45
    _leading(option, painter, enabled)
    _words(option, painter, words, share)
    if keys:
        _keys(option, painter, keys)
    if option.menuItemType == Kind.SubMenu:
        _caret(option, painter, share)


def _rule(option: QStyleOptionMenuItem, painter: QPainter) -> None:
    middle = option.rect.center().y()
    rect = QRect(option.rect.left(), middle, option.rect.width(), 1)
    painter.fillRect(rect, themes.active().color("border"))


def _head(option: QStyleOptionMenuItem, painter: QPainter) -> None:
    """What the rows under it are about."""
    theme = themes.active()
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color("muted"))
    align = Qt.AlignmentFlag.AlignRight if _is_rtl(option) else Qt.AlignmentFlag.AlignLeft
    painter.drawText(_column(option, 12, 12), int(align | Qt.AlignmentFlag.AlignVCenter), option.text)


def _is_rtl(option: QStyleOptionMenuItem) -> bool:
    return bool(option.direction == Qt.LayoutDirection.RightToLeft)


def _column(option: QStyleOptionMenuItem, before: int, after: int) -> QRect:
    """The row without some px at its beginning and end, whichever way it is read."""
    if _is_rtl(option):
        return option.rect.adjusted(after, 0, -before, 0)
    return option.rect.adjusted(before, 0, -after, 0)


def _leading(option: QStyleOptionMenuItem, painter: QPainter, enabled: bool) -> None:
    """The tick of a toggle that is on, else the icon."""
    x = option.rect.right() - 24 if _is_rtl(option) else option.rect.left() + 8
    y = option.rect.center().y() - 7
    if option.checked and option.checkType != QStyleOptionMenuItem.CheckType.NotCheckable:
        paint.icon_at(painter, "check", x, y, themes.active().color("accent"))
    elif not option.icon.isNull():
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        option.icon.paint(painter, QRect(x, y, 16, 16), Qt.AlignmentFlag.AlignCenter, mode)


def _words(option: QStyleOptionMenuItem, painter: QPainter, words: str, share: float) -> None:
    theme = themes.active()
    painter.setFont(theme.font("body"))
    painter.setPen(theme.color("text", share))
    align = Qt.AlignmentFlag.AlignRight if _is_rtl(option) else Qt.AlignmentFlag.AlignLeft
    flags = int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic)
    painter.drawText(_column(option, _ICON_COLUMN, 12), flags, words)


def _keys(option: QStyleOptionMenuItem, painter: QPainter, keys: str) -> None:
    theme = themes.active()
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color("muted"))
    align = Qt.AlignmentFlag.AlignLeft if _is_rtl(option) else Qt.AlignmentFlag.AlignRight
    painter.drawText(_column(option, 12, 12), int(align | Qt.AlignmentFlag.AlignVCenter), keys)


def _caret(option: QStyleOptionMenuItem, painter: QPainter, share: float) -> None:
    x = option.rect.left() + 8 if _is_rtl(option) else option.rect.right() - 21
    y, colour = option.rect.center().y() - 6, themes.active().color("muted", share)
    paint.icon_at(painter, "chevron-right", x, y, colour, 14, mirrored=_is_rtl(option))


def item_size(option: QStyleOptionMenuItem, given: QSize) -> QSize:
    """Rows of 28, rules of 9; wide enough for icon, words, shortcut and caret."""
    if option.menuItemType == Kind.Separator:
        return QSize(given.width(), HEAD if option.text else RULE)
    words, _tab, keys = option.text.partition("\t")
    theme = themes.active()
    width = _ICON_COLUMN + theme.metrics("body").horizontalAdvance(words.replace("&", "")) + 12
    if keys:
        width += _GAP + theme.metrics("caption").horizontalAdvance(keys)
    if option.menuItemType == Kind.SubMenu:
        width += _CARET
    return QSize(max(width, 180), ROW)


def bar_item(option: QStyleOptionMenuItem, painter: QPainter, widget: QWidget | None) -> None:
    """A menu's name in the menu bar."""
    theme = themes.active()
    bar_ground(option, painter, widget)
    if option.state & (State.State_Selected | State.State_Sunken):
        paint.rounded(painter, option.rect.adjusted(0, 2, 0, -2), paint.RADIUS_CHIP, theme.color("hover"))
    painter.setFont(theme.font("body"))
    painter.setPen(theme.color("text"))
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic)
    painter.drawText(option.rect, flags, option.text)


def bar_item_size(option: QStyleOptionMenuItem, given: QSize) -> QSize:
    """Names 28 high with 10 px at either side."""
    words = option.text.replace("&", "")
    return QSize(themes.active().metrics("body").horizontalAdvance(words) + 20, BAR)


def bar_ground(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of the menu bar."""
    painter.fillRect(option.rect, themes.active().color("surface"))


def tip(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A tooltip: ink with words in the colour of paper."""
    painter.fillRect(option.rect, themes.active().color("text"))
