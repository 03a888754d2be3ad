"""A banner under the toolbar: what is wrong with the file or an edit, and how to mend it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.announcing import announce
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.label import Label


class Notice(NamedTuple):
    """What a banner says: the matter, the details, and what can be done, as pairs of words and action."""

    text: str
    detail: str = ""
    actions: tuple[tuple[str, Callable[[], object]], ...] = ()
    tone: str = "danger"


_ICONS = {"danger": "circle-alert", "warning": "triangle-alert", "info": "info"}


class Banner(QWidget):
    """One notice at a time; closed by its cross, hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._notice: Notice | None = None
        self._text, self._detail = Label("", "strong", wrap=True), Label("", "body", wrap=True)
        self._close = ToolButton("", "x", height=TOOLBAR_HEIGHT, icon_only=True, run=self.clear)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 9)
        layout.setSpacing(12)
        layout.addSpacing(26)  # the icon stands there; a margin would not change sides with the direction
        layout.addLayout(words, 1)
        layout.addLayout(self._actions)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName("")
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Say something; it stays until it is closed or mended."""
        self._notice = notice
        self._text.setText(notice.text)
        self._detail.setText(notice.detail)
        self._detail.setVisible(bool(notice.detail))
        self._close.set_words(_("Close"))
        self._clear_actions()
        for words, run in notice.actions:
            self._actions.addWidget(QuietButton(words, height=TOOLBAR_HEIGHT, run=self._once(run)))
        self.setAccessibleName(f"{notice.text} {notice.detail}".strip())
        self.show()
        self.update()
        announce(self, self.accessibleName())

    def _once(self, run: Callable[[], object]) -> Callable[[], None]:
        def act() -> None:
            self.clear()
            run()

        return act

    def _clear_actions(self) -> None:
        while (item := self._actions.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def clear(self) -> None:
        """Say nothing any more."""
        self._notice = None
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What it says now."""
        return self._notice

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._notice is None:
            return
        theme, painter, tone = themes.active(), QPainter(self), self._notice.tone
        painter.fillRect(self.rect(), theme.color(f"{tone}-soft"))
        paint.hairline(painter, self.rect(), Qt.Edge.BottomEdge, theme.color("border"))
        paint.icon_at(painter, _ICONS[tone], paint.left_of(self, 16, 16), 10, theme.color(tone))
