"""The assumptions as a segment: every one with its value, whom it is about and where it comes from."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from i18n import N_, _, language, ngettext
from i18n.formats import number, paragraph
from planning.plan.changes import Changes
from planning.plan.staffing import Assumption, Desk
from planning.plan.text import text_in
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.staffing import cells
from ui.staffing.desk_columns import desk_columns, people_needed
from ui.staffing.state import TABLES, StaffingState
from ui.staffing.words import PARAMETERS, value_words
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.search_field import SearchField
from ui.widgets.segment import Option, Segment
from ui.widgets.sheet_pane import SheetPane
from ui.widgets.spreadsheet_model import Column


class AssumptionsPart(Part):
    """A table of all assumptions, and one of the service desks; a change counts from the next run on."""

    def __init__(self, state: StaffingState, told: Callable[[], object]) -> None:
        super().__init__(state.session)
        self.state, self._told = state, told
        self.pane = SheetPane(
            state.session, "assumptions", assumption_columns, _title, N_("Change assumption")
        )
        self.desks = SheetPane(state.session, "desks", self._desk_columns, _title, N_("Change service desk"))
        self.widget = self._layers = QStackedWidget()
        self.tables = Segment("", [Option("assumptions", "a"), Option("desks", "d")])
        self.tables.chosen.connect(self.show_table)
        self.search = SearchField()
        self.search.textChanged.connect(lambda words: self.shown_pane.search(words))
        self.add_button = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self.add)
        self.left, self.right = [self.tables, self.search], [self.add_button]
        for pane in (self.pane, self.desks):
            self._layers.addWidget(pane)
        self.tables.set_current("assumptions")
        state.scenarios_changed.connect(self.desks.fill)
        self.say()

    @property
    def shown_pane(self) -> SheetPane:
        """The table that is shown."""
        return self.desks if self._layers.currentWidget() is self.desks else self.pane

    def show_table(self, name: str) -> None:
        """Show the assumptions or the service desks."""
        self.tables.set_current(name)
        self._layers.setCurrentWidget(self.desks if name == "desks" else self.pane)
        self.widget.setFocusProxy(self.shown_pane)
        self._say_tools()
        self.shown_pane.search(self.search.text())
        self._told()

    def _desk_columns(self) -> list[Column]:
        return desk_columns(self.state, people_needed(self.state))

    def say(self) -> None:
        names = (_("Assumptions"), _("Service desks"))
        keys = ("assumptions", "desks")
        self.tables.say(_("Table"), [Option(key, name) for key, name in zip(keys, names, strict=True)])
        for pane, name in zip((self.pane, self.desks), names, strict=True):
            pane.sheet.setAccessibleName(name)
        self._say_tools()
        self.renew()

    def _say_tools(self) -> None:
        shows_desks = self.shown_pane is self.desks
        self.search.say(_("Search desks") if shows_desks else _("Search assumptions"), _("Clear"))
        self.add_button.set_words(_("Desk") if shows_desks else _("Assumption"))

    def follow(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.renew()

    def renew(self) -> None:
        self.add_button.setEnabled(self.session.can_edit)
        self.pane.fill()
        self.desks.fill()

    def add(self) -> None:
        """Add a row to the table that is shown."""
        if self.shown_pane is self.desks:
            self.add_desk()
        else:
            self.add_assumption()

    def add_desk(self) -> None:
        """Add a desk to the unit that is chosen, with a load that stands for one call at a time."""
        unit = self.state.unit or next(iter(self.state.units()), "")
        order = max((desk.order for desk in self.state.desks()), default=0) + 1
        fields = {
            "unit": unit,
            "kind": "calls",
            "contacts_per_hour": 6,
            "handling_minutes": 10,
            "order": order,
            "illustrative": True,
            "name": {self.session.language: _("New desk")},
        }
        self.desks.add(fields, _("Add service desk"))

    def add_assumption(self) -> None:
        """Add one alike that under the cursor, for other grades."""
        ids = self.pane.sheet.ids()
        like = self.session.document.get("assumptions", ids[-1]) if ids else None
        parameter = like.parameter if isinstance(like, Assumption) else "wastage"
        value = like.value if isinstance(like, Assumption) else 0.05
        order = like.order + 0.5 if isinstance(like, Assumption) else 0
        fields = {
            "parameter": parameter,
            "value": value,
            "order": order,
            "name": {self.session.language: _(PARAMETERS[parameter])},
        }
        self.pane.add(fields, _("Add assumption"))

    def status(self) -> list[StatusItem]:
        shows_desks = self.shown_pane is self.desks
        name = "desks" if shows_desks else "assumptions"
        table = [
            one for one in self.session.document.table(name).values() if isinstance(one, Assumption | Desk)
        ]
        illustrative = sum(one.illustrative for one in table)
        words = ngettext("{count} assumption", "{count} assumptions", len(table))
        if shows_desks:
            words = ngettext("{count} service desk", "{count} service desks", len(table))
        items = [StatusItem(words.format(count=number(len(table), language())), "sliders-horizontal")]
        if illustrative:
            marked = ngettext("{count} is illustrative", "{count} are illustrative", illustrative)
            items.append(
                StatusItem(marked.format(count=number(illustrative, language())), "triangle-alert", "warning")
            )
        return items

    def reveal(self, table: str, id: str) -> bool:
        if table not in ("assumptions", "desks"):
            return False
        self.show_table(table)
        self.search.clear()
        return self.shown_pane.sheet.go_to(id)

    def table(self) -> str:
        return self.shown_pane.tsv()


def _title(one: Assumption | Desk) -> str:
    return text_in(one.name, language())


def assumption_columns() -> list[Column]:
    """The columns of the table of assumptions, in the language of the interface."""

    def parameters() -> list[tuple[str, str]]:
        return [(key, _(words)) for key, words in PARAMETERS.items()]

    return [
        Column("name", _("Assumption"), _title, 300, fields=cells.words_in_language("name")),
        Column(
            "parameter",
            _("Parameter"),
            lambda a: _(PARAMETERS.get(a.parameter, a.parameter)),
            220,
            fields=cells.choice("parameter", parameters, required=True),
            choices=parameters,
        ),
        Column("grades", _("Grades"), lambda a: ", ".join(a.grades) or _("all"), 170, fields=_grades),
        Column(
            "value",
            _("Value"),
            lambda a: value_words(a.parameter, a.value, a.shares),
            210,
            True,
            fields=_value,
            sort_key=lambda a: a.value,
        ),
        Column("preset", _("Preset"), lambda a: a.preset, 84, fields=cells.text("preset")),
        Column(
            "basis", _("Basis"), lambda a: _("illustrative") if a.illustrative else _("from a source"), 110
        ),
        Column("source", _("Source"), _source, 360, fields=cells.text("source")),
    ]


def _grades(_one: Assumption, words: str) -> Mapping[str, Any]:
    return {"grades": []} if words == _("all") else cells.several("grades")(_one, words)


def _value(one: Assumption, words: str) -> Mapping[str, Any]:
    return cells.parameter_value(one.parameter, words)


def _source(one: Assumption) -> str:
    if one.source:
        return one.source
    return paragraph(one.paragraphs, language()) if one.paragraphs else text_in(one.basis, language())
