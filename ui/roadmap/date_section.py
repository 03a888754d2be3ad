"""Start and finish of what is selected, in words as people write dates; a milestone has one date."""

from operator import attrgetter

from i18n import _
from planning.plan import edits
from planning.plan import entities as e
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction
from planning.plan.typed_dates import shown_date, typed_date
from ui.roadmap.date_field import DateField
from ui.roadmap.section import Section
from ui.roadmap.subject import Subject


class DateSection(Section):
    """Two fields side by side; errors stand at the field."""

    def __init__(self, subject: Subject) -> None:
        super().__init__(has_rule=False)
        self._subject = subject
        self.fields: dict[str, DateField] = {"start": DateField(), "finish": DateField()}
        for end, field in self.fields.items():
            field.committed.connect(lambda words, end=end: self._commit(end, words))
        self.add_pair(self.fields["start"], self.fields["finish"])

    def fill(self) -> None:
        """Show the dates of the plan."""
        is_milestone = self._subject.shared(lambda entity: getattr(entity, "kind", "")).value == "milestone"
        self.fields["start"].say(_("Date") if is_milestone else _("Start"))
        self.fields["finish"].say(_("Finish"))
        self.fields["finish"].setVisible(not is_milestone)
        for end, field in self.fields.items():
            value, is_mixed = self._subject.shared(attrgetter(end))
            if is_mixed:
                field.set_mixed(_("mixed"))
            else:
                field.set_date(value or "", shown_date(value or "", end, self._language, self._month))
            field.setReadOnly(not self._subject.can_edit)

    @property
    def _language(self) -> str:
        return self._subject.session.language

    @property
    def _month(self) -> int:
        return self._subject.session.document.plan.fiscal_start_month

    def _commit(self, end: str, words: str) -> None:
        field = self.fields[end]
        try:
            iso = typed_date(words, end, self._language, self._month)
        except PlanError as refused:
            field.show_error(refused)
            return
        error = self._subject.edit(lambda t, id: self._set(t, id, end, iso), self._label(end))
        field.show_error(error)
        if error is None:
            self.fill()

    def _label(self, end: str) -> str:
        return _("Change finish") if end == "finish" else _("Change start")

    def _set(self, t: Transaction, id: str, end: str, iso: str | None) -> None:
        if self._subject.table != "activities":
            t.set(self._subject.table, id, **{end: iso})
            return
        activity = self._subject.session.document.get("activities", id)
        if isinstance(activity, e.Activity) and activity.kind == "milestone":
            edits.set_dates(t, id, start=iso, finish=iso)
        else:
            edits.set_dates(t, id, **{end: iso})
