"""Argument parsers that speak the user's language."""

import gettext
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from pathlib import Path

import i18n
from i18n import N_, _
from roadmap_app import __version__
from roadmap_app.cli.table import COMMANDS, Command, CommandModule

PROGRAM = "roadmap-app"

# What argparse itself says; listed so that the catalogue has it.
ARGPARSE_MESSAGES = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("%(prog)s: error: %(message)s\n"),
)


def _speak() -> None:
    """Argparse asks the global gettext domain for its messages: let it find our catalogue."""
    gettext.bindtextdomain("roadmap", str(Path(i18n.__file__).parent / "locales"))
    gettext.textdomain("roadmap")


def window_parser() -> ArgumentParser:
    """The parser of ``roadmap-app [PLAN]``, which also lists the commands."""
    _speak()
    lines = [_("commands (each has its own --help):")]
    width = max(len(command.name) for command in COMMANDS) + 1
    lines += [f"  {command.name:<{width}}{_(command.help)}" for command in COMMANDS]
    parser = ArgumentParser(
        prog=PROGRAM,
        usage=_("%(prog)s [PLAN]\n       %(prog)s COMMAND ..."),
        description=_(
            "Plan a roadmap, its people and its money, offline. Without a command the window opens."
        ),
        epilog="\n".join(lines),
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("plan", nargs="?", type=Path, metavar="PLAN", help=_("the plan to open"))
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser


def command_parser(command: Command, module: CommandModule) -> ArgumentParser:
    """The parser of one command."""
    _speak()
    parser = ArgumentParser(prog=f"{PROGRAM} {command.name}", description=_(command.help))
    module.configure(parser)
    return parser


def add_plan(parser: ArgumentParser) -> None:
    """Declare the plan that a command works on."""
    parser.add_argument("plan", type=Path, metavar="PLAN", help=_("the file of the plan"))


def tag(text: str) -> str:
    """A language that the program's own words exist in.

    Raises:
        ArgumentTypeError: it is none of them.
    """
    if text not in i18n.INTERFACE_LANGUAGES:
        known = ", ".join(i18n.INTERFACE_LANGUAGES)
        raise ArgumentTypeError(
            _("“{text}” is none of the languages {known}.").format(text=text, known=known)
        )
    return text


def add_json(parser: ArgumentParser) -> None:
    """Declare ``--json``."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))
