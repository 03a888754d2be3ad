"""Careers as a view of the window: segments, each with its own toolbar and inspector."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QWidget

from i18n import _
from planning.plan.changes import Changes
from planning.plan.errors import PlanError
from ui.careers.commands import SEGMENTS, careers_commands
from ui.careers.context import Context
from ui.shell.commands import Command
from ui.shell.part import Part
from ui.shell.session import Session
from ui.shell.view import StatusItem, View
from ui.widgets.rule import toolbar_rule
from ui.widgets.segment import Option, Segment


def _lattice(view: "CareersView") -> Part:
    from ui.careers.lattice_part import LatticePart

    return LatticePart(view.context)


def _competencies(view: "CareersView") -> Part:
    from ui.competencies.part import CompetenciesPart

    return CompetenciesPart(view.context, view.status_changed.emit)


MAKERS: dict[str, Callable[["CareersView"], Part]] = {"lattice": _lattice, "competencies": _competencies}


class CareersView(View):
    """Makes a segment when it is first shown."""

    name = "careers"
    least_inspector = 400

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.context = Context(session)
        self.parts: dict[str, Part] = {}
        self._current = ""
        self._layers = QStackedLayout(self)
        self.segments = Segment("", [Option(key, key) for key in MAKERS])
        self.segments.chosen.connect(self.show_part)
        self._rule = toolbar_rule()
        session.document_changed.connect(self._follow)
        session.document_replaced.connect(self._renew)
        session.theme_changed.connect(self._renew)
        self._say_segments()

    @property
    def current(self) -> str:
        """The name of the segment that is shown."""
        return self._current or next(iter(MAKERS))

    @property
    def part(self) -> Part:
        """The segment that is shown."""
        return self.part_of(self.current)

    def part_of(self, name: str) -> Part:
        """A segment, made when it is first asked for."""
        if name not in self.parts:
            part = self.parts[name] = MAKERS[name](self)
            self._layers.addWidget(part.widget)
        return self.parts[name]

    def show_part(self, name: str) -> None:
        """Show a segment."""
        if name not in MAKERS or name == self._current:
            return
        self._current = name
        self.segments.set_current(name)
        self._layers.setCurrentWidget(self.part.widget)
        self.setFocusProxy(self.part.widget)
        self.parts_changed.emit()
        self.session.commands.refresh_later()

    def next_part(self) -> None:
        """Show the next segment, the first after the last."""
        names = list(MAKERS)
        self.show_part(names[(names.index(self.current) + 1) % len(names)])

    # What the window asks for

    def commands(self) -> list[Command]:
        return careers_commands(self)

    def toolbar(self) -> tuple[list[QWidget], list[QWidget]]:
        if not self._current:
            self.show_part(self.current)
        return [self.segments, self._rule, *self.part.left], self.part.right

    def inspector(self) -> QWidget | None:
        return self.part.inspector

    def status(self) -> list[StatusItem]:
        return self.part.status()

    def retranslate(self) -> None:
        self._say_segments()
        if self.session.has_document:
            for part in self.parts.values():
                part.say()
        self.status_changed.emit()

    def _say_segments(self) -> None:
        options = [Option(key, _(SEGMENTS[key].words), icon=SEGMENTS[key].icon) for key in MAKERS]
        self.segments.say(_("Parts of Careers"), options)

    def shown(self) -> None:
        self.part.widget.setFocus()

    def reveal(self, table: str, id: str) -> bool:
        if table == "segments":
            self.show_part(id)
            return True
        for name in MAKERS:
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
        self.context.follow(changes)
        for part in self.parts.values():
            part.follow(changes)
        self.status_changed.emit()

    def _renew(self) -> None:
        if self.session.has_document:
            self.context.renew()
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
