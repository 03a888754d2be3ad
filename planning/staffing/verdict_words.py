"""What verification says, in words: for the command line and the window."""

from typing import TYPE_CHECKING

from i18n import N_, _, language, ngettext
from i18n.formats import number, percent

if TYPE_CHECKING:
    from planning.staffing.cheapest import Cheapest
    from planning.staffing.closed.flows import Nearest
    from planning.staffing.verification import VacancyCheck

VERDICTS = {"met": N_("met"), "open": N_("not decided"), "missed": N_("missed")}


def mend_words(check: "VacancyCheck") -> str:
    """The lead time that keeps the target of a grade, with the rate simulated for it."""
    if check.mend is None:
        return ""
    shown = language()
    if not check.mend.is_proven:
        return _("none was found")
    said = _("{days} days instead of {assumed}: {rate}")
    days, assumed = (number(round(days), shown) for days in (check.mend.lead_days, check.lead_days))
    return said.format(days=days, assumed=assumed, rate=percent(check.mend.rate.mean, shown, 1))


def judgement(found: "Cheapest") -> str:
    """What all of it amounts to."""
    shown, said = language(), []
    unmet = sum(desk.verdict != "met" for desk in found.desks)
    missed = len(found.missed)
    open_ones = sum(one.verdict == "open" for one in found.vacancies)
    if unmet:
        words = ngettext(
            "{count} desk is not sure to meet its target with these posts, after {rounds} rounds.",
            "{count} desks are not sure to meet their targets with these posts, after {rounds} rounds.",
            unmet,
        )
        said.append(words.format(count=number(unmet, shown), rounds=number(found.rounds, shown)))
    if missed:
        words = ngettext(
            "{count} grade misses the vacancy target, which more posts cannot mend.",
            "{count} grades miss the vacancy target, which more posts cannot mend.",
            missed,
        )
        said.append(words.format(count=number(missed, shown)))
    if open_ones:
        words = ngettext(
            "For {count} grade it is not decided: more replications would tell.",
            "For {count} grades it is not decided: more replications would tell.",
            open_ones,
        )
        said.append(words.format(count=number(open_ones, shown)))
    return " ".join(said) or _("All targets are met, with a confidence of 95 %.")


def maintained_words(nearest: "Nearest", years: float) -> str:
    """Whether recruitment alone keeps a structure in which people are promoted after so many years."""
    shown = language()
    said = number(f"{years:g}", shown)
    if nearest.is_maintainable:
        words = _("Promotion after {years} years on average: recruitment alone maintains it.")
        return words.format(years=said)
    words = _("Promotion after {years} years on average: {count} posts would have to change grade.")
    return words.format(years=said, count=number(f"{nearest.distance:.1f}", shown))
