"""What stands beside or in the bars: the basis of their dates, their names, the dates of milestones."""

from collections.abc import Iterator
from functools import cache

from i18n import N_, formats, translate
from planning.plan import entities as e
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.scene import bar_shapes, basis
from planning.scene.bars import LANE_LINE, MILESTONE, TASK, Indices
from planning.scene.boxes import box_of
from planning.scene.date_words import dates_text
from planning.scene.frame import Frame
from planning.scene.labels import Free, Placed, inside_of, place
from planning.scene.layers import CRITICAL, LINKS
from planning.scene.links import ARROW_LENGTH, STUB
from planning.scene.marks import inner_end, reach
from planning.scene.shapes import Paint, Rect, Shape, Text, baseline, elided

LABEL = "caption"
SAID_TWICE = " / "
"""Between what a label says in one language and in another: its own parts are set apart by dots."""
PATCH = 4.0
"""How far the ground behind a label reaches beyond it."""
PATCH_HEIGHT = 14.0
TILE, TILE_GAP = 18.0, 6.0
BESIDE_MARK = 6.0
"""From the end of a milestone, and what stands beside it, to its date."""
CROSSING = frozenset({LINKS, CRITICAL})
"""Layers whose lines run behind labels."""
INK = Paint("text")
TINT = 0.72
"""How strong the selection's colour is on the canvas; the outline has it full."""


def labels(frame: Frame, bars: Indices) -> Iterator[Shape]:
    """The labels of the bars in sight."""
    if frame.shown.said == "none":
        return
    arrays = frame.bars
    is_begun = (arrays.progress[bars] > 0).tolist()
    listed = zip(bars.tolist(), arrays.style[bars].tolist(), is_begun, strict=True)
    for bar, style, has_strip in listed:
        if style == TASK:
            yield from _task_label(frame, bar, has_strip=has_strip)
        elif style == MILESTONE:
            yield from _milestone_label(frame, bar)
        elif frame.shown.names_rows:
            yield from _bar_label(frame, bar)


def label_words(frame: Frame, bar: int) -> str:
    """What the label of a bar says."""
    if frame.shown.said == "names":
        return row_name(frame, int(frame.bars.row[bar]))
    entity = _entity(frame, bar)
    if not isinstance(entity, e.Activity):
        return ""
    if frame.shown.said == "dates":
        return dates_text(frame, bar)
    return (entity.owner or "") if frame.shown.said == "owners" else basis.basis_words(entity, frame.language)


def _in_both(frame: Frame, bar: int, words: str) -> str:
    """What the label says with the same in a second language, where the bar has room for both."""
    entity, second = _entity(frame, bar), frame.shown.second
    if not second or frame.shown.said != "basis" or not isinstance(entity, e.Activity):
        return words
    both = SAID_TWICE.join(dict.fromkeys((words, basis.basis_words(entity, second))))
    seen = _seen(frame, bar, box_of(frame, bar))
    fits = inside_of(seen, both, frame.measure(both, LABEL), rtl=frame.scale.rtl)
    return both if fits else words


def row_name(frame: Frame, number: int) -> str:
    """What a row is called in the language of the drawing."""
    row = frame.outline.rows[number]
    if row.words:
        return row.words
    if row.kind == "band":
        return band_name(len(frame.outline.phases), frame.language)
    entity = frame.outline.entity(row)
    return text_in(entity.name, frame.language) if isinstance(entity, e.Phase | e.Lane | e.Activity) else ""


def band_name(phases: int, language: str) -> str:
    """What stands over the lanes that belong to no phase."""
    words = N_("Beside both phases") if phases == 2 else N_("Beside all phases")
    return translate(words, language)


def tile(frame: Frame, x: float, centre: float, number: int) -> Iterator[Shape]:
    """The letter of a lane's driver, without one that of its name, on its strong tone."""
    row = frame.outline.rows[number]
    yield Rect(x, centre - TILE / 2, TILE, TILE, Paint(f"{row.driver}/strong"), radius=4)
    letter = "" if row.driver.startswith("#") else row.driver[:1]
    glyph = row.glyph or (letter or row_name(frame, number)[:1]).upper()
    yield Text(x + TILE / 2, baseline(centre, "tile"), glyph, "tile", Paint("surface"), "middle")


