"""The list of what differs between two states of a plan."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter

from ui.shell import theme as themes
from ui.shell.changes_text import ChangeRow
from ui.widgets import paint
from ui.widgets.row_list import Row, RowList

_SIGNS = {"added": ("plus", "success"), "removed": ("minus", "danger"), "changed": ("pencil", "info")}


class ChangesList(RowList):
    """A head for each table, then its documents, each with a sign and, under it, what of it changes."""

    def row_height(self, row: Row) -> int:
        if not row.is_choice:
            return 32
        return 44 if isinstance(row, ChangeRow) and row.detail else 28

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_current: bool,
                  is_hovered: bool) -> None:
        assert isinstance(row, ChangeRow)
        if not row.is_choice:
            self._paint_head(painter, rect, row)
            return
        self.paint_ground(painter, rect, is_current=is_current and self.hasFocus(), is_hovered=is_hovered)
        theme, (icon, role) = themes.active(), _SIGNS[row.kind]
        line = QRect(rect.left(), rect.top(), rect.width(), 28)
        if row.detail:
            line.setRect(rect.left(), rect.top() + 4, rect.width(), 20)
        x = self.left_of(line, 8, 14)
        paint.icon_at(painter, icon, x, line.center().y() - 6, theme.color(role), 14)
        words = self.inside(line, 30, 8)
        paint.text(painter, words, row.words, theme.font("body"), theme.color("text"), paint.lead(self))
        under = QRect(words.left(), words.bottom() + 1, words.width(), 16)
        paint.text(painter, under, row.detail, theme.font("caption"), theme.color("muted"), paint.lead(self))

    def _paint_head(self, painter: QPainter, rect: QRect, row: ChangeRow) -> None:
        theme, font = themes.active(), themes.active().font("strong")
        paint.text(painter, self.inside(rect, 8, 8), row.words, font, theme.color("text"), paint.lead(self))
        after_words = self.inside(rect, 16 + QFontMetrics(font).horizontalAdvance(row.words), 8)
        paint.text(painter, after_words, row.detail, theme.font("caption"), theme.color("muted"),
                   paint.lead(self))
