"""The left side: which report, and what was exported before."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from i18n import _, language
from i18n.formats import day_month
from planning.reports import ReportKind, report_kinds
from ui.reports.exporting import Exported, open_file
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.rule import Rule
from ui.widgets.wording import Wording

ICONS = {
    "brief": "file-text", "roadmap": "chart-gantt", "careers": "route", "staffing": "network",
    "full": "book-open",
}
_ICON, _LEAD = 20, 44


class KindButton(QAbstractButton):
    """A kind of report: title and description; the chosen one is filled."""

    def __init__(self, kind: ReportKind) -> None:
        super().__init__()
        self.kind = kind
        self._title, self._description = Label("", "strong"), Label("", "body", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_LEAD, 12, 12, 12)
        layout.setSpacing(0)
        for label in (self._title, self._description):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._recolour)
        wording = Wording(self)
        wording(self._say, lambda: _(kind.title))

    def _say(self, title: str) -> None:
        self._title.setText(title)
        self._description.setText(_(self.kind.description))
        self.setAccessibleName(title)
        self.setAccessibleDescription(self._description.text())

    def _recolour(self, is_on: bool) -> None:
        self._title.set_role("sel-text" if is_on else "text")
        self._description.set_role("sel-text" if is_on else "muted")

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        ground = "selection" if self.isChecked() else "hover" if self.underMouse() else ""
        if ground:
            paint.rounded(painter, self.rect(), paint.RADIUS_CONTROL, theme.color(ground))
        x = self.width() - 12 - _ICON if self.isRightToLeft() else 12
        role = "sel-text" if self.isChecked() else "muted"
        paint.icon_at(painter, ICONS.get(self.kind.id, "file"), x, 14, theme.color(role), _ICON)


class KindsPanel(QWidget):
    """Kinds above, exported files below."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(264)
        self._group = QButtonGroup(self)
        self.buttons = [KindButton(kind) for kind in report_kinds()]
        self._files = QVBoxLayout()
        self._files.setSpacing(0)
        self._rule, self._title = Rule(), Label("", "label", "muted")
        self._rows: list[LinkRow] = []
        self._fill()
        Wording(self)(self._title.setText, lambda: _("Exported"))
        self.setAutoFillBackground(False)

    def _fill(self) -> None:
        inner = QWidget()
        inner.setAutoFillBackground(False)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(4)
        for button in self.buttons:
            self._group.addButton(button)
            button.clicked.connect(partial(self.chosen.emit, button.kind.id))
            layout.addWidget(button)
        layout.addSpacing(12)
        layout.addWidget(self._rule)
        layout.addSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(self._files)
        layout.addStretch(1)
        scroller = QScrollArea(self)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(scroller)

    def set_current(self, kind: str) -> None:
        """Show which kind is chosen."""
        for button in self.buttons:
            button.setChecked(button.kind.id == kind)

    def show_files(self, files: Sequence[Exported]) -> None:
        """List exported files, the latest first; one that is gone cannot be opened."""
        for row in self._rows:
            self._files.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_row(file) for file in files]
        for row in self._rows:
            self._files.addWidget(row)
        self._rule.setVisible(bool(files))
        self._title.setVisible(bool(files))

    @property
    def rows(self) -> list[LinkRow]:
        """The listed files."""
        return self._rows

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.fillRect(self.rect(), theme.color("surface"))
        edge = Qt.Edge.LeftEdge if self.isRightToLeft() else Qt.Edge.RightEdge
        paint.hairline(painter, self.rect(), edge, theme.color("border"))


def _row(file: Exported) -> LinkRow:
    path = Path(file.path)
    if not path.exists():
        return LinkRow(path.name, _("missing"), icon="file", details=file.path)
    return LinkRow(path.name, _day(file.day), icon="file-check", details=file.path,
                   run=partial(open_file, path))


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return _("today") if day == date.today() else day_month(day, language())
