"""A choice of one of a few, side by side in a sunken track."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.shell import theme as themes
from ui.widgets import paint

_PAD = 10
_ICON, _GAP = 14, 5


class Option(NamedTuple):
    """One choice: its key, its words, a longer name where the words are a short form, and an icon."""

    key: str
    words: str
    name: str = ""
    icon: str = ""


class _Part(QAbstractButton):
    def __init__(self, option: Option, height: int) -> None:
        super().__init__()
        self.key, self._icon = option.key, option.icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.say(option)

    def say(self, option: Option) -> None:
        self._icon = option.icon
        self.setText(option.words)
        self.setAccessibleName(option.name or option.words)
        self.setToolTip(option.name)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = themes.active().metrics("label").horizontalAdvance(self.text()) + 1
        return QSize(width + 2 * _PAD + (_ICON + _GAP if self._icon else 0), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        if self.isChecked():
            paint.rounded(painter, self.rect(), 5, theme.color("raised"), theme.color("border"))
        role = "text" if self.isChecked() or (self.underMouse() and self.isEnabled()) else "muted"
        colour = theme.color(role, 1.0 if self.isEnabled() else 0.45)
        words, middle = self.rect(), Qt.AlignmentFlag.AlignHCenter
        if self._icon:
            left = paint.left_of(self, _PAD, _ICON)
            paint.icon_at(painter, self._icon, left, (self.height() - _ICON) / 2, colour, _ICON)
            words = paint.inside(self, _PAD + _ICON + _GAP, _PAD - 1)
            middle = paint.lead(self)
        paint.text(painter, words, self.text(), theme.font("label"), colour, middle)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in paint.MEASURES_CHANGE:
            self.updateGeometry()
        super().changeEvent(event)


class Segment(QWidget):
    """Segments; ``chosen`` is told when the user chooses another one, not when it is set."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], *, height: int = 28) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._parts: dict[str, _Part] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        for option in options:
            part = _Part(option, height - 4)
            self._parts[option.key] = part
            self._group.addButton(part)
            layout.addWidget(part)
        self._group.buttonClicked.connect(lambda part: self.chosen.emit(part.key))

    def say(self, name: str, options: Sequence[Option]) -> None:
        """Say the words again, in another language."""
        self.setAccessibleName(name)
        for option in options:
            self._parts[option.key].say(option)

    def set_current(self, key: str) -> None:
        """Choose without telling; an unknown key changes nothing."""
        if key in self._parts:
            self._parts[key].setChecked(True)

    def current(self) -> str:
        """The key that is chosen, "" where none is."""
        return next((key for key, part in self._parts.items() if part.isChecked()), "")

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the choices in a menu, where there is no room for the segments."""
        for key, part in self._parts.items():
            action = menu.addAction(part.text().replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(part.isChecked())
            action.triggered.connect(lambda _checked=False, key=key: self._choose(key))

    def _choose(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        ground, border = theme.color("sunken"), theme.color("border")
        paint.rounded(painter, self.rect(), paint.RADIUS_CONTROL, ground, border)
