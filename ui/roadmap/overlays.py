"""What lies over the chart: rings and handles of the selection, handles under the pointer, hints."""

from collections.abc import Iterator

from i18n import _
from planning.scene.bars import MILESTONE, NO_BAR, SUMMARY, TASK
from planning.scene.boxes import box_of
from planning.scene.frame import Frame
from planning.scene.knobs import knobs
from planning.scene.rows import Row
from planning.scene.shapes import Paint, Pen, Rect, Shape, Text, baseline
from ui.roadmap.chart_state import ChartState

HANDLE = 7.0
"""Between the middles of its rim; with the rim a handle is 9 px wide."""
AWAY = 2.0
"""From the bar to its ring."""


def selection(frame: Frame, state: ChartState, *, focused: bool) -> Iterator[Shape]:
    """Rings round the selected bars, handles at their ends and at those of the bar under the pointer."""
    if frame.metrics.is_dense:
        return
    if focused:
        yield from _cursor(frame, state)
    for number in range(frame.first_row, frame.last_row):
        row = frame.outline.rows[number]
        if row.kind != "activity":
            continue
        is_selected = row.key in frame.shown.selected
        if is_selected:
            yield from _ring(frame, number)
            yield from _hint(frame, row, number)
        if (is_selected or row.key == frame.shown.hovered) and frame.bars.style[number] == TASK:
            yield from _handles(frame, number, "accent" if is_selected else "border-strong")
    number = with_knobs(state)
    if frame.first_row <= number < frame.last_row:
        yield from knobs(frame, number)


def with_knobs(state: ChartState) -> int:
    """The row whose bar shows what to link and to report by: the one under the pointer; -1 for none."""
    if state.session.document.read_only or state.hovered is None:
        return -1
    number = state.number(state.hovered) if state.hovered[0] == "activities" else -1
    return number if number >= 0 and state.bars.style[number] != NO_BAR else -1


def _ring(frame: Frame, number: int) -> Iterator[Shape]:
    if frame.bars.style[number] == NO_BAR:
        return
    box = box_of(frame, number)
    x, width, reach = box.x, box.width, AWAY + 1
    if frame.bars.style[number] == MILESTONE:
        x, width = box.x - 10, 20.0
    radius = frame.metrics.radius + AWAY
    yield Rect(
        x - AWAY,
        box.y - AWAY,
        width + 2 * AWAY,
        box.height + 2 * AWAY,
        pen=Pen("surface", 1.0, alpha=0.9),
        radius=radius,
    )
    yield Rect(
        x - reach,
        box.y - reach,
        width + 2 * reach,
        box.height + 2 * reach,
        pen=Pen("accent", 2.0),
        radius=radius + 1,
    )


def _handles(frame: Frame, number: int, role: str) -> Iterator[Shape]:
    box = box_of(frame, number)
    centre = box.y + box.height / 2
    reach = AWAY + 1 if role == "accent" else 0
    for x in (box.x - reach, box.x + box.width + reach):
        corner = x - HANDLE / 2, centre - HANDLE / 2
        yield Rect(*corner, HANDLE, HANDLE, Paint("surface"), Pen(role, 2.0), radius=HANDLE / 2)


def _cursor(frame: Frame, state: ChartState) -> Iterator[Shape]:
    """The row of the cursor while the canvas has the focus: marked at its edge, else outlined."""
    number = state.number(state.cursor)
    if not frame.first_row <= number < frame.last_row:
        return
    top, height, width = frame.top(number), frame.metrics.row - 1, frame.viewport.width
    if state.cursor in frame.shown.selected:
        yield Rect(width - 3 if frame.scale.rtl else 0, top, 3, height, Paint("focus"))
    else:
        yield Rect(1, top + 1, width - 2, height - 2, pen=Pen("focus", 1.0, (3.0, 2.0)), radius=3)


def _hint(frame: Frame, row: Row, number: int) -> Iterator[Shape]:
    """How a bar comes about, in a selected row that has none."""
    if frame.bars.style[number] not in (NO_BAR, SUMMARY) or row.has_children:
        return
    words = _("No dates yet: draw its bar here, or type them in the inspector")
    centre = frame.top(number) + frame.metrics.row / 2
    yield Text(12, baseline(centre, "caption"), words, "caption", Paint("muted"))
