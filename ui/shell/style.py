"""The style of the application: Fusion, with shapes, metrics and the focus ring of our own.

Only what Qt paints itself passes here (fields, lists, menus, scroll bars, tooltips, Qt's dialogs); widgets of
ours paint themselves from the theme. There is no style sheet: it would be slow on views that scroll.
"""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)

from ui.shell import icons, style_bars, style_controls, style_menus

Paint = Callable[..., None]  # of the style option of the element, a painter, and a widget or None

PRIMITIVES: dict[QStyle.PrimitiveElement, Paint] = {
    QStyle.PrimitiveElement.PE_FrameFocusRect: style_controls.nothing,
    QStyle.PrimitiveElement.PE_PanelLineEdit: style_controls.line_edit,
    QStyle.PrimitiveElement.PE_FrameLineEdit: style_controls.nothing,
    QStyle.PrimitiveElement.PE_Frame: style_controls.frame,
    QStyle.PrimitiveElement.PE_IndicatorCheckBox: style_controls.check_box,
    QStyle.PrimitiveElement.PE_IndicatorRadioButton: style_controls.radio_button,
    QStyle.PrimitiveElement.PE_PanelButtonTool: style_controls.tool_button,
    QStyle.PrimitiveElement.PE_PanelMenu: style_menus.panel,
    QStyle.PrimitiveElement.PE_FrameMenu: style_menus.frame,
    QStyle.PrimitiveElement.PE_PanelTipLabel: style_menus.tip,
    QStyle.PrimitiveElement.PE_IndicatorBranch: style_bars.branch,
}
CONTROLS: dict[QStyle.ControlElement, Paint] = {
    QStyle.ControlElement.CE_PushButtonBevel: style_controls.push_button,
    QStyle.ControlElement.CE_PushButtonLabel: style_controls.push_button_label,
    QStyle.ControlElement.CE_FocusFrame: style_controls.focus_frame,
    QStyle.ControlElement.CE_MenuItem: style_menus.item,
    QStyle.ControlElement.CE_MenuEmptyArea: style_controls.nothing,
    QStyle.ControlElement.CE_MenuBarItem: style_menus.bar_item,
    QStyle.ControlElement.CE_MenuBarEmptyArea: style_menus.bar_ground,
    QStyle.ControlElement.CE_HeaderSection: style_bars.header_section,
    QStyle.ControlElement.CE_HeaderEmptyArea: style_bars.header_section,
    QStyle.ControlElement.CE_Splitter: style_bars.splitter,
    QStyle.ControlElement.CE_ComboBoxLabel: style_controls.combo_label,
}
COMPLEX: dict[QStyle.ComplexControl, Paint] = {
    QStyle.ComplexControl.CC_ComboBox: style_controls.combo_box,
    QStyle.ComplexControl.CC_ScrollBar: style_bars.scroll_bar,
}
STANDARD_ICONS: dict[QStyle.StandardPixmap, str] = {
    QStyle.StandardPixmap.SP_ArrowBack: "arrow-left",
    QStyle.StandardPixmap.SP_ArrowForward: "arrow-right",
    QStyle.StandardPixmap.SP_FileDialogBack: "arrow-left",
    QStyle.StandardPixmap.SP_FileDialogToParent: "arrow-up",
    QStyle.StandardPixmap.SP_FileDialogNewFolder: "folder-open",
    QStyle.StandardPixmap.SP_FileDialogListView: "grid-3x3",
    QStyle.StandardPixmap.SP_FileDialogDetailedView: "list",
    QStyle.StandardPixmap.SP_LineEditClearButton: "x",
    QStyle.StandardPixmap.SP_MessageBoxInformation: "info",
    QStyle.StandardPixmap.SP_MessageBoxWarning: "triangle-alert",
    QStyle.StandardPixmap.SP_MessageBoxCritical: "circle-alert",
    QStyle.StandardPixmap.SP_MessageBoxQuestion: "circle-help",
}
METRICS: dict[QStyle.PixelMetric, int] = {
    QStyle.PixelMetric.PM_FocusFrameHMargin: 4,
    QStyle.PixelMetric.PM_FocusFrameVMargin: 4,
    QStyle.PixelMetric.PM_ScrollBarExtent: style_bars.EXTENT,
    QStyle.PixelMetric.PM_ScrollView_ScrollBarOverlap: 0,
    QStyle.PixelMetric.PM_MenuPanelWidth: 1,
    QStyle.PixelMetric.PM_MenuHMargin: 4,
    QStyle.PixelMetric.PM_MenuVMargin: 4,
    QStyle.PixelMetric.PM_SubMenuOverlap: 0,
    QStyle.PixelMetric.PM_MenuBarPanelWidth: 0,
    QStyle.PixelMetric.PM_MenuBarHMargin: 8,
    QStyle.PixelMetric.PM_MenuBarVMargin: 0,
    QStyle.PixelMetric.PM_MenuBarItemSpacing: 0,
    QStyle.PixelMetric.PM_SmallIconSize: 16,
    QStyle.PixelMetric.PM_ButtonIconSize: 16,
    QStyle.PixelMetric.PM_SplitterWidth: 1,
    QStyle.PixelMetric.PM_IndicatorWidth: 16,
    QStyle.PixelMetric.PM_IndicatorHeight: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: 16,
    QStyle.PixelMetric.PM_ToolTipLabelFrameWidth: 8,
    QStyle.PixelMetric.PM_LayoutHorizontalSpacing: 8,
    QStyle.PixelMetric.PM_LayoutVerticalSpacing: 8,
    QStyle.PixelMetric.PM_TextCursorWidth: 1,
}
HINTS: dict[QStyle.StyleHint, int] = {
    QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1,
    QStyle.StyleHint.SH_ComboBox_Popup: 0,
    QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_ToolTipLabel_Opacity: 255,
    QStyle.StyleHint.SH_ToolTip_WakeUpDelay: 500,
    QStyle.StyleHint.SH_Widget_Animation_Duration: 0,
    QStyle.StyleHint.SH_ScrollBar_Transient: 0,
    QStyle.StyleHint.SH_ScrollBar_LeftClickAbsolutePosition: 0,
    QStyle.StyleHint.SH_Menu_MouseTracking: 1,
    QStyle.StyleHint.SH_MenuBar_MouseTracking: 1,
    QStyle.StyleHint.SH_Menu_Scrollable: 1,
    QStyle.StyleHint.SH_Menu_SupportsSections: 1,
    QStyle.StyleHint.SH_Menu_SloppySubMenus: 1,
}


