"""What the schedule says of every activity: dates, slack, status, baseline, and how sure the finish is."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple, cast

from i18n import N_, formats, translate
from planning.plan.baseline import Baseline
from planning.plan.document import Document
from planning.plan.entities import Activity, Lane, Phase
from planning.plan.errors import PlanError
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block
from planning.reports.parts.listing import Cell, Column, Listing, Say, figures, words
from planning.reports.parts.people import isolated
from planning.scene.bar_labels import band_name
from planning.scene.rows import Outline
from planning.scene.rows import Row as OutlineRow
from planning.schedule.baselines import Variance, variances
from planning.schedule.risk import LEVELS, RiskRow, analyse
from planning.schedule.schedule import Schedule, schedule_plan
from planning.schedule.status import Status, statuses

LIGHTS = {"red": N_("Red"), "amber": N_("Amber"), "green": N_("Green"), "done": N_("Done")}
REPLICATIONS, SEED = 2000, 0
_DAY = 480  # minutes of work
_P80 = LEVELS.index(80)
_DATE, _SHORT, _LIGHT = 58.0, 50.0, 46.0


class _Facts(NamedTuple):
    """What is known of the activities, by their ids."""

    schedule: Schedule
    statuses: dict[str, Status]
    variances: dict[str, Variance]
    risks: dict[str, RiskRow]


def schedule_blocks(document: Document, composer: Composer) -> list[Block]:
    """Heading, table and notes; nothing for a plan without activities or that cannot be scheduled."""
    facts = _facts(document)
    if facts is None:
        return []
    section, outline = composer.section(), Outline(document)
    blocks = composer.heading(section, composer.own(N_("Schedule, slack and uncertainty")))
    listing = Listing(composer, section, _columns(facts))
    for row in outline.rows:
        _add(listing, outline, row, facts, composer)
    blocks.append(listing.table(has_note=True))
    return blocks + _notes(document, composer, facts)


def _facts(document: Document) -> _Facts | None:
    try:
        schedule = schedule_plan(document)
    except PlanError:  # a circle, say: the check of the plan tells of it
        return None
    if not schedule:
        return None
    baseline = latest_baseline(document)
    has_estimates = any(cast(Activity, row).estimate for row in document.table("activities").values())
    risk = analyse(document, REPLICATIONS, SEED) if has_estimates else None
    return _Facts(
        schedule,
        {status.activity: status for status in statuses(document, schedule, baseline)},
        {one.activity: one for one in variances(document, schedule, baseline)} if baseline else {},
        {row.id: row for row in risk.rows} if risk else {},
    )


def latest_baseline(document: Document) -> Baseline | None:
    """The baseline that was taken last."""
    known = cast(Mapping[str, Baseline], document.table("baselines")).values()
    return max(known, key=lambda one: one.taken or "", default=None)


def _columns(facts: _Facts) -> list[Column]:
    has_room = not facts.risks  # for the dates in every language beside each other
    dates = [Column(title, _DATE, is_worded=has_room) for title in (N_("Start"), N_("Finish"))]
    columns = [words(N_("Activity")), *dates]
    columns += [figures(N_("Slack, days"), _SHORT), Column(N_("Status"), _LIGHT, is_worded=True)]
    if facts.variances:
        columns.append(figures(N_("Against baseline, days"), _SHORT))
    if facts.risks:
        columns += [Column(N_("Finish, 80 %"), _DATE), figures(N_("Critical in"), _SHORT)]
    return columns


def _add(listing: Listing, outline: Outline, row: OutlineRow, facts: _Facts, composer: Composer) -> None:
    entity, tag = outline.entity(row), composer.languages[0]
    empty: list[Cell] = [""] * (len(_columns(facts)) - 1)
    if not isinstance(entity, Phase | Lane | Activity):
        count = len(outline.phases)
        listing.add([lambda t: Said(band_name(count, t), t), *empty], is_strong=True, keeps_next=True)
        return
    name = composer.words(entity.name, f"{row.key[0]}/{row.id}/name")
    if not isinstance(entity, Activity):
        colour = f"{row.driver}/strong" if row.kind == "lane" else ""
        listing.add([name, *empty], is_strong=True, keeps_next=True, colour=colour)
    elif entity.id in facts.schedule:
        listing.add([name, *_cells(entity.id, facts, tag)], indent=9.0 * row.depth)
    else:
        listing.add([name, *empty], is_muted=True, indent=9.0 * row.depth)


def _cells(id: str, facts: _Facts, tag: str) -> list[Cell]:
    row, status = facts.schedule[id], facts.statuses[id]
    cells: list[Cell] = [
        _day(row.start),
        _day(row.finish, is_finish=True),
        _days(row.total_slack_minutes, tag),
        lambda language: Said(translate(LIGHTS[status.light], language), language),
    ]
    if facts.variances:
        variance = facts.variances.get(id)
        minutes = variance.finish if variance else None
        cells.append("–" if minutes is None else _days(minutes, tag, is_signed=True))
    if facts.risks:
        risk = facts.risks.get(id)
        cells.append(_day(risk.finish[_P80], is_finish=True) if risk else "–")
        cells.append(formats.percent(risk.criticality, tag) if risk else "–")
    return cells


def _day(moment: str, *, is_finish: bool = False) -> Say:
    """The day of a moment; a finish at midnight belongs to the day before."""
    at = datetime.fromisoformat(moment)
    if is_finish and at.hour == at.minute == 0:
        at -= timedelta(minutes=1)
    return lambda tag: Said(formats.date_short(at.date(), tag), tag)


def _days(minutes: int, tag: str, *, is_signed: bool = False) -> str:
    """Minutes of work as days of eight hours."""
    days = minutes / _DAY
    text = formats.number(days, tag, 0 if days == round(days) else 1)
    return isolated(f"+{text}") if is_signed and days > 0 else text


def _notes(document: Document, composer: Composer, facts: _Facts) -> list[Block]:
    section = composer.section()
    message = N_(
        "Days of eight hours of work. Slack: how far an activity can move and not move the end of the plan."
    )
    notes: list[Callable[[str], Said]] = [composer.own(message)]
    baseline = latest_baseline(document)
    if baseline is not None:
        notes.append(lambda tag: _baseline_note(composer, baseline, tag))
    if facts.risks:
        message = N_(
            "Finish, 80 %: the day by which it has finished in 80 of 100 replications "
            "({count} in all, seed {seed})."
        )
        notes.append(composer.own(message, count=str(REPLICATIONS), seed=str(SEED)))
    return [
        composer.pair(section, note, "note", colour="muted", space_before=1.5 if number else 6)
        for number, note in enumerate(notes)
    ]


def _baseline_note(composer: Composer, baseline: Baseline, tag: str) -> Said:
    name = composer.words(baseline.name, f"baselines/{baseline.id}/name")(tag)
    message = translate(N_("Baseline: {name}. Positive: later than it was planned."), tag)
    return name._replace(content=message.format(name=name.content))
