"""The signs of a status, told by their shape as well as by their colour."""

from collections.abc import Iterator

from planning.scene.shapes import Paint, Path, Pen, Polygon, Rect, Shape

LIGHT = 12.0


def light_shapes(light: str, x: float, y: float) -> Iterator[Shape]:
    """Round a place: red a diamond with a bar, amber a triangle, green a circle with a check, done a ring."""
    half = LIGHT / 2
    if light == "red":
        yield Polygon(((x - half, y), (x, y - half), (x + half, y), (x, y + half)), Paint("red"))
        yield Rect(x - 1, y - 3, 2, 6, Paint("surface"))
    elif light == "amber":
        yield Polygon(((x, y - half + 1), (x + half, y + half - 1), (x - half, y + half - 1)), Paint("amber"))
        yield Rect(x - 0.75, y - 2, 1.5, 4.5, Paint("surface"))
    elif light == "green":
        yield Rect(x - half, y - half, LIGHT, LIGHT, Paint("green"), radius=half)
        yield _check(x, y, "surface")
    else:
        ring = Pen("muted", 1.5)
        yield Rect(x - half + 1, y - half + 1, LIGHT - 2, LIGHT - 2, Paint("sunken"), ring, half)
        yield _check(x, y, "muted")


def _check(x: float, y: float, role: str) -> Shape:
    return Path(((x - 2.5, y), (x - 0.75, y + 2), (x + 3, y - 2)), Pen(role, 1.5))
