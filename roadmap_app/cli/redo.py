"""``roadmap-app redo``: make a step again that was taken back, or several."""

from argparse import ArgumentParser, Namespace

from planning.plan.document import Document
from roadmap_app.cli.steps import configure_steps, run_steps


def configure(parser: ArgumentParser) -> None:
    """Declare plan and number of steps."""
    configure_steps(parser)


def run(arguments: Namespace) -> int:
    """Do it."""
    return run_steps(arguments, Document.redo)
