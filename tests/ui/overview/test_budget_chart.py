"""The chart of the budget draws and says the digits of the plan, no others."""

from decimal import Decimal

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from planning.plan.breakdown import breakdown
from planning.plan.document import Document
from planning.plan.template import template_tables
from ui.overview.budget_chart import BAR, HEAD, BudgetChart, readable
from ui.overview.hatched import HatchedItem
from ui.shell import appearance
from ui.shell import theme as themes


def chart_of(qtbot: QtBot, document: Document, width: int = 520) -> BudgetChart:
    appearance.prepare("light", "en")
    budget = breakdown(document)
    assert budget is not None
    chart = BudgetChart(document, budget)
    qtbot.addWidget(chart)
    chart.resize(width, 330)
    chart.show()
    return chart


def drawn(chart: BudgetChart) -> dict[str, list[Decimal]]:
    """The lengths of the bars by column, in units of the budget."""
    from pyqtgraph import BarGraphItem

    items = chart.plot.getPlotItem().items
    return {item.opts["name"]: [Decimal(str(width)) for width in item.opts["width"]]
            for item in items if isinstance(item, BarGraphItem)}


def texts(chart: BudgetChart) -> list[str]:
    from pyqtgraph import TextItem

    return [item.toPlainText() for item in chart.plot.getPlotItem().items if isinstance(item, TextItem)]


def test_bars_are_as_long_as_the_printed_figures(qtbot: QtBot) -> None:
    document = Document(template_tables("a69-517"))
    raw = document.raw("budget")
    periods = ["2010-2011", "2012-2013", "2014-2015"]
    for column, widths in drawn(chart_of(qtbot, document)).items():
        assert widths == [Decimal(raw[period][column]) for period in periods if column in raw[period]]


def test_what_comes_on_top_is_hatched(qtbot: QtBot) -> None:
    chart = chart_of(qtbot, Document(template_tables("a69-517")))
    items = [item for item in chart.plot.getPlotItem().items if isinstance(item, HatchedItem)]
    assert [item.bar.width() for item in items] == [100.7, 137.3, 129.4]


def test_totals_stand_as_printed(qtbot: QtBot) -> None:
    shown = texts(chart_of(qtbot, Document(template_tables("a69-517"))))
    assert "1,519.0 + Umoja 100.7 = 1,619.7" in shown
    assert "1,307.3 + Umoja 129.4 = 1,436.7" in shown


def test_every_column_is_named_once_and_every_segment_bears_its_value(qtbot: QtBot) -> None:
    document = Document(template_tables("a69-517"))
    for width in (420, 520, 800, 1400):
        shown = texts(chart_of(qtbot, document, width))
        for name in ("Regular budget", "Extrabudgetary", "Support account", "Peacekeeping missions",
                     "Special political missions"):
            assert sum(name in text for text in shown) == 1, (width, name)
        for value in ("301.5", "144.3", "1,048.4", "58.8", "28.4", "37.7", "49.8"):
            assert any(value in text for text in shown), (width, value)


def test_the_table_has_every_printed_cell(qtbot: QtBot) -> None:
    table = chart_of(qtbot, Document(template_tables("a69-517"))).table()
    assert table.heads[:3] == ("Biennium", "Regular budget", "Extrabudgetary")
    assert [row[0] for row in table.rows][-1] == "2010-2015 total"
    first = dict(zip(table.heads, table.rows[0], strict=True))
    assert first["Total"] == "1,519.0"
    assert first["Annual average"] == "759.55"
    assert first["Special political missions"] == "counted in the regular budget"
    last = dict(zip(table.heads, table.rows[-1], strict=True))
    assert (last["Total"], last["Total including Umoja"]) == ("4,158.1", "4,525.4")


def test_pointing_at_a_segment_says_it_in_full(qtbot: QtBot) -> None:
    chart = chart_of(qtbot, Document(template_tables("a69-517")))
    place = QPoint(10, HEAD + BAR // 2)
    assert chart.words_at(place) == "2010–2011: Regular budget 301.5"
    assert chart.words_at(QPoint(10, HEAD + BAR + 40)) == ""


def test_labels_in_bars_can_be_read_on_every_tone_of_both_themes() -> None:
    for name in themes.NAMES:
        theme = themes.load(name)
        for ground in (*(tone.strong for tone in theme.drivers.values()), theme.color("baseline")):
            ink = readable(theme, ground)
            assert abs(ink.lightnessF() - ground.lightnessF()) > 0.2
