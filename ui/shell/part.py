"""A segment of a view: what it shows and what it gives to the window."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from planning.plan.changes import Changes
from ui.shell.session import Session
from ui.shell.view import StatusItem


class Part:
    """Base of the segments. ``widget`` fills the view; ``left`` and ``right`` stand in the toolbar."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.widget: QWidget
        self._is_stale = False
        self.left: list[QWidget] = []
        self.right: list[QWidget] = []
        self.inspector: QWidget | None = None
        self.least_inspector = 0  # px that the inspector needs, 0: no more than those of other views

    def fill(self) -> None:
        """Show what the plan holds now."""

    def fill_soon(self) -> None:
        """Fill while it is seen; what is hidden is filled when it is shown again."""
        if self.widget.isVisible():
            self.fill()
        else:
            self._is_stale = True

    def shown(self) -> None:
        """It is on the screen again."""
        if self._is_stale:
            self._is_stale = False
            self.fill()

    def say(self) -> None:
        """Say every text again, in another language."""

    def follow(self, changes: Changes) -> None:
        """The plan changed."""
        del changes

    def renew(self) -> None:
        """Another plan, or another theme: make all anew."""

    def status(self) -> list[StatusItem]:
        """What the segment holds."""
        return []

    def reveal(self, table: str, id: str) -> bool:
        """Bring a document into sight; ``False`` where this segment does not show it."""
        del table, id
        return False

    def current_record(self) -> tuple[str, str]:
        """Table and id of the document that the segment is about now, two empty texts for none."""
        return "", ""

    def picture(self) -> QImage | None:
        """The whole drawing, ``None`` where there is nothing to copy."""
        return None

    def table(self) -> str:
        """The same as tab-separated text, "" where there is nothing to copy."""
        return ""
