"""A card with the figures of one group: parts in their whole, amounts side by side, the rest as lines."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import chain, islice

from PySide6.QtWidgets import QVBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import number
from planning.plan.breakdown import FigureGroup, Share, number_of
from planning.plan.entities import Figure
from planning.plan.text import text_in
from ui.overview import figure_words as words
from ui.overview.amounts import AmountLine, Length, share
from ui.widgets.chart_card import Chart, ChartCard
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.rule import Rule
from ui.widgets.twin_table import TableData

LIMIT = 12  # lines; the table has all
TONE = "modernization"


class GroupChart(Chart):
    """The lines of a group."""

    def __init__(self, group: FigureGroup, elsewhere: Collection[str]) -> None:
        super().__init__()
        self._group, self._elsewhere = group, elsewhere
        self._paragraph = words.common_paragraph(group.figures)
        every = chain(self._shares(), self._compared(), self._others())
        self.lines: list[AmountLine] = list(islice(every, LIMIT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        drawn = len(group.shares) + len(group.compared)
        for index, line in enumerate(self.lines):
            if drawn and index == self._drawn_lines:
                layout.addWidget(Rule())
            layout.addWidget(line)
        layout.addStretch(1)

    @property
    def _drawn_lines(self) -> int:
        return len(self._group.shares) + len(self._group.compared) + (self._common_whole() is not None)

    def _common_whole(self) -> Figure | None:
        """The whole that all parts are of, where that is one figure."""
        wholes = {pair.whole.id for pair in self._group.shares}
        return self._group.shares[0].whole if len(wholes) == 1 else None

    def _shares(self) -> Iterator[AmountLine]:
        whole = self._common_whole()
        if whole is not None:
            yield _line(whole, self._cited(whole), Length(1.0, 1.0), TONE)
        longest = max((_size(pair.whole) for pair in self._group.shares), default=Decimal(0))
        for pair in self._group.shares:
            yield self._share(pair, longest, is_of_common=whole is not None)

    def _share(self, pair: Share, longest: Decimal, *, is_of_common: bool) -> AmountLine:
        length = Length(share(_size(pair.part), longest), share(_size(pair.whole), longest))
        of = "" if is_of_common else _("of {number}").format(number=words.value_words(pair.whole))
        return _line(pair.part, of, length, TONE)

    def _compared(self) -> Iterator[AmountLine]:
        longest = max((_size(figure) for figure in self._group.compared), default=Decimal(0))
        for figure in self._group.compared:
            yield _line(figure, "", Length(share(_size(figure), longest)))

    def _others(self) -> Iterator[AmountLine]:
        for figure in self._group.others:
            if figure.id in self._elsewhere:
                continue
            name, amount = words.name_words(figure), words.amount_words(figure)
            yield AmountLine(figure, name, amount, self._cited(figure))

    def _cited(self, figure: Figure) -> str:
        """The paragraph, where it is not the one that the card names."""
        is_named = words.paragraph_of(figure) == self._paragraph
        return "" if is_named else words.source_words(figure)

    def table(self) -> TableData:
        rows = ((words.name_words(figure), words.value_words(figure), text_in(figure.unit, language()),
                 figure.printed or number(figure.value, language()), words.source_words(figure))
                for figure in self._group.figures)
        heads = (_("Figure"), _("Value"), _("Unit"), _("As printed"), _("Source"))
        return TableData(heads, tuple(rows))


def _line(figure: Figure, rest: str, length: Length, tone: str = "") -> AmountLine:
    return AmountLine(figure, words.name_words(figure), words.value_words(figure), rest, length, tone)


def _size(figure: Figure) -> Decimal:
    return number_of(figure.value) or Decimal(0)


class GroupCard(ChartCard):
    """The figures of one group; it names what most have in common: unit and paragraph."""

    def __init__(self, group: FigureGroup, elsewhere: Collection[str] = ()) -> None:
        super().__init__()
        self._unit = Label("", "caption", "muted", wrap=True)
        self.content.insertWidget(1, self._unit)
        self.show_group(group, elsewhere)

    def show_group(self, group: FigureGroup, elsewhere: Collection[str] = ()) -> None:
        """Show the group as it is now, in the language of the interface.

        ``elsewhere`` are figures that stand on a card of their own; here only the table has them.
        """
        self.group = group
        self.say(words.group_words(group.figures), words.citation(words.common_paragraph(group.figures)))
        unit = text_in(group.compared[0].unit, language()) if group.compared else ""
        self._unit.setText(unit[:1].upper() + unit[1:])
        self._unit.setVisible(bool(unit))
        self.set_chart(GroupChart(group, elsewhere))

    def line(self, figure: str) -> AmountLine | None:
        """The line of a figure, ``None`` where it is not shown."""
        chart = self.chart
        lines = chart.lines if isinstance(chart, GroupChart) else []
        return next((line for line in lines if line.figure.id == figure), None)

    def set_chart(self, chart: Chart) -> None:
        super().set_chart(chart)
        hidden = len(self.group.figures) - LIMIT
        if isinstance(chart, GroupChart) and len(chart.lines) == LIMIT and hidden > 0:
            text = ngettext("{count} more figure in the table", "{count} more figures in the table", hidden)
            row: QWidget = LinkRow(text.format(count=number(hidden, language())), icon="table-2",
                                   run=lambda: self.show_table(True))
            layout = chart.layout()
            assert layout is not None
            layout.addWidget(row)
