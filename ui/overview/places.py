"""Where a document of the plan is shown: which view a finding or a date leads to."""

from ui.shell.session import Session

ROADMAP = frozenset({"activities", "lanes", "phases", "links"})
OVERVIEW = frozenset({"figures", "budget", "risks", "decisions"})


def view_of(table: str) -> str:
    """The name of the view that shows a table, "" where none does."""
    if table in ROADMAP:
        return "roadmap"
    return "overview" if table in OVERVIEW else ""


def show(session: Session, table: str, id: str) -> None:
    """Lead to a document."""
    session.go_to(view_of(table), table, id)
