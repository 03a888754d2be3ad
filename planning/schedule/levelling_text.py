"""What levelling found, in words: why activities stay, by how much the load got better."""

from datetime import date

from i18n import N_, _, formats, language
from planning.plan.document import Document
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
    return _(REASONS[reason])


def months_words(spell: Spell) -> str:
    """The months of a spell: "Jul 2013 – Feb 2014"."""
    ends = (date.fromisoformat(f"{month}-01") for month in (spell.first, spell.last))
    return formats.range_text(*(formats.month_year_short(day, language()) for day in ends))


def fte_words(value: float) -> str:
    """Full-time equivalents, or months of them, to one decimal place."""
    return formats.number(f"{round(value, 1):g}", language())


def is_illustrative(document: Document) -> bool:
    """Whether any demand or post that is counted is an illustrative one."""
    tables = (document.records("demands"), document.records("posts"))
    return any(record.get("illustrative") for table in tables for record in table.values())


def excess_words(found: Levelled) -> str:
    """How much was and is too much: "39 → 0 FTE-months too many"."""
    if found.before <= 0:
        return _("Nowhere more people are asked for than there are.")
    before, after = (fte_words(value) for value in (found.before, found.after))
    return _("{before} → {after} FTE-months too many").format(before=before, after=after)
