"""Why a target is out of reach, and what to do about it, in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18n import _, language
from planning.careers.source import Source, certifications, competencies
from planning.plan.text import text_in

if TYPE_CHECKING:  # the planner loads the solver, which words are not worth
    from planning.careers.training.planner import Missing


def missing_title(source: Source, missing: Missing) -> str:
    """What is missing: a competency with its level, or a certificate."""
    if not missing.level:
        kind = certifications(source).get(missing.competency)
        return text_in(kind.name, language()) if kind else missing.competency
    known = competencies(source).get(missing.competency)
    name = text_in(known.name, language()) if known else missing.competency
    return _("{competency}, level {level}").format(competency=name, level=missing.level)


def missing_reason(missing: Missing) -> str:
    """Why, and the remedy."""
    if missing.reason == "no_session":
        return _("No session that leads there is held in these dates. Add one, or allow more time.")
    if missing.reason == "no_seat":
        return _("The sessions that lead there have no seats left. Add a session or seats.")
    if missing.reason == "budget":
        return _("The budget is too small. Raise it, or lower the target.")
    if missing.reason == "no_time":
        return _("No plan was found within the time limit. Plan again, for fewer people or with more time.")
    if not missing.level:
        return _("No course ends with this certificate. Add one.")
    if not missing.highest:
        return _("No course teaches it. Add one, or lower the target.")
    if missing.highest >= missing.level:
        return _("No course leads from level {reached} to there. Add one, or lower the target.").format(
            reached=missing.reached
        )
    return _("No course goes above level {highest}. Add one, or lower the target.").format(
        highest=missing.highest
    )
