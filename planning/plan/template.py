"""The plans that are shipped, as templates for new ones."""

from datetime import date

import orjson

import resources
from i18n import _
from planning.plan.changes import Record
from planning.plan.errors import PlanError
from planning.plan.moments import finish_day, start_day
from planning.plan.transaction import Tables

TEMPLATES = ("a69-517", "blank")


def template_tables(name: str, today: date | None = None) -> Tables:
    """The tables of a shipped template, by the ids of their documents.

    The blank plan begins with the year of ``today``; the others stand as their source dates them.

    Raises:
        PlanError: ``unknown_template``.
    """
    if name not in TEMPLATES:
        raise PlanError(
            _("There is no template “{name}”.").format(name=name),
            _("Templates are: {names}.").format(names=", ".join(TEMPLATES)),
            code="unknown_template",
        )
    raw = orjson.loads(resources.path("plans", f"{name}.plan.json").read_bytes())
    tables: Tables = {
        table: {document["id"]: document for document in documents.values()}
        for table, documents in raw.items()
        if not table.startswith("_")
    }
    if name == "blank":
        _begin(tables["plan"]["plan"], (today or date.today()).year)
    return tables


def _begin(head: Record, year: int) -> None:
    """Make the horizon, whole years, begin with ``year`` and keep its length."""
    start, finish = start_day(head["horizon_start"]), finish_day(head["horizon_finish"])
    years = year - start.year
    head["horizon_start"] = start.replace(year=year).isoformat()
    head["horizon_finish"] = finish.replace(year=finish.year + years).isoformat()
