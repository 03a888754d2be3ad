"""A roadmap over sheets of paper: nothing is lost, nothing is cut but time, each sheet reads by itself."""

import pytest

from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.scene.drawing import Design
from planning.scene.measure import estimated
from planning.scene.metrics import PRINT
from planning.scene.rows import Outline
from planning.scene.shapes import Path, Text
from planning.scene.sheets import EDGE, Sheet, sheets

PAPER = (1122.0, 793.0)


@pytest.fixture(scope="module")
def outline() -> Outline:
    return Outline(Document(template_tables("a69-517")))


def cut(outline: Outline, width: float = 2400.0, paper: tuple[float, float] = PAPER) -> list[Sheet]:
    return sheets(outline, estimated, Design(width, outline=300.0, metrics=PRINT), "en", paper)


@pytest.mark.parametrize("width", [500.0, 2400.0, 9000.0])
@pytest.mark.parametrize("paper", [PAPER, (793.0, 561.0), (3000.0, 2000.0)])
def test_all_sheets_together_are_the_whole(
    outline: Outline, width: float, paper: tuple[float, float]
) -> None:
    found = cut(outline, width, paper)
    bodies = [sheet.regions[2] for sheet in found]
    rows = {region.height for region in bodies}
    across = len({round(sum(r.width for r in bodies) / len(bodies), 3)})
    assert across == 1
    area = sum(region.width * region.height for region in bodies)
    assert area == pytest.approx(width * len(outline.rows) * PRINT.row)
    assert all(height % PRINT.row == 0 for height in rows)
    for sheet in found:
        right = max(region.x + region.width for region in sheet.regions)
        bottom = max(region.y + region.height for region in sheet.regions)
        assert right <= paper[0] - EDGE + 0.01
        assert bottom <= paper[1] - EDGE


def test_every_sheet_repeats_axis_and_names(outline: Outline) -> None:
    for sheet in cut(outline):
        said = [[one for one in region.shapes if isinstance(one, Text)] for region in sheet.regions]
        names, axis = said[0], said[1]
        assert any(text.text.isdecimal() and len(text.text) == 4 for text in axis)
        assert len(names) >= 5


def test_sheets_are_numbered_and_have_eight_cut_marks(outline: Outline) -> None:
    found = cut(outline)
    assert [sheet.label for sheet in found][:2] == [
        f"Sheet 1 of {len(found)}: row 1, column 1", f"Sheet 2 of {len(found)}: row 1, column 2",
    ]  # fmt: skip
    marks = [mark for mark in found[0].marks if isinstance(mark, Path) and mark.pen.role == "text"]
    assert len(marks) == 8
