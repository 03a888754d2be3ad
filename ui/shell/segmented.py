"""A view of several segments, each with its own content, toolbar and inspector; made when first shown."""

from collections.abc import Callable, Mapping
from typing import ClassVar, NamedTuple

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from i18n import N_, _
from planning.plan.changes import Changes
from planning.plan.errors import PlanError
from ui.shell.commands import Command
from ui.shell.part import Part
from ui.shell.session import Session
from ui.shell.view import StatusItem, View
from ui.widgets.rule import toolbar_rule
from ui.widgets.segment import Option, Segment


class Kind(NamedTuple):
    """A segment as it is offered: its words (a message), its icon, and how it is made."""

    words: str
    icon: str
    make: Callable[[], Part]


class SegmentedView(View):
    """Subclasses give ``kinds()`` and their own commands."""

    segments_name: ClassVar[str] = N_("Parts of this view")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.kinds = dict(self.make_kinds())
        self.parts: dict[str, Part] = {}
        self._current = ""
        self.pages = QStackedWidget()
        self.segments = Segment("", [Option(key, key) for key in self.kinds])
        self.segments.chosen.connect(self.show_part)
        self._rule = toolbar_rule()
        session.document_changed.connect(self.follow)
        session.document_replaced.connect(self.renew)
        session.theme_changed.connect(self.renew)
        self._say_segments()
        self.lay_out()

    def lay_out(self) -> None:
        """Put the pages of the segments into the view; alone, unless a subclass has more beside them."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    def make_kinds(self) -> Mapping[str, Kind]:
        """The segments in their order; called once, before anything else is there."""
        raise NotImplementedError

    @property
    def current(self) -> str:
        """The name of the segment that is shown."""
        return self._current or next(iter(self.kinds))

    @property
    def part(self) -> Part:
        """The segment that is shown."""
        return self.part_of(self.current)

    def part_of(self, name: str) -> Part:
        """A segment, made when it is first asked for."""
        if name not in self.parts:
            part = self.parts[name] = self.kinds[name].make()
            self.pages.addWidget(part.widget)
        return self.parts[name]

    def show_part(self, name: str) -> None:
        """Show a segment."""
        if name not in self.kinds or name == self._current:
            return
        part = self.part_of(name)  # before it is the current one: while it is made it may tell of itself
        self._current = name
        self.segments.set_current(name)
        self.least_inspector = part.least_inspector
        self.pages.setCurrentWidget(part.widget)
        self.setFocusProxy(part.widget)
        part.shown()
        self.parts_changed.emit()
        self.session.commands.refresh_later()

    def next_part(self) -> None:
        """Show the next segment, the first after the last."""
        names = list(self.kinds)
        self.show_part(names[(names.index(self.current) + 1) % len(names)])

    def segment_commands(self, next_words: str) -> list[Command]:
        """A command for each segment, one for the next, and two that copy what is shown."""
        ways = [self._way(name) for name in self.kinds]
        copies = [
            Command(
                f"{self.name}.copy_picture",
                N_("Copy as a picture"),
                "image",
                self.copy_picture,
                menu=self.name,
                group=3,
            ),
            Command(
                f"{self.name}.copy_table",
                N_("Copy as a table"),
                "table",
                self.copy_table,
                menu=self.name,
                group=3,
            ),
        ]
        further = Command(
            f"{self.name}.next", next_words, "arrow-right", self.next_part, ("Ctrl+Tab",), menu=self.name
        )
        return [*ways, further, *copies]

    def _way(self, name: str) -> Command:
        kind = self.kinds[name]
        return Command(
            f"{self.name}.{name}",
            kind.words,
            kind.icon,
            lambda: self.show_part(name),
            menu=self.name,
            checked=lambda: self.current == name,
        )

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
        options = [Option(key, _(kind.words), icon=kind.icon) for key, kind in self.kinds.items()]
        self.segments.say(_(self.segments_name), options)

    def shown(self) -> None:
        self.part.widget.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._current and self.session.has_document:
            self.part.shown()

    def reveal(self, table: str, id: str) -> bool:
        for name in self.kinds:
            if self.part_of(name).reveal(table, id):
                self.show_part(name)
                return True
        return False

    def state(self) -> str:
        return self._current

    def restore(self, state: str) -> None:
        self.show_part(state)

    # Following the plan

    def follow(self, changes: Changes) -> None:
        """The plan changed."""
        for part in self.parts.values():
            part.follow(changes)
        self.status_changed.emit()

    def renew(self) -> None:
        """Another plan, or another theme."""
        if self.session.has_document:
            for part in self.parts.values():
                part.renew()
            self.status_changed.emit()

    # Commands

    def copy_picture(self) -> None:
        """Put the whole drawing of the segment on the clipboard."""
        try:
            image = self.part.picture()
        except PlanError as error:
            self.session.report(error)
            return
        if image is not None:
            QGuiApplication.clipboard().setImage(image)
            self.session.toast(_("Copied as a picture"))

    def copy_table(self) -> None:
        """Put the segment on the clipboard as tab-separated text."""
        words = self.part.table()
        if words:
            QGuiApplication.clipboard().setText(words)
            self.session.toast(_("Copied as a table"))
