"""A fan on the screen: shapes of the scene, values under the pointer, a table of the same numbers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHelpEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from i18n import _, language
from planning.scene.fan_chart import Fan, Floats, draw_fan, fan_frame
from planning.staffing.months import month_text
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.shell import theme as themes
from ui.shell.commands import tooltip
from ui.staffing.choices import month_words
from ui.widgets.chart_card import Chart
from ui.widgets.twin_table import TableData

HEIGHT = 230


class FanWidget(Chart):
    """One measure of a scenario over the months, with its comparison."""

    def __init__(self, fan: Fan, words: Callable[[float], str]) -> None:
        super().__init__()
        self.fan, self._words = fan, words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(380, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shapes = draw_fan(self.fan, self.width(), self.height(), QtMeasure(language()), self._words)
        ScenePainter(themes.active(), language(), self.devicePixelRatioF()).paint(painter, shapes)
        if self.hasFocus():
            painter.setPen(themes.active().color("focus"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def table(self) -> TableData:
        fan = self.fan
        heads = [_("Month"), fan.label or _("Median")]
        columns = [fan.median]
        for ends, low, high in zip(fan.band_heads[::-1] or _shares_of_runs(), *_ends(fan), strict=False):
            heads += ends
            columns += [low, high]
        if fan.comparison is not None:
            heads.append(fan.comparison_label)
            columns.append(fan.comparison)
        if fan.posts is not None:
            heads.append(fan.posts_label)
            columns.append(fan.posts)
        rows = tuple(
            (month_words(month_text(fan.first + at)), *(self._words(float(column[at])) for column in columns))
            for at in range(len(fan.median))
        )
        return TableData(tuple(heads), rows)

    def summary(self) -> str:
        data = self.table()
        kept = (data.rows[0], data.rows[-1]) if data.rows else ()
        return "\n".join("; ".join(f"{h} {c}" for h, c in zip(data.heads, row, strict=True)) for row in kept)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.words_at(event.pos().x())
            QToolTip.showText(event.globalPos(), tooltip(words, QKeySequence()) if words else "", self)
            return True
        return super().event(event)

    def words_at(self, x: float) -> str:
        """What stands at a place: month, median, band and comparison."""
        measure = QtMeasure(language())
        month = fan_frame(self.fan, self.width(), self.height(), measure, self._words).month_at(x)
        data = self.table()
        if not 0 <= month < len(data.rows):
            return ""
        return "; ".join(f"{head} {cell}" for head, cell in zip(data.heads, data.rows[month], strict=True))


def _shares_of_runs() -> list[tuple[str, str]]:
    """What the ends of the usual bands are, the narrowest first."""
    first, last = _("{share} of runs, from"), _("{share} of runs, to")
    return [(first.format(share=share), last.format(share=share)) for share in ("50 %", "90 %")]


def _ends(fan: Fan) -> tuple[list[Floats], list[Floats]]:
    """The ends of the bands, the narrowest first."""
    bands = fan.bands[::-1]
    return [band.low for band in bands], [band.high for band in bands]
