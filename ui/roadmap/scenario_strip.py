"""The strip over the chart: which scenario is worked in, and what the roadmap is compared with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language
from i18n.counting import counted
from i18n.formats import number
from ui.roadmap.comparing import Comparing
from ui.shell import theme as themes
from ui.shell.commands import CommandTable
from ui.shell.session import Session
from ui.widgets import paint
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.label import Label

WORKING_DAY = 480


class ScenarioStrip(QWidget):
    """Hidden while the plan itself is shown and compared with nothing."""

    def __init__(self, session: Session, comparing: Comparing) -> None:
        super().__init__()
        self._session, self._comparing = session, comparing
        self.words = Label("", "label")
        self.result = Label("", "caption", "muted")
        self.differences = QuietButton("", "table-2", height=TOOLBAR_HEIGHT)
        self.adopt = QuietButton("", "git-commit-horizontal", height=TOOLBAR_HEIGHT)
        self.close_button = ToolButton("", "x", height=TOOLBAR_HEIGHT, icon_only=True, run=self._close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(40, 6, 12, 7)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(self.result, 1)
        for button in (self.differences, self.adopt, self.close_button):
            layout.addWidget(button)
        comparing.changed.connect(self.say)
        session.scenario_changed.connect(self.say)
        self.say()

    def bind(self, table: CommandTable) -> None:
        """Let the buttons run the commands of the view."""
        self.differences.bind(table, "roadmap.differences")
        self.adopt.bind(table, "roadmap.adopt_scenario")

    def say(self) -> None:
        """Say what is shown now."""
        session, comparing = self._session, self._comparing
        if not session.has_document:
            self.hide()
            return
        scenario, against = session.scenario, comparing.against
        self.setVisible(bool(scenario or against))
        self.adopt.setVisible(bool(scenario))
        self.words.setText(self._words(scenario, against))
        self.result.setText(self._result())
        leave = _("Back to the plan") if scenario else _("Stop comparing")
        self.close_button.set_words(leave)
        self.setAccessibleName(f"{self.words.text()}. {self.result.text()}")
        self.update()

    def _words(self, scenario: str, against: str) -> str:
        name, other = self._comparing.name(scenario), self._comparing.name(against)
        if not scenario:
            return _("Compared with “{other}”").format(other=other)
        if not against:
            return _("What if: “{name}”").format(name=name)
        return _("What if: “{name}”, compared with “{other}”").format(name=name, other=other)

    def _result(self) -> str:
        if self._comparing.error is not None:
            return self._comparing.error.message
        result = self._comparing.result
        if result is None:
            return ""
        comparison = result.comparison
        count = len(comparison.changed)
        if not count:
            return _("No differences")
        words = counted("{count} activity differs", "{count} activities differ", count)
        return f"{words} · {finish_words(comparison.finish)}"

    def _close(self) -> None:
        if self._session.scenario:
            self._session.set_scenario()
        else:
            self._comparing.choose("")

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        tone = "accent" if self._session.scenario else "info"
        painter.fillRect(self.rect(), theme.color(f"{tone}-soft"))
        paint.hairline(painter, self.rect(), Qt.Edge.BottomEdge, theme.color("border"))
        icon = "git-branch" if self._session.scenario else "layers"
        top = (self.height() - 16) // 2
        paint.icon_at(painter, icon, paint.left_of(self, 16, 16), top, theme.color(tone))


def finish_words(minutes: int | None) -> str:
    """How much later or earlier the whole finishes, in working days of eight hours."""
    if not minutes:
        return _("same finish")
    days = round(abs(minutes) / WORKING_DAY, 1)
    shown = number(f"{days:g}", language())
    if minutes > 0:
        return _("finishes {days} working days later").format(days=shown)
    return _("finishes {days} working days earlier").format(days=shown)
