"""A card to choose a side by: whose it is, the key that chooses it, and what it has."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.label import Label

_PAD = 12


class SideCard(QAbstractButton):
    """Checked when it is chosen; as high as its words need."""

    def __init__(self, title: str, key: str = "") -> None:
        super().__init__()
        self._title, self._key = title, key
        self.setText(title)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("radius", 8)
        self.words = Label("", "body", wrap=True)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PAD, _PAD + 20, _PAD, _PAD)
        layout.addWidget(self.words)
        layout.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str) -> None:
        """Say what this side has."""
        self.words.setText(words)
        self.setAccessibleName(f"{self._title}: {words}")

    def nextCheckState(self) -> None:
        """A click chooses; who owns the cards says what is checked."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        is_chosen = self.isChecked()
        ground = theme.color("selection" if is_chosen else "hover" if self.underMouse() else "raised")
        paint.rounded(painter, self.rect(), paint.RADIUS_CARD, ground,
                      theme.color("accent" if is_chosen else "border"))  # fmt: skip
        line = paint.inside(self, _PAD, _PAD, 8, self.height() - 28)
        ink = theme.color("accent" if is_chosen else "muted")
        icon = "circle-check" if is_chosen else "circle"
        paint.icon_at(painter, icon, paint.left_of(self, _PAD, 14), line.center().y() - 6, ink, 14)
        words = paint.inside(self, _PAD + 20, _PAD + 24, 8, self.height() - 28)
        ink = theme.color("sel-text" if is_chosen else "text")
        paint.text(painter, words, self._title, theme.font("strong"), ink, paint.lead(self))
        if self._key:
            self._paint_key(painter, line)

    def _paint_key(self, painter: QPainter, line: QRect) -> None:
        theme = themes.active()
        cap = QRect(paint.left_of(self, self.width() - _PAD - 18, 18), line.center().y() - 8, 18, 18)
        paint.rounded(painter, cap, 3, theme.color("surface"), theme.color("border"))
        middle = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, cap, self._key, theme.font("small"), theme.color("muted"), middle)
