"""The head of the chart: two rows of units of time, the pill of today or an arrow towards it."""

from collections.abc import Iterator
from datetime import date

from i18n import N_, formats, translate
from planning.plan.steps import Unit
from planning.scene.frame import Frame
from planning.scene.shapes import Paint, Polygon, Rect, Shape, Text, baseline
from planning.scene.timescale import Tick, day_number, ticks

UPPER = 0.5
"""Share of the axis that its upper row takes."""
TWO_ROWS = 36.0
"""A lower axis has one row, that of the longer units."""
INSET, TIGHT = 10.0, 3.0
ARROW = 16.0
AIR = 8.0
"""What a full name leaves free beside it; a narrow one may come nearer to its neighbours."""
PILL = 18.0


def axis(frame: Frame) -> list[Shape]:
    """The axis over the viewport, its upper left corner at 0, 0."""
    level, height = frame.scale.level, frame.metrics.axis
    width, is_single = frame.viewport.width, height < TWO_ROWS
    middle = height if is_single else height * UPPER
    shapes: list[Shape] = [Rect(0, 0, width, height, Paint("surface"))]
    shapes += _upper(frame, level.upper, middle)
    if not is_single:
        shapes += _lower(frame, middle, height)
        shapes.append(Rect(0, middle, width, 1, Paint("border")))
    shapes.append(Rect(0, height - 1, width, 1, Paint("grid-strong")))
    shapes += _today(frame)
    return shapes


def _units(frame: Frame, unit: Unit) -> list[tuple[Tick, float, float]]:
    """Units in sight with their left and right edges."""
    low, high = frame.days
    found = []
    for tick in ticks(unit, low, high, frame.scale.fiscal_start_month):
        ends = frame.x(day_number(tick.first)), frame.x(day_number(tick.until))
        found.append((tick, min(ends), max(ends)))
    return found


def _upper(frame: Frame, unit: Unit, height: float) -> Iterator[Shape]:
    """Long units; the name of one that is scrolled out in part sticks to the edge while there is room."""
    pill = _pill(frame) or _arrow_ground(frame)
    for tick, left, right in _units(frame, unit):
        if left > 0:
            yield Rect(left, 0, 1, height, Paint("grid-strong"))
        name = unit_name(tick.first, unit, frame, is_alone=True)
        width = frame.measure(name, "strong")
        low, high = max(left, 0.0), min(right, frame.viewport.width)
        x = _place(frame, low, high, width)
        if x is not None and pill and x < pill[1] + AIR and x + width > pill[0] - 2:
            # The pill or arrow would lie on the name: it goes behind it, or gives way.
            x = _place(frame, *((low, pill[0]) if frame.scale.rtl else (pill[1], high)), width)
        if x is not None:
            yield Text(x, baseline(height / 2, "strong"), name, "strong", Paint("text"))


def _place(frame: Frame, low: float, high: float, width: float) -> float | None:
    """Where the name of a long unit begins; nearer to a short unit's edges, ``None`` without room."""
    for inset in (INSET, TIGHT):
        if width <= high - low - 2 * inset:
            return high - inset - width if frame.scale.rtl else low + inset
    return None


def _lower(frame: Frame, top: float, bottom: float) -> Iterator[Shape]:
    unit = frame.scale.level.lower
    centre = (top + bottom) / 2
    for tick, left, right in _units(frame, unit):
        if left > 0:
            yield Rect(left, top, 1, bottom - top, Paint("grid-strong"))
        name, middle = _fitting_name(tick.first, unit, frame, right - left - 6), (left + right) / 2
        half = frame.measure(name, "small") / 2
        if name and middle - half >= 0 and middle + half <= frame.viewport.width:  # no number is cut
            yield Text(middle, baseline(centre, "small"), name, "small", Paint("muted"), "middle")


def _fitting_name(day: date, unit: Unit, frame: Frame, room: float) -> str:
    """The name of a unit, the narrow one where it is crowded, none where not even that fits."""
    name = unit_name(day, unit, frame)
    if frame.measure(name, "small") <= room - AIR:
        return name
    name = unit_name(day, unit, frame, is_narrow=True)
    return name if frame.measure(name, "small") <= room else ""


