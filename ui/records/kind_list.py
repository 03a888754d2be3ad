"""The tables of a catalogue, at its beginning: name, what they hold, and how much."""

from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from i18n import _, language
from i18n.formats import number
from ui.records.kinds import KINDS
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.row_list import Row, RowList

WIDTH, HEIGHT = 240, 36


class KindRow(NamedTuple):
    """A table with the number of its documents."""

    table: str
    number: int

    @property
    def spoken(self) -> str:
        """Name, number and what the table is for."""
        parts = (_(KINDS[self.table].words), number(self.number, language()), self.about)
        return ", ".join(part for part in parts if part)

    @property
    def about(self) -> str:
        """What it is for."""
        about = KINDS[self.table].about
        return _(about) if about else ""

    @property
    def is_choice(self) -> bool:
        """Each can be chosen."""
        return True


class KindList(RowList):
    """``moved`` and ``chosen`` tell the row: the table that is shown is always the current one."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)

    def row_height(self, row: Row) -> int:
        return HEIGHT

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_current: bool,
                  is_hovered: bool) -> None:
        assert isinstance(row, KindRow)
        theme, ground = themes.active(), self.inside(rect, 8, 8).adjusted(0, 2, 0, -2)
        self.paint_ground(painter, ground, is_current=is_current, is_hovered=is_hovered)
        ink = theme.color("sel-text" if is_current else "text")
        muted = theme.color("sel-text" if is_current else "muted")
        left, top = self.left_of(rect, 18, 16), rect.center().y() - 7
        paint.icon_at(painter, KINDS[row.table].icon, left, top, muted, 16)
        count = number(row.number, language())
        width = theme.metrics("caption").horizontalAdvance(count)
        words = self.inside(rect, 44, 24 + width)
        paint.text(painter, words, _(KINDS[row.table].words), theme.font("body"), ink, paint.lead(self))
        at = QRect(rect.right() - 18 - width, rect.top(), width, rect.height())
        if paint.is_rtl(self):
            at.moveLeft(rect.left() + 18)
        paint.text(painter, at, count, theme.font("caption"), muted, paint.lead(self))
