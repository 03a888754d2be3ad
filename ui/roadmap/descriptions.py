"""What a row is, in words: for screen readers, tooltips and announcements."""

from math import isnan

from i18n import N_, _, formats, language
from i18n.counting import counted
from planning.plan import entities as e
from planning.plan.document import Document
from planning.plan.text import text_in
from planning.plan.typed_values import shown_lag
from planning.scene.bar_labels import row_name
from planning.scene.basis import HAND, INDICATIVE, SCHEDULED, TEXT, basis, basis_words
from planning.scene.date_words import day_text, end_text
from planning.scene.frame import Frame
from planning.scene.insight import LIGHTS
from planning.scene.layers import CRITICAL, DEADLINES, SLACK, STATUS
from ui.roadmap.link_words import kind_words

BASIS_WORDS = {
    (TEXT, TEXT): N_("dated by the text"),
    (INDICATIVE, INDICATIVE): N_("indicative"),
    (HAND, HAND): N_("set by hand"),
    (SCHEDULED, SCHEDULED): N_("scheduled"),
    (INDICATIVE, TEXT): N_("start indicative, finish dated by the text"),
    (TEXT, INDICATIVE): N_("start dated by the text, finish indicative"),
    (INDICATIVE, HAND): N_("start indicative, finish set by hand"),
    (HAND, INDICATIVE): N_("start set by hand, finish indicative"),
    (TEXT, HAND): N_("start dated by the text, finish set by hand"),
    (HAND, TEXT): N_("start set by hand, finish dated by the text"),
}


def dates(frame: Frame, number: int) -> str:
    """From when to when a row reaches: "Q4 2014 to Q3 2016"; that it has no dates where it has none."""
    row = frame.outline.rows[number]
    start, finish = end_text(frame, row, 0), end_text(frame, row, 1)
    if not start:
        return _("no dates")
    if start == finish:
        return start
    return _("{start} to {finish}").format(start=start, finish=finish)


def row_words(frame: Frame, number: int) -> str:
    """The accessible name of a row: name, dates, what they rest on, lane, state."""
    row = frame.outline.rows[number]
    entity = frame.outline.entity(row)
    parts = [row_name(frame, number), dates(frame, number)]
    if isinstance(entity, e.Activity):
        parts += _activity_words(frame, entity)
    else:
        parts.append(_("{count} activities").format(count=row.holds))
    if row.has_children and not row.is_open:
        parts.append(_("folded"))
    return formats.series((part for part in parts if part), language())


def rests_on(activity: e.Activity) -> str:
    """What the dates of an activity rest on, in the language of the interface."""
    start, finish = basis(activity)
    if start != finish:  # scheduled at one end alone: what is said of a hand holds for it
        start, finish = (HAND if end == SCHEDULED else end for end in (start, finish))
    return _(BASIS_WORDS[start, finish])


def _activity_words(frame: Frame, activity: e.Activity) -> list[str]:
    lane = frame.outline.lanes[activity.lane]
    parts = [_("milestone")] if activity.kind == "milestone" else []
    if activity.start or activity.finish:
        parts.append(rests_on(activity))
    parts.append(text_in(lane.name, frame.language))
    if activity.progress:
        parts.append(_("{share} done").format(share=formats.percent(activity.progress, frame.language)))
    return parts + _state_words(frame, frame.outline.index.get(("activities", activity.id), -1))


LIGHT_WORDS = {"red": N_("red"), "amber": N_("amber"), "green": N_("green"), "done": N_("done")}


def _state_words(frame: Frame, number: int) -> list[str]:
    """What the layers that are shown say of a bar: deadline, critical, slack, status; and its links."""
    words = _link_words(frame, number)
    insight, shown = frame.insight, frame.shown.layers
    if insight is None or number < 0:
        return words
    if DEADLINES in shown and not isnan(insight.deadline[number]):
        day = day_text(float(insight.deadline[number]), frame, is_finish=True)
        is_missed = frame.bars.finish[number] > insight.deadline[number]
        words.append((_("deadline {date} missed") if is_missed else _("deadline {date}")).format(date=day))
    if CRITICAL in shown and insight.critical[number]:
        words.append(_("critical"))
    if SLACK in shown and not isnan(insight.slack_until[number]):
        day = day_text(float(insight.slack_until[number]), frame, is_finish=True)
        words.append(_("slack until {date}").format(date=day))
    if STATUS in shown and insight.light[number]:
        words.append(_("status {light}").format(light=_(LIGHT_WORDS[LIGHTS[insight.light[number]]])))
    return words


def _link_words(frame: Frame, number: int) -> list[str]:
    """How many links come to a bar and leave it."""
    links = frame.links
    found = links.of_rows({number}) if links is not None else []
    if links is None or not found:
        return []
    after = sum(int(links.successor[link]) == number for link in found)
    words = [
        counted("after {count} activity", "after {count} activities", after),
        counted("before {count} activity", "before {count} activities", len(found) - after),
    ]
    return [said for said, count in zip(words, (after, len(found) - after), strict=True) if count]


def tip(frame: Frame, number: int) -> list[str]:
    """The lines of a tooltip: name, dates, basis."""
    entity = frame.outline.entity(frame.outline.rows[number])
    lines = [row_name(frame, number), dates(frame, number)]
    if isinstance(entity, e.Activity):
        lines.append(basis_words(entity, frame.language) or rests_on(entity))
    return [line for line in lines if line]


def link_lines(document: Document, id: str) -> list[str]:
    """The lines of a link's tooltip, and what is said of it: from what to what, kind and lag."""
    link = document.get("links", id)
    if not isinstance(link, e.Link):
        return []
    ends = (document.get("activities", end) for end in (link.predecessor, link.successor))
    first, last = (text_in(end.name, language()) if isinstance(end, e.Activity) else "" for end in ends)
    kind, lag = kind_words(link.type), shown_lag(link.lag, link.lag_unit, language())
    said = _("{kind}, lag {lag}").format(kind=kind, lag=lag) if lag else kind
    return [_("{first} → {last}").format(first=first, last=last), said]


def change_words(before: str, after: str) -> str:
    """A change of dates without saying twice what stays: "Q1 → Q2 2015", "2015 Q1 → Q2"."""
    old, new = before.split(" "), after.split(" ")
    if len(old) == len(new) > 1:
        if old[-1] == new[-1]:
            return f"{' '.join(old[:-1])} → {after}"
        if old[0] == new[0] and old[0].isdigit():  # a year that leads, not "Q4"
            return f"{before} → {' '.join(new[1:])}"
    return f"{before} → {after}"
