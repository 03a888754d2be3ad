"""What a row is, in words: for screen readers, tooltips and announcements."""

from i18n import N_, _, formats, language
from planning.plan import entities as e
from planning.plan.text import text_in
from planning.scene.bar_labels import row_name
from planning.scene.basis import HAND, INDICATIVE, TEXT, basis, basis_words
from planning.scene.frame import Frame
from planning.scene.heads import end_text

BASIS_WORDS = {
    (TEXT, TEXT): N_("dated by the text"),
    (INDICATIVE, INDICATIVE): N_("indicative"),
    (HAND, HAND): N_("set by hand"),
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


def _activity_words(frame: Frame, activity: e.Activity) -> list[str]:
    lane = frame.outline.lanes[activity.lane]
    parts = [_("milestone")] if activity.kind == "milestone" else []
    if activity.start or activity.finish:
        parts.append(_(BASIS_WORDS[basis(activity)]))
    parts.append(text_in(lane.name, frame.language))
    if activity.progress:
        parts.append(_("{share} done").format(share=formats.percent(activity.progress, frame.language)))
    return parts


def tip(frame: Frame, number: int) -> list[str]:
    """The lines of a tooltip: name, dates, basis."""
    entity = frame.outline.entity(frame.outline.rows[number])
    lines = [row_name(frame, number), dates(frame, number)]
    if isinstance(entity, e.Activity):
        lines.append(basis_words(entity, frame.language) or _(BASIS_WORDS[basis(entity)]))
    return [line for line in lines if line]


def change_words(before: str, after: str) -> str:
    """A change of dates without saying twice what stays: "Q1 → Q2 2015", "2015 Q1 → Q2"."""
    old, new = before.split(" "), after.split(" ")
    if len(old) == len(new) > 1:
        if old[-1] == new[-1]:
            return f"{' '.join(old[:-1])} → {after}"
        if old[0] == new[0]:
            return f"{before} → {' '.join(new[1:])}"
    return f"{before} → {after}"
