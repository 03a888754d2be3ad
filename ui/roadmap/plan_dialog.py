"""The head of the plan: title in each language, symbol, horizon, status date, fiscal year; one undo step."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, formats
from planning.plan import entities as e
from planning.plan.errors import PlanError
from planning.plan.typed_dates import shown_date, typed_date
from ui.roadmap.date_field import DateField
from ui.roadmap.language_fields import own_name
from ui.roadmap.section import Choice as Labelled
from ui.shell.session import Session
from ui.widgets.dialog import Choice, Dialog
from ui.widgets.field import Field
from ui.widgets.select import Select

ENDS = {"horizon_start": "start", "horizon_finish": "finish", "status_date": "start"}
"""The dates of the plan, and which end of a typed unit each of them means."""


class PlanDialog(Dialog):
    """Closes when all that was typed could be saved; else the fields say what is wrong."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        choices = [Choice("save", _("Save"), "primary"), Choice("cancel", _("Cancel"))]
        super().__init__(parent, _("Title and horizon"), choices)
        self._session = session
        plan = session.document.plan
        self.titles = {language: Field(_title_label(language)) for language in session.document.languages}
        self.symbol = Field(_("Symbol"))
        self.dates = {name: DateField() for name in ENDS}
        self.month = Select(_("Fiscal year begins in"), _months(session.language))
        self._fill(plan)
        for field in self.titles.values():
            self.content.addWidget(field)
        self._add_pair(self.dates["horizon_start"], self.dates["horizon_finish"])
        month = Labelled(self.month)
        month.say(_("Fiscal year begins in"))
        self._add_pair(self.dates["status_date"], month)
        self.content.addWidget(self.symbol)
        self.enter_answers = True
        first = self.titles.get(session.language) or next(iter(self.titles.values()))
        first.edit.selectAll()
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_pair(self, first: QWidget, second: QWidget) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(first, 1)
        line.addWidget(second, 1)
        self.content.addLayout(line)

    def _fill(self, plan: e.Plan) -> None:
        for language, field in self.titles.items():
            field.set_value(plan.title.get(language, ""))
        self.symbol.set_value(plan.symbol or "")
        labels = {
            "horizon_start": _("Plan begins"),
            "horizon_finish": _("Plan ends"),
            "status_date": _("Status date"),
        }
        for name, field in self.dates.items():
            field.say(labels[name])
            iso = getattr(plan, name) or ""
            field.set_date(iso, shown_date(iso, ENDS[name], self._session.language, plan.fiscal_start_month))
            field.committed.connect(lambda words, name=name: self._take(name, words))
        self.month.set_current(str(plan.fiscal_start_month))

    def _take(self, name: str, words: str) -> None:
        """Show a date as it was understood, typed or picked."""
        field = self.dates[name]
        try:
            iso = self._date(name, words) or ""
        except PlanError as error:
            field.show_error(error)
            return
        field.set_date(iso, shown_date(iso, ENDS[name], self._session.language, self._month))

    @property
    def _month(self) -> int:
        return int(self.month.current() or 1)

    def _date(self, name: str, words: str) -> str | None:
        return typed_date(words, ENDS[name], self._session.language, self._month)

    def answer(self, key: str) -> None:
        if key != "save" or self._save():
            super().answer(key)

    def _save(self) -> bool:
        """Save all fields in one step; return whether it was possible."""
        fields: dict[str, object] = {"symbol": self.symbol.edit.text().strip() or None}
        title = {language: field.edit.text().strip() for language, field in self.titles.items()}
        fields["title"] = {language: words for language, words in title.items() if words}
        fields["fiscal_start_month"] = self._month if self._month != 1 else None
        for name, field in self.dates.items():
            try:
                fields[name] = self._date(name, field.edit.text())
            except PlanError as error:
                field.show_error(error)
                return False
        refused = self._session.attempt(lambda t: t.set("plan", "plan", **fields), _("Change plan"))
        if refused is not None:
            self._show(refused)
        return refused is None

    def _show(self, error: PlanError) -> None:
        field: Field = self.dates.get(error.field or "") or next(iter(self.titles.values()))
        field.show_error(error)


def _title_label(language: str) -> str:
    return _("Title, {language}").format(language=own_name(language, language))


def _months(language: str) -> list[tuple[str, str]]:
    return [(str(month), formats.month(date(2000, month, 1), language)) for month in range(1, 13)]
