"""``roadmap-app restore``: go back to an earlier version, or settle a file that was changed outside."""

from argparse import ArgumentParser, Namespace

from i18n import N_, _
from i18n.counting import counted
from planning.plan.changes import Change
from planning.plan.document import Document
from planning.plan.versions import differences, go_back, records_of
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan

VERBS = {"added": N_("Added"), "removed": N_("Removed"), "changed": N_("Changed")}


def configure(parser: ArgumentParser) -> None:
    """Declare plan and what to go back to."""
    add_plan(parser)
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument(
        "--version", type=int, metavar="N", help=_("the version to go back to (see versions)")
    )
    choice.add_argument("--accept", action="store_true", help=_("accept a file that was changed outside"))
    choice.add_argument("--last", action="store_true", help=_("restore the last state that was saved"))
    parser.add_argument("--dry-run", action="store_true", help=_("only tell what would change"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Do it, and tell what changed."""
    if arguments.version is not None:
        return _to_version(arguments)
    document = Document.open(arguments.plan, stale="accept" if arguments.accept else "restore")
    document.close()
    if arguments.json:
        output.json({"notices": document.notices})
    else:
        print("\n".join(document.notices) or _("The plan is whole."))
    return 0


def _to_version(arguments: Namespace) -> int:
    document = Document.open(arguments.plan, read_only=arguments.dry_run)
    try:
        changes = list(differences(document, records_of(document, arguments.version)))
        if not arguments.dry_run:
            go_back(document, arguments.version, changes)
    finally:
        document.close()
    if arguments.json:
        output.json({"version": arguments.version, "restored": not arguments.dry_run,
                     "documents": [_fields(change) for change in changes]})  # fmt: skip
        return 0
    for change in changes:
        fields = f" ({', '.join(sorted(change.fields))})" if change.before and change.after else ""
        print(f"{_(VERBS[_kind(change)])} {change.table}/{change.id}{fields}")
    count = len(changes)
    print(counted("{count} document differs.", "{count} documents differ.", count))
    return 0


def _kind(change: Change) -> str:
    """What going back does to a document."""
    return "added" if change.before is None else "removed" if change.after is None else "changed"


def _fields(change: Change) -> dict[str, object]:
    """A difference as programs read it."""
    return {"table": change.table, "id": change.id, "change": _kind(change), "fields": sorted(change.fields)}
