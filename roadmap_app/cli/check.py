"""``roadmap-app check``: is the file whole, and what in the plan is wrong or does not agree."""

from argparse import ArgumentParser, Namespace

from i18n import N_, _
from planning.plan.check import Finding, findings
from planning.plan.document import Document
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan

SEVERITIES = {"error": N_("error"), "warning": N_("warning"), "info": N_("note")}


def configure(parser: ArgumentParser) -> None:
    """Declare the plan."""
    add_plan(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print the findings; 1 where there are any."""
    document = Document.open(arguments.plan, read_only=True)
    output.notices(document)
    found = findings(document)
    file = document.file
    assert file is not None
    if arguments.json:
        store = {
            "ok": file.is_intact,
            "format": file.meta.format,
            "schema": file.meta.schema,
            "revision": file.meta.revision,
            "newer": file.is_newer,
        }
        output.json({"store": store, "findings": [finding._asdict() for finding in found]})
    else:
        _print(found)
    return 1 if found or not file.is_intact else 0


def _print(found: list[Finding]) -> None:
    for finding in found:
        place = "/".join(part for part in (finding.table, finding.id, finding.field) if part)
        print(f"{_(SEVERITIES[finding.severity])}: {place}: {finding.message}")
    if not found:
        print(_("Nothing to report."))
