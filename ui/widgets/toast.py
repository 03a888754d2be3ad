"""A toast: what was done, in passing, with Undo or Open. Never for errors."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.announcing import announce
from ui.widgets.button import TOOLBAR_HEIGHT, Button, Tones
from ui.widgets.label import Label

HEIGHT = 44
STAYS_MS = 6000
_ELEVATION = "dialog"


class _ToastButton(Button):
    text_style = "strong"

    def tones(self) -> Tones:
        theme = themes.active()
        ground = theme.color("surface", 0.26 if self.is_hovered() else 0.18)
        return Tones(ground, None, theme.color("surface"))


class _ToastLabel(Label):
    """Words in the colour of paper; the plain label would be ink on ink."""

    def __init__(self) -> None:
        super().__init__("", "body", "surface")
        self.keep_whole()


class Toast(QWidget):
    """At the bottom centre of its parent; one at a time, six seconds, longer while pointed at or focused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host, self._icon = parent, "check"
        self._bottom = parent.height()
        self._text = _ToastLabel()
        self._buttons: list[Button] = []
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(12)
        self._layout.addSpacing(16 + 8)  # the icon stands there, and is kept clear of
        self._layout.addWidget(self._text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fade)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that F6 reaches one without buttons too
        self.setProperty("own_focus", True)  # its rectangle is wider than what is seen
        self.hide()

    def show_text(self, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = (),
                  icon: str = "check") -> None:
        """Say something, in the place of what was said before."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._icon, self._buttons = icon, [self._button(words, run) for words, run in actions]
        self._text.setText(text)
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        self._timer.start(STAYS_MS)
        announce(self, text)

    def _button(self, words: str, run: Callable[[], object]) -> Button:
        button = _ToastButton(words, height=TOOLBAR_HEIGHT)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda: run())
        self._layout.addWidget(button)
        return button

    def place(self, bottom: int | None = None) -> None:
        """Stand 16 px over ``bottom`` (px from the parent's top)."""
        self._bottom = self._bottom if bottom is None else bottom
        spread = paint.margin(_ELEVATION)
        self._layout.setContentsMargins(spread + 16, spread, spread + (8 if self._buttons else 16), spread)
        self._layout.activate()
        width = self._layout.sizeHint().width()
        left = (self._host.width() - width) // 2
        self.setGeometry(left, self._bottom - 16 - HEIGHT - spread, width, HEIGHT + 2 * spread)

    def _fade(self) -> None:
        """Go, unless someone is reading: pointing at it or in it with the keyboard."""
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and (focused is self or self.isAncestorOf(focused))):
            self._timer.start(STAYS_MS // 3)
            return
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(STAYS_MS // 3)

    def _body(self) -> QRect:
        spread = paint.margin(_ELEVATION)
        return self.rect().adjusted(spread, spread, -spread, -spread)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, body = themes.active(), QPainter(self), self._body()
        paint.shadow(painter, body, paint.RADIUS_CARD, _ELEVATION)
        paint.rounded(painter, body, paint.RADIUS_CARD, QColor(theme.color("text")))
        if self.hasFocus():
            ring = QRectF(body).adjusted(-4, -4, 4, 4)
            paint.rounded(painter, ring, paint.RADIUS_CARD + 4, None, theme.color("focus"), 2)
        x = paint.left_of(self, paint.margin(_ELEVATION) + 16, 16)
        paint.icon_at(painter, self._icon, x, body.center().y() - 7, theme.color("surface"))
