"""What links are called."""

from i18n import _
from planning.plan.code_words import LINK_TYPES

KINDS = tuple(LINK_TYPES)


def kind_words(kind: str) -> str:
    """What a kind of link is called."""
    return _(LINK_TYPES[kind])
