"""What links are called."""

from i18n import _

KINDS = ("FS", "SS", "FF", "SF")


def kind_words(kind: str) -> str:
    """What a kind of link is called."""
    return {
        "FS": _("Finish to start"),
        "SS": _("Start to start"),
        "FF": _("Finish to finish"),
        "SF": _("Start to finish"),
    }[kind]
