"""The organization as a chart of boxes: each unit under its parent, with its posts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from i18n import N_, formats, translate
from planning.plan.document import Document
from planning.plan.entities import Unit
from planning.plan.text import text_in
from planning.reports.compose import Composer
from planning.reports.layout.blocks import Block
from planning.reports.layout.picture import Picture, mirrored
from planning.reports.parts.people import illustrative_note, isolated, standing
from planning.reports.scene_painter import SceneText
from planning.scene.shapes import Measure, Paint, Path, Pen, Rect, Shape, Text, baseline, elided
from planning.staffing.grades import in_order

_ROW, _BOX, _STEP, _WIDE = 30.0, 24.0, 26.0, 720.0
_NAME = 0.58  # of the width of a box


class _Line(NamedTuple):
    """A unit with its depth, and the number of the row of its parent (-1: none)."""

    unit: Unit
    depth: int
    parent: int


def structure_blocks(document: Document, composer: Composer) -> list[Block]:
    """Heading and chart; nothing for a plan without units."""
    lines = list(_lines(document))
    if not lines:
        return []
    section, tag = composer.section(), composer.languages[0]
    blocks = composer.heading(section, composer.own(N_("Organization chart")))
    texts = SceneText(composer.fonts, tag)
    shapes = list(_shapes(document, lines, tag, texts.measure))
    if composer.is_mirrored:
        shapes = mirrored(shapes, _WIDE)
    alternative = N_("Organization chart of {count} units; the table “Posts by unit” lists them in order.")
    words = translate(alternative, tag).format(count=formats.number(len(lines), tag))
    figure = section.node.add("Figure", alternative=words)
    order = (section.number, len(composer.languages))
    picture = Picture(shapes, _WIDE, len(lines) * _ROW, texts, figure, order)
    return [*blocks, picture, *illustrative_note(document, composer)]


def _lines(document: Document) -> Iterator[_Line]:
    """The units, parents first; one whose parent is not known stands at the top."""
    units = cast(Mapping[str, Unit], document.table("units"))
    children: dict[str | None, list[Unit]] = {}
    for unit in sorted(units.values(), key=lambda unit: unit.order):
        children.setdefault(unit.parent if unit.parent in units else None, []).append(unit)
    waiting = [(unit, 0, -1) for unit in reversed(children.get(None, []))]
    number = 0
    while waiting:
        unit, depth, parent = waiting.pop()
        yield _Line(unit, depth, parent)
        waiting += [(child, depth + 1, number) for child in reversed(children.get(unit.id, []))]
        number += 1


def unit_order(document: Document) -> list[tuple[Unit, int]]:
    """The units in the order of the chart, each with its depth."""
    return [(line.unit, line.depth) for line in _lines(document)]


def _shapes(document: Document, lines: list[_Line], tag: str, measure: Measure) -> Iterator[Shape]:
    posts: dict[str, Counter[str]] = {}
    for place in standing(document):
        posts.setdefault(place.unit, Counter())[place.grade] += 1
    for row, line in enumerate(lines):
        middle, left = (row + 0.5) * _ROW, line.depth * _STEP
        if line.parent >= 0:
            bend = left - _STEP / 2
            top = (line.parent + 0.5) * _ROW + _BOX / 2
            yield Path(((bend, top), (bend, middle), (left, middle)), Pen("border-strong", 1.0))
        yield from _box(document, line, posts.get(line.unit.id, Counter()), (left, middle), tag, measure)


def _box(
    document: Document, line: _Line, posts: Counter[str], place: tuple[float, float], tag: str,
    measure: Measure,
) -> Iterator[Shape]:  # fmt: skip
    left, middle = place
    width = _WIDE - left
    style = "strong" if line.depth <= 1 else "body"
    fill = "accent-soft" if not line.depth else "sunken" if line.depth == 1 else "surface"
    yield Rect(left, middle - _BOX / 2, width, _BOX, Paint(fill), Pen("border-strong"), 4)
    name = elided(text_in(line.unit.name, tag), style, width * _NAME - 16, measure)
    yield Text(left + 8, baseline(middle, style), name, style, Paint("text"))
    counted = [f"{posts[grade]} {grade}" for grade in in_order(posts, document)]
    words = elided(isolated(formats.series(counted, "en")), "caption", width * (1 - _NAME) - 8, measure)
    yield Text(_WIDE - 8, baseline(middle, "caption"), words, "caption", Paint("muted"), "end")
