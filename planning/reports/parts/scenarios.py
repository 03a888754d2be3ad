"""Scenarios side by side: what each changes, how many people it brings month by month, what it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from i18n import N_, formats, translate
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.moments import start_day
from planning.plan.staffing import Assumption, Desk, Scenario
from planning.plan.text import text_in
from planning.reports.compose import Composer, Said, Section
from planning.reports.layout.blocks import Block
from planning.reports.layout.picture import Picture, mirrored
from planning.reports.parts.listing import Cell, Column, Listing, Say, figures, words
from planning.reports.parts.people import isolated
from planning.reports.scene_painter import SceneText
from planning.reports.text.plain import joined
from planning.scene.shapes import Measure, Paint, Path, Pen, Polygon, Shape, Text, elided
from planning.staffing.bands import Series, series
from planning.staffing.comparison import Total, compare
from planning.staffing.months import first_month, last_month
from planning.staffing.simulation import Settings, simulate

REPLICATIONS, SEED = 200, 0
_COUNT, _MEASURE = 58.0, 96.0
_WIDE, _GAP, _LEFT, _TOP = 1020.0, 22.0, 30.0, 24.0  # px; the width is that of a landscape page
_HIGH = (190.0, 142.0)  # of a panel, in one row and in more
_PER_ROW = 3
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 20_000, 10**6, 10**8)


class _Outcome(NamedTuple):
    """What a scenario comes to: the series of the whole structure by measure, and of desks by their id."""

    scenario: Scenario
    total: Total
    whole: dict[str, Series]
    desks: dict[str, Series]


def scenarios_blocks(document: Document, composer: Composer) -> list[Block]:
    """Heading, changes, bands as picture and as data; nothing for a plan without scenarios or posts."""
    found = list(_outcomes(document))
    if not found:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("Scenarios side by side")))
    blocks += [_changes(composer, section, found)]
    blocks += _picture(document, composer, section, found)
    blocks += [_measures(document, composer, section, found)]
    message = N_(
        "Median of {count} replications (seed {seed}); in brackets where 90 of 100 of them lie. Shaded: "
        "90 and 50 of 100; the line is the median, the dashed one the posts."
    )
    note = composer.own(message, count=str(REPLICATIONS), seed=str(SEED))
    blocks.append(composer.pair(section, note, "note", colour="muted", space_before=6))
    if any(outcome.scenario.illustrative for outcome in found):
        made_up = composer.own(N_("Illustrative: posts, dates and assumptions of the scenarios are made up."))
        blocks.append(composer.pair(section, made_up, "note", colour="muted", space_before=1.5))
    return blocks


def _outcomes(document: Document) -> Iterator[_Outcome]:
    """Every scenario that can be played; what is wrong in the others the check of the plan tells."""
    if not document.table("posts"):
        return
    plan = document.plan
    first, last = first_month(plan.horizon_start), last_month(plan.horizon_finish)
    scenarios = cast(Mapping[str, Scenario], document.table("scenarios")).values()
    for scenario in sorted(scenarios, key=lambda one: one.order):
        try:
            total = compare(document, "", scenario.id, last).total
            played = simulate(document, Settings(scenario.id, REPLICATIONS, SEED, first, last - first + 1))
        except PlanError:
            continue
        rows = series(played, document) if played else []
        whole: dict[str, Series] = {row.measure: row for row in rows if not any(row.group)}
        desks = {row.group.desk: row for row in rows if row.measure == "service_level"}
        yield _Outcome(scenario, total, whole, desks)


def _name(composer: Composer, scenario: Scenario) -> Say:
    return composer.words(scenario.name, f"scenarios/{scenario.id}/name")


def _changes(composer: Composer, section: Section, found: list[_Outcome]) -> Block:
    """Present, new, redeployed, abolished, reclassified, converted, proposed: as budgets print it."""
    titles = (
        N_("Present"), N_("New"), N_("Redeployed"), N_("Abolished"), N_("Reclassified"), N_("Converted"),
        N_("Proposed"),
    )  # fmt: skip
    columns = [figures(title, _COUNT) for title in titles]
    listing = Listing(composer, section, [words(N_("Scenario")), *columns])
    tag = composer.languages[0]
    for outcome in found:
        cells: list[Cell] = [formats.number(count, tag) if count else "–" for count in outcome.total]
        listing.add([_name(composer, outcome.scenario), *cells])
    return listing.table(has_note=True)  # never parted from the chart of the same scenarios


def _measures(document: Document, composer: Composer, section: Section, found: list[_Outcome]) -> Block:
    """People, vacancy rate, cost of the last year and service levels at the end, each with its band."""
    desks = cast(Mapping[str, Desk], document.table("desks"))
    tag = composer.languages[0]
    columns = [figures(N_("People"), _MEASURE), figures(N_("Vacancy rate"), _MEASURE)]
    columns.append(figures(N_("Cost a month, thousand dollars"), _MEASURE))
    listing = Listing(composer, section, [words(N_("Scenario, at the end")), *columns])
    for outcome in found:
        whole = outcome.whole
        cells: list[Cell] = [
            _band(whole["incumbency"], lambda value: formats.number(value, tag, 0)),
            _band(whole["vacancy_rate"], lambda value: formats.percent(value, tag, 1)),
            _band(whole["cost"], lambda value: formats.number(value / 1000, tag, 0)),
        ]
        listing.add([_name(composer, outcome.scenario), *cells], is_strong=bool(outcome.desks))
        for id, row in outcome.desks.items():
            name = _level_of(composer, desks[id])
            listing.add([name, "", "", _band(row, lambda value: formats.percent(value, tag, 0))], indent=10.0)
    return listing.table(space_before=8, has_note=True)


def _level_of(composer: Composer, desk: Desk) -> Say:
    name = composer.words(desk.name, f"desks/{desk.id}/name")

    def said(tag: str) -> Said:
        found = name(tag)
        words = translate(N_("{name}, service level"), found.language)
        return found._replace(content=words.format(name=found.content))

    return said


def _band(row: Series, write: Any) -> str:  # noqa: ANN401 - a function of one number
    """The median at the end with the band around it; a dash where nothing can be measured."""
    low, middle, high = (float(row.percentiles[share][-1]) for share in (5, 50, 95))
    if middle != middle:  # not a number
        return "–"
    return f"{write(middle)} ({isolated(formats.range_text(write(low), write(high)))})"


# The picture


def _picture(document: Document, composer: Composer, section: Section, found: list[_Outcome]) -> list[Block]:
    """People over time in every scenario, on one scale."""
    tag = composer.languages[0]
    texts = SceneText(composer.fonts, tag)
    rows, columns = -(-len(found) // _PER_ROW), min(len(found), _PER_ROW)
    panel, room = (_WIDE + _GAP) / columns - _GAP, _HIGH[rows > 1]
    top = max(float(one.whole["establishment"].mean.max()) for one in found)
    top = max([top, *(float(one.whole["incumbency"].percentiles[95].max()) for one in found)])
    low = min(float(one.whole["incumbency"].percentiles[5].min()) for one in found)
    span = _span(low, top)
    shapes: list[Shape] = []
    for number, outcome in enumerate(found):
        row, column = divmod(number, _PER_ROW)
        box = (column * (panel + _GAP), row * (room + _TOP + _GAP), panel, room)
        shapes += _panel(document, outcome, box, span, composer.languages, texts.measure)
    if composer.is_mirrored:
        shapes = mirrored(shapes, _WIDE)
    message = N_("People month by month in {count} scenarios, with bands; the table below gives the end.")
    words = translate(message, tag).format(count=formats.number(len(found), tag))
    figure = section.node.add("Figure", alternative=words)
    order = (section.number, len(composer.languages))
    high = rows * (room + _TOP + _GAP)
    picture = Picture(
        shapes, _WIDE, high, texts, figure, order,
        most=290.0, space_before=10, is_mirrored=composer.is_mirrored,
    )  # fmt: skip
    return [picture]


def _panel(
    document: Document, outcome: _Outcome, box: tuple[float, float, float, float],
    span: tuple[float, float, int], tags: Sequence[str], measure: Measure,
) -> Iterator[Shape]:  # fmt: skip
    x, y, panel, room = box
    name = elided(joined(text_in(outcome.scenario.name, tag) for tag in tags), "strong", panel, measure)
    yield Text(x, y + 12, name, "strong", Paint("text"))
    left, upper, width, height = x + _LEFT, y + _TOP, panel - _LEFT, room - 20
    people, posts = outcome.whole["incumbency"], outcome.whole["establishment"]
    count, (low, top, _) = len(people.mean), span

    def at(month: int, value: float) -> tuple[float, float]:
        return left + width * month / max(1, count - 1), upper + height * (top - value) / (top - low)

    yield from _axes(document, (left, upper, width, height), span, count, tags[0])
    for lower, upper_share, alpha in ((5, 95, 0.16), (25, 75, 0.3)):
        above = [at(n, float(value)) for n, value in enumerate(people.percentiles[upper_share])]
        below = [at(n, float(value)) for n, value in enumerate(people.percentiles[lower])]
        yield Polygon((*above, *below[::-1]), Paint("accent", alpha))
    middle = tuple(at(n, float(value)) for n, value in enumerate(people.percentiles[50]))
    yield Path(middle, Pen("accent", 1.6))
    yield Path(tuple(at(n, float(value)) for n, value in enumerate(posts.mean)), Pen("text", 1.0, (4, 3)))


def _span(low: float, top: float) -> tuple[float, float, int]:
    """The least and the greatest value of the axis, both round, and the step of its lines."""
    step = next(one for one in _STEPS if (top - low * 0.97) / one <= 5)
    return float(int(low * 0.97 // step) * step), float(int(top // step + 1) * step), step


def _axes(
    document: Document,
    box: tuple[float, float, float, float],
    span: tuple[float, float, int],
    count: int,
    tag: str,
) -> Iterator[Shape]:
    """A few round numbers on the left, the years below."""
    left, upper, width, height = box
    low, top, step = span
    for value in range(int(low), int(top) + 1, step):
        y = upper + height * (top - value) / (top - low)
        yield Path(
            ((left, y), (left + width, y)), Pen("grid-strong" if value > low else "border-strong", 0.8)
        )
        yield Text(left - 5, y + 4, formats.number(value, tag), "small", Paint("muted"), "end")
    first = start_day(document.plan.horizon_start)
    for month in range(count):
        if (first.month - 1 + month) % 12 == 0:
            x = left + width * month / max(1, count - 1)
            yield Path(((x, upper + height), (x, upper + height + 4)), Pen("border-strong", 0.8))
            if x < left + width - 24:
                year = str(first.year + (first.month - 1 + month) // 12)
                yield Text(x + 2, upper + height + 14, year, "small", Paint("muted"))


# What it rests on


def assumptions_blocks(document: Document, composer: Composer) -> list[Block]:
    """Every assumption with its value, what it is for and where it comes from."""
    rows = cast(Mapping[str, Assumption], document.table("assumptions")).values()
    if not rows:
        return []
    section, tag = composer.section(), composer.languages[0]
    blocks = composer.heading(section, composer.own(N_("Assumptions")))
    columns = [
        words(N_("Assumption"), -1.0),
        Column(N_("Value"), 74.0, align="end"),
        words(N_("Basis"), -1.3),
    ]
    listing = Listing(composer, section, columns)
    for row in sorted(rows, key=lambda one: one.order):
        name = composer.words(row.name, f"assumptions/{row.id}/name")
        listing.add([name, _value(row, tag), _basis(composer, row)])
    return [*blocks, listing.table()]


def _value(row: Assumption, tag: str) -> str:
    """The value as it stands; shares as percentages."""
    if row.shares:
        parts = [formats.percent(share, tag) for share in row.shares.values()]
        return " / ".join(parts)
    is_share = row.parameter in ("wastage", "mobility", "vacancy_rate")
    return formats.percent(row.value, tag, 1) if is_share else formats.number(_plain(row.value), tag)


def _plain(value: float) -> str:
    """The digits of a number, without an exponent and without zeros at the end."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _basis(composer: Composer, row: Assumption) -> Say:
    """What it rests on, with the paragraph and the source."""
    basis = composer.words(row.basis, f"assumptions/{row.id}/basis")

    def said(tag: str) -> Said:
        found = basis(tag)
        cited = formats.paragraph(row.paragraphs, tag) if row.paragraphs else ""
        parts = [part for part in (str(found.content), cited, row.source) if part]
        return found._replace(content=" · ".join(parts))

    return said
