"""``roadmap-app picture``: a view of the window, as it looks on screen, without a screen."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from i18n import _, language
from planning.plan.document import Document
from roadmap_app.cli.output import write_file
from roadmap_app.cli.parsers import add_plan, tag

SMALLEST, LARGEST = 200, 8000


def configure(parser: ArgumentParser) -> None:
    """Declare plan, view, looks and file."""
    from ui.shell.views import PARTS, VIEWS

    add_plan(parser)
    parser.add_argument("--view", choices=[*VIEWS, *PARTS], default="roadmap", help=_("which view"))
    parser.add_argument("--language", type=tag, metavar="TAG", help=_("the language of the words"))
    parser.add_argument("--theme", choices=["light", "dark"], default="light", help=_("the colours"))
    parser.add_argument("--size", type=size, default=(1600, 1000), metavar="WxH", help=_("in pixels"))
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.png", help=_("the file to write")
    )


def size(text: str) -> tuple[int, int]:
    """Width and height from ``1600x1000``.

    Raises:
        ArgumentTypeError: it is no size, or one that no screen has.
    """
    match = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text)
    pair = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(SMALLEST <= side <= LARGEST for side in pair):
        raise ArgumentTypeError(_("“{text}” is no size such as 1600x1000.").format(text=text))
    return pair


def run(arguments: Namespace) -> int:
    """Paint it and write it."""
    from roadmap_app.app import picture

    document = Document.open(arguments.plan, read_only=True)
    if document.file is not None and not document.file.is_newer:
        document.read_only_reason = ""  # as the window looks at work; a picture writes nothing
    tongue = arguments.language or language()
    write_file(arguments.output, picture(document, arguments.view, tongue, arguments.theme, arguments.size))
    print(_("Wrote {file}.").format(file=arguments.output))
    return 0
