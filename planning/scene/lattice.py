"""The career lattice: job profiles in rows of grades, two tracks side by side, moves routed in the gutters.

Grades go up. A profile stands above the profiles that lead to it on its track. A move leaves its node at the
top (or the side, to a neighbour of the same grade), turns in the gutter between two rows, and enters at the
foot: it never runs through a node. Lengths are logical px.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from planning.careers import source as s
from planning.plan.competence import CareerMove, Profile
from planning.plan.text import text_in
from planning.scene.shapes import Point

NODE_WIDTH, NODE_HEIGHT = 152.0, 60.0
GRADE_WIDTH = 68.0
HEAD, MARGIN, PANEL_GAP = 44.0, 16.0, 24.0
PITCH, ROW, ROW_IN_PRINT = 184.0, 104.0, 88.0
"""Least distance of the middles of two nodes across, and of two rows; on paper rows make room for type."""
LANE = 9.0
"""Distance of two lines that run side by side in a gutter."""
TRACKS = ("technical", "managerial")


class Node(NamedTuple):
    """A job profile at its place: middle, row from the top, column of the whole lattice."""

    profile: str
    x: float
    y: float
    row: int
    column: float
    track: str

    @property
    def left(self) -> float:
        """Left edge."""
        return self.x - NODE_WIDTH / 2

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.y - NODE_HEIGHT / 2

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + NODE_HEIGHT / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in the node."""
        return abs(x - self.x) <= NODE_WIDTH / 2 and abs(y - self.y) <= NODE_HEIGHT / 2


class Route(NamedTuple):
    """A move as a line with right angles, its arrow at the end."""

    move: str
    source: str
    target: str
    points: tuple[Point, ...]


class Panel(NamedTuple):
    """The ground of a track."""

    track: str
    x: float
    width: float


@dataclass(frozen=True)
class Lattice:
    """Where everything stands; ``grades`` are the ids of the rows from the top, "" where there is none."""

    width: float
    height: float
    row_height: float
    grades: tuple[str, ...]
    panels: tuple[Panel, ...]
    nodes: Mapping[str, Node]
    routes: tuple[Route, ...] = field(default=())

    def node_at(self, x: float, y: float) -> Node | None:
        """The node at a place."""
        return next((node for node in self.nodes.values() if node.holds(x, y)), None)

    def row_top(self, row: int) -> float:
        """The upper edge of a row."""
        return HEAD + row * self.row_height


def lattice(source: s.Source, width: float = 0, height: float = 0, row: float = ROW) -> Lattice:
    """The lattice of a plan, stretched to fill ``width`` and ``height`` where it is smaller.

    ``row`` is the least height of a row.
    """
    profiles = s.in_order(s.profiles(source).values())
    moves = [move for move in s.career_moves(source).values() if move.from_profile != move.to_profile]
    grades = _grades(source, profiles)
    columns = {track: _columns(_of_track(profiles, track), moves, grades) for track in TRACKS}
    counts = {track: max((round(c + 0.999) for c in columns[track].values()), default=0) for track in TRACKS}
    row_height = max(row, (height - HEAD - MARGIN) / max(1, len(grades)))
    panels = tuple(_panels(counts, width))
    nodes = {}
    for panel in panels:
        pitch = panel.width / max(1, counts[panel.track])
        for profile in _of_track(profiles, panel.track):
            row, column = grades.index(profile.grade or ""), columns[panel.track][profile.id]
            x, y = panel.x + (column + 0.5) * pitch, HEAD + (row + 0.5) * row_height
            nodes[profile.id] = Node(profile.id, x, y, row, column, panel.track)
    right = panels[-1].x + panels[-1].width + MARGIN if panels else width
    routes = tuple(_routes(nodes, moves, row_height))
    return Lattice(
        right, HEAD + len(grades) * row_height + MARGIN, row_height, tuple(grades), panels, nodes, routes
    )


def _of_track(profiles: Iterable[Profile], track: str) -> list[Profile]:
    """The profiles of a track; one that is common to both stands on the technical one."""
    return [one for one in profiles if (one.track or "technical") == track]