def unit_name(day: date, unit: Unit, frame: Frame, *, is_narrow: bool = False, is_alone: bool = False) -> str:
    """What a unit that begins on ``day`` is called on the axis; ``is_alone`` when nothing stands over it."""
    language, first_month = frame.language, frame.scale.fiscal_start_month
    if unit == "decade":
        return f"{day.year}{formats.EN_DASH}{day.year + 9}"
    if unit == "year":
        return _year_name(day, first_month, language, is_narrow=is_narrow)
    if unit in ("half", "quarter"):
        return _part_name(_in_fiscal_year(day, first_month), unit, language, is_narrow=is_narrow)
    if unit == "month":
        if is_alone:
            return formats.month_year(day, language)
        return str(day.month) if is_narrow else formats.month(day, language)
    if unit == "week":
        return str(day.day) if is_narrow else formats.day_month(day, language)
    return str(day.day)


def _year_name(day: date, first_month: int, language: str, *, is_narrow: bool) -> str:
    """A year, or a fiscal year by the year in which it ends, as most public bodies count."""
    if first_month == 1:
        return str(day.year)
    ends_in = day.year + 1
    return str(ends_in) if is_narrow else formats.fiscal_year(ends_in, language)


def _in_fiscal_year(day: date, first_month: int) -> date:
    """The day of the calendar year that lies where ``day`` lies in its fiscal year."""
    return date(day.year, (day.month - first_month) % 12 + 1, 1)


def _part_name(day: date, unit: Unit, language: str, *, is_narrow: bool) -> str:
    named = formats.half_short if unit == "half" else formats.quarter_short
    return named(day, language, narrow=is_narrow)


def _today(frame: Frame) -> Iterator[Shape]:
    day = frame.marked_day
    if day is None:
        return
    x = frame.x(day_number(day))
    if x < 0 or x > frame.viewport.width:
        yield from _arrow(frame, is_left=x < 0)
        return
    words = line_words(frame)
    left, right = _pill(frame) or (x, x)
    width = right - left
    centre = frame.metrics.axis * UPPER / 2
    yield Rect(x, centre, 1.5, frame.metrics.axis - centre, Paint("today", 0.8))
    yield Rect(left, centre - PILL / 2, width, PILL, Paint("today"), radius=4)
    yield Text(left + 8, baseline(centre, "label"), words, "label", Paint("surface"))


def _pill(frame: Frame) -> tuple[float, float] | None:
    """From where to where the pill of the marked day reaches, where it is in sight."""
    if frame.marked_day is None:
        return None
    x = frame.x(day_number(frame.marked_day))
    if not 0 <= x <= frame.viewport.width:
        return None
    width = frame.measure(line_words(frame), "label") + 16
    if frame.scale.rtl:
        return max(x - width, 0.0), max(x, width)
    left = min(x, max(frame.viewport.width - width, 0.0))
    return left, left + width


def line_words(frame: Frame) -> str:
    """What the pill says: the month of a status date, or the day it is today."""
    day, language = frame.marked_day, frame.language
    if day is None:
        return ""
    if frame.outline.document.plan.status_date:
        words = translate(N_("Status {month}"), language)
        return words.format(month=formats.month_year_short(day, language))
    return translate(N_("Today, {date}"), language).format(date=formats.date_short(day, language))


def _arrow_ground(frame: Frame) -> tuple[float, float] | None:
    """From where to where the arrow towards the marked day reaches, where that is out of sight."""
    if frame.marked_day is None:
        return None
    x, width = frame.x(day_number(frame.marked_day)), ARROW / 2 + 12
    if 0 <= x <= frame.viewport.width:
        return None
    return (0.0, width) if x < 0 else (frame.viewport.width - width, frame.viewport.width)


def _arrow(frame: Frame, *, is_left: bool) -> Iterator[Shape]:
    """Towards a day that is not in sight; the names of units make room for it."""
    centre, half = frame.metrics.axis * UPPER / 2, ARROW / 2
    tip = 4.0 if is_left else frame.viewport.width - 4
    back = tip + (half if is_left else -half)
    yield Polygon(((tip, centre), (back, centre - half), (back, centre + half)), Paint("today"))
