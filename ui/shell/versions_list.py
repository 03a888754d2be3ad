"""The list of earlier versions: by day, with the time of each."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from i18n import _
from planning.plan.versions import Version
from ui.shell import theme as themes
from ui.shell.moments import clock, day_words, local_day
from ui.widgets import paint
from ui.widgets.row_list import Row, RowList


class VersionRow(NamedTuple):
    """A version, or (without one) the day above its versions."""

    words: str
    version: Version | None = None

    @property
    def spoken(self) -> str:
        """The row in words."""
        if self.version is None:
            return self.words
        day = day_words(local_day(self.version.saved))
        kept = _("kept for good") if self.version.backup.is_kept else ""
        return ", ".join(part for part in (day, self.words, kept) if part)

    @property
    def is_choice(self) -> bool:
        """Days are passed over."""
        return self.version is not None


def rows_of(versions: Sequence[Version]) -> list[VersionRow]:
    """The rows, newest first."""
    rows = []
    minutes = Counter((local_day(version.saved), clock(version.saved)) for version in versions)
    for day, found in groupby(versions, lambda version: local_day(version.saved)):
        rows.append(VersionRow(day_words(day)))
        for version in found:
            is_alone = minutes[day, clock(version.saved)] == 1
            rows.append(VersionRow(clock(version.saved, seconds=not is_alone), version))
    return rows


class VersionsList(RowList):
    """Versions kept for good (before an import, a merge, a restore) carry a pin."""

    def row_height(self, row: Row) -> int:
        return 32

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, is_current: bool,
                  is_hovered: bool) -> None:
        assert isinstance(row, VersionRow)
        theme = themes.active()
        if row.version is None:
            line = self.inside(rect, 8, 8)
            paint.text(painter, line, row.words, theme.font("label"), theme.color("muted"), paint.lead(self))
            return
        self.paint_ground(painter, rect, is_current=is_current, is_hovered=is_hovered)
        ink = theme.color("sel-text" if is_current else "text")
        muted = ink if is_current else theme.color("muted")
        paint.icon_at(painter, "history", self.left_of(rect, 8, 16), rect.center().y() - 7, muted)
        paint.text(painter, self.inside(rect, 34, 32), row.words, theme.font("body"), ink, paint.lead(self))
        if row.version.backup.is_kept:
            x = self.left_of(rect, rect.width() - 24, 14)
            paint.icon_at(painter, "pin", x, rect.center().y() - 6, muted, 14)
