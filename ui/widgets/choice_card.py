"""A card to choose one of several by: what it is, and a line about it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.shell import theme as themes
from ui.widgets import paint


class ChoiceCard(QAbstractButton):
    """Icon, title and a line under it; checked when it is chosen."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        self._icon, self._text = icon, text
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("radius", 8)

    def sizeHint(self) -> QSize:
        return QSize(300, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        chosen = self.isChecked()
        ground = theme.color("selection" if chosen else "hover" if self.underMouse() else "raised")
        border = theme.color("accent" if chosen else "border")
        paint.rounded(painter, self.rect(), paint.RADIUS_CARD, ground, border)
        ink = theme.color("accent" if chosen else "muted")
        paint.icon_at(painter, self._icon, paint.left_of(self, 16, 20), 20, ink, 20)
        line, align = paint.inside(self, 52, 16, 11, 29), paint.lead(self)
        paint.text(painter, line, self.text(), theme.font("strong"), theme.color("text"), align)
        ink = theme.color("sel-text" if chosen else "muted")
        paint.text(painter, line.translated(0, 19), self._text, theme.font("caption"), ink, align)
