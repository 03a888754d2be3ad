"""What a view is to the window: its content, its toolbar, its inspector, its line in the status bar."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.shell.commands import Command
from ui.shell.gestures import Gesture
from ui.shell.session import Session


class StatusItem(NamedTuple):
    """One statement in the status bar.

    ``role`` colours the icon ("warning", "muted"); ``go_to`` makes it a button; ``right`` puts it at the end.
    """

    text: str
    icon: str = ""
    role: str = "muted"
    go_to: Callable[[], object] | None = None
    right: bool = False


class View(QWidget):
    """Base of the views. The window makes one when it is first shown and keeps it while the plan is open.

    The window asks ``commands()`` first, then ``toolbar()`` and ``inspector()``, each once, and these two
    again whenever ``parts_changed`` is emitted.
    """

    name: ClassVar[str]
    least_inspector = 0
    """Px that its inspector needs, whatever width was chosen for the others; 0: no more than they."""
    status_changed = Signal()
    parts_changed = Signal()  # toolbar and inspector are others now: the window asks for them again

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        session.language_changed.connect(self.retranslate)

    def commands(self) -> list[Command]:
        """The commands that answer while this view is shown."""
        return []

    def gestures(self) -> tuple[Gesture, ...]:
        """What the mouse does in this view, for help."""
        return ()

    def toolbar(self) -> tuple[list[QWidget], list[QWidget]]:
        """Left: how the view is seen; right: what can be added. The left group folds into "More"."""
        return [], []

    def inspector(self) -> QWidget | None:
        """The panel at the side, ``None`` where the view needs none."""
        return None

    def status(self) -> list[StatusItem]:
        """What the view holds and its findings; emit ``status_changed`` when it changes."""
        return []

    def retranslate(self) -> None:
        """Say every text again in the language of the interface."""

    def shown(self) -> None:
        """The view is shown for the first time: load what is slow now."""

    def reveal(self, table: str, id: str) -> bool:
        """Bring a document into sight and select it; ``False`` where this view does not show it."""
        del table, id
        return False

    def show_part(self, name: str) -> None:
        """Show one of its parts, such as a segment."""
        del name

    def state(self) -> str:
        """What to find again in the next run (scale, columns), as text; "" for nothing."""
        return ""

    def restore(self, state: str) -> None:
        """Take up what :meth:`state` returned in an earlier run; must bear any text."""
