"""The tables that a sheet may hold, by part of the plan; CSV and XLSX read and write what stands here."""

from planning.exchange.tabular import careers, roadmap, staffing
from planning.exchange.tabular.columns import Target

TARGETS: tuple[Target, ...] = (*roadmap.TARGETS, *staffing.TARGETS, *careers.TARGETS)
"""The first target of a part is the first sheet of its workbook and the table of its CSV file; the last one
is read first, as those before it may refer to it."""


def targets_of(what: str) -> list[Target]:
    """The tables of a part of the plan; of all parts where none is named."""
    return [target for target in TARGETS if not what or target.what == what]
