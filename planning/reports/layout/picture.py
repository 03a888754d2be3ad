"""A drawing of :mod:`planning.scene` as a figure: fitted to its column, described, mirrored."""

from collections.abc import Sequence
from dataclasses import dataclass

from planning.reports.layout.blocks import Block, Stack
from planning.reports.layout.flow import Part
from planning.reports.layout.sheet import Order, Sheet
from planning.reports.pdf.structure import Node
from planning.reports.scene_painter import ScenePainter, SceneText
from planning.scene.shapes import Path, Polygon, Rect, Shape, Text


@dataclass
class Picture(Block):
    """Shapes ``wide`` by ``high`` px; one px is at most ``scale`` points, less where the room asks for it.

    It stands at the side of its column on which reading begins: the right one where it ``is_mirrored``.
    """

    shapes: Sequence[Shape]
    wide: float
    high: float
    texts: SceneText
    node: Node
    order: Order
    scale: float = 0.75
    most: float = 640.0
    space_before: float = 4.0
    space_after: float = 8.0
    is_mirrored: bool = False

    def _scale(self, width: float) -> float:
        return min(self.scale, width / max(1.0, self.wide), self.most / max(1.0, self.high))

    def height(self, width: float) -> float:
        """As high as it comes out."""
        return self.high * self._scale(width)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Paint it when its turn has come."""
        sheet.write(self.order, lambda: self._draw(sheet, x, top, width))

    def _draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        surface, scale = sheet.surface, self._scale(width)
        x += width - self.wide * scale if self.is_mirrored else 0.0
        surface.bound(self.node, x, top - self.high * scale, x + self.wide * scale, top)
        with surface.content(self.node):
            painter = ScenePainter(surface, self.texts, surface.palette, x=x, top=top, scale=scale)
            painter.paint_all(self.shapes)


def fill_page(title: Sequence[Block], part: Part) -> None:
    """Give the picture of a part what the title and the part's other blocks leave of its first page."""
    for picture in part.blocks:
        if isinstance(picture, Picture):
            others = Stack([*title, *(block for block in part.blocks if block is not picture)])
            room = part.format.room - others.height(part.format.column)
            picture.most = room - picture.space_before - picture.space_after


def mirrored(shapes: Sequence[Shape], width: float) -> list[Shape]:
    """The same drawing from right to left: places turn, words and signs do not."""
    return [_turned(shape, width) for shape in shapes]


def _turned(shape: Shape, width: float) -> Shape:
    if isinstance(shape, Rect):
        return shape._replace(x=width - shape.x - shape.width)
    if isinstance(shape, Path | Polygon):
        return shape._replace(points=tuple((width - x, y) for x, y in shape.points))
    if isinstance(shape, Text):
        anchor = {"start": "end", "end": "start"}.get(shape.anchor, shape.anchor)
        return shape._replace(x=width - shape.x, anchor=anchor)  # type: ignore[arg-type]  # one of three
    return shape
