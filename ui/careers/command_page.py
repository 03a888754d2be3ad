"""What stands where a plan holds nothing to show yet: a sentence and the commands that lead on."""

from collections.abc import Callable

from ui.shell.session import Session
from ui.widgets.button import PrimaryButton, QuietButton
from ui.widgets.empty import Empty
from ui.widgets.wording import Wording


def command_page(
    session: Session, icon: str, sentence: Callable[[], str], primary: str, quiet: str = ""
) -> Empty:
    """An empty state whose buttons stand for commands; one that the window does not have is left out."""
    commands = session.commands
    first = PrimaryButton("", run=lambda: commands.run(primary))
    second = QuietButton("", run=lambda: commands.run(quiet)) if quiet in commands else None
    empty = Empty(icon, "", first, second)
    wording = Wording(empty)
    wording(empty.say, sentence)
    wording(first.set_words, lambda: _words(session, primary))
    if second is not None:
        wording(second.set_words, lambda: _words(session, quiet))
    return empty


def _words(session: Session, id: str) -> str:
    """The words of a command now; while the window is closed it may be gone."""
    return session.commands.command(id).words() if id in session.commands else ""
