"""The assumptions as a segment: every one with its value, whom it is about and where it comes from."""

from collections.abc import Callable, Mapping
from typing import Any

from i18n import N_, _, language, ngettext
from i18n.formats import number, paragraph
from planning.plan.changes import Changes
from planning.plan.staffing import Assumption
from planning.plan.text import text_in
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.staffing import cells
from ui.staffing.state import TABLES, StaffingState
from ui.staffing.words import PARAMETERS, value_words
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.search_field import SearchField
from ui.widgets.sheet_pane import SheetPane
from ui.widgets.spreadsheet_model import Column


class AssumptionsPart(Part):
    """A table of all assumptions; a change counts from the next run on."""

    def __init__(self, state: StaffingState, told: Callable[[], object]) -> None:
        super().__init__(state.session)
        self.state, self._told = state, told
        self.pane = self.widget = SheetPane(
            state.session, "assumptions", assumption_columns, _title, N_("Change assumption")
        )
        self.search = SearchField()
        self.search.textChanged.connect(self.pane.search)
        self.add_button = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self.add_assumption)
        self.left, self.right = [self.search], [self.add_button]
        self.say()

    def say(self) -> None:
        self.search.say(_("Search assumptions"), _("Clear"))
        self.add_button.set_words(_("Assumption"))
        self.pane.sheet.setAccessibleName(_("Assumptions"))
        self.renew()

    def follow(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.renew()

    def renew(self) -> None:
        self.add_button.setEnabled(self.session.can_edit)
        self.pane.fill()

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
        table = [
            one for one in self.session.document.table("assumptions").values() if isinstance(one, Assumption)
        ]
        illustrative = sum(one.illustrative for one in table)
        words = ngettext("{count} assumption", "{count} assumptions", len(table))
        items = [StatusItem(words.format(count=number(len(table), language())), "sliders-horizontal")]
        if illustrative:
            marked = ngettext("{count} is illustrative", "{count} are illustrative", illustrative)
            items.append(
                StatusItem(marked.format(count=number(illustrative, language())), "triangle-alert", "warning")
            )
        return items

    def reveal(self, table: str, id: str) -> bool:
        if table != "assumptions":
            return False
        self.search.clear()
        return self.pane.sheet.go_to(id)

    def table(self) -> str:
        return self.pane.tsv()


def _title(one: Assumption) -> str:
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
