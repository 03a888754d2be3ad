"""Messages with a count in them, whose number is written as the language of the interface writes it."""

from i18n.formats import number
from i18n.messages import language, ngettext


def counted(singular: str, plural: str, count: int) -> str:
    """The message that goes with a count, ``{count}`` filled in: "1,748 activities"."""
    return ngettext(singular, plural, count).format(count=number(count, language()))
