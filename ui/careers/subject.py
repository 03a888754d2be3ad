"""One document that a panel is about, for the fields of the inspector that edit its words."""

from ui.roadmap.subject import Subject
from ui.shell.session import Session


class OneDocument(Subject):
    """A document of a table, whatever is selected in the window."""

    def __init__(self, session: Session, table: str = "", id: str = "") -> None:
        self._session, self._table, self._id = session, table, id

    def point_at(self, table: str, id: str) -> None:
        """Be about another document."""
        self._table, self._id = table, id

    @property
    def session(self) -> Session:
        return self._session

    @property
    def table(self) -> str:
        return self._table

    @property
    def ids(self) -> tuple[str, ...]:
        return (self._id,) if self._id else ()
