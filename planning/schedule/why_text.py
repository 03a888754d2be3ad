"""The chain of reasons in the user's words."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from i18n import N_, _, language, ngettext
from i18n.formats import date_short, number
from planning.plan.entities import Activity, Entity
from planning.plan.text import text_in
from planning.schedule.why import Step

DAY_OF_WORK = 8 * 60
DAY_OF_CLOCK = 24 * 60

REASONS = {
    "plan_start": N_("“{name}” starts with the plan, {date}."),
    "manual": N_("“{name}” starts on the date that was entered, {date}."),
    "actual": N_("“{name}” has begun, {date}."),
    "late": N_("“{name}” starts as late as what follows it allows, {date}."),
    "time_off": N_("“{name}” waits until {date}: there is no working time from {since}."),
    "within": N_("“{name}” is part of “{other}”, which may not start before {date}."),
    "first_row": N_("“{name}” starts with the first of its activities, “{other}”, {date}."),
    "last_row": N_("“{name}” finishes with the last of its activities, “{other}”, {date}."),
}
CONSTRAINTS = {
    "SNET": N_("“{name}” may not start before {date}."),
    "SNLT": N_("“{name}” must start by {date}."),
    "FNET": N_("“{name}” may not finish earlier, so it starts {date}."),
    "FNLT": N_("“{name}” must finish in time, so it starts {date}."),
    "MSO": N_("“{name}” must start {date}."),
    "MFO": N_("“{name}” must finish on its date, so it starts {date}."),
}
LINKS = {
    "FS": N_("“{name}” starts after “{other}” finishes, {date}."),
    "SS": N_("“{name}” starts after “{other}” starts, {date}."),
    "FF": N_("“{name}” may not finish before “{other}” finishes, so it starts {date}."),
    "SF": N_("“{name}” may not finish before “{other}” starts, so it starts {date}."),
}
LAGS = {
    "FS": N_("“{name}” starts {lag} after “{other}” finishes, {date}."),
    "SS": N_("“{name}” starts {lag} after “{other}” starts, {date}."),
    "FF": N_("“{name}” may not finish before {lag} after “{other}” finishes, so it starts {date}."),
    "SF": N_("“{name}” may not finish before {lag} after “{other}” starts, so it starts {date}."),
}
LEADS = {
    "FS": N_("“{name}” starts {lag} before “{other}” finishes, {date}."),
    "SS": N_("“{name}” starts {lag} before “{other}” starts, {date}."),
    "FF": N_("“{name}” may not finish before {lag} ahead of the finish of “{other}”, so it starts {date}."),
    "SF": N_("“{name}” may not finish before {lag} ahead of the start of “{other}”, so it starts {date}."),
}


def sentence(step: Step, activities: Mapping[str, Entity]) -> str:
    """A step in the language of the interface."""
    return _(_template(step)).format(
        name=_name(step.activity, activities),
        other=_name(step.other, activities),
        date=_moment(step.at),
        since=_moment(step.since) if step.since else "",
        lag=_length(abs(step.lag), step.is_elapsed),
    )


def _template(step: Step) -> str:
    if step.reason == "constraint":
        return CONSTRAINTS[step.constraint]
    if step.reason == "link":
        return (LINKS if not step.lag else LAGS if step.lag > 0 else LEADS)[step.ends]
    return REASONS[step.reason]


def _name(id: str, activities: Mapping[str, Entity]) -> str:
    activity = cast(Activity | None, activities.get(id))
    return (text_in(activity.name, language()) if activity else "") or id


def _moment(iso: str) -> str:
    moment = datetime.fromisoformat(iso)
    return f"{date_short(moment.date(), language())} {moment:%H:%M}"


def _length(minutes: int, is_elapsed: bool) -> str:
    """A lag in the largest unit that says it exactly; a day of work has eight hours."""
    if is_elapsed and minutes % DAY_OF_CLOCK == 0:
        count = minutes // DAY_OF_CLOCK
        return ngettext("{count} calendar day", "{count} calendar days", count).format(count=_count(count))
    if not is_elapsed and minutes % DAY_OF_WORK == 0:
        count = minutes // DAY_OF_WORK
        return ngettext("{count} working day", "{count} working days", count).format(count=_count(count))
    if minutes % 60 == 0:
        count = minutes // 60
        return ngettext("{count} hour", "{count} hours", count).format(count=_count(count))
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=_count(minutes))


def _count(value: int) -> str:
    return number(value, language())
