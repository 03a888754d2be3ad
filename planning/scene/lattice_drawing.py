"""The career lattice as shapes: panels, grades, nodes with their marks, arrows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from i18n import ngettext
from i18n.formats import number
from planning.careers import source as s
from planning.plan.text import text_in
from planning.scene.lattice import (
    GRADE_WIDTH,
    HEAD,
    MARGIN,
    NODE_HEIGHT,
    NODE_WIDTH,
    Lattice,
    Node,
    Panel,
    Route,
    title,
)
from planning.scene.shapes import (
    Measure,
    Paint,
    Path,
    Pen,
    Point,
    Polygon,
    Rect,
    Shape,
    Text,
    baseline,
    elided,
)
from planning.scene.wrapping import wrapped

Kind = Literal["plain", "here", "next"]
PAD = 11.0
LINE = 17.0
_TIGHT = 13.5  # of names in two languages


class Mark(NamedTuple):
    """What a node is to somebody: their place or a step to take, and what is said of it under the name."""

    kind: Kind = "plain"
    icon: Literal["", "pin", "lock", "check"] = ""
    words: str = ""
    is_target: bool = False


PLAIN = Mark()


@dataclass(frozen=True)
class View:
    """How a lattice is drawn: language, widths of words, marks by profile, the profile under the cursor."""

    source: s.Source
    language: str
    measure: Measure
    marks: Mapping[str, Mark] = field(default_factory=dict)
    cursor: str = ""
    track_words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    corner: str = ""
    note: str = ""
    second: str = ""
    """A second language in which names are given too, on paper; "" for none."""

    def mark(self, profile: str) -> Mark:
        """What is said of a profile."""
        return self.marks.get(profile, PLAIN)


def gate_words(closed: int, language: str) -> str:
    """How many gates are not met."""
    words = ngettext("{count} gate not met", "{count} gates not met", closed)
    return words.format(count=number(closed, language))


def drawing(lattice: Lattice, view: View) -> list[Shape]:
    """All shapes, in the order in which they are painted."""
    marked = [route for route in lattice.routes if _is_marked(route, view)]
    others = [route for route in lattice.routes if not _is_marked(route, view)]
    shapes: list[Shape] = []
    for panel in lattice.panels:
        shapes += _panel(lattice, panel, view)
    shapes += _grades(lattice, view)
    shapes += _note(lattice, view)
    for route in others:
        shapes += arrow(route.points, "border-strong", 1.25)
    for route in marked:
        shapes += arrow(route.points, "accent", 2.0)
    for node in lattice.nodes.values():
        shapes += _node(node, view)
    return shapes


def _is_marked(route: Route, view: View) -> bool:
    """Whether a move is one of the steps from somebody's place."""
    reached = view.mark(route.source).kind in ("here", "next")
    return reached and view.mark(route.target).kind == "next"


def _panel(lattice: Lattice, panel: Panel, view: View) -> Iterator[Shape]:
    bottom = lattice.height - MARGIN
    yield Rect(panel.x, HEAD, panel.width, bottom - HEAD, Paint("surface"), Pen("border"), 8)
    name, note = view.track_words.get(panel.track, (panel.track, ""))
    base = baseline(HEAD / 2, "strong")
    yield Text(panel.x, base, name, "strong", Paint("text"))
    is_last = panel == lattice.panels[-1]
    chip = view.measure(view.note, "small") + 24 if view.note and is_last else 0
    room = panel.width - view.measure(name, "strong") - 12 - chip
    said = elided(note, "caption", room, view.measure)
    if said:
        yield Text(panel.x + view.measure(name, "strong") + 10, base, said, "caption", Paint("muted"))


def _note(lattice: Lattice, view: View) -> Iterator[Shape]:
    """The dashed chip at the end of the heads, "illustrative"."""
    if view.note:
        width = view.measure(view.note, "small") + 12
        left = lattice.width - MARGIN - width
        yield Rect(
            left + 0.5, HEAD / 2 - 9.5, width - 1, 19, Paint("window"), Pen("border-strong", 1, (3, 2)), 4
        )
        yield Text(left + 6, baseline(HEAD / 2, "small"), view.note, "small", Paint("muted"))


def _grades(lattice: Lattice, view: View) -> Iterator[Shape]:
    words = view.corner.split("\n")
    for place, line in enumerate(words):
        middle = HEAD / 2 + (place - (len(words) - 1) / 2) * _TIGHT
        yield Text(MARGIN + 8, baseline(middle, "caption"), line, "caption", Paint("muted"))
    right = lattice.width - MARGIN
    known = s.grades(view.source)
    for row, id in enumerate(lattice.grades):
        middle = lattice.row_top(row) + lattice.row_height / 2
        name = text_in(known[id].name, view.language) if id in known else id
        said = elided(name, "heading", GRADE_WIDTH - 4, view.measure)
        yield Text(MARGIN + 8, baseline(middle, "heading"), said, "heading", Paint("text"))
        other = text_in(known[id].name, view.second) if view.second and id in known else ""
        if other and other != name:
            below = baseline(middle + LINE, "caption")
            yield Text(MARGIN + 8, below, other, "caption", Paint("muted"))
        if row:
            y = lattice.row_top(row)
            yield Path(((MARGIN, y), (right, y)), Pen("grid-strong", 1.0, (1.5, 3.5)))


