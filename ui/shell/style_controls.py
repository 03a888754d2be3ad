"""Shapes of the standard controls: fields, buttons, boxes, lists to choose from, the ring of the focus."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTextEdit,
    QWidget,
)

from ui.shell import theme as themes
from ui.widgets import paint

State = QStyle.StateFlag
CONTROL_HEIGHT = 32
FIELD_PAD = 8  # beside the 2 px Qt leaves itself
HALO = 0.35  # share of the focus colour in the halo of a field
DISABLED = 0.45


def nothing(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Some parts of Fusion are not drawn at all."""


def is_on(option: QStyleOption, state: QStyle.StateFlag) -> bool:
    """Whether a state is set."""
    return bool(option.state & state)


def field_border(option: QStyleOption, widget: QWidget | None) -> QColor:
    """The border of a field by its state: in error, in focus, enabled, disabled."""
    theme = themes.active()
    if widget is not None and widget.property("error"):
        return theme.color("danger")
    if is_on(option, State.State_HasFocus):
        return theme.color("focus")
    return theme.color("border-strong") if is_on(option, State.State_Enabled) else theme.color("border")


def has_field_frame(widget: QWidget | None) -> bool:
    """Whether a line edit is a field of its own: inside spin boxes and editable lists the frame is theirs."""
    if widget is None:
        return True
    if isinstance(widget.parent(), QSpinBox | QComboBox):
        return False
    return not isinstance(widget, QLineEdit) or widget.hasFrame()