class Style(QProxyStyle):
    """Fusion where nothing is said here."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter,
                      widget: QWidget | None = None) -> None:
        paint = PRIMITIVES.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            _kept(paint, option, painter, widget)

    def drawControl(self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter,
                    widget: QWidget | None = None) -> None:
        paint = CONTROLS.get(element)
        if paint is None:
            super().drawControl(element, option, painter, widget)
        else:
            _kept(paint, option, painter, widget)

    def drawComplexControl(self, control: QStyle.ComplexControl, option: QStyleOptionComplex,
                           painter: QPainter, widget: QWidget | None = None) -> None:
        paint = COMPLEX.get(control)
        if paint is None:
            super().drawComplexControl(control, option, painter, widget)
        else:
            _kept(paint, option, painter, widget)

    def pixelMetric(self, metric: QStyle.PixelMetric, option: QStyleOption | None = None,
                    widget: QWidget | None = None) -> int:
        known = METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if known is None else known

    def styleHint(self, hint: QStyle.StyleHint, option: QStyleOption | None = None,
                  widget: QWidget | None = None, returnData: QStyleHintReturn | None = None) -> int:
        known = HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if known is None else known

    def subControlRect(self, control: QStyle.ComplexControl, option: QStyleOptionComplex,
                       part: QStyle.SubControl, widget: QWidget | None = None) -> QRect:
        if isinstance(option, QStyleOptionSlider) and control == QStyle.ComplexControl.CC_ScrollBar:
            return style_bars.scroll_bar_part(option, part)
        given = super().subControlRect(control, option, part, cast(QWidget, widget))
        if isinstance(option, QStyleOptionComboBox):
            return style_controls.combo_part(option, part, given)
        return given

    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption,
                       widget: QWidget | None = None) -> QRect:
        given = super().subElementRect(element, option, cast(QWidget, widget))
        if element == QStyle.SubElement.SE_LineEditContents and style_controls.has_field_frame(widget):
            return given.adjusted(style_controls.FIELD_PAD, 0, -style_controls.FIELD_PAD, 0)
        return given

    def sizeFromContents(self, contents: QStyle.ContentsType, option: QStyleOption, size: QSize,
                         widget: QWidget | None = None) -> QSize:
        given = super().sizeFromContents(contents, option, size, cast(QWidget, widget))
        if isinstance(option, QStyleOptionMenuItem):
            if contents == QStyle.ContentsType.CT_MenuItem:
                return style_menus.item_size(option, given)
            if contents == QStyle.ContentsType.CT_MenuBarItem:
                return style_menus.bar_item_size(option, given)
        return style_controls.control_size(contents, given)

    def standardIcon(self, standardIcon: QStyle.StandardPixmap, option: QStyleOption | None = None,
                     widget: QWidget | None = None) -> QIcon:
        name = STANDARD_ICONS.get(standardIcon)
        return icons.icon(name) if name else super().standardIcon(standardIcon, option, widget)

    def polish(self, target: object) -> object:  # type: ignore[override]  # Qt has three of this name
        """Prepare a menu; the palette and the application need nothing."""
        if isinstance(target, QMenu):
            style_menus.prepare(target)
        if isinstance(target, QWidget):
            super().polish(target)
        return target if isinstance(target, QPalette) else None


def _kept(paint: Paint, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    paint(option, painter, widget)
    painter.restore()
