"""``roadmap-app schedule``: early and late dates, slack and the critical activities."""

from argparse import ArgumentParser, Namespace

from i18n import _, language, ngettext
from planning.plan.document import Document
from planning.plan.typed_values import shown_length
from planning.schedule import schedule_plan
from roadmap_app.cli import output
from roadmap_app.cli.naming import name_of
from roadmap_app.cli.parsers import add_json, add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare the plan."""
    add_plan(parser)
    parser.add_argument(
        "--scenario", metavar="ID", default="", help=_("of a what-if scenario, not of the plan")
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help=_("put automatic activities where the schedule has them, as one step"),
    )
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print the dates of every activity that has any, or put automatic activities where they belong."""
    if arguments.write:
        return _write(arguments)
    document = Document.open(arguments.plan, read_only=True)
    if arguments.scenario:
        from planning.schedule.states import scenario_copy

        document = scenario_copy(document, arguments.scenario)
    rows = list(schedule_plan(document))
    if arguments.json:
        output.json({"activities": [row._asdict() for row in rows]})
        return 0
    heads = [_("Activity"), _("Early start"), _("Early finish"), _("Total slack"), _("Critical")]
    cells = [
        [
            name_of(document, "activities", row.id),
            row.early_start,
            row.early_finish,
            shown_length(row.total_slack_minutes, language()),
            _("yes") if row.critical else _("no"),
        ]
        for row in rows
    ]
    output.table([heads, *cells])
    return 0


def _write(arguments: Namespace) -> int:
    """Move the automatic activities of the plan, or of a scenario, and tell which."""
    from planning.schedule.branch import Branch
    from planning.schedule.following import reschedule
    from planning.schedule.states import scenario_document

    document = Document.open(arguments.plan)
    output.notices(document)
    try:
        edited = scenario_document(document, arguments.scenario) if arguments.scenario else document
        with edited.transaction(_("Reschedule")) as t:
            moved = reschedule(t, Branch.of(edited), schedule_plan(edited))
    finally:
        document.close()
    if arguments.json:
        output.json({"ok": True, "moved": moved})
    else:
        words = ngettext("{count} activity moved", "{count} activities moved", len(moved))
        print(words.format(count=len(moved)))
    return 0
