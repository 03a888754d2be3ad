"""What is current in a review: of a conflict all sides to choose from, of a change what of it comes in."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from i18n import _
from planning.merge.three_way import Conflict, Side
from planning.plan.changes import Change
from ui.merging.side_card import SideCard
from ui.merging.wording import SIDES, change_lines, place_of, side_words, title_of
from ui.shell.plan_words import table_words
from ui.shell.value_words import Names, name_of
from ui.widgets.label import Label

_KEYS: dict[Side, str] = {"base": "B", "mine": "M", "theirs": "T"}


class ReviewPane(QScrollArea):
    """Calls ``choose`` with the side whose card is clicked, ``None`` for something of both.

    Without ``has_base`` nobody knows what both sides came from: it is not shown.
    """

    def __init__(self, choose: Callable[[Side | None], object], *, has_base: bool) -> None:
        super().__init__()
        self._has_base = has_base
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(self.focusPolicy().NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.name, self.place = Label("", "heading", wrap=True), Label("", "body", "muted", wrap=True)
        self.lines = Label("", "body", wrap=True)
        self.cards = {side: SideCard(_(SIDES[side]), key) for side, key in _KEYS.items()}
        self.both = SideCard(_(SIDES[None]))
        for side, card in self.cards.items():
            card.clicked.connect(lambda _checked=False, side=side: choose(side))
        self.both.clicked.connect(lambda: choose(None))
        self._arrange()
        self.clear()

    def _arrange(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2, 0, 8, 2)
        column.setSpacing(8)
        sides = QHBoxLayout()
        sides.setSpacing(8)
        for side in ("mine", "theirs"):
            sides.addWidget(self.cards[side], 1)
        for part in (self.name, self.place, self.lines, self.cards["base"]):
            column.addWidget(part)
        column.addLayout(sides)
        column.addWidget(self.both)
        column.addStretch(1)
        self.setWidget(page)
        page.setAutoFillBackground(False)  # a scroll area switches it on

    def clear(self) -> None:
        """Nothing is current."""
        self._say("", "")
        self._show_cards(is_conflict=False, has_both=False)

    def show_conflict(self, conflict: Conflict, side: Side | None, names: Names, *, has_both: bool) -> None:
        """Show what each side has; ``has_both``: something of both sides can be chosen, too."""
        self._say(title_of(conflict, names), place_of(conflict))
        for one, card in self.cards.items():
            card.say(side_words(conflict, one, names))
            card.setChecked(one == side)
        self.both.say(_("What both changed is in it, as far as that goes together."))
        self.both.setChecked(side is None)
        self._show_cards(is_conflict=True, has_both=has_both)

    def show_change(self, change: Change, names: Names) -> None:
        """Show what of a document comes in."""
        document = change.before or change.after or {}
        verb = _("Added") if change.before is None else _("Removed") if change.after is None else _("Changed")
        place = " · ".join((table_words(change.table), verb))
        self._say(name_of(change.table, document, names), place, "\n".join(change_lines(change, names)))
        self._show_cards(is_conflict=False, has_both=False)

    def _say(self, name: str, place: str, lines: str = "") -> None:
        self.name.setText(name)
        self.place.setText(place)
        self.lines.setText(lines)
        self.lines.setVisible(bool(lines))
        self.verticalScrollBar().setValue(0)

    def _show_cards(self, *, is_conflict: bool, has_both: bool) -> None:
        for side, card in self.cards.items():
            card.setVisible(is_conflict and (self._has_base or side != "base"))
        self.both.setVisible(has_both)
