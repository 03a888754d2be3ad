"""A line of a list that leads somewhere: icon, words that wrap, a note at the end; for mouse and keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.shell import theme as themes
from ui.shell.commands import tooltip
from ui.widgets import paint
from ui.widgets.label import Label

_ICON, _GAP = 16, 8
BLEED = 8  # px that the tint under the pointer reaches beyond the words on either side


class LinkRow(QAbstractButton):
    """Words may come from a plan: they are shown as they stand. The row is as high as the words need.

    Without ``run`` it is a line to read: no stop of the Tab key, nothing under the pointer.
    """

    def __init__(self, words: str, note: str = "", *, icon: str = "", role: str = "muted",
                 run: Callable[[], object] | None = None, details: str = "",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role = icon, role
        self._words = Label(words, wrap=True)
        self._note = Label(note, "caption", "muted").keep_whole()
        layout = QHBoxLayout(self)
        lead = BLEED + (_ICON + _GAP if icon else 0)
        layout.setContentsMargins(lead, 8, BLEED, 8)
        layout.setSpacing(12)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._note, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._words, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._note.setVisible(bool(note))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(", ".join(text for text in (words, note) if text))
        self.setAccessibleDescription(details)
        self.setToolTip(tooltip(details, QKeySequence()) if details else "")
        self.is_link = run is not None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self.is_link else Qt.FocusPolicy.NoFocus)
        if run is not None:
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda: run())

    @property
    def words(self) -> str:
        """What the row says."""
        return self._words.text()

    @property
    def note(self) -> str:
        """What stands at its end."""
        return self._note.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        if self.is_link and (self.underMouse() or self.isDown()):
            paint.rounded(painter, self.rect(), paint.RADIUS_CONTROL, theme.color("hover"))
        if self._icon:
            x = self.width() - BLEED - _ICON if self.isRightToLeft() else BLEED
            top = self._words.y() + (theme.line_height("body") - _ICON) // 2
            paint.icon_at(painter, self._icon, x, top, theme.color(self._role), _ICON)
