"""The roadmap on landscape pages: every name in both languages and its dates beside the chart."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from i18n import N_, formats, ntranslate, translate
from planning.plan.document import Document
from planning.plan.moments import finish_day, start_day
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block
from planning.reports.layout.flow import Format
from planning.reports.layout.picture import mirrored
from planning.reports.layout.sheet import Order, Sheet
from planning.reports.parts.gantt_rows import RowTexts
from planning.reports.pdf.structure import Node
from planning.reports.pdf.surface import Surface
from planning.reports.scene_painter import ScenePainter, SceneText
from planning.reports.text.plain import joined
from planning.scene import axis, legend, roadmap
from planning.scene.bars import Bars
from planning.scene.drawing import scale_for
from planning.scene.frame import Frame, Shown, Viewport
from planning.scene.metrics import PRINT
from planning.scene.rows import Key, Outline
from planning.scene.shapes import Text

SCALE = 0.7  # points a px of the scene: captions of 12 px are set in 8.4 points
TALLEST, _LOWEST = 22.0, 15.5  # height of a row, points
_MOST_ROWS = 80  # more would take more than three pages: then what lies below a row is folded into it
_HEADING, _NOTE = 36.0, 16.0
_LEGEND = 26.0
_FEWEST = 5  # rows on the last page
_HAIR = 0.01  # px: keeps a row that begins on the lower edge off the page


def roadmap_blocks(
    document: Document, composer: Composer, page: Format, *, above: float = 0.0, is_folded: bool = True,
    tallest: float = TALLEST, title: str = N_("Roadmap, {range}"),
) -> list[Block]:  # fmt: skip
    """A heading and the chart; nothing for a plan without activities.

    ``above`` is the height of the title where one stands over the chart instead of a heading, in points; a
    chart that ``is_folded`` takes no more than some three pages; rows are at most ``tallest`` points high.
    """
    outline = folded(document) if is_folded else Outline(document)
    if not outline.activities:
        return []
    section = composer.section()
    say = _title(document, title)
    if above:
        blocks: list[Block] = [composer.bookmark(section, say)]
        room = page.room - above
    else:
        blocks = composer.heading(section, say)
        room = page.room - _HEADING
    hidden = len(outline.activities) - sum(row.kind == "activity" for row in outline.rows)
    if hidden:
        blocks.append(composer.pair(section, _folded_note(hidden), "note", colour="muted", keeps_next=True))
        room -= _NOTE
    chart = _Chart(outline, composer, section.node, (section.number, len(composer.languages)))
    return [*blocks, GanttBlock(chart, 0, len(outline.rows), room, tallest)]


def chart_height(rows: int) -> float:
    """The least height of a chart with so many rows, points."""
    return PRINT.axis * SCALE + rows * _LOWEST + _LEGEND + 1


def _folded_note(hidden: int) -> Callable[[str], Said]:
    """What tells that not every activity has a row."""

    def said(tag: str) -> Said:
        message = ntranslate(
            "{count} activity is folded into the rows that are shown.",
            "{count} activities are folded into the rows that are shown.",
            hidden,
            tag,
        )
        return Said(message.format(count=formats.number(hidden, tag)), tag)

    return said


def folded(document: Document) -> Outline:
    """The rows of the plan, with what lies below a row folded where there would be too many for a brief."""
    outline = Outline(document)
    parents: set[Key] = {row.key for row in outline.rows if row.kind == "activity" and row.has_children}
    lanes: set[Key] = {row.key for row in outline.rows if row.kind == "lane"}
    for keys in (parents, lanes):
        if len(outline.rows) > _MOST_ROWS:
            outline = Outline(document, keys)
    return outline


def _title(document: Document, title: str) -> Callable[[str], Said]:
    plan = document.plan

    def said(tag: str) -> Said:
        ends = (
            formats.quarter(start_day(plan.horizon_start), tag),
            formats.quarter(finish_day(plan.horizon_finish), tag),
        )
        words = translate(title, tag)
        return Said(words.format(range=formats.range_text(*ends)), tag)

    return said


class _Chart:
    """What all pages of the chart share: rows, bars, texts, and the nodes they are read by."""

    def __init__(self, outline: Outline, composer: Composer, node: Node, order: Order) -> None:
        self.outline, self.composer, self.order = outline, composer, order
        self.bars = Bars(outline)
        self.language = composer.languages[0]
        self.second = composer.languages[-1] if len(composer.languages) > 1 else ""
        self.texts = SceneText(composer.fonts, self.language)
        self.table = node.add("Table")
        self.heads = RowTexts(outline, composer, self.table)
        self.figure = node.add("Figure", alternative=self._alternative())

    def _alternative(self) -> str:
        first, last = self.outline.horizon()
        message = N_(
            "Gantt chart from {start} to {finish}; the table before it lists every bar with its dates."
        )
        return translate(message, self.language).format(
            start=formats.quarter(first, self.language), finish=formats.quarter(last, self.language)
        )


@dataclass
class GanttBlock(Block):
    """Rows ``first`` to ``last`` of the chart, with axis and legend; parted between rows."""

    chart: _Chart
    first: int
    last: int
    room: float
    tallest: float = TALLEST

    def height(self, width: float) -> float:
        """Axis, rows and legend."""
        return PRINT.axis * SCALE + (self.last - self.first) * self._row + _LEGEND

    @property
    def _row(self) -> float:
        """The height of a row: as much as there is room for, so that a small plan fills its page."""
        rows = len(self.chart.outline.rows)
        return min(self.tallest, max(_LOWEST, (self.room - PRINT.axis * SCALE - _LEGEND) / rows))

    def split(self, width: float, room: float, *, must: bool = False) -> tuple[Block, Block] | None:
        """Part between rows."""
        kept = int((room - PRINT.axis * SCALE - _LEGEND) / self._row)
        if not 0 < kept < self.last - self.first:
            return None
        kept = max(1, min(kept, self.last - self.first - _FEWEST))
        middle = self.first + kept
        while middle > self.first + 1 and self.chart.outline.rows[middle - 1].kind != "activity":
            middle -= 1
        return replace(self, last=middle), replace(self, first=middle)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Put names and chart on the page."""
        sheet.write(self.chart.order, lambda: self._draw(sheet.surface, x, top, width))

    def _draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        chart = self.chart
        heads = chart.heads
        beside = heads.width(width)
        below_axis = top - PRINT.axis * SCALE
        frame = self._frame(width - beside)
        with surface.artifact():
            _ground(surface, frame, x, below_axis, beside)
        heads.draw(surface, range(self.first, self.last), x, below_axis, width, self._row)
        mirrored = chart.composer.is_mirrored
        left = x if mirrored else x + beside
        self._draw_chart(surface, frame, left, top)
        self._draw_legend(surface, frame, x, below_axis - (self.last - self.first) * self._row, width)

    def _frame(self, width: float) -> Frame:
        chart = self.chart
        row = self._row / SCALE
        metrics = replace(PRINT, row=row, bar=row * 0.56, bar_top=row * 0.22)
        view = Viewport(0, self.first * row, width / SCALE, (self.last - self.first) * row - _HAIR)
        scale = scale_for(chart.outline, width / SCALE, rtl=chart.composer.is_mirrored)
        return Frame(
            chart.outline,
            chart.bars,
            scale,
            view,
            chart.language,
            chart.texts.measure,
            metrics,
            Shown("basis", second=chart.second),
        )

    def _draw_chart(self, surface: Surface, frame: Frame, x: float, top: float) -> None:
        figure, palette = self.chart.figure, surface.palette
        height = (frame.metrics.axis + frame.viewport.height) * SCALE
        surface.bound(figure, x, top - height, x + frame.viewport.width * SCALE, top)
        below = top - frame.metrics.axis * SCALE
        with surface.content(figure):
            body = ScenePainter(surface, self.chart.texts, palette, x=x, top=below, scale=SCALE)
            body.paint_all(roadmap.body(frame))
            head = ScenePainter(surface, self.chart.texts, palette, x=x, top=top, scale=SCALE)
            head.paint_all(axis.axis(frame))

    def _draw_legend(self, surface: Surface, frame: Frame, x: float, bottom: float, width: float) -> None:
        """The legend in every language of the report."""
        tags = self.chart.composer.languages
        shown = [
            entry._replace(words=joined(translate(entry.words, tag) for tag in tags))
            for entry in legend.entries(frame.bars)
        ]
        tone = next((tone for tone in frame.bars.tones if tone), "")
        shapes = list(legend.legend(shown, 0, _LEGEND / SCALE / 2 + 4, tone, "", frame.measure))
        ends = [one.x + frame.measure(one.text, one.style) for one in shapes if isinstance(one, Text)]
        fitted = min(SCALE, width / max([1.0, *ends]))
        if self.chart.composer.is_mirrored:
            shapes = mirrored(shapes, width / fitted)
        painter = ScenePainter(surface, self.chart.texts, surface.palette, x=x, top=bottom, scale=fitted)
        with surface.content(self.chart.figure):
            painter.paint_all(shapes)


def _ground(surface: Surface, frame: Frame, x: float, top: float, width: float) -> None:
    """Tinted rows of phases, and hairlines, beside the chart."""
    row = frame.metrics.row * SCALE
    left = x if not frame.scale.rtl else x + frame.viewport.width * SCALE
    for number in range(frame.first_row, frame.last_row):
        y = top - (number - frame.first_row + 1) * row
        if frame.outline.rows[number].kind in ("phase", "band"):
            surface.area(left, y, width, row, colour="sunken")
        surface.rule((left, y), (left + width, y), colour="grid", width=SCALE)