def row_fill(frame: Frame, number: int) -> Paint | None:
    """The ground of a row."""
    row = frame.outline.rows[number]
    if row.key in frame.shown.selected:
        return Paint("selection", TINT)
    if row.key == frame.shown.hovered:
        return Paint("hover")
    return Paint("sunken") if row.kind in ("phase", "band") else None


def centre_of(frame: Frame, bar: int) -> float:
    """The line on which the label of a bar stands: the middle of its bar, or of its row for other kinds."""
    top = frame.top(int(frame.bars.row[bar]))
    if frame.bars.style[bar] in (TASK, MILESTONE):
        return top + frame.metrics.bar_top + frame.metrics.bar / 2
    return top + frame.metrics.row / 2


def _task_label(frame: Frame, bar: int, *, has_strip: bool) -> Iterator[Shape]:
    words = label_words(frame, bar)
    words = _in_both(frame, bar, words) if words else ""
    placed = placed_label(frame, bar, words, LABEL) if words else None
    if placed is None:
        return
    # The words move up from the strip of progress along the foot of the bar.
    centre = box_of(frame, bar).y + frame.metrics.bar / 2 - (2 if has_strip else 0)
    if placed.is_inside:
        ground = _soft(frame.bars.tones[frame.bars.tone[bar]])
        yield _patch(frame, placed, LABEL, centre, ground, height=PATCH_HEIGHT - (4 if has_strip else 0))
    elif frame.shown.layers & CROSSING and not _is_selected(frame, bar):
        yield _patch(frame, placed, LABEL, centre, _row_ground(frame, bar))
    yield Text(placed.x, baseline(centre, LABEL), placed.text, LABEL, INK)


@cache
def _soft(tone: str) -> Paint:
    return Paint(f"{tone}/soft")


def _bar_label(frame: Frame, bar: int) -> Iterator[Shape]:
    """The name of a lane, a phase or a summary at its line."""
    words = label_words(frame, bar)
    placed = placed_label(frame, bar, words, "strong") if words else None
    if placed is None:
        return
    centre = centre_of(frame, bar)
    if frame.bars.style[bar] == LANE_LINE:
        yield from _lane_label(frame, bar, placed, centre)
        return
    if placed.is_inside:
        yield _patch(frame, placed, "strong", centre, _row_ground(frame, bar))
    yield Text(placed.x, baseline(centre, "strong"), placed.text, "strong", INK)


def _patch(
    frame: Frame,
    placed: Placed,
    style: str,
    centre: float,
    ground: Paint,
    *,
    lead: float = 0,
    height: float = PATCH_HEIGHT,
) -> Shape:
    """The ground on which a label stands, so that hatch, links and lines pass behind it."""
    width = frame.measure(placed.text, style) + 2 * PATCH + lead
    x = placed.x - PATCH - (lead if frame.scale.rtl else 0)
    return Rect(x, centre - PATCH_HEIGHT / 2, width, height, ground)


def _lane_label(frame: Frame, bar: int, placed: Placed, centre: float) -> Iterator[Shape]:
    """The name of a lane after the letter of its driver: colour is never its only sign."""
    number = int(frame.bars.row[bar])
    row = frame.outline.rows[number]
    lead = TILE + TILE_GAP
    yield _patch(frame, placed, "strong", centre, _row_ground(frame, bar), lead=lead)
    words = frame.measure(placed.text, "strong")
    x, tile_x = (placed.x - lead, placed.x + words - TILE) if frame.scale.rtl else (placed.x + lead, placed.x)
    yield from tile(frame, tile_x, centre, number)
    yield Text(x, baseline(centre, "strong"), placed.text, "strong", Paint(f"{row.driver}/strong"))


