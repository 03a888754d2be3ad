"""The focus: its ring for those who use the keyboard, and the way from one area of the window to the next."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QWindow
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from ui.shell.style_controls import is_field

_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)


class FocusRing(QObject):
    """Shows the ring round what got the focus by the keyboard; fields always show theirs.

    Whether a key or the mouse was used last is heard at the window, once an event, not at every widget.
    A widget that marks its own place (a canvas with a cursor) sets the property ``own_focus``.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame: QFocusFrame | None = None
        self._by_keyboard = False
        QApplication.instance().focusChanged.connect(self._move)  # type: ignore[union-attr]

    def watch(self, window: QWindow | None) -> None:
        """Hear the keys and clicks of a window; that of a popup may be gone before its widgets are."""
        if window is not None and shiboken6.isValid(window):
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def by_keyboard(self) -> None:
        """The focus is about to be moved by a key."""
        self._by_keyboard = True

    def by_itself(self) -> None:
        """The focus is about to be moved though nobody asked for that: no ring says so."""
        self._by_keyboard = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self._by_keyboard = True
        elif event.type() in _MOUSE:
            self._by_keyboard = False
        return False

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self.watch(new.window().windowHandle())
        target = self._target(new)
        # The frame lives in the window (or scrolled area) of its widget and goes with it.
        if self._frame is not None and shiboken6.isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = QFocusFrame(new) if target is not None else None
        if self._frame is not None and target is not None:
            self._frame.setWidget(target)

    def _target(self, widget: QWidget | None) -> QWidget | None:
        if widget is None or widget.isWindow() or widget.property("own_focus"):
            return None
        return widget if self._by_keyboard or is_field(widget) else None

    @property
    def target(self) -> QWidget | None:
        """What the ring is round now."""
        return self._frame.widget() if self._frame is not None and shiboken6.isValid(self._frame) else None


def open_menu() -> None:
    """Do what the Menu key does, which not every keyboard has."""
    focused = QApplication.focusWidget()
    if focused is not None:
        place, reason = focused.rect().center(), QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(focused, QContextMenuEvent(reason, place, focused.mapToGlobal(place)))


class Areas:
    """The areas of the window in the order in which Tab and F6 pass them."""

    def __init__(self, window: QWidget, areas: Callable[[], list[QWidget]]) -> None:
        self._window, self._areas = window, areas
        self._last: dict[int, QWidget] = {}

    def _grouped(self) -> list[list[QWidget]]:
        """All that Tab stops at by area, in the order in which the widgets were made.

        Qt's own chain would need nextInFocusChain, whose binding makes each widget the owner of the next one.
        """
        return [[stop for stop in (area, *area.findChildren(QWidget)) if _is_stop(stop)]
                for area in self._areas() if area.isVisible()]

    def step(self, forward: bool) -> bool:
        """Move to the next stop, through the areas in their order."""
        order = [stop for group in self._grouped() for stop in group]
        if not order:
            return False
        focused = self._window.focusWidget()
        at = order.index(focused) if focused in order else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        order[(at + (1 if forward else -1)) % len(order)].setFocus(reason)
        return True

    def enter(self, area: QWidget) -> None:
        """Move to the first stop of an area, where the focus is not in it."""
        if not self._is_in(area):
            stops = [stop for stop in (area, *area.findChildren(QWidget)) if _is_stop(stop)]
            if stops:
                stops[0].setFocus()

    def _is_in(self, area: QWidget) -> bool:
        focused = self._window.focusWidget()
        return focused is not None and focused.isVisible() and (focused is area or area.isAncestorOf(focused))

    def jump(self, forward: bool) -> bool:
        """Move to the next area, to where the focus was there before."""
        groups = [group for group in self._grouped() if group]
        if not groups:
            return False
        focused = self._window.focusWidget()
        at = next((number for number, group in enumerate(groups) if focused in group), -1 if forward else 0)
        if focused is not None and at >= 0 and focused in groups[at]:
            self._last[id(groups[at][0])] = focused
        target = groups[(at + (1 if forward else -1)) % len(groups)]
        remembered = self._last.get(id(target[0]))
        (remembered if remembered in target else target[0]).setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _is_stop(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus.value
    return (bool(widget.focusPolicy().value & tab) and widget.isVisible() and widget.isEnabled()
            and widget.focusProxy() is None)
