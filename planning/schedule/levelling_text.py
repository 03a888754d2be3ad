"""What levelling found, in words: why activities stay, by how much the load got better."""

from datetime import date

from i18n import N_, _, formats, language, translate
from planning.schedule.levelling import Levelled, Reason, Spell

REASONS: dict[Reason, str] = {
    "manual": N_("dated by hand"),
    "begun": N_("has begun"),
    "fixed": N_("fixed by a constraint or by dates of its own"),
    "slack": N_("has no slack"),
    "alone": N_("by itself asks for more than there is"),
    "place": N_("no later place is better"),
}


def reason_words(reason: Reason) -> str:
    """Why an activity stays where it is."""
    return translate(REASONS[reason], language())


def months_words(spell: Spell) -> str:
    """The months of a spell: "Jul 2013 – Feb 2014"."""
    ends = (date.fromisoformat(f"{month}-01") for month in (spell.first, spell.last))
    return formats.range_text(*(formats.month_year_short(day, language()) for day in ends))


def excess_words(found: Levelled) -> str:
    """How much was and is too much: "39 → 0 FTE-months too many"."""
    before, after = (formats.number(f"{round(value, 1):g}", language()) for value in found[2:4])
    if found.before <= 0:
        return _("Nowhere more people are asked for than there are.")
    return _("{before} → {after} FTE-months too many").format(before=before, after=after)