def _grades(source: s.Source, profiles: Sequence[Profile]) -> list[str]:
    """The grades that profiles have, the highest first; ladders one after the other."""
    known = s.grades(source)
    used = {profile.grade or "" for profile in profiles}
    ladders = _ladders(source)

    def place(id: str) -> tuple[float, float, str]:
        grade = known.get(id)
        return (ladders[grade.ladder], -grade.rank, id) if grade else (float(len(known)), 0.0, id)

    return sorted(used, key=place)


def _ladders(source: s.Source) -> dict[str, float]:
    """The ladders in their order from the top: what moves lead into stands over what they come from."""
    known, profiles = s.grades(source), s.profiles(source)
    order = {name: float(n) for n, name in enumerate(dict.fromkeys(one.ladder for one in known.values()))}
    size = len(order) + 1
    for move in s.career_moves(source).values():
        ends = [
            known.get(profiles[id].grade or "")
            for id in (move.from_profile, move.to_profile)
            if id in profiles
        ]
        if len(ends) == 2 and ends[0] and ends[1] and ends[0].ladder != ends[1].ladder:
            order[ends[0].ladder] += size
            order[ends[1].ladder] -= size
    return order


def _panels(counts: Mapping[str, int], width: float) -> Iterator[Panel]:
    """Grounds of the tracks that have profiles, as wide as their columns ask for."""
    shown = [track for track in TRACKS if counts[track]]
    free = width - GRADE_WIDTH - MARGIN * 2 - PANEL_GAP * (len(shown) - 1)
    total = sum(counts[track] for track in shown)
    pitch = max(PITCH, free / total) if total else PITCH
    x = GRADE_WIDTH + MARGIN
    for track in shown:
        yield Panel(track, x, counts[track] * pitch)
        x += counts[track] * pitch + PANEL_GAP


def _columns(
    profiles: Sequence[Profile], moves: Sequence[CareerMove], grades: Sequence[str]
) -> dict[str, float]:
    """The column of each profile of a track: over those that lead to it, as far as there is room.

    Rows are placed from the lowest grade up. In a row, those that something leads to take the mean column of
    what does; two that would stand on each other are pushed apart to the right.
    """
    found: dict[str, float] = {}
    here = {profile.id: profile for profile in profiles}
    for grade in reversed(grades):
        row = [one.id for one in profiles if (one.grade or "") == grade]
        wanted = {id: _over(id, moves, found, here) for id in row}
        known = sorted((id for id in row if wanted[id] is not None), key=lambda id: wanted[id] or 0.0)
        taken: list[float] = []
        for id in known:
            column = max([wanted[id] or 0.0, *(other + 1 for other in taken[-1:])])
            found[id] = column
            taken.append(column)
        for id in (id for id in row if wanted[id] is None):
            column = next(
                n for n in range(len(row) + len(here) + 1) if all(abs(n - other) >= 1 for other in taken)
            )
            found[id] = float(column)
            taken = sorted([*taken, float(column)])
    return found


def _over(
    id: str, moves: Sequence[CareerMove], placed: Mapping[str, float], here: Mapping[str, Profile]
) -> float | None:
    """The mean column of the profiles of the same track that lead to one, ``None`` where none does."""
    below = [
        placed[move.from_profile]
        for move in moves
        if move.to_profile == id
        and move.from_profile in placed
        and here[move.from_profile].grade != here[id].grade
    ]
    return sum(below) / len(below) if below else None


# Routing


def _routes(nodes: Mapping[str, Node], moves: Sequence[CareerMove], row_height: float) -> Iterator[Route]:
    lanes = _Lanes()
    pairs = [
        (move, nodes[move.from_profile], nodes[move.to_profile])
        for move in moves
        if move.from_profile in nodes and move.to_profile in nodes
    ]
    for move, a, b in sorted(pairs, key=lambda pair: (abs(pair[1].x - pair[2].x), pair[0].id)):
        yield Route(move.id, a.profile, b.profile, tuple(_points(a, b, nodes, row_height, lanes)))


