"""The inspector of Scenarios: both side by side, their paired differences, posts by change, assumptions."""

from collections.abc import Callable
from textwrap import wrap

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from i18n import _, language
from i18n.formats import number, series
from planning.plan.errors import PlanError
from planning.plan.staffing import Assumption, Desk
from planning.plan.text import text_in
from planning.scene.intervals import ROW, Interval, draw_intervals
from planning.staffing.bands import Floats, Group, Series
from planning.staffing.comparison import Total, compare
from planning.staffing.months import month_number
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.roadmap.section import Section
from ui.shell import theme as themes
from ui.shell.session import Session
from ui.staffing.choices import grade_words
from ui.staffing.fans import desks_shown, millions, share, whole
from ui.staffing.results import Outcome, Results
from ui.staffing.state import StaffingState, has_illustrative_posts
from ui.staffing.words import value_words
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.panel import Panel, PanelHead

LEADING = ("lead_time", "wastage", "fill", "mobility", "cost_ceiling")
HEAD = 9  # Latin characters over a column of numbers
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Figures(QWidget):
    """A small table: names at the left, numbers at the right under their heads."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(0, 84)

    def show_rows(self, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """Show other rows; the last column stands out."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, words in enumerate([heads, *rows]):
            for column, cell in enumerate(words):
                style = "caption" if row == 0 else "strong" if column == len(words) - 1 else "body"
                role = "muted" if row == 0 or 0 < column < len(words) - 1 else "text"
                label = Label(
                    cell, style, role, wrap=column == 0 and row > 0, align=RIGHT if column else LEFT
                )
                is_last, is_stacked = column == len(words) - 1, "\n" in cell
                whole = bool(column) and (row > 0 or column > 2 or is_last or is_stacked)
                if whole:
                    label.keep_whole()
                elif column:  # the name of a scenario gives way to the numbers under it
                    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                self._grid.addWidget(label, row, column, RIGHT if whole else Qt.AlignmentFlag(0))


