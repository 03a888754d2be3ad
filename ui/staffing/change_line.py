"""The changes of a scenario on a line of time; a click on a mark goes to its row in the table."""

from datetime import date

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QHelpEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from i18n import _, language
from i18n.counting import counted
from planning.plan.moments import finish_day, start_day
from planning.plan.staffing import Post, Scenario, StructureChange
from planning.scene.change_line import Mark, MarkRow, Span, draw_changes, height_of, mark_at
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.shell import theme as themes
from ui.shell.commands import tooltip
from ui.staffing.change_rows import detail_words, note_words, subject_words
from ui.staffing.state import StaffingState
from ui.staffing.words import ACTIONS


class ChangeLine(QWidget):
    """Rows by kind of change over the horizon of the plan."""

    chosen = Signal(str)

    def __init__(self, state: StaffingState) -> None:
        super().__init__()
        self._state = state
        self._rows: list[MarkRow] = []
        self._span = Span(date(2000, 1, 1), date(2001, 1, 1))
        self._tips: dict[str, str] = {}
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, scenario: Scenario | None) -> None:
        """Show the changes of a scenario."""
        plan = self._state.document.plan
        self._span = Span(start_day(plan.horizon_start), finish_day(plan.horizon_finish))
        changes = list(enumerate(scenario.changes)) if scenario is not None else []
        self._tips = {str(at): self._tip(at, scenario) for at, _change in changes if scenario is not None}
        self._rows = []
        for action, name in ACTIONS.items():
            days: dict[str, list[int]] = {}
            for at, change in changes:
                if change.action == action:
                    days.setdefault(change.date, []).append(at)
            marks = [
                self._mark(day, found, scenario)
                for day, found in sorted(days.items())
                if scenario is not None
            ]
            if marks:
                self._rows.append(MarkRow(_(name), marks))
        self.setVisible(bool(self._rows))
        self.updateGeometry()
        self.update()

    def _mark(self, day: str, numbers: list[int], scenario: Scenario) -> Mark:
        posts = sum(self._count(scenario.changes[at]) for at in numbers)
        action = scenario.changes[numbers[0]].action
        if action in ("assume", "merge_units"):
            words = counted("{count} change", "{count} changes", len(numbers))
        elif action == "pool":
            words = counted("to {count} desk", "to {count} desks", posts)
        else:
            words = counted("{count} post", "{count} posts", posts)
        return Mark(date.fromisoformat(day), words, tuple(str(at) for at in numbers))

    def _count(self, change: StructureChange) -> int:
        """How many posts a change is about; without a number all of the post."""
        post = self._state.document.get("posts", change.post) if change.post else None
        return change.count or (post.count if isinstance(post, Post) else 0)

    def _tip(self, at: int, scenario: Scenario) -> str:
        change = scenario.changes[at]
        parts = (
            change.date,
            _(ACTIONS[change.action]),
            subject_words(change, self._state),
            detail_words(change),
            self._state.unit_name(change.unit) if change.unit else "",
            change.grade,
            note_words(change),
        )
        return ", ".join(part for part in parts if part)

    def sizeHint(self) -> QSize:
        return QSize(500, round(height_of(len(self._rows))))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, round(height_of(len(self._rows))))

    def paintEvent(self, event: QPaintEvent) -> None:
        shapes = draw_changes(self._rows, self._span, self.width(), QtMeasure(language()))
        painter = QPainter(self)
        ScenePainter(themes.active(), language(), self.devicePixelRatioF()).paint(painter, shapes)

    def _at(self, x: float, y: float) -> Mark | None:
        return mark_at(self._rows, self._span, self.width(), x, y)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self._at(event.position().x(), event.position().y())
        if mark is not None:
            self.chosen.emit(mark.ids[0])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._at(event.pos().x(), event.pos().y())
            words = "\n".join(self._tips.get(id, "") for id in mark.ids) if mark is not None else ""
            QToolTip.showText(event.globalPos(), tooltip(words, QKeySequence()) if words else "", self)
            return True
        return super().event(event)
