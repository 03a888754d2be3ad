"""``roadmap-app info``: what a plan holds."""

from argparse import ArgumentParser, Namespace
from typing import Any, cast

from i18n import _, language
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.text import text_in
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare the plan."""
    add_plan(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print it."""
    document = Document.open(arguments.plan, read_only=True)
    output.notices(document)
    facts = _facts(document)
    if arguments.json:
        output.json(facts)
    else:
        _print(document, facts)
    return 0


def _facts(document: Document) -> dict[str, Any]:
    plan, file = document.plan, document.file
    assert file is not None
    return {
        "format": file.meta.format,
        "schema": file.meta.schema,
        "title": plan.title,
        "languages": plan.languages,
        "horizon": [plan.horizon_start, plan.horizon_finish],
        "tables": {name: len(document.records(name)) for name in document.names()},
        "provenance": _provenance(document),
    }


def _provenance(document: Document) -> dict[str, Any]:
    """Where the content comes from: source, translation, and how much of it the source does not date."""
    activities = cast("list[Activity]", list(document.table("activities").values()))
    return {
        "symbol": document.plan.symbol,
        "translation_note": document.plan.translation_note,
        "sources": list(document.table("sources")),
        "indicative_activities": sum(bool(activity.indicative) for activity in activities),
        "figures_with_paragraph": len(document.table("figures")),
    }


def _print(document: Document, facts: dict[str, Any]) -> None:
    plan = document.plan
    print(text_in(plan.title, language()))
    print(_("Languages: {languages}").format(languages=", ".join(plan.languages)))
    print(_("Horizon: {start} to {finish}").format(start=plan.horizon_start, finish=plan.horizon_finish))
    output.table(
        [[_("Table"), _("Documents")], *([name, str(count)] for name, count in facts["tables"].items())]
    )