class IntervalChart(QWidget):
    """Paired differences with their intervals."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Interval] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: list[Interval]) -> None:
        """Show other differences."""
        self.rows = rows
        self.setVisible(bool(rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, round(len(self.rows) * ROW + 18))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        measure = QtMeasure(language())
        names = max((measure(row.name, "body") for row in self.rows), default=0) + 12
        shapes = draw_intervals(
            self.rows, self.width(), min(names, self.width() * 0.5), measure, _("less"), _("more")
        )
        painter = QPainter(self)
        ScenePainter(themes.active(), language(), self.devicePixelRatioF()).paint(painter, shapes)


class ComparePanel(Panel):
    """Follows the results."""

    def __init__(self, state: StaffingState, results: Results) -> None:
        super().__init__()
        self._state, self._results = state, results
        self.head = PanelHead(state.session)
        self.figures, self.intervals, self.changes = Figures(), IntervalChart(), Figures()
        self._table, self._paired, self._posts, self._leading = (Section(has_rule=n > 0) for n in range(4))
        self._table.add(self.figures)
        self._note = Label("", "caption", "muted", wrap=True)
        self._paired.add(self._note, self.intervals)
        self._posts.add(self.changes)
        self._links: list[LinkRow] = []
        self.stack(self.head, self._table, self._paired, self._posts, self._leading)
        results.changed.connect(self.fill)
        state.unit_changed.connect(self.fill)

    def fill(self) -> None:
        """Show the outcome as it is now."""
        state, outcome = self._state, self._results.outcome
        names = (state.scenario_name(state.base), state.scenario_name(state.scenario))
        title = _("{base} against {scenario}").format(base=names[0], scenario=names[1])
        where = state.unit_name(state.unit) if state.unit else _("All units")
        if state.grade:
            where = series([where, grade_words(state.grade)], language())
        self.head.say(where, title, illustrative=has_illustrative_posts(state.document))
        for section in (self._table, self._paired):
            section.setVisible(outcome is not None)
        if outcome is not None:
            self._fill(outcome, names)
        self._fill_posts()
        self._fill_assumptions()

    def _fill(self, outcome: Outcome, names: tuple[str, str]) -> None:
        rows = compared_rows(outcome, self._state)
        self._table.say(_("At the end"), _("medians"))
        heads = ("", *map(stacked, names), _("Difference"))
        self.figures.show_rows(heads, [row.words() for row in rows])
        self._table.setVisible(bool(rows))
        self._paired.say(_("Paired difference, 90 % interval"))
        self._note.setText(
            _("Both scenarios share their luck, run by run; open where the interval holds none")
        )
        intervals = [found for row in rows if (found := row.interval()) is not None]
        self.intervals.show_rows(intervals)
        self._paired.setVisible(bool(intervals) and self._state.base != self._state.scenario)

    def _fill_posts(self) -> None:
        state = self._state
        self._posts.say(_("Posts by change"), _("at the end"))
        try:
            total = compare(
                state.document, state.base, state.scenario, month_number(state.months()[-1])
            ).total
        except PlanError:
            self._posts.hide()
            return
        self._posts.show()
        self.changes.show_rows(("", _("Posts")), _posts_rows(total))

    def _fill_assumptions(self) -> None:
        session = self._state.session
        for link in self._links:
            link.hide()
            link.deleteLater()
        table = [one for one in session.document.table("assumptions").values() if isinstance(one, Assumption)]
        first = {one.parameter: one for one in reversed(table) if not one.preset}
        chosen = [first[parameter] for parameter in LEADING if parameter in first]
        self._leading.say(_("Assumptions behind it"), number(len(table), language()))
        self._links = []
        for one in chosen:
            said = value_words(one.parameter, one.value, one.shares)
            self._links.append(LinkRow(text_in(one.name, language()), said, run=_way(session, one.id)))
        self._leading.add(*self._links)
        self._leading.setVisible(bool(self._links))


def compared_rows(outcome: Outcome, state: StaffingState) -> "list[ComparedRow]":
    """The measures of the unit and grade that are chosen, and the levels of its desks."""
    desks = desks_shown(state, state.desks())
    return [*_rows(outcome, Group(state.unit, state.grade)), *_desk_rows(outcome, desks)]


class ComparedRow:
    """A measure at the end of both scenarios, and what lies between them."""

    def __init__(
        self,
        name: str,
        pair: tuple[Series, Series],
        between: Series | None,
        words: Callable[[float], str],
        scale: float = 1,
    ) -> None:
        self.name, self._pair, self._between, self._words, self._scale = name, pair, between, words, scale

    def words(self) -> tuple[str, ...]:
        base, scenario = (self._end(one.percentiles[50]) for one in self._pair)
        change = self._end(self._between.percentiles[50]) if self._between is not None else scenario - base
        return self.name, self._words(base), self._words(scenario), self._signed(change)

    def span(self) -> str:
        """Between which differences 90 % of the runs lie, in words."""
        if self._between is None:
            return "–"
        low, high = (self._end(self._between.percentiles[p]) for p in (5, 95))
        return f"{self._signed(low)} – {self._signed(high)}" if low < high else "–"

    def _signed(self, value: float) -> str:
        said = self._words(abs(value))
        return f"{'+' if value > 0 else '−' if value < 0 else ''}{said}"

    def interval(self) -> Interval | None:
        if self._between is None:
            return None
        low, middle, high = (self._end(self._between.percentiles[p]) for p in (5, 50, 95))
        return Interval(self.name, middle, low, high) if low < high else None

    def _end(self, values: Floats) -> float:
        return float(values[-1]) * self._scale


def _rows(outcome: Outcome, group: Group) -> list[ComparedRow]:
    found = []
    for measure, name, words, scale in (
        ("establishment", _("Posts"), whole, 1),
        ("incumbency", _("In post"), whole, 1),
        ("vacancy_rate", _("Vacancy"), share, 1),
        ("cost", _("Cost a year, million dollars"), millions, 12),
    ):
        row = _row(outcome, (group, measure), name, words, scale)
        if row is not None:
            found.append(row)
    return found


def _desk_rows(outcome: Outcome, desks: list[Desk]) -> list[ComparedRow]:
    keys = [(desk, (Group(unit=desk.unit, desk=desk.id), "service_level")) for desk in desks]
    found = (_row(outcome, key, text_in(desk.name, language()), share, 1) for desk, key in keys)
    return [row for row in found if row is not None]


def _row(
    outcome: Outcome, key: tuple[Group, str], name: str, words: Callable[[float], str], scale: float
) -> ComparedRow | None:
    if key not in outcome.base or key not in outcome.scenario:
        return None
    pair = outcome.base[key], outcome.scenario[key]
    return ComparedRow(name, pair, outcome.difference.get(key), words, scale)


def _posts_rows(total: Total) -> list[tuple[str, ...]]:
    return [
        (name, number(count, language()))
        for name, count in (
            (_("At present"), total.present),
            (_("New"), total.new),
            (_("Redeployed"), total.redeployed),
            (_("Abolished"), total.abolished),
            (_("Reclassified"), total.reclassified),
            (_("Converted"), total.converted),
            (_("Proposed"), total.proposed),
        )
    ]


def stacked(name: str) -> str:
    """A name in short lines over a column of numbers, whole in the title; Chinese breaks anywhere."""
    if not name.isascii():
        return "\n".join(wrap(name, HEAD - 4))
    short = (word if len(word) <= HEAD else f"{word[: HEAD - 1]}…" for word in name.split())
    return "\n".join(wrap(" ".join(short), HEAD))


def short_name(name: str) -> str:
    """A name that fits over a column of numbers."""
    return name if len(name) <= 11 else f"{name[:10].rstrip()}…"


def _way(session: Session, id: str) -> Callable[[], object]:
    """To an assumption in its table."""
    return lambda: session.go_to("staffing", "assumptions", id)
