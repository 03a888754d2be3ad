"""Levels held beside levels required: a dot on a ruled scale against a tick, with the difference."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from i18n import _
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.item_access import Item, install
from ui.widgets.matrix.tiles import MINUS

ROW, FOOT = 28, 22
_NAME, _END = 0.42, 34


class Row(NamedTuple):
    """A competency: its name, what is required, what is held (``None``: not known), words for the latter."""

    name: str
    required: int | None
    held: int | None
    unknown: str = ""


class LevelChart(QWidget):
    """Filled dot: met; open dot with a dashed line: short. What is not known has no dot but its word."""

    def __init__(self) -> None:
        super().__init__()
        install(LevelChart)
        self._rows: list[Row] = []
        self._top = 5
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: list[Row], top: int) -> None:
        """Show other competencies, on a scale from 0 to ``top``."""
        self._rows, self._top = rows, max(1, top)
        self.setFixedHeight(len(rows) * ROW + FOOT)
        self.setAccessibleName(_("Levels held and required"))
        self.update()

    @property
    def rows(self) -> list[Row]:
        """What is shown."""
        return self._rows

    def sizeHint(self) -> QSize:
        return QSize(280, len(self._rows) * ROW + FOOT)

    def access_items(self) -> list[Item]:
        """Each competency with its levels."""
        return [
            Item(self._said(row), QRect(0, n * ROW, self.width(), ROW)) for n, row in enumerate(self._rows)
        ]

    @staticmethod
    def _said(row: Row) -> str:
        held = row.unknown if row.held is None else _("level {level}").format(level=row.held)
        if row.required is None:
            return f"{row.name}: {held}"
        return _("{competency}: held {held}, required level {level}").format(
            competency=row.name, held=held, level=row.required
        )

    def _x(self, level: float) -> float:
        """Where a level stands."""
        first, last = self.width() * _NAME + 6, self.width() - _END - 8
        x = first + (last - first) * level / self._top
        return self.width() - x if paint.is_rtl(self) else x

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, number * ROW, row)
        middle = Qt.AlignmentFlag.AlignHCenter
        for level in range(self._top + 1):
            place = QRect(round(self._x(level)) - 10, len(self._rows) * ROW + 2, 20, 16)
            paint.text(painter, place, str(level), theme.font("small"), theme.color("muted"), middle)

    def _paint_row(self, painter: QPainter, top: int, row: Row) -> None:
        theme, y = themes.active(), top + ROW / 2
        name = QRect(
            paint.left_of(self, 0, round(self.width() * _NAME) - 6), top, round(self.width() * _NAME) - 6, ROW
        )
        paint.text(painter, name, row.name, theme.font("body"), theme.color("text"), paint.lead(self))
        painter.setPen(QPen(theme.color("grid-strong"), 1))
        painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(self._top), y))
        for level in range(self._top + 1):
            painter.drawLine(QPointF(self._x(level), y - 3), QPointF(self._x(level), y + 3))
        if row.required is not None:
            tick = QRectF(self._x(row.required) - 2, y - 8, 4, 16)
            painter.fillRect(tick, theme.color("text"))
        self._paint_held(painter, y, row)

    def _paint_held(self, painter: QPainter, y: float, row: Row) -> None:
        theme, end = (
            themes.active(),
            QRect(paint.left_of(self, self.width() - _END, _END), int(y) - 10, _END, 20),
        )
        side = Qt.AlignmentFlag.AlignLeft if paint.is_rtl(self) else Qt.AlignmentFlag.AlignRight
        if row.held is None:
            paint.text(painter, end, "?", theme.font("label"), theme.color("muted"), side)
            return
        short = max(0, (row.required or 0) - row.held)
        place, tone = QPointF(self._x(row.held), y), theme.color("warning" if short else "success")
        if short and row.required is not None:
            pen = QPen(tone, 2.5)
            pen.setDashPattern([1.6, 1.2])
            painter.setPen(pen)
            painter.drawLine(place, QPointF(self._x(row.required), y))
        painter.setPen(QPen(tone, 2))
        painter.setBrush(theme.color("surface") if short else tone)
        painter.drawEllipse(place, 5.5, 5.5)
        difference = row.held - row.required if row.required is not None else 0
        if difference:
            said = f"{MINUS}{-difference}" if difference < 0 else f"+{difference}"
            paint.text(painter, end, said, theme.font("label"), tone if short else theme.color("muted"), side)
