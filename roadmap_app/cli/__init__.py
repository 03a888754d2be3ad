"""The command line: ``roadmap-app [PLAN]`` opens the window, every other form works without a display.

Exit codes: 0 done, 1 findings or refused edits, 2 wrong use or unreadable input. Errors go to the standard
error as ``roadmap-app: FILE: place: what and how to mend it``; a traceback goes to a log, never to a user.
"""

import sys
from collections.abc import Sequence

from i18n import preferred_language, set_language
from planning.plan.errors import PlanError
from roadmap_app import interpreter
from roadmap_app.cli import output
from roadmap_app.cli.parsers import command_parser, window_parser
from roadmap_app.cli.table import COMMANDS

DONE, FINDINGS, WRONG = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or the window, and return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    set_language(preferred_language())
    output.speak_utf8()
    try:
        return _run(words)
    except PlanError as error:
        output.error(error, as_json="--json" in words)
        return WRONG
    except BrokenPipeError:
        output.close_quietly()
        return DONE
    except KeyboardInterrupt:
        return 130  # 128 + SIGINT, as shells count it
    except Exception as error:  # noqa: BLE001 - the last wall: a user gets a sentence, the log gets the rest
        output.internal_error(error)
        return WRONG


def _run(words: list[str]) -> int:
    command = next((entry for entry in COMMANDS if words and entry.name == words[0]), None)
    if command is None:
        arguments = window_parser().parse_args(words)
        interpreter.hasten()
        from roadmap_app.app import run_window

        return run_window(arguments.plan)
    module = command.load()
    return module.run(command_parser(command, module).parse_args(words[1:]))
