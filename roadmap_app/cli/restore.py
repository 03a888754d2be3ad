"""``roadmap-app restore``: go back to an earlier version, or settle a file that was changed outside."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from i18n import _, ngettext
from planning.plan.document import Document
from planning.plan.versions import differences, records_of, restore
from roadmap_app.cli.parsers import add_plan


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


def run(arguments: Namespace) -> int:
    """Do it, and tell what changed."""
    if arguments.version is not None:
        return _to_version(arguments.plan, arguments.version, dry_run=arguments.dry_run)
    document = Document.open(arguments.plan, stale="accept" if arguments.accept else "restore")
    document.close()
    print("\n".join(document.notices) or _("The plan is whole."))
    return 0


def _to_version(plan: Path, number: int, *, dry_run: bool) -> int:
    document = Document.open(plan, read_only=dry_run)
    try:
        changed = (
            len(list(differences(document, records_of(document, number))))
            if dry_run
            else restore(document, number)
        )
    finally:
        document.close()
    print(ngettext("{count} document differs.", "{count} documents differ.", changed).format(count=changed))
    return 0
