"""Whether every text of a report exists in each of its languages: what a final report must prove."""

from collections.abc import Sequence

from i18n import _, language, ngettext
from i18n.formats import percent
from planning.plan.errors import PlanError
from planning.reports.compose import Composer


def refuse_incomplete(composers: Sequence[Composer]) -> None:
    """Refuse a final report in which a text stands in another language than asked for.

    Raises:
        PlanError: ``incomplete``, with every missing text in its message.
    """
    lacking = sorted({place for composer in composers for place in composer.fallbacks})
    if not lacking:
        return
    said = len({place for composer in composers for place in composer.said})
    # Rounded down: a report that lacks anything is not 100 % complete.
    share = min(0.999, (said - len(lacking)) / max(1, said))
    message = ngettext(
        "The report is not final: {share} of its texts are there, {count} is missing: {places}",
        "The report is not final: {share} of its texts are there, {count} are missing: {places}",
        len(lacking),
    ).format(share=percent(int(share * 1000) / 1000, language(), 1), count=len(lacking),
             places="; ".join(lacking) + ".")  # fmt: skip
    raise PlanError(
        message, _("Translate what is missing, or write the report as a draft."), code="incomplete"
    )
