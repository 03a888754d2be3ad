"""The steps that can be taken back: numbered, named, bounded."""

from datetime import UTC, datetime

from planning.plan.changes import Change, Changes, joined
from planning.plan.history import LIMIT, History


def step(label: str) -> Changes:
    return Changes(label, "edit", (Change("lanes", label, None, {"id": label}),))


def filled(count: int, limit: int = LIMIT) -> History:
    history = History(limit=limit)
    for number in range(1, count + 1):
        history.record(step(str(number)), number)
    return history


def test_steps_have_number_text_and_time() -> None:
    begun = datetime.now(UTC)
    steps = filled(3).steps()
    assert [(s.seq, s.label) for s in steps] == [(1, "1"), (2, "2"), (3, "3")]
    assert all(begun <= s.time <= datetime.now(UTC) for s in steps)


def test_at_least_a_thousand_steps_are_kept() -> None:
    assert LIMIT >= 1000
    assert len(filled(LIMIT + 5).steps()) == LIMIT


def test_what_is_undone_stays_in_the_list_until_something_new_is_done() -> None:
    history = filled(3)
    history.moved("undo")
    history.moved("undo")
    assert history.position == 1
    assert [s.label for s in history.steps()] == ["1", "2", "3"]
    assert history.redo_step is not None
    assert history.redo_step.label == "2"
    history.record(step("other"), 4)
    assert [(s.seq, s.label) for s in history.steps()] == [(1, "1"), (4, "other")]
    assert history.redo_step is None


def test_what_was_forgotten_cannot_be_undone() -> None:
    history = filled(3, limit=2)
    for _ in range(2):
        history.moved("undo")
    assert history.undo_step is None
    assert history.position == 0


def test_an_inverse_turns_changes_round_last_first() -> None:
    added = Change("lanes", "a", None, {"id": "a"})
    changed = Change("lanes", "b", {"id": "b"}, {"id": "b", "x": 1}, 3)
    turned = Changes("Both", "edit", (added, changed)).inverse("undo")
    assert (turned.label, turned.kind) == ("Both", "undo")
    assert turned.items == (
        Change("lanes", "b", {"id": "b", "x": 1}, {"id": "b"}, 3),
        Change("lanes", "a", {"id": "a"}, None),
    )
    assert turned.inverse("edit").items == (added, changed)


def way(history: History, seq: int) -> list[tuple[str, int]] | None:
    moves = history.way_to(seq)
    return None if moves is None else [(move.kind, move.step.seq) for move in moves]


def test_the_way_to_a_step_leads_back_or_forth() -> None:
    history = filled(4)
    history.moved("undo")
    history.moved("undo")
    assert way(history, 2) == []
    assert way(history, 1) == [("undo", 2)]
    assert way(history, 0) == [("undo", 2), ("undo", 1)]
    assert way(history, 3) == [("redo", 3)]
    assert way(history, 4) == [("redo", 3), ("redo", 4)]
    assert way(history, 5) is None
    assert [step.seq for step in history.done()] == [1, 2]


def test_changes_that_followed_one_another_are_told_as_one() -> None:
    one = Changes("One", "edit", (Change("t", "a", None, {"id": "a"}), Change("t", "b", {"x": 1}, {"x": 2})))
    two = Changes("Two", "undo", (Change("t", "b", {"x": 2}, None, 3),))
    assert joined([one, two]) == Changes("Two", "undo", (one.items[0], Change("t", "b", {"x": 1}, None, 3)))


def nudge(value: int, gesture: str = "g", *, is_new: bool = False) -> Changes:
    before = None if is_new else {"id": "a", "x": value - 1}
    return Changes("Nudge", "edit", (Change("t", "a", before, {"id": "a", "x": value}),), gesture)


def test_edits_of_one_gesture_are_one_step() -> None:
    history = History()
    for seq in (1, 2, 3):
        history.record(nudge(seq), seq)
    history.record(nudge(4, "another"), 4)
    made = [(step.seq, step.changes.items[0].before, step.changes.items[0].after) for step in history.steps()]
    assert made == [
        (3, {"id": "a", "x": 0}, {"id": "a", "x": 3}), (4, {"id": "a", "x": 3}, {"id": "a", "x": 4}),
    ]  # fmt: skip
    history.moved("undo")
    history.moved("undo")
    history.record(nudge(1), 7)
    assert len(history.steps()) == 1


def test_a_gesture_ends_where_something_came_between() -> None:
    history = History()
    history.record(nudge(1), 1)
    history.record(nudge(2), 4)  # 2 and 3: undone and made again
    assert len(history.steps()) == 2


def test_what_comes_or_goes_is_a_step_of_its_own_with_what_moves_in_its_wake() -> None:
    history = History()
    history.record(nudge(1), 1)
    history.record(nudge(2, is_new=True), 2)
    history.record(nudge(3), 3)
    assert [step.seq for step in history.steps()] == [1, 3]
    assert history.steps()[1].changes.items == (Change("t", "a", None, {"id": "a", "x": 3}),)
