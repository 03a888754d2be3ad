"""The chart of an organization: units as boxes, each over those below it, for screen, print and pictures.

Units without anything below them hang in one column under their parent; a unit with units below it heads a
column of its own. So a wide structure stays as low as its longest column (the usual form of the organization
charts in annexes of United Nations budgets).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planning.plan.entities import Unit
from planning.scene.shapes import Measure, Paint, Path, Pen, Rect, Shape, Text, baseline
from planning.scene.wrapping import wrapped

WIDTH, HEIGHT = 176.0, 78.0
GAP, DROP, INDENT, COLUMN_GAP = 10.0, 24.0, 16.0, 16.0
PAD = 10.0
MARGIN = 24.0
LINE = 16.0


class UnitBox(NamedTuple):
    """Where a unit stands in the chart, px; ``hangs`` where it hangs in a column under its parent."""

    unit: str
    x: float
    y: float
    width: float
    height: float
    parent: str
    hangs: bool


class OrganizationChart(NamedTuple):
    """The boxes of all units and the size of the whole, px."""

    boxes: list[UnitBox]
    width: float
    height: float

    def at(self, x: float, y: float) -> str:
        """The unit at a place, "" where there is none."""
        return next(
            (b.unit for b in self.boxes if b.x <= x < b.x + b.width and b.y <= y < b.y + b.height), ""
        )


class _Block(NamedTuple):
    boxes: list[UnitBox]
    width: float
    height: float


def organization_chart(units: Mapping[str, Unit]) -> OrganizationChart:
    """The places of units; one whose parent is not known, or that stands in a circle, is a root."""
    below: dict[str, list[str]] = {}
    for unit in units.values():
        parent = unit.parent if unit.parent in units and not _is_circular(unit, units) else ""
        below.setdefault(parent or "", []).append(unit.id)
    for ids in below.values():
        ids.sort(key=lambda id: (units[id].order, id))
    blocks = [_block(id, "", below) for id in below.get("", [])]
    row = _beside(blocks, MARGIN, MARGIN)
    return OrganizationChart(row.boxes, row.width + 2 * MARGIN, row.height + 2 * MARGIN)


def _is_circular(unit: Unit, units: Mapping[str, Unit]) -> bool:
    seen, at = {unit.id}, unit.parent or ""
    while at in units:
        if at in seen:
            return True
        seen.add(at)
        at = units[at].parent or ""
    return False


def _block(id: str, parent: str, below: Mapping[str, Sequence[str]]) -> _Block:
    """A unit with all below it, its upper left corner at 0, 0."""
    children = below.get(id, ())
    leaves = [child for child in children if child not in below]
    heads = [child for child in children if child in below]
    columns = [_block(child, id, below) for child in heads]
    if leaves:
        columns.insert(0, _column(leaves, id))
    if not columns:
        return _Block([UnitBox(id, 0, 0, WIDTH, HEIGHT, parent, False)], WIDTH, HEIGHT)
    if not heads:
        hanging = columns[0]
        boxes = [UnitBox(id, 0, 0, WIDTH, HEIGHT, parent, False), *_moved(hanging.boxes, 0, HEIGHT + GAP)]
        return _Block(boxes, max(WIDTH, hanging.width), HEIGHT + GAP + hanging.height)
    row = _beside(columns, 0, HEIGHT + DROP)
    head = UnitBox(id, (row.width - WIDTH) / 2, 0, WIDTH, HEIGHT, parent, False)
    return _Block([head, *row.boxes], max(WIDTH, row.width), HEIGHT + DROP + row.height)


def _column(leaves: Sequence[str], parent: str) -> _Block:
    step = HEIGHT + GAP
    boxes = [
        UnitBox(leaf, INDENT, number * step, WIDTH - INDENT, HEIGHT, parent, True)
        for number, leaf in enumerate(leaves)
    ]
    return _Block(boxes, WIDTH, len(leaves) * step - GAP)


def _beside(blocks: Sequence[_Block], x: float, y: float) -> _Block:
    boxes: list[UnitBox] = []
    left = x
    for block in blocks:
        boxes += _moved(block.boxes, left, y)
        left += block.width + COLUMN_GAP
    return _Block(boxes, max(0.0, left - x - COLUMN_GAP), max((b.height for b in blocks), default=0.0))


def _moved(boxes: Sequence[UnitBox], dx: float, dy: float) -> list[UnitBox]:
    return [box._replace(x=box.x + dx, y=box.y + dy) for box in boxes]


class UnitWords(NamedTuple):
    """What a box says: the unit's name, its posts as a staffing table prints them, how they are marked."""

    name: str
    posts: str
    is_illustrative: bool = False


def draw_organization(
    chart: OrganizationChart, words: Mapping[str, UnitWords], measure: Measure, selected: str = ""
) -> list[Shape]:
    """The chart as shapes, lines first; illustrative posts stand in a dashed box."""
    places = {box.unit: box for box in chart.boxes}
    shapes: list[Shape] = []
    for box in chart.boxes:
        if box.parent:
            shapes += _line(places[box.parent], box)
    for box in chart.boxes:
        shapes += _box(box, words.get(box.unit, UnitWords(box.unit, "")), measure, box.unit == selected)
    return shapes


def _line(parent: UnitBox, box: UnitBox) -> list[Shape]:
    pen = Pen("border-strong", 1.25)
    middle = box.y + box.height / 2
    if box.hangs:
        spine = box.x - INDENT / 2
        if spine > parent.x and spine < parent.x + parent.width:
            return [Path(((spine, parent.y + parent.height), (spine, middle), (box.x, middle)), pen, 4)]
        top = parent.y + parent.height
        turn = top + DROP / 2
        start = parent.x + parent.width / 2
        points = ((start, top), (start, turn), (spine, turn), (spine, middle), (box.x, middle))
        return [Path(points, pen, 4)]
    start, end = parent.x + parent.width / 2, box.x + box.width / 2
    top, turn = parent.y + parent.height, parent.y + parent.height + DROP / 2
    if abs(start - end) < 1:
        return [Path(((start, top), (start, box.y)), pen)]
    return [Path(((start, top), (start, turn), (end, turn), (end, box.y)), pen, 4)]


def _box(box: UnitBox, words: UnitWords, measure: Measure, is_selected: bool) -> list[Shape]:
    ground = Paint("selection" if is_selected else "surface")
    dash = (3.0, 2.0) if words.is_illustrative else ()
    pen = Pen("accent", 2) if is_selected else Pen("border-strong", 1, dash)
    shapes: list[Shape] = [Rect(box.x, box.y, box.width, box.height, ground, pen, 6)]
    room = box.width - 2 * PAD
    lines = wrapped(words.name, "label", room, measure)
    ink = Paint("sel-text" if is_selected else "text")
    muted = Paint("sel-text" if is_selected else "muted")
    posts = wrapped(words.posts, "caption", room, measure, most=2) if words.posts else []
    rows = len(lines) + len(posts)
    top = box.y + (box.height - rows * LINE) / 2
    for number, line in enumerate(lines):
        y = baseline(top + (number + 0.5) * LINE, "label")
        shapes.append(Text(box.x + PAD, y, line, "label", ink))
    for number, line in enumerate(posts, start=len(lines)):
        y = baseline(top + (number + 0.5) * LINE, "caption")
        shapes.append(Text(box.x + PAD, y, line, "caption", muted))
    return shapes
