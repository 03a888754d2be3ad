"""The print painter: every kind of shape, in its place, without transparency."""

from io import BytesIO

import numpy as np
import pikepdf
import pytest

from planning.reports.palette import paper
from planning.reports.pdf.surface import Surface
from planning.reports.scene_painter import ScenePainter, SceneText
from planning.reports.text.fonts import FontBook
from planning.scene.shapes import Hatch, Lines, Paint, Path, Pen, Polygon, Rect, Rects, Shape, Text

SHAPES: list[Shape] = [
    Rect(10, 10, 40, 20, Paint("modernization/soft"), Pen("modernization/strong", 1, (4, 3)), 4),
    Rect(10, 10, 40, 20, hatch=Hatch("modernization/strong")),
    Rect(0, 0, 5, 50, Paint("today", 0.8)),
    Path(((0, 0), (10, 0), (10, 10)), Pen("accent", 2)),
    Polygon(((5, 0), (10, 5), (5, 10), (0, 5)), Paint("text"), Pen("surface", 1.5)),
    Text(10, 30, "Q3 2013", "small", Paint("muted"), "middle"),
    Text(10, 30, "~ Q3", "caption", Paint("muted"), "end", italic=True),
    Rects(np.array([[0.0, 0, 5, 5], [6, 0, 5, 5]]), Paint("#7A3B05/strong")),
    Lines(np.array([[0.0, 0, 5, 5]]), Pen("grid")),
]


def test_shapes_are_painted_opaque_and_with_balanced_states(fonts: FontBook) -> None:
    surface = Surface(paper(), title="t", language="en")
    surface.begin_page((200, 200))
    texts = SceneText(fonts, "en")
    ScenePainter(surface, texts, paper(), x=20, top=180, scale=0.5).paint_all(SHAPES)
    surface.end_page()
    with pikepdf.open(BytesIO(surface.finish())) as pdf:
        names = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]
    assert {"f", "S", "W", "BT", "ET", "d", "rg", "RG"} <= set(names)
    assert names.count("q") == names.count("Q")
    assert "gs" not in names


def test_measure_is_in_px_of_the_scene(fonts: FontBook) -> None:
    texts = SceneText(fonts, "en")
    assert texts.measure("MMMM", "heading") > texts.measure("MMMM", "small") > 0


def test_unknown_shapes_are_an_error(fonts: FontBook) -> None:
    surface = Surface(paper(), title="t", language="en")
    painter = ScenePainter(surface, SceneText(fonts, "en"), paper(), x=0, top=0, scale=1)
    with pytest.raises(TypeError):
        painter.paint("no shape")