def _node(node: Node, view: View) -> Iterator[Shape]:
    mark = view.mark(node.profile)
    fill, pen = {
        "plain": (Paint("window"), Pen("border")),
        "here": (Paint("accent"), Pen("accent")),
        "next": (Paint("surface"), Pen("accent", 2.0)),
    }[mark.kind]
    if view.cursor == node.profile:
        yield Rect(node.left - 4, node.top - 4, NODE_WIDTH + 8, NODE_HEIGHT + 8, None, Pen("focus", 2.0), 9)
    elif mark.is_target:
        yield Rect(
            node.left - 3, node.top - 3, NODE_WIDTH + 6, NODE_HEIGHT + 6, Paint("accent-soft"), None, 8
        )
    yield Rect(node.left, node.top, NODE_WIDTH, NODE_HEIGHT, fill, pen, 6)
    yield from _words(node, mark, view)


def _words(node: Node, mark: Mark, view: View) -> Iterator[Shape]:
    """At most two lines of the name, and under them what the node is to somebody."""
    ink = "on-accent" if mark.kind == "here" else "text"
    lines = wrapped(
        title(view.source, node.profile, view.language), "label", NODE_WIDTH - 2 * PAD, view.measure
    )
    if view.second:
        yield from _in_both(node, lines, view)
        return
    rows = len(lines) + bool(mark.words)
    top = node.y - rows * LINE / 2
    for number_of_line, line in enumerate(lines):
        y = baseline(top + (number_of_line + 0.5) * LINE, "body")
        yield Text(node.left + PAD, y, line, "body", Paint(ink))
    if mark.words:
        tone = {"pin": "on-accent", "lock": "warning", "check": "success"}.get(mark.icon, ink)
        middle = top + (rows - 0.5) * LINE
        yield from icon(mark.icon, node.left + PAD + 5, middle, tone)
        said = elided(mark.words, "small", NODE_WIDTH - 2 * PAD - 16, view.measure)
        yield Text(node.left + PAD + 15, baseline(middle, "small"), said, "small", Paint(tone))


def _in_both(node: Node, lines: list[str], view: View) -> Iterator[Shape]:
    """The name in two languages, at most two lines each."""
    name = title(view.source, node.profile, view.second)
    others = wrapped(name, "small", NODE_WIDTH - 2 * PAD, view.measure)
    top = node.y - (len(lines) + len(others)) * _TIGHT / 2
    for number_of_line, line in enumerate([*lines, *others]):
        style, role = ("label", "text") if number_of_line < len(lines) else ("small", "muted")
        y = baseline(top + (number_of_line + 0.5) * _TIGHT, style)
        yield Text(node.left + PAD, y, line, style, Paint(role))


def arrow(points: tuple[Point, ...], role: str, width: float) -> Iterator[Shape]:
    """A line with rounded corners and a head of 7 by 8 at its end, short of what it points at."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = max(1.0, abs(x1 - x0) + abs(y1 - y0))
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    tip = (x1 - 2 * dx, y1 - 2 * dy)
    foot = (tip[0] - 8 * dx, tip[1] - 8 * dy)
    yield Path((*points[:-1], foot), Pen(role, width), 6)
    yield Polygon(
        (tip, (foot[0] - 3.5 * dy, foot[1] + 3.5 * dx), (foot[0] + 3.5 * dy, foot[1] - 3.5 * dx)), Paint(role)
    )


def icon(name: str, x: float, y: float, role: str) -> Iterator[Shape]:
    """A sign of 10 px about a middle: a pin, a lock, a check."""
    pen = Pen(role, 1.4)
    if name == "check":
        yield Path(((x - 4, y), (x - 1.2, y + 3), (x + 4, y - 3.2)), Pen(role, 1.6))
    elif name == "lock":
        yield Rect(x - 4, y - 1, 8, 6, None, pen, 1.5)
        yield Path(((x - 2.5, y - 1), (x - 2.5, y - 4.5), (x + 2.5, y - 4.5), (x + 2.5, y - 1)), pen, 2.5)
    elif name == "pin":
        yield Path(
            (
                (x, y + 5),
                (x - 3.8, y - 0.5),
                (x - 3.8, y - 4.8),
                (x + 3.8, y - 4.8),
                (x + 3.8, y - 0.5),
                (x, y + 5),
            ),
            pen,
            3,
        )
        yield Rect(x - 1.2, y - 2.8, 2.4, 2.4, Paint(role), None, 1.2)
