"""The organization as a chart of boxes: each unit under its parent, with its posts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from i18n import N_, formats, translate
from planning.plan.document import Document
from planning.plan.entities import Unit
from planning.plan.text import text_in
from planning.reports.compose import Composer, plain_text
from planning.reports.layout.blocks import Block
from planning.reports.layout.picture import Picture, mirrored
from planning.reports.parts.people import illustrative_note, isolated, posts_by_grade, standing
from planning.reports.scene_painter import SceneText
from planning.scene.shapes import Anchor, Measure, Paint, Path, Pen, Rect, Shape, Text, baseline, elided
from planning.scene.wrapping import wrapped

_ROW, _BOX, _STEP, _WIDE = 30.0, 24.0, 22.0, 720.0
_MORE, _LEADING, _PAD = 10.0, 14.5, 8.0
_AROUND = 56.0  # points of the heading and the note  # a second line makes a box taller
_POSTS = 0.3  # of the width of a box, at least; more where the names leave it


class _Line(NamedTuple):
    """A unit with its depth, and the number of the row of its parent (-1: none)."""

    unit: Unit
    depth: int
    parent: int


def structure_blocks(document: Document, composer: Composer, room: float) -> list[Block]:
    """Heading and chart, together at most ``room`` points high; nothing for a plan without units."""
    lines = list(_lines(document))
    if not lines:
        return []
    section, tag = composer.section(), composer.languages[0]
    blocks = composer.heading(section, composer.own(N_("Organization chart")))
    texts = SceneText(composer.fonts, tag)
    chart = _Chart(document, composer.languages, texts.measure)
    shapes = list(chart.shapes(lines))
    if composer.is_mirrored:
        shapes = mirrored(shapes, _WIDE)
    alternative = N_("Organization chart of {count} units; the table “Posts by unit” lists them in order.")
    words = translate(alternative, tag).format(count=formats.number(len(lines), tag))
    figure = section.node.add("Figure", alternative=words)
    order = (section.number, len(composer.languages))
    picture = Picture(
        shapes, _WIDE, len(lines) * chart.row, texts, figure, order,
        most=room - _AROUND, is_mirrored=composer.is_mirrored,
    )  # fmt: skip
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


class _Chart:
    """Boxes with the name of a unit in every language and its posts; lengths in px."""

    def __init__(self, document: Document, languages: Sequence[str], measure: Measure) -> None:
        self._document, self._languages, self._measure = document, languages, measure
        more = _MORE * (len(languages) - 1)
        self.row, self._box = _ROW + more, _BOX + more
        self._posts: dict[str, Counter[str]] = {}
        for place in standing(document):
            self._posts.setdefault(place.unit, Counter())[place.grade] += 1

    def shapes(self, lines: Sequence[_Line]) -> Iterator[Shape]:
        """The boxes, each with the line from its parent."""
        for number, line in enumerate(lines):
            middle, left = (number + 0.5) * self.row, line.depth * _STEP
            if line.parent >= 0:
                bend = left - _STEP / 2
                top = (line.parent + 0.5) * self.row + self._box / 2
                yield Path(((bend, top), (bend, middle), (left, middle)), Pen("border-strong", 1.0))
            yield from self._unit(line, left, middle)

    def _unit(self, line: _Line, left: float, middle: float) -> Iterator[Shape]:
        width = _WIDE - left
        fill = "accent-soft" if not line.depth else "sunken" if line.depth == 1 else "surface"
        yield Rect(left, middle - self._box / 2, width, self._box, Paint(fill), Pen("border-strong"), 4)
        names = list(dict.fromkeys(text_in(line.unit.name, tag) for tag in self._languages))
        style = "strong" if line.depth <= 1 else "body"
        widest = max(self._measure(name, style) for name in names)
        room = max(width * _POSTS, width - widest - 4 * _PAD)
        names = [self._fitted(name, style, width - room - 3 * _PAD) for name in names]
        yield from self._column(names, style, "text", left + _PAD, middle, "start")
        posts = self._counted(line.unit, room)
        yield from self._column(posts, "caption", "muted", _WIDE - _PAD, middle, "end")

    def _column(
        self, texts: Sequence[str], style: str, role: str, x: float, middle: float, anchor: Anchor
    ) -> Iterator[Shape]:
        """Texts one below the other, about a middle."""
        for number, text in enumerate(texts):
            y = baseline(middle + (number - (len(texts) - 1) / 2) * _LEADING, style)
            yield Text(x, y, text, style, Paint(role), anchor)

    def _fitted(self, name: str, style: str, width: float) -> str:
        return elided(name, style, width, self._measure)

    def _counted(self, unit: Unit, room: float) -> list[str]:
        """The posts of a unit: a line each where the languages write its grades differently."""
        grades = self._posts.get(unit.id, Counter())
        say = posts_by_grade(self._document, grades, self._languages, "\u00a0")
        said = list(dict.fromkeys(plain_text(say(tag).content) for tag in self._languages))
        if len(said) > 1:
            return [self._fitted(words, "caption", room) for words in said]
        lines = wrapped(said[0][1:-1], "caption", room, self._measure, len(self._languages))
        return [isolated(words) for words in lines]
