"""Why something is left to decide, in words."""

from i18n import N_, _
from planning.merge.merging import DIFFERS, LONE
from planning.merge.three_way import CHANGED, IN_USE, REMOVED, Conflict

REASONS = {
    CHANGED: N_("both changed it"),
    REMOVED: N_("one removed it, the other changed it"),
    IN_USE: N_("one removed it, the other uses it"),
    DIFFERS: N_("the copies differ"),
    LONE: N_("only one of them has it"),
}


def reason(conflict: Conflict) -> str:
    """Why a conflict is one, as it stands inside a sentence; the rule, where that is what both break."""
    return conflict.message.rstrip(".") or _(REASONS.get(conflict.code, "")) or conflict.code
