"""Staffing tables as the United Nations prints them: ``2 D-1, 5 P-5, 8 P-4, 12 GS (OL)``."""

import re
from collections.abc import Iterable, Mapping

from i18n import _
from planning.plan.errors import PlanError
from planning.plan.finding import Finding
from planning.schedule.build import PlanSource
from planning.staffing.establishment import units_below
from planning.staffing.grades import ORDER, in_order
from planning.staffing.seats import seats

ENTRY = re.compile(
    r"(?:(?P<count>\d+)\s*(?:个|名)?\s*)?(?P<grade>[^\d\s(（][^(（]*?(?:\s*[(（][^)）]*[)）])?)"
)
SPELLINGS = {re.sub(r"[\s()]", "", grade).upper(): grade for grade in ORDER} | {
    "GPL": "GS (PL)",
    "GOL": "GS (OL)",
    "GSPRINCIPALLEVEL": "GS (PL)",
    "GSOTHERLEVEL": "GS (OL)",
    "P-2-1": "P-2/1",
}
SEPARATORS = re.compile(r"[,;，、；]\s*|\s+and\s+|\s*和\s*")


def read_posts(text: str) -> dict[str, int]:
    """The posts of each grade of an entry such as ``USG, 4 D-2, 12 GS (OL)``; no number means one.

    Chinese separators and measure words are understood; a grade that appears twice is added up.

    Raises:
        PlanError: ``wrong_staffing_table`` with the part that cannot be read.
    """
    found: dict[str, int] = {}
    for part in (part.strip() for part in SEPARATORS.split(text.strip().rstrip("."))):
        match = ENTRY.fullmatch(part)
        if match is None:
            raise PlanError(
                _("“{part}” is no entry of a staffing table.").format(part=part),
                _("Write a number and a grade, such as 8 P-4, separated by commas."),
                code="wrong_staffing_table",
            )
        count = int(match["count"] or "1")
        grade = grade_of(match["grade"])
        found[grade] = found.get(grade, 0) + count
    return found


def grade_of(text: str) -> str:
    """A grade as the United Nations writes it, where it is one of theirs; else as it stands."""
    plain = text.strip().replace("（", "(").replace("）", ")")
    return SPELLINGS.get(re.sub(r"[\s()]", "", plain).upper(), plain)


def posts_text(posts: Mapping[str, int], source: PlanSource) -> str:
    """The posts of each grade as one entry, from the highest grade down; grades without posts left out."""
    return ", ".join(f"{posts[grade]} {grade}" for grade in in_order(posts, source) if posts[grade])


def staffing_table(source: PlanSource, scenario: str, month: int, unit: str = "") -> dict[str, int]:
    """The posts of each grade at the end of a month, in a unit with all below it, or in all.

    Raises:
        PlanError: as :func:`planning.staffing.seats.seats`.
    """
    units = units_below(source).get(unit, frozenset((unit,)))
    places = (seat.at(month) for seat in seats(source, scenario))
    return counted(place.grade for place in places if place is not None and (not unit or place.unit in units))


def printed_differences(
    source: PlanSource, scenario: str, month: int, printed: str, unit: str = ""
) -> list[Finding]:
    """Where a structure differs from the entry of a staffing table, grade by grade.

    Raises:
        PlanError: ``wrong_staffing_table``, and as :func:`staffing_table`.
    """
    stated, there = read_posts(printed), staffing_table(source, scenario, month, unit)
    message = _("{grade}: {printed} posts are printed, the structure has {there}.")
    found = []
    for grade in in_order(stated.keys() | there.keys(), source):
        one, other = stated.get(grade, 0), there.get(grade, 0)
        if one != other:
            text = message.format(grade=grade, printed=one, there=other)
            finding = Finding("differs_from_printed", "warning", "units" if unit else "posts", unit, "grade")
            found.append(finding._replace(printed=str(one), computed=str(other), message=text))
    return found


def counted(grades: Iterable[str]) -> dict[str, int]:
    """How often each grade occurs."""
    found: dict[str, int] = {}
    for grade in grades:
        found[grade] = found.get(grade, 0) + 1
    return found