def _points(a: Node, b: Node, nodes: Mapping[str, Node], row_height: float, lanes: "_Lanes") -> list[Point]:
    """The corners of a move, in the shortest way that crosses no node."""
    if a.row == b.row and _are_neighbours(a, b, nodes):
        right = b.x > a.x
        return [
            (a.x + (NODE_WIDTH / 2 if right else -NODE_WIDTH / 2), a.y),
            (b.x - (NODE_WIDTH / 2 if right else -NODE_WIDTH / 2), b.y),
        ]
    rises = b.row <= a.row
    start, end = (a.top, b.bottom) if rises else (a.bottom, b.top)
    if a.row == b.row:
        end = b.top
    if abs(a.x - b.x) < 1 and abs(a.row - b.row) == 1:
        return [(a.x, start), (b.x, end)]
    leave = a.x + _port(a, b)
    first = _gutter(a.row if rises else a.row + 1, row_height)
    last = _gutter(b.row + 1 if b.row < a.row else b.row, row_height)
    if first == last:
        y = first + lanes.take(first, leave, b.x, b.profile)
        return [(leave, start), (leave, y), (b.x, y), (b.x, end)]
    aside = _free_column(a, b, nodes)
    y1, y2 = (
        first + lanes.take(first, leave, aside, b.profile),
        last + lanes.take(last, aside, b.x, b.profile),
    )
    return [(leave, start), (leave, y1), (aside, y1), (aside, y2), (b.x, y2), (b.x, end)]


def _are_neighbours(a: Node, b: Node, nodes: Mapping[str, Node]) -> bool:
    """Whether nothing stands between two nodes of a row."""
    low, high = sorted((a.x, b.x))
    return not any(other.row == a.row and low < other.x < high for other in nodes.values())


def _port(a: Node, b: Node) -> float:
    """How far from its middle a move leaves a node, so that it does not lie on the one straight up."""
    if abs(a.x - b.x) < 1:
        return NODE_WIDTH / 4
    return NODE_WIDTH / 4 if b.x > a.x else -NODE_WIDTH / 4


def _gutter(row: int, row_height: float) -> float:
    """The middle of the gutter over a row."""
    return HEAD + row * row_height


def _free_column(a: Node, b: Node, nodes: Mapping[str, Node]) -> float:
    """A place across where a line can pass the rows between two nodes, as near as there is one."""
    low, high = sorted((a.row, b.row))
    between = [node for node in nodes.values() if low < node.row < high]
    edges = [node.left - LANE * 1.5 for node in between] + [
        node.left + NODE_WIDTH + LANE * 1.5 for node in between
    ]
    free = [
        x for x in (b.x, a.x, *edges) if not any(abs(x - node.x) < NODE_WIDTH / 2 + LANE for node in between)
    ]
    return min(free or [b.x], key=lambda x: abs(x - b.x) + abs(x - a.x))


class _Lanes:
    """Which heights of a gutter are taken where: lines to one target may share theirs, others may not."""

    ORDER = (0, -1, 1, -2, 2, -3, 3)

    def __init__(self) -> None:
        self._taken: dict[tuple[float, int], list[tuple[float, float, str]]] = {}

    def take(self, gutter: float, one: float, other: float, target: str) -> float:
        """The offset from the middle of the gutter at which a line may run."""
        low, high = min(one, other), max(one, other)
        for lane in self.ORDER:
            rivals = self._taken.setdefault((gutter, lane), [])
            if all(high < start - LANE or low > end + LANE or goal == target for start, end, goal in rivals):
                rivals.append((low, high, target))
                return lane * LANE
        return 0.0


def step_count(moves: Iterable[CareerMove], start: str, most: int) -> dict[str, int]:
    """The profiles that can be reached from one in at most ``most`` moves, with the number of moves."""
    onward: dict[str, list[str]] = {}
    for move in moves:
        onward.setdefault(move.from_profile, []).append(move.to_profile)
    found, edge = {start: 0}, [start]
    for step in range(1, most + 1):
        edge = list(dict.fromkeys(to for at in edge for to in onward.get(at, ()) if to not in found))
        found |= dict.fromkeys(edge, step)
    del found[start]
    return found


def title(source: s.Source, profile: str, language: str) -> str:
    """The name of a profile."""
    one = s.profiles(source).get(profile)
    return text_in(one.name, language) if one else profile
