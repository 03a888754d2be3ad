"""Ratings without people: how many of a division hold each level of a competency, small numbers left out.

A cell of fewer than k people (at least 5) is not told; where one such cell of a row could be reckoned from
the total, the next smallest is not told either, and of a division with fewer than k people nothing is.
Source: threshold rule and complementary suppression (Hundepool et al., Statistical Disclosure Control, 2012).
"""

import csv
import io
from collections import Counter
from collections.abc import Mapping

from i18n import _
from planning.careers.day import reference_day
from planning.careers.matrix import STATES, levels
from planning.careers.source import competencies, people_of
from planning.exchange.formats import Exported, Writing
from planning.exchange.imported import LeftOut
from planning.plan.document import Document
from planning.plan.text import text_in

LEAST = 5


def write(document: Document, writing: Writing) -> Exported:
    """Confirmed ratings by division as CSV, as of the day that the plan is looked at."""
    matrix = levels(document, reference_day(document))
    known, found = people_of(document), competencies(document)
    units: dict[str, list[int]] = {}
    for row, person in enumerate(matrix.people):
        units.setdefault(_division(document, known[person].unit or ""), []).append(row)
    top = int(matrix.cells.max(initial=0))
    heads = [str(level) for level in range(top + 1)] + [_state(code) for code in STATES]
    columns = [*range(top + 1), *STATES]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_("Unit"), _("Competency"), _("People"), *heads])
    hidden = small = 0
    for unit, rows in units.items():
        if len(rows) < LEAST:
            small += 1
            continue
        name = text_in((document.records("units").get(unit) or {}).get("name"), writing.language) or unit
        for column, competency in enumerate(matrix.competencies):
            told = suppressed(Counter(int(matrix.cells[row, column]) for row in rows))
            cells = ["" if (count := told.get(c, 0)) is None else count for c in columns]
            hidden += cells.count("")
            writer.writerow([name, text_in(found[competency].name, writing.language), len(rows), *cells])
    return Exported(out.getvalue().encode("utf-8-sig"), _left_out(hidden, small))


def _division(document: Document, unit: str) -> str:
    """The unit right below the top that a unit belongs to: smaller ones would tell next to nothing."""
    units, path = document.records("units"), [unit]
    while (parent := (units.get(path[-1]) or {}).get("parent")) and parent not in path:
        path.append(parent)
    return path[-2] if len(path) > 1 else path[0]


def suppressed(counts: Mapping[int, int], least: int = LEAST) -> dict[int, int | None]:
    """Counts, those that could tell of somebody replaced by ``None``; 0 tells of nobody.

    Raises:
        ValueError: ``least`` is below 5.
    """
    if least < LEAST:
        raise ValueError(least)
    told: dict[int, int | None] = {
        code: None if 0 < count < least else count for code, count in counts.items()
    }
    shown = sorted((count, code) for code, count in told.items() if count)
    missing = sum(counts[code] for code, count in told.items() if count is None)
    alone = sum(count is None for count in told.values()) == 1
    if shown and missing and (alone or missing < least):
        told[shown[0][1]] = None
    return told


def _state(code: int) -> str:
    return {
        "unassessed": _("unassessed"),
        "not_observed": _("not observed"),
        "not_applicable": _("not applicable"),
        "exempt": _("exempt"),
    }[STATES[code]]


def _left_out(hidden: int, small: int) -> list[LeftOut]:
    found = []
    if hidden:
        message = _("Cells of fewer than {least} people, and those that would tell them.").format(least=LEAST)
        found.append(LeftOut("small_cell", hidden, message))
    if small:
        message = _("Divisions of fewer than {least} people.").format(least=LEAST)
        found.append(LeftOut("small_unit", small, message))
    return found
