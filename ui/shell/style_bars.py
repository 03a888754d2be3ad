"""Scroll bars, list heads, splitters, branches of trees: slim and flat."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionSlider, QWidget

from ui.shell import theme as themes
from ui.widgets import paint

EXTENT = 12
_THUMB = 6
_THUMB_WIDE = 8  # under the pointer
_SHORTEST = 32
State = QStyle.StateFlag
Part = QStyle.SubControl


def _lengths(option: QStyleOptionSlider) -> tuple[int, int, int]:
    """Length of the track, of the slider, and where the slider begins."""
    track = option.rect.width() if option.orientation == Qt.Orientation.Horizontal else option.rect.height()
    span = option.maximum - option.minimum
    if span <= 0:
        return track, track, 0
    slider = max(min(_SHORTEST, track), track * option.pageStep // (span + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, track - slider, option.upsideDown)
    return track, slider, start


def _along(option: QStyleOptionSlider, start: int, length: int) -> QRect:
    rect = option.rect
    if option.orientation == Qt.Orientation.Horizontal:
        return QRect(rect.left() + start, rect.top(), length, rect.height())
    return QRect(rect.left(), rect.top() + start, rect.width(), length)


def scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Where the parts of a scroll bar are: it has no arrows."""
    track, slider, start = _lengths(option)
    parts = {
        Part.SC_ScrollBarSlider: (start, slider),
        Part.SC_ScrollBarGroove: (0, track),
        Part.SC_ScrollBarSubPage: (0, start),
        Part.SC_ScrollBarAddPage: (start + slider, track - start - slider),
    }
    return _along(option, *parts[part]) if part in parts else QRect()


def scroll_bar(option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None) -> None:
    """A rounded thumb on the ground of what it scrolls, wider under the pointer."""
    theme = themes.active()
    _track, slider, start = _lengths(option)
    if option.maximum <= option.minimum:
        return
    hovered = bool(option.state & State.State_MouseOver) or bool(option.state & State.State_Sunken)
    width = _THUMB_WIDE if hovered else _THUMB
    rect = _along(option, start + 2, slider - 4)
    if option.orientation == Qt.Orientation.Horizontal:
        rect = QRect(rect.left(), rect.top() + (rect.height() - width) // 2, rect.width(), width)
    else:
        rect = QRect(rect.left() + (rect.width() - width) // 2, rect.top(), width, rect.height())
    paint.rounded(painter, rect, width / 2, theme.color("border-strong" if hovered else "grid-strong"))


def header_section(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of a list's head: flat, with a hairline under it."""
    theme = themes.active()
    painter.fillRect(option.rect, theme.color("surface"))
    paint.hairline(painter, option.rect, Qt.Edge.BottomEdge, theme.color("border"))


def splitter(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A hairline, in accent under the pointer."""
    hovered = bool(option.state & State.State_MouseOver)
    painter.fillRect(option.rect, themes.active().color("accent" if hovered else "border"))


def branch(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The caret of a row with rows under it; no lines."""
    if not option.state & State.State_Children:
        return
    is_closed = not option.state & State.State_Open
    mirrored = is_closed and option.direction == Qt.LayoutDirection.RightToLeft
    x, y = option.rect.right() - 16, option.rect.center().y() - 6
    name = "chevron-right" if is_closed else "chevron-down"
    paint.icon_at(painter, name, x, y, themes.active().color("muted"), 14, mirrored=mirrored)
