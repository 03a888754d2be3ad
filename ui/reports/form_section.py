"""The form of a report: how two languages stand, the period, the chart, whether it is final, its password."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from i18n import N_, _, language
from i18n.formats import quarter_compact
from planning.plan.document import Document
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.reports import CHARTS, LAYOUTS, Options
from ui.widgets.label import Label
from ui.widgets.select import Select
from ui.widgets.switch import Switch
from ui.widgets.wording import Wording

LAYOUT_WORDS = {
    "columns": N_("Two aligned columns"),
    "facing": N_("Facing pages"),
    "sequential": N_("One language after the other"),
}
CHART_WORDS = {
    "pages": N_("Chart over pages"),
    "poster": N_("Poster on one page"),
    "tiled": N_("Poster in sheets to cut"),
}
_LAST = {3: 31, 6: 30, 9: 30, 12: 31}


class SwitchLine(QWidget):
    """Words and a switch."""

    def __init__(self, words: Callable[[], str]) -> None:
        super().__init__()
        self._label, self.switch = Label("", wrap=True), Switch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.switch)
        Wording(self)(self.say, words)

    def say(self, words: str) -> None:
        """Say other words."""
        self._label.setText(words)
        self.switch.setAccessibleName(words)


class FormSection(QWidget):
    """``changed`` tells of a choice of the user, not of what is set."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.layout_choice, self.chart, self.person = Select(), Select(), Select()
        self.first, self.last = Select(), Select()
        self._period = Label("", "caption", "muted")
        self.final = SwitchLine(lambda: _("Final: only with every translation"))
        self.encrypt = SwitchLine(lambda: _("Encrypt with a password (AES-256)"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._build()
        self._connect()
        Wording(self)(self._say, lambda: _("Period"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        ends = QHBoxLayout()
        ends.setSpacing(6)
        for end in (self.first, self.last):
            ends.addWidget(end, 1)
        column.addWidget(self.chart)
        column.addWidget(self.person)
        column.addWidget(self._period)
        column.addLayout(ends)
        for line in (self.final, self.encrypt, self.password):
            column.addWidget(line)

    def _connect(self) -> None:
        for select in (self.layout_choice, self.chart, self.person):
            select.chosen.connect(lambda _key: self.changed.emit())
        self.first.chosen.connect(lambda _key: self._choose_end(self.first))
        self.last.chosen.connect(lambda _key: self._choose_end(self.last))
        self.final.switch.toggled.connect(lambda _on: self.changed.emit())
        self.encrypt.switch.toggled.connect(self._toggle_password)
        self.password.textEdited.connect(lambda _text: self.changed.emit())

    def _say(self, words: str) -> None:
        self._period.setText(words)
        self.layout_choice.setAccessibleName(_("How the languages stand"))
        self.chart.setAccessibleName(_("Form of the chart"))
        self.person.setAccessibleName(_("Personal sheet"))
        self.first.setAccessibleName(_("First quarter"))
        self.last.setAccessibleName(_("Last quarter"))
        self.password.setAccessibleName(_("Password"))
        self.password.setPlaceholderText(_("Password"))
        self.layout_choice.set_choices([(key, _(LAYOUT_WORDS[key])) for key in LAYOUTS])
        self.chart.set_choices([(key, _(CHART_WORDS[key])) for key in CHARTS])

    # What is chosen

    def show_options(self, options: Options, document: Document) -> None:
        """Show a choice for a plan."""
        self._offer_quarters(document)
        self.layout_choice.set_current(options.layout)
        self.layout_choice.setVisible(len(options.languages) > 1)
        self.chart.set_current(options.chart)
        self.chart.setVisible(options.kind == "roadmap")
        self._offer_people(document)
        self.person.set_current(options.person)
        self.person.setVisible(options.kind == "careers" and self.person.count() > 1)
        first, last = options.period or ("", "")
        self.first.set_current(first or self.first.itemData(0))
        self.last.set_current(last or self.last.itemData(self.last.count() - 1))
        for switch, is_on in ((self.final.switch, options.is_final),
                              (self.encrypt.switch, bool(options.password))):
            switch.blockSignals(True)
            switch.setChecked(is_on)
            switch.blockSignals(False)
        self.password.setText(options.password)
        self.password.setVisible(bool(options.password))

    def applied(self, options: Options) -> Options:
        """The choice with what is chosen here."""
        is_whole = self.first.currentIndex() == 0 and self.last.currentIndex() == self.last.count() - 1
        return options._replace(
            layout=self.layout_choice.current() or "columns",  # type: ignore[arg-type]  # only such keys
            chart=self.chart.current() or "pages",  # type: ignore[arg-type]  # only such keys
            period=None if is_whole else (self.first.current(), self.last.current()),
            person=self.person.current(),
            is_final=self.final.switch.isChecked(),
            password=self.password.text() if self.encrypt.switch.isChecked() else "",
        )

    def _offer_people(self, document: Document) -> None:
        """Nobody, and everybody of the plan by name."""
        people = [(id, text_in(getattr(person, "name", {}), language()))
                  for id, person in document.table("people").items()]
        self.person.set_choices([("", _("No personal sheet")), *people])

    def _offer_quarters(self, document: Document) -> None:
        plan = document.plan
        starts: list[tuple[str, str]] = []
        ends: list[tuple[str, str]] = []
        day, end = start_day(plan.horizon_start), finish_day(plan.horizon_finish)
        first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
        while first <= end and len(starts) < 400:  # a century
            month = first.month + 2
            last = date(first.year, month, _LAST[month])
            words = quarter_compact(first, language())
            starts.append((max(first, day).isoformat(), words))
            ends.append((min(last, end).isoformat(), words))
            first = date(first.year + month // 12, month % 12 + 1, 1)
        self.first.set_choices(starts)
        self.last.set_choices(ends)

    def _choose_end(self, chosen: Select) -> None:
        """A period never ends before it begins: the other end follows."""
        if self.last.currentIndex() < self.first.currentIndex():
            other = self.last if chosen is self.first else self.first
            other.setCurrentIndex(chosen.currentIndex())
        self.changed.emit()

    def _toggle_password(self, is_on: bool) -> None:
        self.password.setVisible(is_on)
        if is_on:
            self.password.setFocus()
        self.changed.emit()
