"""Dialogs: the title is the question, the buttons name the verb, the window behind lies under a scrim."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.shell import theme as themes
from ui.shell.style_menus import is_masked, round_mask
from ui.widgets import paint
from ui.widgets.button import Button, DangerButton, PrimaryButton, QuietButton
from ui.widgets.label import Label

NARROW, WIDE = 480, 640
_ELEVATION = "dialog"
_KINDS = {"primary": PrimaryButton, "quiet": QuietButton, "danger": DangerButton}
_ROLES = {
    "primary": QDialogButtonBox.ButtonRole.AcceptRole,
    "quiet": QDialogButtonBox.ButtonRole.RejectRole,
    "danger": QDialogButtonBox.ButtonRole.DestructiveRole,
    "more": QDialogButtonBox.ButtonRole.ActionRole,
}


class Choice(NamedTuple):
    """A button of a dialog: key, words, and kind ("primary", "danger", "quiet" for cancelling, "more")."""

    key: str
    words: str
    kind: str = "quiet"


class Scrim(QWidget):
    """Dims a window while a dialog asks."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self.resize(event.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), themes.active().scrim)


class Dialog(QDialog):
    """Modal to its window, centred over it, shown with ``open()``; ``answered`` tells the button's key.

    Escape answers with the key of the quiet button. Put content into ``content``.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget, title: str, choices: Sequence[Choice], *,
                 width: int = NARROW) -> None:
        super().__init__(parent.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._window = parent.window()
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._spread = 0 if is_masked() else paint.margin(_ELEVATION)
        if not is_masked():
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFixedWidth(width + 2 * self._spread)
        self.setWindowTitle(title)
        self._cancel = next((choice.key for choice in choices if choice.kind == "quiet"), "")
        self._answer = self._cancel
        self.enter_answers = False
        """Whether Enter in a field commits it and presses the default button too: all fields go together."""
        self._scrim: Scrim | None = None
        self.title = Label(title, "title", wrap=True)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self.buttons = QDialogButtonBox()
        self.by_key: dict[str, Button] = {}
        for choice in choices:
            self._add(choice)
        self._lay_out()
        self.finished.connect(self._finish)

    def _add(self, choice: Choice) -> None:
        button = _KINDS.get(choice.kind, QuietButton)(choice.words)
        button.setMinimumWidth(80)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.answer(choice.key))
        self.buttons.addButton(button, _ROLES[choice.kind])
        self.by_key[choice.key] = button
        if choice.kind == "primary":
            button.setProperty("default", True)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        spread = self._spread
        layout.setContentsMargins(spread + 24, spread + 20, spread + 24, spread + 20)
        layout.setSpacing(16)
        layout.addWidget(self.title)
        layout.addLayout(self.content)
        layout.addSpacing(4)
        layout.addWidget(self.buttons)

    def answer(self, key: str) -> None:
        """Answer with a key and close."""
        self._answer = key
        self.done(int(QDialog.DialogCode.Rejected if key == self._cancel else QDialog.DialogCode.Accepted))

    def _finish(self) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        self.answered.emit(self._answer)

    def default_button(self) -> Button | None:
        """The button that Return presses."""
        return next((button for button in self.by_key.values() if button.property("default")), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            default = self.default_button()
            if default is not None and default.isEnabled():
                default.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self._window
        self._scrim = Scrim(parent)
        self._scrim.show()
        self._scrim.raise_()
        self._fit()
        # A little over the middle: there the eye takes it to be centred.
        middle = parent.mapToGlobal(QPoint(parent.width() // 2, parent.height() * 7 // 16))
        self.move(middle.x() - self.width() // 2, max(0, middle.y() - self.height() // 2))
        default = self.default_button()
        if self.focusWidget() is None and default is not None:
            default.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """As high as the content needs at the dialog's width; texts that wrap know that only now."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if is_masked():
            round_mask(self, paint.RADIUS_DIALOG)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        body = self.rect().adjusted(self._spread, self._spread, -self._spread, -self._spread)
        if self._spread:
            paint.shadow(painter, body, paint.RADIUS_DIALOG, _ELEVATION)
        border = theme.color("border") if theme.is_dark else None
        paint.rounded(painter, body, paint.RADIUS_DIALOG, theme.color("raised"), border)


def ask(parent: QWidget, question: str, text: str, choices: Sequence[Choice]) -> Dialog:
    """Open a question; connect to ``answered`` of the dialog that is returned."""
    dialog = Dialog(parent, question, choices)
    if text:
        dialog.content.addWidget(Label(text, "body", "muted", wrap=True))
    dialog.open()
    return dialog
