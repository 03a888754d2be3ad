"""What is added to an empty plan: a framework with a scale, a person, a job profile."""

from PySide6.QtWidgets import QWidget

from i18n import _
from planning.careers import framework_edits
from planning.careers.library import LIBRARIES, add_library
from planning.plan.text import Text
from planning.plan.transaction import Transaction
from ui.shell.session import Session

REQUIRES = {"ict": ("un-grades",)}
"""Libraries that others refer to: the profiles of the one have the grades of the other."""
EMPTY = "empty"
"""Chosen instead of a library: a framework of the plan's own."""


def everywhere(session: Session, words: str) -> Text:
    """Words in the language of the interface; other languages are asked for by the check."""
    return {session.language: words}


def choose_framework(session: Session) -> None:
    """Ask which of the shipped frameworks to add, or an empty one to begin with."""
    from ui.careers.library_dialog import LibraryDialog

    window = session.commands.parent()
    if isinstance(window, QWidget):
        dialog = LibraryDialog(window)
        dialog.answered.connect(lambda key: _add_chosen(session, key))
        dialog.open()


def _add_chosen(session: Session, key: str) -> None:
    if key == EMPTY:
        add_framework(session)
    elif key in {library.id for library in LIBRARIES}:
        session.run(lambda t: _add_with_what_it_needs(t, key), _("Add a framework"))


def _add_with_what_it_needs(t: Transaction, key: str) -> None:
    """Add a library after those that its documents refer to."""
    for library in (*REQUIRES.get(key, ()), key):
        add_library(t, library)


def add_framework(session: Session) -> None:
    """A framework of the plan's own, with the scale from 0 to 5, a family and a first competency."""
    names = {level: everywhere(session, words) for level, words in enumerate(level_names())}
    session.run(
        lambda t: framework_edits.add_framework(
            t,
            everywhere(session, _("Our framework")),
            everywhere(session, _("Proficiency")),
            names,
            everywhere(session, _("First family")),
            everywhere(session, _("First competency")),
        ),
        _("Add a framework"),
    )


def level_names() -> list[str]:
    """The levels from 0 to 5 as a new scale names them."""
    return [_("None"), _("Aware"), _("Basic"), _("Intermediate"), _("Advanced"), _("Expert")]


def add_person(session: Session) -> None:
    """A person under the next free pseudonym."""
    number = len(session.document.table("people")) + 1
    name = everywhere(session, _("Person {number}").format(number=f"{number:03d}"))
    session.run(lambda t: framework_edits.add_ordered(t, "people", {"name": name}), _("Add a person"))


def add_profile(session: Session) -> None:
    """A job profile on the technical track."""
    name = everywhere(session, _("New job profile"))
    session.run(
        lambda t: framework_edits.add_ordered(t, "profiles", {"name": name, "track": "technical"}),
        _("Add a job profile"),
    )
