"""One key pressed again and again makes one step."""

from ui.shell.repeating import PAUSE, Repeating


def test_a_run_ends_with_a_pause_or_another_edit() -> None:
    now = [0.0]
    repeating = Repeating(lambda: now[0])
    first = repeating.gesture("move a")
    now[0] += PAUSE
    assert repeating.gesture("move a") == first
    now[0] += PAUSE + 0.01
    second = repeating.gesture("move a")
    assert second != first
    assert repeating.gesture("move b") != second
