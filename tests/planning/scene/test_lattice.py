"""The lattice: grades up, every profile at a place of its own, no move through a node."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan.document import Document
from planning.scene import lattice as la
from planning.scene.lattice_drawing import View, drawing
from planning.scene.measure import estimated
from planning.scene.shapes import Text
from planning.scene.wrapping import wrapped


def plan(profiles: list[tuple[str, int]], moves: set[tuple[int, int]]) -> Document:
    """Profiles as (track, rank), moves as pairs of their numbers."""
    tables: dict[str, dict[str, dict[str, Any]]] = {
        "plan": {
            "plan": {
                "id": "plan",
                "title": {"en": "T"},
                "languages": ["en"],
                "horizon_start": "2015-01-01",
                "horizon_finish": "2015-12-31",
            }
        },
        "grades": {f"g{n}": {"id": f"g{n}", "name": {"en": f"P-{n}"}, "rank": n} for n in range(5)},
        "profiles": {
            f"p{n}": {
                "id": f"p{n}",
                "name": {"en": f"Profile {n}"},
                "track": track,
                "grade": f"g{rank}",
                "order": n,
            }
            for n, (track, rank) in enumerate(profiles)
        },
    }
    tables["career_moves"] = {
        f"m{a}-{b}": {"id": f"m{a}-{b}", "from_profile": f"p{a}", "to_profile": f"p{b}"}
        for a, b in moves
        if a != b and max(a, b) < len(profiles)
    }
    return Document(tables)


PROFILES = st.lists(st.tuples(st.sampled_from(la.TRACKS), st.integers(0, 4)), min_size=1, max_size=12)
MOVES = st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=16)


@settings(max_examples=60, deadline=None)
@given(PROFILES, MOVES)
def test_nodes_stand_apart_and_no_move_runs_through_one(
    profiles: list[tuple[str, int]], moves: set[tuple[int, int]]
) -> None:
    found = la.lattice(plan(profiles, moves), 1200, 800)
    nodes = list(found.nodes.values())
    assert len(nodes) == len(profiles)
    for n, one in enumerate(nodes):
        for other in nodes[n + 1 :]:
            assert abs(one.x - other.x) >= la.NODE_WIDTH or abs(one.y - other.y) >= la.NODE_HEIGHT
    for route in found.routes:
        for (x0, y0), (x1, y1) in zip(route.points, route.points[1:], strict=False):
            assert x0 == x1 or y0 == y1
            for node in nodes:
                across = min(x0, x1) < node.left + la.NODE_WIDTH - 1 and max(x0, x1) > node.left + 1
                down = min(y0, y1) < node.bottom - 1 and max(y0, y1) > node.top + 1
                assert not (across and down)


def test_grades_go_up_and_a_profile_stands_over_those_that_lead_to_it() -> None:
    found = la.lattice(plan([("technical", 1), ("technical", 1), ("technical", 2)], {(0, 2), (1, 2)}))
    a, b, over = (found.nodes[f"p{n}"] for n in range(3))
    assert over.y < a.y == b.y
    assert over.x == (a.x + b.x) / 2


def test_steps_are_counted_by_the_shortest_way() -> None:
    document = plan([("technical", n) for n in range(4)], {(0, 1), (1, 2), (0, 2), (2, 3), (3, 0)})
    moves = document.table("career_moves").values()
    assert la.step_count(moves, "p0", 2) == {"p1": 1, "p2": 1, "p3": 2}  # type: ignore[arg-type]


def test_long_names_take_two_lines_and_end_in_an_ellipsis() -> None:
    lines = wrapped("Chief of the regional technology centre for everything", "label", 130, estimated)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert wrapped("企业网络运行通信与安全中心主任工程师", "label", 130, estimated)[1]


def test_every_node_is_named_in_the_drawing() -> None:
    document = plan([("technical", 1), ("managerial", 2)], {(0, 1)})
    shapes = drawing(la.lattice(document), View(document, "en", estimated))
    said = {shape.text for shape in shapes if isinstance(shape, Text)}
    assert {"Profile 0", "Profile 1", "P-1", "P-2"} <= said