def placed_label(frame: Frame, bar: int, words: str, style: str) -> Placed | None:
    """Where the label of a bar stands; ``None`` where there is no room."""
    box = box_of(frame, bar)
    seen = _seen(frame, bar, box)
    found = inside_of(seen, words, frame.measure(words, style), rtl=frame.scale.rtl)
    if found is not None:
        return found
    free, outer = _free(frame, bar, box, seen), _clear_of_links(frame, bar, Free(*reach(frame, bar)))
    return place(words, style, seen, free, frame.measure, rtl=frame.scale.rtl, outer=outer)


def _clear_of_links(frame: Frame, bar: int, ends: Free) -> Free:
    """The ends of a bar with the stubs of its links, as far as they are shown."""
    row, links = int(frame.bars.row[bar]), frame.links
    is_shown = LINKS in frame.shown.layers or _is_selected(frame, bar)
    if links is None or not is_shown or not links.of_rows({row}):
        return ends
    return Free(ends.low - ARROW_LENGTH, ends.high + STUB)


def _is_selected(frame: Frame, bar: int) -> bool:
    """Whether the row of a bar is selected: its ground is tinted, its links are shown."""
    return frame.outline.rows[int(frame.bars.row[bar])].key in frame.shown.selected


def _row_ground(frame: Frame, bar: int) -> Paint:
    return row_fill(frame, int(frame.bars.row[bar])) or Paint("surface")


def _seen(frame: Frame, bar: int, box: bar_shapes.Box) -> Free:
    """The part of a bar in sight that its label may use."""
    taken = inner_end(frame, bar)
    left, right = (box.x + taken, box.x + box.width) if box.rtl else (box.x, box.x + box.width - taken)
    return Free(max(left, 0.0), max(0.0, min(right, frame.viewport.width)))


def _free(frame: Frame, bar: int, box: bar_shapes.Box, seen: Free) -> Free:
    """The room around a bar up to its neighbours in the row or the edge."""
    low, high = 0.0, frame.viewport.width
    for other in frame.bars.beside(bar):
        if other != bar and frame.bars.style[other]:
            beside, ends = box_of(frame, other), reach(frame, other)
            if beside.x >= box.x + box.width:
                high = min(high, ends[0] - PATCH)
            elif beside.x + beside.width <= box.x:
                low = max(low, ends[1] + PATCH)
    return Free(min(low, seen.low), max(high, seen.high))


# Milestones


def _entity(frame: Frame, bar: int) -> e.Entity | None:
    return frame.outline.entity(frame.outline.rows[int(frame.bars.row[bar])])


def _milestone_label(frame: Frame, bar: int) -> Iterator[Shape]:
    """The date beside a milestone, after its name where names are shown; its owner where owners are."""
    entity = _entity(frame, bar)
    if not isinstance(entity, e.Activity):
        return
    day = start_day(entity.start) if entity.start else finish_day(entity.finish or "")
    words = formats.date_short(day, frame.language)
    if frame.shown.said in ("names", "owners"):
        named = label_words(frame, bar)
        words = f"{named}{basis.SEPARATOR}{words}" if named else words
    yield from _beside_mark(frame, reach(frame, bar), centre_of(frame, bar), words)


def _beside_mark(frame: Frame, ends: tuple[float, float], centre: float, words: str) -> Iterator[Shape]:
    """Words after a diamond in sight, in the direction of time; before it where the edge is too near."""
    if ends[0] > frame.viewport.width or ends[1] < 0:
        return
    before, after = ends[0] - BESIDE_MARK, frame.viewport.width - ends[1] - BESIDE_MARK
    width = frame.measure(words, LABEL)
    if width > max(before, after):
        is_right = after >= before
        words = elided(words, LABEL, max(before, after), frame.measure)
        width = frame.measure(words, LABEL)
    else:
        is_right = width > before if frame.scale.rtl else width <= after
    left = ends[1] + BESIDE_MARK if is_right else ends[0] - BESIDE_MARK - width
    yield Text(left, baseline(centre, LABEL), words, LABEL, Paint("text"))
