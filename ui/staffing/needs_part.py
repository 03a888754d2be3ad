"""The roadmap against the structure as a segment: who will be missing, when, and for which activity."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHelpEvent, QImage, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QToolTip

from i18n import _, language, ngettext
from i18n.formats import number
from planning.plan.changes import Changes
from planning.scene.need_strip import NeedCell, NeedRow, draw_strip, height_of, strip_of
from planning.staffing.months import month_number
from planning.staffing.shortfalls import MonthNeed, Shortfall
from ui.overview.list_card import Item, ListCard
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.shell import theme as themes
from ui.shell.commands import tooltip
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.staffing.choices import RunsChoice, ScenarioChoice, month_words
from ui.staffing.shortfalls import ICONS, REASONS, ROLES, Shortfalls
from ui.staffing.state import StaffingState, has_illustrative_posts
from ui.widgets.button import PrimaryButton
from ui.widgets.card_grid import CardGrid, Spot
from ui.widgets.chart_card import Chart, ChartCard
from ui.widgets.chip import Chip
from ui.widgets.empty import Empty
from ui.widgets.label import Label
from ui.widgets.twin_table import TableData


class NeedChart(Chart):
    """A row a profile, a cell a month."""

    def __init__(self, shortfalls: Shortfalls) -> None:
        super().__init__()
        self._shortfalls = shortfalls
        self._needs: dict[str, dict[int, MonthNeed]] = {}
        for need in shortfalls.outlook.needs if shortfalls.outlook is not None else ():
            if need.asked:
                self._needs.setdefault(need.profile, {})[month_number(need.month)] = need
        self._rows = [
            NeedRow(
                shortfalls.profile_name(profile), [NeedCell(m, n.reason or "") for m, n in months.items()]
            )
            for profile, months in self._needs.items()
        ]
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(720, round(height_of(len(self._rows))) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        measure, painter = QtMeasure(language()), QPainter(self)
        strip = strip_of(self._rows, self.width(), measure)
        shapes = draw_strip(self._rows, strip, measure, signs())
        ScenePainter(themes.active(), language(), self.devicePixelRatioF()).paint(painter, shapes)

    def table(self) -> TableData:
        heads = (
            _("Job profile"),
            _("Month"),
            _("Asked, FTE"),
            _("Posts, FTE"),
            _("People, FTE"),
            _("Competent, FTE"),
            _("Chance that people suffice"),
            _("Missing"),
        )
        rows = tuple(
            _cells(self._shortfalls, need) for months in self._needs.values() for need in months.values()
        )
        return TableData(heads, rows, 2)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.words_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), tooltip(words, QKeySequence()) if words else "", self)
            return True
        return super().event(event)

    def words_at(self, x: float, y: float) -> str:
        """What a cell says in full."""
        place = strip_of(self._rows, self.width(), QtMeasure(language())).cell_at(len(self._rows), x, y)
        if place is None:
            return ""
        need = list(self._needs.values())[place[0]].get(place[1])
        if need is None:
            return ""
        return "; ".join(
            f"{head} {cell}"
            for head, cell in zip(self.table().heads, _cells(self._shortfalls, need), strict=True)
            if cell
        )


def _cells(shortfalls: Shortfalls, need: MonthNeed) -> tuple[str, ...]:
    shown = language()
    competent = "" if need.competent is None else number(f"{need.competent:.1f}", shown)
    return (
        shortfalls.profile_name(need.profile),
        month_words(need.month),
        number(f"{need.asked:.1f}", shown),
        number(f"{need.posts:.1f}", shown),
        number(f"{need.people:.1f}", shown),
        competent,
        f"{need.chance * 100:.0f} %",
        _(REASONS[need.reason]) if need.reason else "",
    )


def signs() -> dict[str, str]:
    """The letter of each reason, in the language of the interface."""
    return {"posts": _("P"), "people": _("V"), "competence": _("C")}


class NeedsPart(Part):
    """Strip of months, list of activities."""

    def __init__(self, state: StaffingState, told: Callable[[], object]) -> None:
        super().__init__(state.session)
        self.state, self._told = state, told
        self.shortfalls = Shortfalls(state.session, state)
        self.shortfalls.scenario, self.shortfalls.replications = state.scenario, state.runs["needs"]
        self._build()
        self._scenario = ScenarioChoice(state)
        self._scenario.name_alone()
        self._count = RunsChoice(state, "needs")
        self.left = [self._scenario, self._count]
        state.runs_changed.connect(self._follow_runs)
        state.scenarios_changed.connect(lambda: self.shortfalls.choose(state.scenario))
        self.shortfalls.changed.connect(self._show)
        self.say()
        self.shortfalls.run()

    def _follow_runs(self, part: str) -> None:
        if part == "needs":
            self.shortfalls.choose_runs(self.state.runs[part])

    def _build(self) -> None:
        self.card, self.list, self.grid = ChartCard(), ListCard(12), CardGrid()
        self._legend = Label("", "caption", "muted", wrap=True)
        self.card.content.insertWidget(1, self._legend)
        self.chip = Chip("", "illustrative")
        self.card.head.insertWidget(1, self.chip)
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setWidget(self.grid)
        scroller.viewport().setAutoFillBackground(False)
        session = self.session
        self._go = PrimaryButton("", "chart-gantt", run=lambda: session.go_to("roadmap"))
        self._empty = Empty("users", "", self._go)
        self.widget = self._layers = QStackedWidget()
        self._layers.addWidget(scroller)
        self._layers.addWidget(self._empty)

    def say(self) -> None:
        self._scenario.follow()
        self._scenario.name_alone()
        self._count.follow()
        self._empty.say(_("No activity asks for people yet. Say on the roadmap what each one needs."))
        self._go.set_words(_("Go to the roadmap"))
        self.chip.say(_("illustrative"))
        letters = signs()
        self._legend.setText(
            _(
                "{posts}: posts are missing; {people}: posts are there but vacant; "
                "{competence}: people are there but not competent for it"
            ).format(posts=letters["posts"], people=letters["people"], competence=letters["competence"])
        )
        self._show()

    def follow(self, changes: Changes) -> None:
        self.shortfalls.follow(changes)

    def renew(self) -> None:
        self._scenario.follow()
        self._scenario.name_alone()
        self.shortfalls.run()

    def _show(self) -> None:
        found = self.shortfalls.outlook
        self._layers.setCurrentIndex(0 if self.shortfalls.has_demands() else 1)
        self.chip.setVisible(has_illustrative_posts(self.state.document))
        self.card.say(_("Asked by the roadmap, month by month"))
        self.list.say(_("Activities that will lack somebody"), _("at worst"))
        if found is not None:
            self.card.set_chart(NeedChart(self.shortfalls))
            self.list.show_items([partial(self._item, row) for row in found.shortfalls], self._lead())
            self.grid.set_sections([[Spot(self.card)], [Spot(self.list)]])
        self._told()

    def _lead(self) -> str:
        found = self.shortfalls.outlook
        if found is None:
            return ""
        unknown = [
            _("No post has the profile “{profile}”.").format(profile=self.shortfalls.profile_name(p))
            for p in found.unknown
        ]
        if not found.shortfalls and not unknown:
            return _("Posts, people and competence suffice for the roadmap.")
        return "\n".join(unknown)

    def _item(self, row: Shortfall) -> Item:
        words, note = self.shortfalls.words(row), self.shortfalls.note(row)
        way = partial(self.session.go_to, "roadmap", "activities", row.activity)
        return Item(words, note, ICONS[row.reason], ROLES[row.reason], way)

    def status(self) -> list[StatusItem]:
        found = self.shortfalls.outlook
        if found is None:
            return []
        count = len(found.shortfalls)
        words = ngettext(
            "{count} activity will lack somebody", "{count} activities will lack somebody", count
        )
        said = words.format(count=number(count, language()))
        return [StatusItem(said, "triangle-alert" if count else "check", "warning" if count else "muted")]

    def picture(self) -> QImage | None:
        return self.card.grab().toImage() if self.card.chart is not None else None

    def table(self) -> str:
        return self.card.chart.table().tsv() if self.card.chart is not None else ""
