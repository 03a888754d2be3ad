"""The gates between somebody and a job profile: required, confirmed, state; and the sentence under them."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from i18n import _
from planning.careers.gates import Readiness
from planning.plan.document import Document
from ui.careers import gate_words as words
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.panel import clear
from ui.widgets.rule import Rule


class Verdict(QWidget):
    """A sentence on the soft tone of its state, with its icon."""

    def __init__(self) -> None:
        super().__init__()
        self._tone, self._icon = "warning", "lock"
        self.text = Label("", "body", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(40, 10, 12, 10)
        layout.addWidget(self.text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str, tone: str, icon: str) -> None:
        """Change sentence and tone."""
        self._tone, self._icon = tone, icon
        self.text.setText(text)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        paint.rounded(painter, self.rect(), paint.RADIUS_CONTROL, theme.color(f"{self._tone}-soft"))
        left = paint.left_of(self, 12, 16)
        paint.icon_at(painter, self._icon, left, (self.height() - 16) / 2, theme.color(self._tone))


class GateTable(QWidget):
    """Filled anew for each person and profile."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self.verdict = Verdict()
        self.chips: list[Chip] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._rows)
        layout.addWidget(self.verdict)

    def show_readiness(self, readiness: Readiness, document: Document) -> None:
        """Show the gates in their order."""
        clear(self._grid)
        self.chips = []
        heads = (_("Gate"), _("Required"), _("Confirmed"), _("State"))
        for column, head in enumerate(heads):
            self._grid.addWidget(Label(head, "caption", "muted"), 0, column)
        for number, gate in enumerate(readiness.gates):
            row = 2 * number + 1
            self._grid.addWidget(Rule(), row, 0, 1, 4)
            name = Label(words.gate_name(gate.name), "body").keep_whole()
            name.setAccessibleName(words.said(gate, document))
            if gate.lacking:
                name.setToolTip(words.lacking(gate, document))
            chip = Chip(words.state_name(gate.state), *words.tone(gate.state))
            self.chips.append(chip)
            parts = (
                name,
                Label(words.required(gate, document), "caption", "muted"),
                Label(words.confirmed(gate, document), "caption"),
                chip,
            )
            for column, part in enumerate(parts):
                self._grid.addWidget(part, row + 1, column, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setColumnStretch(0, 3)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 2)
        is_ready = readiness.is_ready
        self.verdict.say(
            words.verdict(readiness), "success" if is_ready else "warning", "check" if is_ready else "lock"
        )


class Avatar(QWidget):
    """The number of a pseudonym, or the first letters of a name, in a circle."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = ""
        self.setFixedSize(QSize(40, 40))

    def say(self, name: str) -> None:
        """Show somebody's sign."""
        digits = "".join(sign for sign in name if sign.isdigit())
        letters = "".join(word[0] for word in name.split()[:2])
        self._sign = digits[-3:] or letters.upper()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        paint.rounded(painter, self.rect(), 20, theme.color("accent-soft"))
        font = theme.font("label")
        wide = QFontMetrics(font).horizontalAdvance(self._sign)
        painter.setFont(font)
        painter.setPen(theme.color("accent"))
        painter.drawText(
            QRect((40 - wide) // 2 - 1, 0, wide + 4, 40), int(Qt.AlignmentFlag.AlignVCenter), self._sign
        )
