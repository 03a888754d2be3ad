"""The radar: levels on their axes, unknown ones leave the figure open."""

from planning.scene.measure import estimated
from planning.scene.radar import Radar, Series, drawing
from planning.scene.shapes import Path, Polygon, Text


def radar(*levels: float | None) -> Radar:
    return Radar(tuple(f"A{n}" for n in range(len(levels))), (Series("held", levels),), 5, 300)


def test_the_first_axis_points_up_and_a_level_is_its_share_of_it() -> None:
    made = radar(5, 0, 0, 0)
    x, y = made.at(0, 5)
    assert (round(x), round(y)) == (150, round(150 - made.radius))
    assert made.at(1, 0) == (150, 150)


def test_every_axis_is_named() -> None:
    said = {shape.text for shape in drawing(radar(1, 2, 3), estimated) if isinstance(shape, Text)}
    assert said == {"A0", "A1", "A2"}


def test_a_level_that_is_not_known_is_not_drawn_as_zero() -> None:
    whole = [
        shape for shape in drawing(radar(1, 2, 3, 4), estimated) if isinstance(shape, Polygon) and shape.fill
    ]
    broken = drawing(radar(1, None, 3, 4), estimated)
    dots = [shape for shape in broken if isinstance(shape, Polygon) and shape.fill]
    assert len(whole) == 5
    assert len(dots) == 3
    assert [len(shape.points) for shape in broken if isinstance(shape, Path) and shape.pen.width == 2] == [
        2,
        2,
    ]


def test_two_axes_make_no_figure() -> None:
    assert drawing(radar(1, 2), estimated) == []
