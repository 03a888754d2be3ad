"""What an activity needs: full-time equivalents of job profiles, over its time or a part of it."""

from functools import partial
from typing import cast

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _, language
from i18n.formats import number
from planning.plan import entities as e
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.plan.typed_dates import shown_date, typed_date
from planning.plan.typed_values import typed_number
from ui.roadmap.date_field import DateField
from ui.roadmap.section import Section
from ui.roadmap.subject import Subject
from ui.shell.commands import tooltip
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.chip import Chip
from ui.widgets.choice_search import ChoiceSearch
from ui.widgets.field import Field
from ui.widgets.label import Label


def profile_name(subject: Subject, id: str) -> str:
    """What a job profile is called; its id where the plan does not have it."""
    profile = subject.session.document.get("profiles", id)
    return text_in(getattr(profile, "name", {}), language()) or id


class _Row(QWidget):
    """One demand: profile, how many, from when to when."""

    def __init__(self, section: "DemandSection", demand: e.Demand) -> None:
        super().__init__()
        self._section, self.id = section, demand.id
        self.title, self.sample = Label("", "label"), Chip("", "illustrative")
        words = _("Remove the demand")
        remove = ToolButton(words, "x", height=TOOLBAR_HEIGHT, icon_only=True, run=self._remove)
        self.fte = Field(_("FTE"))
        self.fte.committed.connect(self._set_fte)
        self.start, self.finish = DateField(), DateField()
        for field, words, end in ((self.start, _("From"), "start"), (self.finish, _("Until"), "finish")):
            field.say(words)
            field.committed.connect(partial(self._set_date, end))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.sample)
        head.addWidget(remove)
        self.fte.setFixedWidth(52)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (self.fte, self.start, self.finish):
            line.addWidget(widget)
            widget.setReadOnly(not section.subject.can_edit)
        remove.setEnabled(section.subject.can_edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(line)
        self.show_demand(demand)

    def show_demand(self, demand: e.Demand) -> None:
        """Show the values as they are now; what is being typed stays."""
        tag, month = language(), self._section.subject.session.document.plan.fiscal_start_month
        self.title.setText(profile_name(self._section.subject, demand.profile))
        self.sample.say(_("illustrative"))
        self.sample.setVisible(demand.illustrative)
        note = text_in(demand.note, tag)
        self.sample.setToolTip(tooltip(note, QKeySequence()) if note else "")
        self.sample.setAccessibleDescription(note)
        self.fte.set_value(number(f"{demand.fte:g}", tag))
        for field, end in ((self.start, "start"), (self.finish, "finish")):
            iso = getattr(demand, end) or ""
            field.set_date(iso, shown_date(iso, end, tag, month))
            field.edit.setToolTip(_("As the activity, unless given"))

    def _set_fte(self, words: str) -> None:
        try:
            fte = typed_number(words, field="fte")
        except PlanError as refused:
            self.fte.show_error(refused)
            return
        self.fte.show_error(self._section.set(self.id, fte=fte or 0))

    def _set_date(self, end: str, words: str) -> None:
        field = self.start if end == "start" else self.finish
        month = self._section.subject.session.document.plan.fiscal_start_month
        try:
            iso = typed_date(words, end, language(), month)
        except PlanError as refused:
            field.show_error(refused)
            return
        field.show_error(self._section.set(self.id, **{end: iso}))

    def _remove(self) -> None:
        id = self.id
        self._section.subject.session.run(lambda t: t.remove("demands", id), _("Remove demand"))


class DemandSection(Section):
    """Shown for one activity."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self.subject, self._id = subject, ""
        self.rows: list[_Row] = []
        self._state: object = None
        self.none = Label("", "body", "muted", wrap=True)
        self.other = Field()
        self.other.committed.connect(self._add)
        self.button = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self._ask)
        self.other.hide()
        self.add(self.none, self.other, self.button)

    def fill(self, activity: e.Activity) -> None:
        """Show what an activity needs."""
        self.say(_("Demand"))
        if activity.id != self._id:
            self._id = activity.id
            self.other.hide()
        demands = cast(dict[str, e.Demand], self.subject.session.document.table("demands")).values()
        self._show([demand for demand in demands if demand.activity == activity.id])
        self.none.setText(_("Nobody is asked for yet."))
        self.none.setVisible(not self.rows)
        self.button.set_words(_("Add demand"))
        self.button.setEnabled(self.subject.can_edit)

    def _show(self, demands: list[e.Demand]) -> None:
        """Rows are kept where they can be: the keyboard is in one of them."""
        state = (language(), self.subject.can_edit, [demand.id for demand in demands])
        if state == self._state:
            for row, demand in zip(self.rows, demands, strict=True):
                row.show_demand(demand)
            return
        self._state = state
        self.take_away(self.rows, self.button)
        self.rows = [_Row(self, demand) for demand in demands]
        for place, row in enumerate(self.rows):
            self.content.insertWidget(1 + place, row)

    def _ask(self) -> None:
        """Offer the job profiles of the plan; without any, ask for a name."""
        profiles = self.subject.session.document.table("profiles").values()
        known = [(one.id, profile_name(self.subject, one.id)) for one in profiles]
        if known:
            ids, names = zip(*known, strict=True)
            self.search = ChoiceSearch(_("Job profile…"), names, lambda place: self._add(ids[place]), self)
            self.search.open_below(self.button)
            return
        self.other.say(_("Name of a job profile"))
        self.other.show()
        self.other.setFocus()

    def _add(self, profile: str) -> None:
        words, id = profile.strip(), self._id
        self.other.hide()
        if words:
            self.other.set_value("")
            fields = {"activity": id, "profile": words, "fte": 1}
            self.subject.session.run(lambda t: t.add("demands", fields), _("Add demand"))
            (self.rows[-1].fte if self.rows else self.button).setFocus()

    def set(self, id: str, **fields: object) -> PlanError | None:
        """Change a demand."""
        return self.subject.session.attempt(lambda t: t.set("demands", id, **fields), _("Change demand"))
