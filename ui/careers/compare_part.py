"""Comparison as a segment of Careers: two people or job profiles, radar and levels side by side."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from i18n import _, language
from planning.careers import source as s
from planning.plan.changes import Changes
from planning.plan.text import text_in
from planning.scene.comparison import Compared, axes, compared, competencies_of
from ui.careers.command_page import command_page
from ui.careers.context import Context
from ui.careers.people_part import padded
from ui.careers.radar_chart import RadarChart
from ui.competencies import words
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.widgets.button import TOOLBAR_HEIGHT, ToolButton
from ui.widgets.choice_button import DayButton
from ui.widgets.matrix.tiles import MINUS
from ui.widgets.select import Select
from ui.widgets.twin_table import TableData, TwinTable


class ComparePart(Part):
    """Sides are keys, ``"people/ID"`` or ``"profiles/ID"``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.session)
        self.context, self.keys = context, ["", ""]
        self.selects = [Select(), Select()]
        self.day, self.swap = (
            DayButton(),
            ToolButton("", "arrow-left-right", height=TOOLBAR_HEIGHT, icon_only=True, run=self._swap),
        )
        self.radar, self.rows = RadarChart(520), TwinTable()
        for number, select in enumerate(self.selects):
            select.setFixedSize(210, TOOLBAR_HEIGHT)
            select.chosen.connect(lambda key, number=number: self.choose(number, key))
        self.day.picked.connect(context.set_day)
        self.left = [self.selects[0], self.swap, self.selects[1], self.day]
        self._build()
        context.changed.connect(self.fill_soon)
        self.say()

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.radar)
        split.addWidget(padded(self.rows))
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self.widget = QWidget()
        self._layers = QStackedLayout(self.widget)
        self._layers.addWidget(self.page)
        self.empty = command_page(
            self.session,
            "arrow-up-down",
            lambda: _("Add people or job profiles to compare them."),
            "careers.add_person",
            "careers.add_profile",
        )
        self._layers.addWidget(self.empty)
        self.widget.setFocusProxy(self.rows)

    def say(self) -> None:
        self.swap.set_words(_("Swap the sides"))
        for number, select in enumerate(self.selects):
            select.setAccessibleName(_("First side") if not number else _("Second side"))
        self.rows.setAccessibleName(_("Levels side by side"))
        self.fill()

    def follow(self, changes: Changes) -> None:
        """The context tells of changes."""
        del changes

    def choices(self) -> list[tuple[str, str]]:
        """Everything that can be compared: people, then profiles."""
        profiles = s.in_order(s.profiles(self.session.document).values())
        people = [(f"people/{one.id}", text_in(one.name, language())) for one in self.context.people()]
        return [*people, *((f"profiles/{one.id}", text_in(one.name, language())) for one in profiles)]

    def choose(self, number: int, key: str) -> None:
        """Compare something else on a side."""
        self.keys[number] = key
        self.fill()

    def _swap(self) -> None:
        self.keys.reverse()
        self.fill()

    def _start(self, choices: list[tuple[str, str]]) -> None:
        """To begin with: who is chosen, beside their own profile."""
        known = {key for key, _words in choices}
        person = self.context.person
        if self.keys[0] not in known:
            mine = f"people/{person.id}" if person else ""
            self.keys[0] = mine if mine in known else next(iter(known), "") if not choices else choices[0][0]
        if self.keys[1] not in known:
            own = f"profiles/{person.profile}" if person and person.profile else ""
            self.keys[1] = own if own in known else choices[-1][0] if choices else ""

    def sides(self) -> list[Compared]:
        """What is compared."""
        document = self.session.document
        found = (
            compared(document, key, self.context.ratings, self.context.day, language()) for key in self.keys
        )
        return [side for side in found if side is not None]

    def fill(self) -> None:
        """Show both sides as they are now."""
        if not self.session.has_document:
            return
        choices = self.choices()
        self._start(choices)
        for key, select in zip(self.keys, self.selects, strict=True):
            select.set_choices(choices)
            select.set_current(key)
        self.day.show_day(self.context.day, words.day_words(self.context.day))
        sides = self.sides()
        self._layers.setCurrentWidget(self.page if len(sides) == 2 else self.empty)
        if len(sides) == 2:
            document = self.session.document
            names, series = axes(document, sides, self.context.day, language())
            self.radar.show_levels(names, series, words.top_level(words.first_scale(document)))
            self.rows.show_table(self.data(sides))

    def data(self, sides: list[Compared]) -> TableData:
        """A row a competency: both levels and their difference."""
        heads = (_("Competency"), sides[0].name, sides[1].name, _("Difference"))
        shown = competencies_of(self.session.document, sides, self.context.day)
        return TableData(
            heads, tuple(self._row(one.id, text_in(one.name, language()), sides) for one in shown)
        )

    @staticmethod
    def _row(id: str, name: str, sides: list[Compared]) -> tuple[str, ...]:
        first, second = (side.levels.get(id) for side in sides)
        difference = ""
        if first is not None and second is not None:
            gap = first - second
            difference = f"{MINUS}{-gap}" if gap < 0 else f"+{gap}" if gap else "0"
        cells = ("–" if side.table == "profiles" else "?" for side in sides)
        shown = [
            str(level) if level is not None else blank
            for level, blank in zip((first, second), cells, strict=True)
        ]
        return name, *shown, difference

    def status(self) -> list[StatusItem]:
        return [StatusItem(_("Certified levels of people, required levels of job profiles"), "info")]

    def picture(self) -> QImage | None:
        return self.radar.picture() if len(self.sides()) == 2 else None

    def table(self) -> str:
        sides = self.sides()
        return self.data(sides).tsv() if len(sides) == 2 else ""
