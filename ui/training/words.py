"""What the cells of the training matrix are called, and money, in the language of the interface."""

from decimal import Decimal

from i18n import _, language
from i18n.formats import money
from planning.scene import matrix as m


def state_words(code: int) -> str:
    """What a course is to somebody."""
    return {
        m.REQUIRED: _("Required"),
        m.RECOMMENDED: _("Recommended"),
        m.PLANNED: _("Planned"),
        m.DONE: _("Done"),
        m.EXPIRED: _("Expired"),
        m.NOTHING: _("Nothing asked for"),
    }.get(code, "")


def cost_words(amount: Decimal | str, currency: str = "USD") -> str:
    """An amount without cents where it has none."""
    value = Decimal(amount)
    return money(value, language(), currency, 0 if value == value.to_integral_value() else 2)
