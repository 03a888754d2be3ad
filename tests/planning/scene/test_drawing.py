"""Whole drawings: their size, what their legend lists, the small one."""

from datetime import date

from planning.plan.document import Document
from planning.scene import legend
from planning.scene.bars import Bars
from planning.scene.drawing import MOST_OUTLINE, Design, extent_of, mini, of_outline, whole_plan
from planning.scene.frame import Shown
from planning.scene.layers import BASELINE
from planning.scene.rows import Outline
from planning.scene.shapes import Rect, Text
from tests.planning.scene.conftest import seven


def test_without_an_outline_the_bars_say_their_names(sample: Document) -> None:
    drawing = whole_plan(sample, seven, Design(width=1800), "en")
    words = {shape.text for shape in drawing.shapes if isinstance(shape, Text)}
    assert {"Phase 1", "Modernization", "Network and infrastructure", "Beside both phases"} <= words
    assert drawing.title == "Information and communications technology in the United Nations"


def test_beside_the_outline_they_say_what_their_dates_rest_on(sample: Document) -> None:
    drawing = whole_plan(sample, seven, Design(width=1800, outline=444), "en")
    words = {shape.text for shape in drawing.shapes if isinstance(shape, Text)}
    assert "indicative · para. 10" in words
    assert {"Name", "Start", "Finish"} <= words, "what the columns are called"


def test_all_shapes_lie_within_the_drawing(sample: Document) -> None:
    drawing = whole_plan(sample, seven, Design(width=1200, outline=444, today=date(2015, 4, 1)), "en")
    for shape in drawing.shapes:
        if isinstance(shape, Rect):
            assert -1 <= shape.x <= drawing.width
            assert shape.x + shape.width <= drawing.width + 1
            assert shape.y + shape.height <= drawing.height + 1


def test_the_legend_lists_only_what_is_there(sample: Document) -> None:
    marks = [entry.mark for entry in legend.entries(Bars(Outline(sample)))]
    assert marks == ["text", "one", "indicative", "milestone"]
    compared = legend.entries(Bars(Outline(sample)), layers=frozenset({BASELINE}), is_compared=True)
    assert [entry.mark for entry in compared][-1] == "baseline"
    lines = legend.lines(compared, "en", seven, 300)
    assert [entry for line in lines for entry in line] == compared
    assert all(legend.width(line, "en", seven) - legend.BETWEEN <= 300 for line in lines)
    with sample.transaction("By hand") as t:
        for id in sample.table("activities"):
            t.set("activities", id, indicative=None, date_basis=None, paragraphs=None, kind="task")
    assert [entry.mark for entry in legend.entries(Bars(Outline(sample)), "today")] == ["hand", "today"]


def test_a_bar_beyond_the_horizon_is_on_the_drawing_too(sample: Document) -> None:
    with sample.transaction("Later") as t:
        t.set("activities", "network", finish="2019-03-31")
    assert extent_of(Outline(sample)) == (date(2013, 7, 1), date(2019, 3, 31))


def test_the_small_drawing_has_bars_and_no_words_but_those_of_the_axis(sample: Document) -> None:
    drawing = mini(sample, seven, 600, "en")
    assert {shape.style for shape in drawing.shapes if isinstance(shape, Text)} <= {"strong", "small"}
    assert drawing.height < 400


def test_names_stand_whole_where_the_paper_has_room(sample: Document) -> None:
    def names(width: float, outline: float) -> tuple[float, list[str]]:
        shown = Shown(columns=(("start", 0.0), ("finish", 0.0)))
        design = Design(width, outline=outline)
        drawing = of_outline(Outline(sample), seven, design, "en", shown=shown)
        rules = [shape for shape in drawing.shapes if isinstance(shape, Rect) and shape.x == 0]
        edge = next(rule.width for rule in rules if rule.height == 1)
        return edge, [shape.text for shape in drawing.shapes if isinstance(shape, Text) and "…" in shape.text]

    wide, cut = names(2000, 400)
    assert 400 < wide < 900
    assert not [name for name in cut if name.startswith(("Mainstreaming", "Disaster", "Projects"))]
    narrow, cut = names(700, 200)
    assert narrow == 700 * MOST_OUTLINE
    assert cut
