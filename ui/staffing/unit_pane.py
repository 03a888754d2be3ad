"""The left side of Staffing: the tree of units and, under it, what is known of the one that is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from i18n import _, language
from i18n.formats import number
from planning.plan.text import text_in
from ui.shell import theme as themes
from ui.staffing.choices import GradeChoice, posts_words
from ui.staffing.state import StaffingState, has_illustrative_posts
from ui.staffing.unit_tree import UnitTree
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.rule import Rule

NARROWEST, WIDEST, PART = 260, 390, 0.315
FOOT = 220  # px, at most


class _Figure(QWidget):
    """A label over a large figure."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.value = Label("", "caption", "muted"), Label("", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(self.value)

    def say(self, label: str, value: str) -> None:
        self.label.setText(label)
        self.value.setText(value)


class UnitCard(QWidget):
    """Name, functions and posts of a unit."""

    def __init__(self, state: StaffingState) -> None:
        super().__init__()
        self._state = state
        self.title, self.chip = Label("", "strong", wrap=True), Chip("", "illustrative")
        self.text, self.posts = Label("", "caption", "muted", wrap=True), Label("", "body", wrap=True)
        self.figures = [_Figure() for _number in range(3)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(self.text)
        layout.addWidget(self.posts)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for column, figure in enumerate(self.figures):
            grid.addWidget(figure, 0, column)
        layout.addLayout(grid)
        layout.addStretch(1)

    def fill(self) -> None:
        """Show the unit that is chosen, or the whole organization."""
        state, unit = self._state, self._state.units().get(self._state.unit)
        self.title.setText(text_in(unit.name, language()) if unit else _("All units"))
        self.text.setText(text_in(unit.functions, language()) if unit else "")
        self.text.setVisible(bool(self.text.text()))
        own = state.posts_by_grade(unit.id) if unit else {}
        self.posts.setText(posts_words(own))
        self.posts.setVisible(bool(own))
        self.chip.say(_("illustrative"))
        self.chip.setVisible(has_illustrative_posts(state.document))
        before, now = state.posts(state.unit, state.base), state.posts(state.unit)
        self.figures[0].say(_("Posts"), number(now, language()))
        self.figures[1].say(state.scenario_name(state.base), number(before, language()))
        change = now - before
        self.figures[2].say(_("Difference"), f"{'+' if change > 0 else ''}{number(change, language())}")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), themes.active().color("surface"))


class UnitPane(QWidget):
    """Tree and card."""

    def __init__(self, state: StaffingState) -> None:
        super().__init__()
        self._state = state
        self.tree, self.card, self.grade = UnitTree(state), UnitCard(state), GradeChoice(state)
        self.setMinimumWidth(NARROWEST)
        foot = QScrollArea()
        foot.setFrameShape(QFrame.Shape.NoFrame)
        foot.setWidgetResizable(True)
        foot.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot.setWidget(self.card)
        self._foot = foot
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(Rule())
        layout.addWidget(self.tree, 1)
        layout.addWidget(Rule())
        layout.addWidget(foot)
        for signal in (state.scenarios_changed, state.month_changed, state.grade_changed):
            signal.connect(self.fill)
        state.unit_changed.connect(self._fill_card)
        self._fill_card()

    def _fill_card(self) -> None:
        self.card.fill()
        self._fit()

    def _fit(self) -> None:
        """The card is as high as it must be; the tree has the rest."""
        layout = self.card.layout()
        assert layout is not None
        self._foot.setFixedHeight(min(FOOT, layout.totalHeightForWidth(self.width()) + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _head(self) -> QHBoxLayout:
        """Which grade is looked at: of it alone, tree, card and charts tell then."""
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(self.grade)
        head.addStretch(1)
        return head

    def fill(self) -> None:
        """The plan, what is looked at, or the language is another one."""
        self.grade.follow()
        self.tree.fill()
        self._fill_card()


def width_in(width: int) -> int:
    """The width of the pane in a view of this width."""
    return min(WIDEST, max(NARROWEST, round(PART * width)))
