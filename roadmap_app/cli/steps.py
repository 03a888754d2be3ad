"""What ``undo`` and ``redo`` share: a number of steps, each told by its text."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable

from i18n import _, retold
from planning.plan.changes import Changes
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan


def configure_steps(parser: ArgumentParser) -> None:
    """Declare plan and number of steps."""
    add_plan(parser)
    parser.add_argument("count", metavar="N", nargs="?", type=positive, default=1, help=_("how many steps"))
    add_json(parser)


def positive(text: str) -> int:
    """A whole number from 1.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(_("“{text}” is no whole number from 1.").format(text=text))
    return int(text)


def run_steps(arguments: Namespace, move: Callable[[Document], Changes]) -> int:
    """Move through the history; 1 where it ended before all steps were made."""
    document = Document.open(arguments.plan)
    output.notices(document)
    labels: list[str] = []
    try:
        while len(labels) < arguments.count:
            labels.append(retold(move(document).label))
    except PlanError as error:
        if error.code not in ("nothing_to_undo", "nothing_to_redo"):
            raise
        output.error(error)
    finally:
        position = document.history.position
        document.close()
    if arguments.json:
        output.json({"position": position, "steps": labels})
    else:
        print("\n".join(labels))
    return 0 if len(labels) == arguments.count else 1
