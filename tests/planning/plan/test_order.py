"""Places among siblings."""

from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan.order import neighbours_swapped, order_after
from planning.plan.transaction import Tables, Transaction


def tables(orders: list[float]) -> Tables:
    return {
        "phases": {
            f"p{n}": {"id": f"p{n}", "name": {"en": "P"}, "order": order} for n, order in enumerate(orders)
        }
    }


def in_order(t: Transaction) -> list[str]:
    return [record["id"] for record in sorted(t.table("phases").values(), key=lambda record: record["order"])]


@settings(deadline=None)
@given(st.lists(st.sampled_from([0.0, 1.0, 1.0000000000000002, 2.0]), min_size=1, max_size=6), st.data())
def test_a_place_after_a_sibling_lies_before_the_next(orders: list[float], data: st.DataObject) -> None:
    t = Transaction(tables(orders))
    siblings = sorted(t.table("phases").values(), key=lambda record: record["order"])
    before = [record["id"] for record in siblings]
    at = data.draw(st.integers(0, len(before) - 1))
    order = order_after(t, "phases", siblings, before[at])
    t.add("phases", {"id": "new", "name": {"en": "New"}, "order": order})
    assert in_order(t) == [*before[: at + 1], "new", *before[at + 1 :]]


@settings(deadline=None)
@given(st.lists(st.integers(0, 3).map(float), min_size=2, max_size=6), st.data())
def test_a_move_changes_places_as_in_a_list(orders: list[float], data: st.DataObject) -> None:
    t = Transaction(tables(orders))
    siblings = sorted(t.table("phases").values(), key=lambda record: record["order"])
    ids = [record["id"] for record in siblings]
    at, by = data.draw(st.integers(0, len(ids) - 1)), data.draw(st.integers(-2, 2).filter(bool))
    moved = neighbours_swapped(t, "phases", siblings, ids[at], by)
    assert moved == (0 <= at + by < len(ids))
    if moved:
        ids.insert(at + by, ids.pop(at))
        assert in_order(t) == ids
