"""The posts of a scenario against another one as a table, by grade or by unit, as budgets print it."""

from i18n import _, language
from i18n.formats import number
from planning.plan.errors import PlanError
from planning.staffing.comparison import Comparison, Row, compare
from planning.staffing.months import month_number
from ui.staffing.choices import grade_words
from ui.staffing.state import StaffingState, has_illustrative_posts
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.segment import Option, Segment
from ui.widgets.twin_table import TableData, TwinTable


class ComparisonCard(Card):
    """Present, new, redeployed, abolished, reclassified, converted, proposed."""

    def __init__(self, state: StaffingState) -> None:
        super().__init__()
        self._state = state
        self.chip = Chip("", "illustrative")
        self.key = Segment("", [Option("grade", "grade"), Option("unit", "unit")], height=28)
        self.key.set_current("grade")
        self.key.chosen.connect(lambda _key: self.fill())
        self.head.insertWidget(1, self.chip)
        self.head.addWidget(self.key)
        self.note, self.table = Label("", "caption", "muted", wrap=True), TwinTable()
        self.content.addWidget(self.note)
        self.content.addWidget(self.table)
        for signal in (state.month_changed, state.scenarios_changed):
            signal.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Compare as the plan is now."""
        state = self._state
        self.say(_("Posts by change"), _("at the end"))
        self.key.say(_("Rows"), [Option("grade", _("By grade")), Option("unit", _("By unit"))])
        self.note.setText(
            _("Posts that change unit or grade count where they go (+) and where they come from (−).")
        )
        self.chip.say(_("illustrative"))
        self.chip.setVisible(has_illustrative_posts(state.document))
        try:
            found = compare(state.document, state.base, state.scenario, month_number(state.months()[-1]))
        except PlanError:  # what is wrong with a scenario is told where it is run
            self.hide()
            return
        self.table.show_table(self._data(found))
        self.table.setAccessibleName(self.title.text())
        self.table.show_rows_at_once()

    def _data(self, found: Comparison) -> TableData:
        by_grade = self.key.current() == "grade"
        heads = (
            _("Grade") if by_grade else _("Unit"), _("At present"), _("New"), _("Redeployed"), _("Abolished"),
            _("Reclassified"), _("Converted"), _("Proposed"),
        )  # fmt: skip
        name = grade_words if by_grade else self._state.unit_name
        rows = [_cells(name(row.key), row) for row in (found.by_grade if by_grade else found.by_unit)]
        total = found.total
        counts = (
            total.present, total.new, total.redeployed, -total.abolished, total.reclassified, total.converted,
            total.proposed,
        )  # fmt: skip
        rows.append((_("Total"), *(_count(count) for count in counts)))
        return TableData(heads, tuple(rows))


def _cells(name: str, row: Row) -> tuple[str, ...]:
    return (
        name,
        _count(row.present),
        _count(row.new),
        _both(row.redeployed_in, row.redeployed_out),
        _count(-row.abolished),
        _both(row.reclassified_in, row.reclassified_out),
        _count(row.converted),
        _count(row.proposed),
    )


def _count(count: int) -> str:
    shown = number(abs(count), language()) if count else "–"
    return f"−{shown}" if count < 0 else shown


def _both(coming: int, going: int) -> str:
    """What comes to a row and what goes from it."""
    shown = language()
    parts = [f"+{number(coming, shown)}"] if coming else []
    parts += [f"−{number(going, shown)}"] if going else []
    return " ".join(parts) or "–"
