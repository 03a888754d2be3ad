"""The demand for people under the chart, on the same time axis: by job profile, against the establishment."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from i18n import _, language
from i18n.formats import month_year_short, number
from planning.schedule.load import MonthLoad, causes, load, profiles_asked
from planning.staffing.establishment import available
from ui.roadmap.canvas import Canvas
from ui.roadmap.demand_plot import DemandPlot
from ui.roadmap.demand_section import profile_name
from ui.roadmap.subject import Subject
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.select import Select
from ui.widgets.twin_table import TableData, TwinTable

ALL = "all"
READ = ("activities", "links", "calendars", "plan", "demands", "posts", "profiles")


class DemandPage(QWidget):
    """Left the profile and what the bars mean, right the bars; or, with Ctrl+T, the table of the numbers."""

    def __init__(self, canvas: Canvas, subject: Subject) -> None:
        super().__init__()
        self._canvas, self._subject, self._session = canvas, subject, subject.session
        self.months: list[MonthLoad] = []
        self.profile = Select()
        self.profile.chosen.connect(lambda _key: self.reckon())
        self.note, self.sample = Label("", "caption", "muted", wrap=True), Chip("", "illustrative")
        self.switch = ToolButton("", "table-2", height=TOOLBAR_HEIGHT, icon_only=True, run=self.toggle_table)
        self.level = QuietButton("", "move-horizontal", height=TOOLBAR_HEIGHT, run=self._open_levelling)
        self.plot, self.table = DemandPlot(canvas), TwinTable()
        self.plot.chosen.connect(self.select_causes)
        self.table.clicked.connect(lambda index: self.select_causes(index.row()))
        self.table.activated.connect(lambda index: self.select_causes(index.row()))
        self._lay_out()
        self._connect()
        self.reckon()

    def _lay_out(self) -> None:
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(16, 2, 12, 8)
        side.setSpacing(6)
        line = QHBoxLayout()
        line.addWidget(self.profile, 1)
        line.addWidget(self.switch)
        side.addLayout(line)
        side.addWidget(self.sample)
        side.addWidget(self.note)
        side.addWidget(self.level, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.plot)
        self._stack.addWidget(self.table)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        state, session = self._canvas.state, self._session
        state.scale_changed.connect(self.follow)
        self._canvas.horizontalScrollBar().valueChanged.connect(self.follow)
        self._canvas.viewport().installEventFilter(self)
        session.scheduling.changed.connect(self.reckon)
        session.document_changed.connect(lambda changes: self.reckon() if changes.touches(*READ) else None)
        session.document_replaced.connect(self.reckon)
        session.theme_changed.connect(self.follow)
        session.language_changed.connect(self.reckon)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.follow()
        return False

    def title(self) -> str:
        """What the drawer calls it."""
        return _("Demand for people")

    def sizeHint(self) -> QSize:
        return QSize(600, 170)

    # The numbers

    def reckon(self) -> None:
        """Reckon the months anew and show them."""
        if not self._session.has_document:
            return
        document, schedule = self._session.document, self._session.scheduling.schedule
        profiles = profiles_asked(document)
        kept = self.profile.current() or ALL
        named = [(id, profile_name(self._subject, id)) for id in profiles]
        self.profile.setAccessibleName(_("Job profile"))
        self.profile.set_choices([(ALL, _("All profiles")), *named])
        self.profile.set_current(kept if kept == ALL or kept in profiles else ALL)
        self.months = []
        if schedule is not None and profiles:
            self.months = load(document, schedule, available(document), self._profile())
        self._say()
        self.follow()

    def _profile(self) -> str:
        chosen = self.profile.current()
        return "" if chosen == ALL else chosen

    def _say(self) -> None:
        demands = self._session.document.records("demands").values()
        self.sample.say(_("illustrative"))
        self.sample.setVisible(any(demand.get("illustrative") for demand in demands))
        self.note.setText(self._words())
        self.switch.set_words(_("Show as table (Ctrl+T)"))
        self.level.set_words(_("Level overloads…"))
        self.level.setVisible(any(month.over for month in self.months))
        self.table.show_table(self._data())
        self.table.setAccessibleName(self.title())
        self.plot.setAccessibleName(f"{self.title()}. {self._words()}")

    def _words(self) -> str:
        if not self.months:
            return _("No activity asks for people yet: add demand in the inspector.")
        words = [_("Full-time equivalents by month, average.")]
        if all(month.available is None for month in self.months):
            words.append(_("No establishment is known: no post has this profile."))
            return " ".join(words)
        over = [month for month in self.months if month.over]
        if over:
            worst = max(over, key=lambda month: month.over)
            words.append(_("Most is missing in {month}: {count}.").format(
                month=month_year_short(worst.month, language()), count=_plus(worst.over)))
        else:
            words.append(_("The establishment suffices."))
        if any(month.unknown for month in self.months):
            words.append(_("Profiles without posts are not held against it."))
        return " ".join(words)

    def _data(self) -> TableData:
        heads = (_("Month"), _("Asked for"), _("Establishment"), _("Too many"))
        rows = tuple(
            (
                month_year_short(month.month, language()),
                fte(month.asked),
                "" if month.available is None else fte(month.available),
                _plus(month.over) if month.over else "",
            )
            for month in self.months
        )
        return TableData(heads, rows)

    # Showing

    def follow(self) -> None:
        """Stand under the canvas, at its zoom."""
        port = self._canvas.viewport()
        left = port.mapTo(port.window(), port.rect().topLeft()).x()
        own = self.mapTo(self.window(), self.rect().topLeft()).x()
        self._side.setFixedWidth(max(120, left - own))
        self.plot.show_months(self.months)

    def _open_levelling(self) -> None:
        self._session.commands.run("roadmap.level")

    def toggle_table(self) -> None:
        """Turn between bars and table; the keyboard goes along."""
        shown = self.table if self._stack.currentWidget() is self.plot else self.plot
        self._stack.setCurrentWidget(shown)
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def shows_table(self) -> bool:
        """Whether the table is shown."""
        return self._stack.currentWidget() is self.table

    def select_causes(self, number: int) -> None:
        """Select the activities that ask for people in a month."""
        schedule = self._session.scheduling.schedule
        if schedule is None or not 0 <= number < len(self.months):
            return
        month = self.months[number].month
        ids = causes(self._session.document, schedule, month, self._profile())
        self._session.select("activities", ids[::-1])

    def paintEvent(self, event: QPaintEvent) -> None:
        edge = self._side.geometry().adjusted(0, 0, 0, 0)
        paint.hairline(QPainter(self), edge, Qt.Edge.RightEdge, themes.active().color("grid-strong"))


def fte(value: float) -> str:
    """Full-time equivalents to one decimal place."""
    return number(f"{round(value, 1):g}", language())


def _plus(value: float) -> str:
    return f"+{fte(value)}"
