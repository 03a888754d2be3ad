"""Numbers as people type and read them: "1,500", "1 500", "5 %", "5％", "0.05", in their language."""

import re

from i18n import _
from i18n.formats import symbols
from planning.plan.errors import PlanError

_PERCENT = re.compile(r"\s*[%％]\s*$")
_SPACES = re.compile(r"[\s\u00a0\u202f'’]")


def typed_number(text: str, language: str) -> float:
    """The number that a typed text means; per cent as a share.

    Raises:
        PlanError: ``not_a_number``.
    """
    words = text.strip()
    is_percent = _PERCENT.search(words) is not None
    plain = _SPACES.sub("", _PERCENT.sub("", words)).replace("−", "-")
    marks = symbols(language)
    plain = _point(plain, marks["decimal"], marks["group"])
    try:
        value = float(plain)
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(plain)
    except ValueError:
        raise PlanError(
            _("“{value}” is no number.").format(value=words),
            _("Write digits such as 1,500 or 5 %."),
            code="not_a_number",
        ) from None
    return value / 100 if is_percent else value


def typed_count(text: str, language: str) -> int:
    """A whole number from 0 up.

    Raises:
        PlanError: ``not_a_number`` or ``not_a_count``.
    """
    value = typed_number(text, language)
    if value < 0 or value != int(value):
        raise PlanError(
            _("“{value}” is no whole number.").format(value=text.strip()),
            _("Write 0, 1, 2 and so on."),
            code="not_a_count",
        )
    return int(value)


def _point(text: str, decimal: str, group: str) -> str:
    """The digits with a point; a mark counts as the language uses it, a lone other one as decimal."""
    if decimal in text:
        return text.replace(group, "").replace(decimal, ".")
    grouped = re.fullmatch(rf"-?\d{{1,3}}({re.escape(group)}\d{{3}})+", text)
    return text.replace(group, "" if grouped else ".") if group.strip() else text
