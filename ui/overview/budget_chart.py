"""The budget as stacked bars, a bar a period, with pyqtgraph; loaded when it is first shown.

x is the unit of the budget, from zero; y is px from the top, so that lines of text keep their height.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout

from i18n import language
from i18n.formats import number
from planning.plan.breakdown import Breakdown, Part, Period
from planning.plan.document import Document
from planning.plan.text import text_in
from ui.overview import bar_labels
from ui.overview.bar_labels import Label, Segment
from ui.overview.budget_table import budget_table
from ui.overview.figure_words import period_words
from ui.overview.hatched import HatchedItem
from ui.shell import theme as themes
from ui.shell.commands import tooltip
from ui.shell.theme import Theme
from ui.widgets.bare_plot import bare_plot
from ui.widgets.chart_card import Chart
from ui.widgets.twin_table import TableData

if TYPE_CHECKING:
    from pyqtgraph import TextItem

HEAD, BAR, LINE, GAP = 24, 28, 18, 14  # px: heading of a period, its bar, a line of labels, room to the next
LARGEST_GAP = 40
NEUTRAL = "baseline"


class BudgetChart(Chart):
    """Every period of the budget; sums of several periods stand in the table only."""

    def __init__(self, document: Document, breakdown: Breakdown) -> None:
        super().__init__()
        self._bars: list[list[Segment]] = []
        self._tops: list[int] = []
        self.plot = bare_plot()
        self.plot.getPlotItem().getViewBox().invertY(True)
        self.plot.setAntialiasing(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_budget(document, breakdown)

    def show_budget(self, document: Document, breakdown: Breakdown) -> None:
        """Draw a budget as it is now, in the language and the theme of the window."""
        self._document, self._breakdown = document, breakdown
        self._tones = _tones(breakdown, themes.active())
        self.updateGeometry()
        self._draw()

    # Lengths

    def sizeHint(self) -> QSize:
        return QSize(460, self._least_height() + 8 * len(self._breakdown.periods))

    def minimumSizeHint(self) -> QSize:
        return QSize(400, self._least_height())

    def _least_height(self) -> int:
        return (HEAD + BAR + LINE + GAP) * len(self._breakdown.periods)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _unit_width(self) -> float:
        """How many px one unit of the budget takes."""
        return max(1.0, self.width() - 1.0) / float(self._breakdown.largest or 1)

    def _segments(self, period: Period) -> list[Segment]:
        left, found, unit = 0.0, [], self._unit_width()
        for part in (*period.parts, *period.on_top):
            width = float(part.number) * unit
            found.append(Segment(part.column, text_in(part.name, language()), _printed(part), left, width))
            left += width
        return found

    def _measure(self, text: str) -> float:
        return QFontMetricsF(themes.active().font("label")).horizontalAdvance(text)

    # Drawing

    def _draw(self) -> None:
        """Lay everything out for the size of the widget."""
        self.plot.clear()
        self._bars = [self._segments(period) for period in self._breakdown.periods]
        labels = bar_labels.labels(self._bars, float(self.width()), self._measure)
        self._tops = _tops(labels, self.height())
        view = self.plot.getPlotItem().getViewBox()
        view.invertX(self.isRightToLeft())
        view.setRange(xRange=(0, self.width() / self._unit_width()), yRange=(0, self.height()), padding=0)
        for item in (*self._bar_items(), *self._hatched_items()):
            self.plot.addItem(item)
        for period, top in zip(self._breakdown.periods, self._tops, strict=True):
            self._head(period, top)
        for top, bar in zip(self._tops, labels, strict=True):
            for label in bar:
                self._label(label, top)

    def _bar_items(self) -> Iterator[Any]:
        """One item a column, with the numbers of the plan as widths: a single brush is the quick path."""
        from pyqtgraph import BarGraphItem, mkPen

        for column in self._breakdown.parts:
            found = [(start, part, top) for start, part, top in self._placed() if part.column == column]
            if found:
                yield BarGraphItem(
                    x0=[start for start, _part, _top in found],
                    width=[float(part.number) for _start, part, _top in found],
                    y0=[top + HEAD for _start, _part, top in found], height=BAR,
                    brush=self._tones[column], pen=mkPen(themes.active().color("surface"), width=1),
                    name=column)

    def _hatched_items(self) -> Iterator[HatchedItem]:
        for start, part, top in self._placed():
            if part.column in self._breakdown.on_top:
                yield HatchedItem(start, float(part.number), top + HEAD, BAR)

    def _placed(self) -> Iterator[tuple[float, Part, int]]:
        """Every part with its beginning, in units of the budget, and the top of its period."""
        for period, top in zip(self._breakdown.periods, self._tops, strict=True):
            start = 0.0
            for part in (*period.parts, *period.on_top):
                yield start, part, top
                start += float(part.number)

    def _head(self, period: Period, top: int) -> None:
        theme = themes.active()
        self._text(period_words(period), "strong", theme.color("text"), 0, top + 2)
        sums = _sums(period)
        width = QFontMetricsF(theme.font("caption")).horizontalAdvance(sums)
        self._text(sums, "caption", theme.color("muted"), self.width() - width - 2, top + 4)

    def _label(self, label: Label, top: int) -> None:
        theme = themes.active()
        ground = self._tones.get(label.column)
        if label.is_inside:
            ink = readable(theme, ground) if ground is not None else theme.color("text")
            patch = theme.color("surface") if ground is None else None  # hatch must not cross digits
            self._text(label.text, "label", ink, label.left, top + HEAD + (BAR - 16) // 2, patch)
        else:
            neutral = ground is None or ground == theme.color(NEUTRAL)
            ink = theme.color("muted") if neutral or ground is None else ground
            self._text(label.text, "label", ink, label.left, top + HEAD + BAR + 3 + LINE * label.line)

    def _text(self, words: str, style: str, ink: QColor, x: float, y: float,
              patch: QColor | None = None) -> "TextItem":
        """A line of text, ``x`` px from the beginning of the line, ``y`` px from the top."""
        from pyqtgraph import TextItem

        item = TextItem(words, color=ink, anchor=(1 if self.isRightToLeft() else 0, 0), fill=patch)
        item.textItem.document().setDocumentMargin(0)
        item.setFont(themes.active().font(style))
        item.setPos(x / self._unit_width(), y)
        self.plot.addItem(item, ignoreBounds=True)
        return item

    # Words

    def table(self) -> TableData:
        return budget_table(self._document, self._breakdown.head)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.words_at(event.pos())
            QToolTip.showText(event.globalPos(), tooltip(words, QKeySequence()) if words else "", self)
            return True
        return super().event(event)

    def words_at(self, place: QPoint) -> str:
        """What the segment at a place says in full."""
        along = self.width() - place.x() if self.isRightToLeft() else place.x()
        for period, top, bar in zip(self._breakdown.periods, self._tops, self._bars, strict=True):
            for segment in bar:
                if top + HEAD <= place.y() < top + HEAD + BAR and 0 <= along - segment.left < segment.width:
                    return f"{period_words(period)}: {segment.full}"
        return ""


def _printed(part: Part) -> str:
    return number(part.printed, language())


def _sums(period: Period) -> str:
    """The printed total, what comes on top of it, and both together: "1,519.0 + Umoja 100.7 = 1,619.7"."""
    terms = [number(period.total, language())] if period.total else []
    terms += [f"{text_in(part.name, language())} {_printed(part)}" for part in period.on_top if period.total]
    total = f" = {number(period.grand_total, language())}" if period.grand_total and period.on_top else ""
    return " + ".join(terms) + total


def _tops(labels: Sequence[Sequence[Label]], height: int) -> list[int]:
    """Where each period begins; room to spare goes between them."""
    heights = [HEAD + BAR + LINE * (1 + max((label.line for label in bar), default=0)) for bar in labels]
    gaps = max(1, len(heights) - 1)
    gap = min(LARGEST_GAP, max(GAP, (height - sum(heights)) // gaps))
    tops, top = [], 0
    for used in heights:
        tops.append(top)
        top += used + gap
    return tops


def _tones(breakdown: Breakdown, theme: Theme) -> dict[str, QColor]:
    """The largest column is neutral, the others take the drivers' tones; further ones are neutral again."""
    strong = iter([tone.strong for tone in theme.drivers.values()])
    return {column: theme.color(NEUTRAL) if column == breakdown.largest_part
            else next(strong, theme.color("faint")) for column in breakdown.parts}


def readable(theme: Theme, ground: QColor) -> QColor:
    """Text or surface, whichever stands out more on a ground (contrast by WCAG 2)."""
    return max((theme.color("text"), theme.color("surface")), key=lambda ink: _contrast(ink, ground))


def _contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                        for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
