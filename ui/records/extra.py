"""A part of the panel that one table has besides its fields."""

from typing import Any

from ui.roadmap.section import Section
from ui.shell.session import Session


class Extra(Section):
    """``show_record`` fills it with a document."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def show_record(self, entity: Any) -> None:  # noqa: ANN401 - an entity of the table it is made for
        """Show a document."""
        raise NotImplementedError
