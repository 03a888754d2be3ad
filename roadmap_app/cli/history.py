"""``roadmap-app history``: the steps that led to the plan as it is, and those that were taken back."""

from argparse import ArgumentParser, Namespace

from i18n import _, retold
from planning.plan.document import Document
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare the plan."""
    add_plan(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print it."""
    history = Document.open(arguments.plan, read_only=True).history
    steps = [
        {"seq": step.seq, "label": step.label, "time": step.time.isoformat(timespec="seconds")}
        for step in history.steps()
    ]
    if arguments.json:
        output.json({"position": history.position, "steps": steps})
    elif not steps:
        print(_("Nothing was done since the plan was made."))
    else:
        heads = [_("Step"), _("Time"), _("What was done")]
        rows = [[str(step["seq"]), str(step["time"]), retold(str(step["label"]))] for step in steps]
        output.table([heads, *rows])
    return 0
