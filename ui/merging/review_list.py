"""The list of a review: what is to be decided, each with the side that was chosen, then what comes in."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from i18n import _, formats, language
from planning.merge.reasons import reason
from planning.merge.three_way import Conflict, Side
from planning.plan.changes import Change
from ui.merging.wording import SIDES, field_of, title_of
from ui.shell import theme as themes
from ui.shell.changes_list import ChangesList
from ui.shell.changes_text import rows_of
from ui.shell.value_words import Names
from ui.widgets import paint
from ui.widgets.row_list import Row

KEYS: dict[int, Side] = {
    Qt.Key.Key_Left: "mine", Qt.Key.Key_M: "mine",
    Qt.Key.Key_Right: "theirs", Qt.Key.Key_T: "theirs",
    Qt.Key.Key_B: "base",
}  # fmt: skip
_AT_END = 72
"""Px for the side at the end of a row."""


class ConflictRow(NamedTuple):
    """Something to decide: its number, and the side that is chosen (``None``: something of both)."""

    words: str
    detail: str
    number: int
    side: Side | None
    kind: str = "conflict"

    @property
    def spoken(self) -> str:
        """The row in words."""
        return ": ".join((self.words, self.detail, _(SIDES[self.side])))

    @property
    def is_choice(self) -> bool:
        """It can be chosen."""
        return True


class SureRow(NamedTuple):
    """A line about what comes in: a head, or a document with what of it changes."""

    kind: str
    words: str
    detail: str
    spoken: str
    is_choice: bool
    change: Change | None


class HeadRow(NamedTuple):
    """A head over what follows."""

    words: str
    detail: str
    kind: str = "head"
    is_choice: bool = False

    @property
    def spoken(self) -> str:
        """The row in words."""
        return f"{self.words}: {self.detail}"


def conflict_rows(
    conflicts: Sequence[Conflict], side: Callable[[int], Side | None], names: Names
) -> list[Row]:
    """What is to be decided, under its head."""
    if not conflicts:
        return []
    rows: list[Row] = [HeadRow(_("To decide"), formats.number(len(conflicts), language()))]
    for number, conflict in enumerate(conflicts):
        detail = " · ".join(part for part in (field_of(conflict), reason(conflict)) if part)
        rows.append(ConflictRow(title_of(conflict, names), detail, number, side(number)))
    return rows


def sure_rows(changes: Sequence[Change], names: Names) -> list[Row]:
    """What comes in whatever is decided, by table."""
    left = iter(changes)
    rows: list[Row] = [HeadRow(_("Comes in"), formats.number(len(changes), language()))] if changes else []
    for row in rows_of(changes, names):
        change = next(left) if row.is_choice else None
        rows.append(SureRow(row.kind, row.words, row.detail, row.spoken, row.is_choice, change))
    return rows


class ReviewList(ChangesList):
    """Up and down go through all; ``choose`` is called with the side whose key is pressed."""

    def __init__(self, name: str, choose: Callable[[Side], object]) -> None:
        super().__init__(name)
        self._choose = choose

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = None if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else KEYS.get(event.key())
        if side is not None:
            self._choose(side)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the dialog's button
        else:
            super().keyPressEvent(event)

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_current: bool,
                  is_hovered: bool) -> None:
        if isinstance(row, ConflictRow):
            self._paint_conflict(painter, rect, row, is_current=is_current, is_hovered=is_hovered)
        else:
            super().paint_row(painter, rect, row, is_current=is_current, is_hovered=is_hovered)

    def _paint_conflict(self, painter: QPainter, rect: QRect, row: ConflictRow, *, is_current: bool,
                        is_hovered: bool) -> None:
        theme, lead = themes.active(), paint.lead(self)
        self.paint_ground(painter, rect, is_current=is_current, is_hovered=is_hovered)
        top = QRect(rect.left(), rect.top() + 4, rect.width(), 20)
        colour = theme.color("warning")
        paint.icon_at(painter, "git-merge", self.left_of(top, 8, 14), top.center().y() - 6, colour, 14)
        words = self.inside(top, 30, _AT_END + 8)
        ink, muted = theme.color("sel-text" if is_current else "text"), theme.color("muted")
        paint.text(painter, words, row.words, theme.font("body"), ink, lead)
        under = self.inside(QRect(rect.left(), top.bottom() + 1, rect.width(), 16), 30, _AT_END + 8)
        paint.text(painter, under, row.detail, theme.font("caption"), muted, lead)
        end = self.inside(rect, rect.width() - _AT_END - 8, 8)
        trail = Qt.AlignmentFlag.AlignLeft if paint.is_rtl(self) else Qt.AlignmentFlag.AlignRight
        paint.text(painter, end, _(SIDES[row.side]), theme.font("label"), theme.color("accent"), trail)
