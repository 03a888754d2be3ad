"""The plans that are shipped, as templates for new ones."""

import orjson

import resources
from i18n import _
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables

TEMPLATES = ("a69-517", "blank")


def template_tables(name: str) -> Tables:
    """The tables of a shipped template, by the ids of their documents.

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
    return {
        table: {document["id"]: document for document in documents.values()}
        for table, documents in raw.items()
        if not table.startswith("_")
    }
