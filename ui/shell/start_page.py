"""What the window shows while no plan is open: make one, open one, or go on with a recent one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from i18n import _
from ui.shell import theme as themes
from ui.shell.commands import CommandTable
from ui.shell.preferences import Preferences
from ui.widgets import paint
from ui.widgets.button import PrimaryButton, QuietButton
from ui.widgets.empty import Empty
from ui.widgets.label import Label

_SHOWN = 5


class _Recent(QAbstractButton):
    """A file to go on with: its name and its folder."""

    def __init__(self, path: Path, run: Callable[[], object]) -> None:
        super().__init__()
        self._path = path
        self.setText(path.name.replace("&", "&&"))
        self.setAccessibleName(path.name)
        self.setAccessibleDescription(str(path.parent))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEnabled(path.is_file())
        self.clicked.connect(lambda: run())

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

    def __init__(self, commands: CommandTable, preferences: Preferences,
                 open_path: Callable[[Path], object]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        buttons = PrimaryButton().bind(commands, "file.open"), QuietButton().bind(commands, "file.new")
        sentence = _("No plan is open. Open one, make a new one, or drop a file here.")
        layout.addWidget(Empty("file-text", sentence, *buttons), 3)
        recent = QVBoxLayout()
        recent.setSpacing(2)
        files = [Path(file) for file in preferences.recent_files[:_SHOWN]]
        if files:
            recent.addWidget(Label(_("Recent plans"), "label", "muted"))
        for path in files:
            recent.addWidget(_Recent(path, partial(open_path, path)))
        recent.addStretch(1)
        column = QWidget()
        column.setFixedWidth(440)
        column.setLayout(recent)
        layout.addWidget(column, 4, Qt.AlignmentFlag.AlignHCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), themes.active().color("window"))