def line_edit(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground and border of a field."""
    if has_field_frame(widget):
        ground = themes.active().color("surface" if is_on(option, State.State_Enabled) else "window")
        paint.rounded(painter, option.rect, paint.RADIUS_CONTROL, ground, field_border(option, widget))


def frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The frame of a list or a longer text: a hairline, in the colour of the focus where that is."""
    focused = isinstance(widget, QPlainTextEdit | QTextEdit) and is_on(option, State.State_HasFocus)
    painter.setPen(themes.active().color("focus" if focused else "border"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def push_button(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """A button of one of Qt's own dialogs: filled where Return presses it, else outlined."""
    theme = themes.active()
    enabled, hovered = is_on(option, State.State_Enabled), is_on(option, State.State_MouseOver)
    if _is_default(option) and enabled:
        ground = theme.color("accent-hover" if hovered else "accent")
        paint.rounded(painter, option.rect, paint.RADIUS_CONTROL, ground)
        return
    ground = theme.color("hover" if hovered and enabled else "surface")
    paint.rounded(painter, option.rect, paint.RADIUS_CONTROL, ground, theme.color("border"))


def push_button_label(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """The words of such a button."""
    theme = themes.active()
    enabled = is_on(option, State.State_Enabled)
    role = "on-accent" if _is_default(option) and enabled else "text"
    colour = theme.color(role, 1 if enabled else DISABLED)
    painter.setFont(theme.font("control"))
    painter.setPen(colour)
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic)
    painter.drawText(option.rect, flags, option.text)


def _is_default(option: QStyleOptionButton) -> bool:
    return bool(option.features & option.ButtonFeature.DefaultButton)


def tool_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of Qt's tool buttons (file dialog): none until pointed at."""
    theme = themes.active()
    if is_on(option, State.State_On) or is_on(option, State.State_Sunken):
        paint.rounded(painter, option.rect, paint.RADIUS_CONTROL, theme.color("accent-soft"))
    elif is_on(option, State.State_MouseOver) and is_on(option, State.State_Enabled):
        paint.rounded(painter, option.rect, paint.RADIUS_CONTROL, theme.color("hover"))


def _box(option: QStyleOption) -> tuple[QColor, QColor, QColor]:
    """Ground, border and mark of a box to tick."""
    theme = themes.active()
    share = 1.0 if is_on(option, State.State_Enabled) else DISABLED
    if is_on(option, State.State_On) or is_on(option, State.State_NoChange):
        return theme.color("accent", share), theme.color("accent", share), theme.color("on-accent")
    return theme.color("surface"), theme.color("border-strong", share), theme.color("text")


def check_box(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A box to tick, 16 px."""
    ground, border, mark = _box(option)
    paint.rounded(painter, option.rect, paint.RADIUS_CHIP, ground, border)
    if is_on(option, State.State_On):
        paint.icon_at(painter, "check", option.rect.x() + 2, option.rect.y() + 2, mark, 12)
    elif is_on(option, State.State_NoChange):
        painter.fillRect(QRect(option.rect.x() + 4, option.rect.center().y(), 8, 2), mark)


def radio_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """One of several, 16 px."""
    ground, border, mark = _box(option)
    paint.rounded(painter, option.rect, option.rect.height() / 2, ground, border)
    if is_on(option, State.State_On):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        painter.drawEllipse(QRectF(option.rect).center(), 3.0, 3.0)


def combo_box(option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    """A list to choose from: a field with a caret."""
    theme = themes.active()
    share = 1.0 if is_on(option, State.State_Enabled) else DISABLED
    ground = theme.color("hover" if is_on(option, State.State_MouseOver) and share == 1.0 else "surface")
    paint.rounded(painter, option.rect, paint.RADIUS_CONTROL, ground, field_border(option, widget))
    rtl = option.direction == Qt.LayoutDirection.RightToLeft
    x = option.rect.left() + 10 if rtl else option.rect.right() - 23
    paint.icon_at(painter, "chevron-down", x, option.rect.center().y() - 6, theme.color("muted", share), 14)


def combo_label(option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    """What is chosen, with its icon where it has one."""
    theme = themes.active()
    rect = option.rect.adjusted(12, 0, -32, 0)
    if option.direction == Qt.LayoutDirection.RightToLeft:
        rect = option.rect.adjusted(32, 0, -12, 0)
    if not option.currentIcon.isNull():
        option.currentIcon.paint(painter, QRect(rect.left(), rect.center().y() - 7, 16, 16))
        rect.setLeft(rect.left() + 24)
    share = 1.0 if is_on(option, State.State_Enabled) else DISABLED
    align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    paint.text(painter, rect, option.currentText, theme.font("control"), theme.color("text", share), align)


def combo_part(option: QStyleOptionComboBox, part: QStyle.SubControl, given: QRect) -> QRect:
    """The list opens under the field with a gap of 4."""
    if part == QStyle.SubControl.SC_ComboBoxListBoxPopup:
        return QRect(option.rect.topLeft() + QPoint(0, 4), option.rect.size())
    return given


def control_size(contents: QStyle.ContentsType, given: QSize) -> QSize:
    """Controls are 32 high whatever their font; buttons are at least 80 wide."""
    kind = QStyle.ContentsType
    if contents in (kind.CT_LineEdit, kind.CT_ComboBox, kind.CT_SpinBox):
        return QSize(given.width() + (16 if contents == kind.CT_ComboBox else 0), CONTROL_HEIGHT)
    if contents == kind.CT_PushButton:
        return QSize(max(80, given.width() + 8), CONTROL_HEIGHT)
    return given


def focus_frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ring: 2 px, 2 px outside the control; around a field its halo."""
    theme = themes.active()
    target = widget.widget() if isinstance(widget, QFocusFrame) else None
    if is_field(target):
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        paint.rounded(painter, box, paint.RADIUS_CONTROL + 2, None, theme.color("focus", HALO), 2)
        return
    radius = target.property("radius") if target is not None else None
    radius = paint.RADIUS_CONTROL if radius is None else radius
    paint.rounded(painter, QRectF(option.rect), radius + 4, None, theme.color("focus"), 2)


def is_field(widget: QWidget | None) -> bool:
    """Whether a widget shows the focus by its border and a halo, however the focus came there."""
    return isinstance(widget, QLineEdit | QComboBox | QSpinBox) or bool(widget and widget.property("halo"))
