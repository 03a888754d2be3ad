"""``roadmap-app versions``: the earlier versions that are kept beside the plan."""

from argparse import ArgumentParser, Namespace

from i18n import _
from planning.plan.document import Document
from planning.plan.versions import versions
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare the plan."""
    add_plan(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print them, newest first."""
    kept = versions(Document.open(arguments.plan, read_only=True))
    rows = [
        (version.number, version.saved.isoformat(timespec="seconds"), version.backup.path.name)
        for version in kept
    ]
    if arguments.json:
        output.json(
            {"versions": [{"number": number, "saved": saved, "file": file} for number, saved, file in rows]}
        )
    else:
        output.table(
            [[_("Version"), _("Saved"), _("File")], *([str(n), saved, file] for n, saved, file in rows)]
        )
    return 0
