"""``roadmap-app new``: a new plan from a template; never over an existing file."""

from argparse import ArgumentParser, Namespace

from i18n import _
from planning.plan.document import Document
from planning.plan.template import TEMPLATES
from roadmap_app.cli.parsers import add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare the plan and the template."""
    add_plan(parser)
    parser.add_argument("--template", choices=TEMPLATES, default="blank", help=_("what the plan starts from"))


def run(arguments: Namespace) -> int:
    """Make the plan."""
    Document.from_template(arguments.template, arguments.plan).close()
    print(_("Made {file}.").format(file=arguments.plan))
    return 0
