"""The list of what differs between two states of a plan."""

from collections.abc import Mapping
from typing import Protocol, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.row_list import Row, RowList

SIGNS = {"added": ("plus", "success"), "removed": ("minus", "danger"), "changed": ("pencil", "info")}


class Told(Row, Protocol):
    """A line: a head (words, count), or one thing with a sign for its kind and what is to be said of it."""

    @property
    def kind(self) -> str:
        """Which sign it has."""

    @property
    def words(self) -> str:
        """Its name."""

    @property
    def detail(self) -> str:
        """What stands under the name; of a head, beside it."""


class ChangesList(RowList):
    """A head for each table, then its documents, each with a sign and, under it, what of it changes."""

    signs: Mapping[str, tuple[str, str]] = SIGNS  # icon and role of the colour, by kind

    def row_height(self, row: Row) -> int:
        if not row.is_choice:
            return 32
        return 44 if cast(Told, row).detail else 28

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_current: bool,
                  is_hovered: bool) -> None:
        told = cast(Told, row)
        if not told.is_choice:
            self._paint_head(painter, rect, told)
            return
        self.paint_ground(painter, rect, is_current=is_current and self.hasFocus(), is_hovered=is_hovered)
        theme, (icon, role) = themes.active(), self.signs[told.kind]
        line = QRect(rect.left(), rect.top(), rect.width(), 28)
        if told.detail:
            line.setRect(rect.left(), rect.top() + 4, rect.width(), 20)
        x = self.left_of(line, 8, 14)
        paint.icon_at(painter, icon, x, line.center().y() - 6, theme.color(role), 14)
        words = self.inside(line, 30, 8)
        paint.text(painter, words, told.words, theme.font("body"), theme.color("text"), paint.lead(self))
        under = QRect(words.left(), words.bottom() + 1, words.width(), 16)
        paint.text(painter, under, told.detail, theme.font("caption"), theme.color("muted"), paint.lead(self))

    def _paint_head(self, painter: QPainter, rect: QRect, told: Told) -> None:
        theme, lead = themes.active(), paint.lead(self)
        text, muted = theme.color("text"), theme.color("muted")
        paint.text(painter, self.inside(rect, 8, 8), told.words, theme.font("strong"), text, lead)
        after = self.inside(rect, 16 + theme.metrics("strong").horizontalAdvance(told.words), 8)
        paint.text(painter, after, told.detail, theme.font("caption"), muted, lead)
