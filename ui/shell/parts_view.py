"""A view of several segments, each with its own toolbar and inspector; a segment is made when first shown."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from i18n import _
from planning.plan.changes import Changes
from ui.shell.commands import Command
from ui.shell.part import Part
from ui.shell.session import Session
from ui.shell.view import StatusItem, View
from ui.widgets.rule import toolbar_rule
from ui.widgets.segment import Option, Segment


class PartEntry(NamedTuple):
    """A segment: its words (a message), its icon, and how it is made."""

    words: str
    icon: str
    make: Callable[[], Part]


class PartsView(View):
    """Base of views of segments: give ``entries`` and lay out ``stack``, which shows the current one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.parts: dict[str, Part] = {}
        self.stack = QStackedWidget()
        self._current = ""
        self.segments = Segment("", [Option(key, key) for key in self.entries()])
        self.segments.chosen.connect(self.show_part)
        self._rule = toolbar_rule()
        session.document_changed.connect(self._follow)
        session.document_replaced.connect(self._renew)
        session.theme_changed.connect(self._renew)
        self._say_segments()

    def entries(self) -> Mapping[str, PartEntry]:
        """The segments by name, in their order."""
        raise NotImplementedError

    @property
    def current(self) -> str:
        """The name of the segment that is shown."""
        return self._current or next(iter(self.entries()))

    @property
    def part(self) -> Part:
        """The segment that is shown."""
        return self.part_of(self.current)

    def part_of(self, name: str) -> Part:
        """A segment, made when it is first asked for."""
        if name not in self.parts:
            part = self.parts[name] = self.entries()[name].make()
            self.stack.addWidget(part.widget)
        return self.parts[name]

    def show_part(self, name: str) -> None:
        """Show a segment."""
        if name not in self.entries() or name == self._current:
            return
        part = self.part_of(name)  # before it is the current one: while it is made it may tell of itself
        self._current = name
        self.segments.set_current(name)
        self.stack.setCurrentWidget(part.widget)
        self.setFocusProxy(self.part.widget)
        self.parts_changed.emit()
        self.session.commands.refresh_later()

    def next_part(self) -> None:
        """Show the next segment, the first after the last."""
        names = list(self.entries())
        self.show_part(names[(names.index(self.current) + 1) % len(names)])

    def part_commands(self, menu: str, next_words: str) -> list[Command]:
        """A command for each segment and one for the next, for a menu; ``next_words`` is a message."""

        def way(name: str, entry: PartEntry) -> Command:
            return Command(
                f"{menu}.{name}",
                entry.words,
                entry.icon,
                lambda: self.show_part(name),
                menu=menu,
                checked=lambda: self.current == name,
            )

        ways = [way(name, entry) for name, entry in self.entries().items()]
        return [
            *ways,
            Command(f"{menu}.next", next_words, "arrow-right", self.next_part, ("Ctrl+Tab",), menu=menu),
        ]

    # What the window asks for

    def toolbar(self) -> tuple[list[QWidget], list[QWidget]]:
        if not self._current:
            self.show_part(self.current)
        return [self.segments, self._rule, *self.part.left], self.part.right

    def inspector(self) -> QWidget | None:
        return self.part.inspector

    def status(self) -> list[StatusItem]:
        return self.parts[self._current].status() if self._current else []

    def retranslate(self) -> None:
        self._say_segments()
        if self.session.has_document:
            for part in self.parts.values():
                part.say()
        self.status_changed.emit()

    def _say_segments(self) -> None:
        options = [Option(key, _(entry.words), icon=entry.icon) for key, entry in self.entries().items()]
        self.segments.say(_("Parts of this view"), options)

    def shown(self) -> None:
        self.part.widget.setFocus()

    def reveal(self, table: str, id: str) -> bool:
        if table == "segments":
            self.show_part(id)
            return True
        for name in self.entries():
            if self.part_of(name).reveal(table, id):
                self.show_part(name)
                return True
        return False

    def state(self) -> str:
        return self._current

    def restore(self, state: str) -> None:
        self.show_part(state)

    # Following the plan

    def _follow(self, changes: Changes) -> None:
        for part in self.parts.values():
            part.follow(changes)
        self.status_changed.emit()

    def _renew(self) -> None:
        if self.session.has_document:
            for part in self.parts.values():
                part.renew()
            self.status_changed.emit()

    # Commands

    def copy_picture(self) -> None:
        """Put the whole drawing of the segment on the clipboard."""
        image = self.part.picture()
        if image is not None:
            QGuiApplication.clipboard().setImage(image)
            self.session.toast(_("Copied as a picture"))

    def copy_table(self) -> None:
        """Put what the segment shows on the clipboard as tab-separated text."""
        text = self.part.table()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.session.toast(_("Copied as a table"))
