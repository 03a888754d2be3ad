"""What the window shows while no plan is open: begin a plan, open one, or go on with a recent one."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from i18n import N_, _
from ui.shell import theme as themes
from ui.shell.commands import CommandTable
from ui.shell.files import Files
from ui.shell.new_plan import TEMPLATES
from ui.shell.preferences import Preferences
from ui.widgets import paint
from ui.widgets.button import QuietButton
from ui.widgets.label import Label

WIDTH = 848
CARD = QSize(272, 132)
TILE = 36
SHOWN = 5
IMPORT = ("file-down", N_("From another program"),
          N_("MS Project, GanttProject, Excel or CSV, as a new plan."))  # fmt: skip


class _Way(QAbstractButton):
    """One way to a plan, by a click, Space or Enter."""

    def __init__(self, title: str, text: str, run: Callable[[], object]) -> None:
        super().__init__()
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: run())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class _Card(_Way):
    """A way to begin: its sign on a tile, what it is, and what comes of it."""

    def __init__(self, icon: str, title: str, text: str, run: Callable[[], object]) -> None:
        super().__init__(title, text, run)
        self._icon = icon
        self.setProperty("radius", paint.RADIUS_CARD)

    def sizeHint(self) -> QSize:
        return CARD

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        is_hovered = self.underMouse()
        border = theme.color("accent" if is_hovered else "border")
        paint.rounded(painter, self.rect(), paint.RADIUS_CARD, theme.color("surface"), border)
        left = paint.left_of(self, 16, TILE)
        paint.rounded(painter, QRect(left, 16, TILE, TILE), paint.RADIUS_CARD, theme.color("selection"))
        paint.icon_at(painter, self._icon, left + 8, 24, theme.color("accent"), 20)
        align = paint.lead(self)
        title = paint.inside(self, 16, 16, 62, CARD.height() - 82)
        paint.text(painter, title, self.accessibleName(), theme.font("strong"), theme.color("text"), align)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("muted"))
        lines = Qt.TextFlag.TextWordWrap | align | Qt.AlignmentFlag.AlignTop
        painter.drawText(paint.inside(self, 16, 16, 84, 8), lines, self.accessibleDescription())


class _Recent(_Way):
    """A file to go on with: its name and its folder."""

    def __init__(self, path: Path, run: Callable[[], object]) -> None:
        super().__init__(path.name, str(path.parent), run)
        self._path = path
        self.setEnabled(path.is_file())

    def sizeHint(self) -> QSize:
        return QSize(420, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        share = 1.0 if self.isEnabled() else 0.45
        if self.underMouse() and self.isEnabled():
            paint.rounded(painter, self.rect(), paint.RADIUS_CONTROL, theme.color("hover"))
        muted, align = theme.color("muted", share), paint.lead(self)
        paint.icon_at(painter, "file-text", paint.left_of(self, 12, 16), 16, muted)
        row, folder = paint.inside(self, 40, 12, 4, 24), str(self._path.parent)
        paint.text(painter, row, self._path.name, theme.font("body"), theme.color("text", share), align)
        paint.text(painter, row.translated(0, 19), folder, theme.font("caption"), muted, align)


class StartPage(QWidget):
    """Made anew each time it is shown: the recent files differ."""

    def __init__(self, commands: CommandTable, preferences: Preferences, files: Files) -> None:
        super().__init__()
        self._commands, self._files = commands, files
        recent = [Path(file) for file in preferences.recent_files[:SHOWN]]
        column = QWidget()
        column.setMaximumWidth(WIDTH)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        content = QVBoxLayout(column)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(12)
        for part in (*self._beginning(), *self._going_on(recent)):
            content.addWidget(part)
        content.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 56, 24, 24)
        layout.addStretch(1)
        layout.addWidget(column, 100)
        layout.addStretch(1)
        self._choose_first()

    def _choose_first(self) -> None:
        """What has the focus at first: the plan that was open last, else a blank one."""
        recent = [one for one in self.findChildren(_Recent) if one.isEnabled()]
        self.setFocusProxy(next(iter([*recent, *self.findChildren(_Card)])))

    def _beginning(self) -> Iterator[QWidget]:
        yield Label(_("Begin a plan"), "title")
        cards = QWidget()
        row = QHBoxLayout(cards)
        row.setContentsMargins(0, 0, 0, 28)
        row.setSpacing(16)
        for name, (icon, title, text) in TEMPLATES.items():
            row.addWidget(_Card(icon, _(title), _(text), partial(self._files.place_new, name)))
        icon, title, text = IMPORT
        row.addWidget(_Card(icon, _(title), _(text), partial(self._commands.run, "file.import")))
        yield cards

    def _going_on(self, recent: list[Path]) -> Iterator[QWidget]:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(_("Go on with a plan"), "title"))
        row.addStretch(1)
        row.addWidget(QuietButton().bind(self._commands, "file.open"))
        yield head
        rows = QWidget()
        listed = QVBoxLayout(rows)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(2)
        for path in recent:
            listed.addWidget(_Recent(path, partial(self._files.open_path, path)))
        yield rows
        yield Label(_("Files can be dropped here as well."), "caption", "muted")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), themes.active().color("window"))
