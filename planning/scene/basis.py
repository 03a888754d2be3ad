"""What the dates of an activity rest on, end by end, and how that is said.

An end is *indicative* where the source does not date it, *text* where the source states it or gives words to
date it by, *hand* where a planner put it, *scheduled* where the schedule does. A bar that is moved away from
what the text says keeps the text's dates in ``moved_from``; the words of its label then say so, until it is
moved back.
"""

from datetime import date

from i18n import N_, formats, translate
from planning.plan import entities as e
from planning.plan.edits import moved_from
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in

HAND, TEXT, INDICATIVE, SCHEDULED = range(4)
INDICATIVE_WORD = N_("indicative")
SEPARATOR = " · "


def basis(activity: e.Activity) -> tuple[int, int]:
    """What start and finish rest on."""
    if activity.indicative == "both":
        return INDICATIVE, INDICATIVE
    has_text, moved = bool(activity.date_basis or activity.paragraphs), activity.moved_from
    plain = SCHEDULED if activity.mode == "auto" else HAND
    start = TEXT if has_text and "start" not in moved else plain
    finish = TEXT if has_text and "finish" not in moved else plain
    if activity.indicative == "start":
        return INDICATIVE, finish
    return (start, INDICATIVE) if activity.indicative == "finish" else (start, finish)


def basis_words(activity: e.Activity, language: str) -> str:
    """What the label of a bar says: the basis of its dates and the paragraphs it rests on."""
    words = _moved_words(activity, language) or text_in(activity.date_basis, language)
    if not words and activity.indicative == "both":
        words = translate(INDICATIVE_WORD, language)
    paragraphs = date_paragraphs(activity)
    cited = formats.paragraph(paragraphs, language) if paragraphs else ""
    return SEPARATOR.join(part for part in (words, cited) if part)


def date_paragraphs(activity: e.Activity) -> list[str]:
    """The paragraphs that date an activity, where the plan names them; else all that speak of it."""
    return activity.date_paragraphs or activity.paragraphs


def _moved_words(activity: e.Activity, language: str) -> str:
    if not activity.moved_from:
        return ""
    moved = moved_from(activity)
    ends = [("start", start_day), ("finish", finish_day)]
    dates = [compact(day(moved[end]), language) for end, day in ends if end in moved]
    words = translate(N_("moved, text says {dates}"), language)
    return words.format(dates=formats.range_text(dates[0], dates[-1]))


def compact(day: date, language: str) -> str:
    """A day as its quarter: "Q4 2014"."""
    return formats.quarter_compact(day, language)
