"""The overview: the plan at a glance on one page of cards."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedLayout, QWidget

from i18n import LANGUAGES, N_, _, language, ngettext
from i18n.formats import list_text, number, quarter_compact, range_text, series
from planning.plan.changes import Changes
from planning.plan.check import Finding
from planning.plan.moments import finish_day, start_day
from ui.overview.checking import Checking
from ui.overview.page import Page
from ui.overview.presentation import Presentation
from ui.overview.revealing import Revealing
from ui.shell import appearance
from ui.shell.commands import Command
from ui.shell.session import Session
from ui.shell.view import StatusItem, View
from ui.widgets.button import TOOLBAR_HEIGHT, PrimaryButton, QuietButton
from ui.widgets.empty import Empty
from ui.widgets.fact import Fact
from ui.widgets.label import Label
from ui.widgets.rule import toolbar_rule
from ui.widgets.wording import Wording

CHECK_AFTER = 250  # ms of quiet after an edit: typing must not wait for the check
TABLES = ("activities", "figures", "budget", "risks", "decisions")


class OverviewView(View):
    """Cards and findings come first; roadmap and chart follow after the first picture."""

    name = "overview"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.page = Page(session)
        self._revealing = Revealing(self.page)
        self._findings: list[Finding] = []
        self._checking = Checking(session, self._take_findings, self)
        self._check_later = self._timer(CHECK_AFTER, self._checking.run)
        self._load_later = self._timer(0, self._load_charts)
        self._is_filled = False
        self._presentation: Presentation | None = None  # Python's hold on it; Qt deletes it when it is closed
        self._build()
        self._connect()
        self._fill()

    def _timer(self, milliseconds: int, run: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(run)
        return timer

    def _build(self) -> None:
        self._scroller = QScrollArea()
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setWidgetResizable(True)
        self._scroller.setWidget(self.page)
        self._scroller.viewport().setAutoFillBackground(False)
        self._empty = self._empty_page()
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._scroller)
        self._layers.addWidget(self._empty)
        self._title = Label("", "strong").keep_whole()
        self._horizon, self._languages = Fact("calendar"), Fact("languages")

    def _empty_page(self) -> Empty:
        session = self.session
        roadmap = PrimaryButton("", "chart-gantt", run=lambda: session.go_to("roadmap"))
        other = QuietButton("", "folder-open", run=lambda: session.commands.run("file.open"))
        empty = Empty("layout-dashboard", "", roadmap, other)
        wording = Wording(empty)
        wording(empty.say, lambda: _("This plan holds nothing yet. Add its first activity on the roadmap."))
        wording(roadmap.set_words, lambda: _("Go to the roadmap"))
        wording(other.set_words, lambda: _("Open another plan"))
        return empty

    def _connect(self) -> None:
        self.session.document_changed.connect(self._follow)
        self.session.document_replaced.connect(self._refill)
        self.session.theme_changed.connect(self._recolour)
        self.page.installEventFilter(self)
        appearance.application().focusChanged.connect(self._follow_focus)
        self.destroyed.connect(self._checking.stop)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Whoever comes by the Tab key sees where he is."""
        if new is not None and self.page.isAncestorOf(new):
            self._scroller.ensureWidgetVisible(new, 0, 24)

    # What the window asks for

    def commands(self) -> list[Command]:
        return [
            Command("overview.table", N_("Show charts as tables"), "table-2", self.toggle_tables, ("Ctrl+T",),
                    menu="overview", checked=self._are_tables_shown),
            Command("overview.present", N_("Present as slides"), "presentation", self.present, ("F5",),
                    menu="overview"),
            Command("overview.print", N_("Print brief"), "printer", self.print_brief,
                    menu="overview"),
        ]

    def toolbar(self) -> tuple[list[QWidget], list[QWidget]]:
        right: list[QWidget] = []
        for id in ("overview.present", "overview.print"):
            button = QuietButton(height=TOOLBAR_HEIGHT)
            button.bind(self.session.commands, id)
            right.append(button)
        return [self._title, toolbar_rule(), self._horizon, self._languages], right

    def status(self) -> list[StatusItem]:
        document = self.session.document
        activities, units = len(document.table("activities")), len(document.table("units"))
        parts = [_count(ngettext("{count} activity", "{count} activities", activities), activities)]
        if units:
            parts.append(_count(ngettext("{count} unit", "{count} units", units), units))
        items = [StatusItem(list_text(parts, language()), "layout-dashboard")]
        if self._findings:
            count = len(self._findings)
            words = _count(ngettext("{count} finding", "{count} findings", count), count)
            items.append(StatusItem(words, "triangle-alert", "warning", self.show_findings))
        return items

    def retranslate(self) -> None:
        if self.session.has_document:
            self._refill()

    def reveal(self, table: str, id: str) -> bool:
        card = self._revealing.reveal(table, id)
        if card is not None:
            self._scroller.ensureWidgetVisible(card, 0, 32)
        return card is not None

    # Following the plan

    def _follow(self, changes: Changes) -> None:
        if not self.isVisible():
            self._is_filled = False
            return
        self._say_head()
        self._show_layer()
        self.page.follow(changes)
        self._check_later.start()
        self.status_changed.emit()

    def _refill(self) -> None:
        """Show everything again: another plan, language or theme."""
        self._is_filled = False
        if self.isVisible() and self.session.has_document:
            self._fill()

    def _recolour(self) -> None:
        if self.session.has_document and self.page.are_charts_loaded:
            self.page.load_charts()

    def _fill(self) -> None:
        self._is_filled = True
        self._say_head()
        self._show_layer()
        self.page.fill()
        self._checking.run()

    def _say_head(self) -> None:
        plan = self.session.document.plan
        self._title.setText(_("Plan at a glance"))
        self._scroller.setAccessibleName(_("Plan at a glance"))
        first = quarter_compact(start_day(plan.horizon_start), language())
        last = quarter_compact(finish_day(plan.horizon_finish), language())
        self._horizon.say(range_text(first, last))
        self._languages.say(series((_own_name(tag) for tag in plan.languages), language()))

    def _show_layer(self) -> None:
        document = self.session.document
        is_empty = not any(document.table(table) for table in TABLES)
        self._layers.setCurrentWidget(self._empty if is_empty else self._scroller)

    def _take_findings(self, findings: list[Finding]) -> None:
        if not self.session.has_document:
            return  # the plan was closed while it was checked
        self._findings = findings
        self.page.show_findings(findings)
        self.status_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_filled and self.session.has_document:
            self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first picture of the page is on its way to the screen: what is slow comes right after it."""
        if event.type() == QEvent.Type.Paint and watched is self.page:
            self.page.removeEventFilter(self)
            self._load_later.start()
        return False

    def _load_charts(self) -> None:
        if self.session.has_document:
            self.page.load_charts()

    # Commands

    def toggle_tables(self) -> None:
        """Turn the chart that has the focus, or all of them, into a table and back."""
        charts = self.page.charts()
        focus = QApplication.focusWidget()
        focused = [card for card in charts if focus is not None and card.isAncestorOf(focus)]
        if focused:
            focused[0].toggle()
            return
        are_shown = self._are_tables_shown()
        for card in charts:
            card.show_table(not are_shown)

    def _are_tables_shown(self) -> bool:
        charts = self.page.charts()
        return bool(charts) and all(card.shows_table for card in charts)

    def print_brief(self) -> None:
        """Go to the brief among the reports."""
        self.session.go_to("reports", "reports", "brief")

    def present(self) -> Presentation:
        """Show the page on the whole screen."""
        shown = Presentation(self.session, self._findings)
        shown.setScreen(self.screen())
        shown.showFullScreen()
        self._presentation = shown
        return shown

    def show_findings(self) -> None:
        """Bring the findings into sight, the keyboard to the first of them."""
        self._scroller.ensureWidgetVisible(self.page.findings)
        rows = self.page.findings.rows()
        if rows:
            rows[0].setFocus()


def _own_name(tag: str) -> str:
    """What a language calls itself, as in the header of the window."""
    return LANGUAGES[tag].own_name if tag in LANGUAGES else tag


def _count(words: str, count: int) -> str:
    return words.format(count=number(count, language()))
