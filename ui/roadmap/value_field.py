"""A field for one value of what is selected: typed, read, checked, one edit; "mixed" where values differ."""

from collections.abc import Callable
from typing import Any

from i18n import _
from planning.plan.errors import PlanError
from ui.roadmap.date_field import DateField
from ui.roadmap.section import Choice
from ui.roadmap.subject import Subject
from ui.widgets.field import Field
from ui.widgets.select import Select

NONE = "none"
"""The key of a choice of nothing."""


class ValueField(Field):
    """``read`` turns what is typed into the value, ``show`` the value into words."""

    def __init__(
        self,
        subject: Subject,
        name: str,
        read: Callable[[str], Any],
        show: Callable[[Any], str],
        label: Callable[[], str],
    ) -> None:
        super().__init__()
        self._subject, self._name = subject, name
        self._read, self._show, self._label = read, show, label
        self.committed.connect(self._commit)

    def fill(self, label: str, placeholder: str = "") -> None:
        """Show the value of what is selected; ``placeholder`` is what holds where it says none."""
        value, is_mixed = self._subject.shared(lambda entity: getattr(entity, self._name, None))
        self.say(label)
        if is_mixed:
            self.set_mixed(_("mixed"))
        else:
            self.edit.setPlaceholderText(placeholder)
            self.set_value(self._show(value))
        self.setReadOnly(not self._subject.can_edit)

    def _commit(self, words: str) -> None:
        try:
            value = self._read(words)
        except PlanError as refused:
            self.show_error(refused)
            return
        error = self._subject.edit(lambda t, id: self.put(t, id, value), self._label())
        self.show_error(error)

    def put(self, t: Any, id: str, value: Any) -> None:  # noqa: ANN401 - a transaction and any value
        """Make the change in one document."""
        t.set(self._subject.table, id, **{self._name: value})


class ValueDate(DateField):
    """The same for a date; a moment, start or finish of a day by ``end``."""

    def __init__(self, subject: Subject, name: str, end: str, label: Callable[[], str]) -> None:
        super().__init__()
        self._subject, self._name, self._end, self._label = subject, name, end, label
        self.committed.connect(self._commit)

    def fill(self, label: str) -> None:
        """Show the date of what is selected."""
        from planning.plan.typed_dates import shown_date

        value, is_mixed = self._subject.shared(lambda entity: getattr(entity, self._name, None))
        self.say(label)
        if is_mixed:
            self.set_mixed(_("mixed"))
        else:
            session = self._subject.session
            month = session.document.plan.fiscal_start_month
            self.set_date(value or "", shown_date(value or "", self._end, session.language, month))
        self.setReadOnly(not self._subject.can_edit)

    def _commit(self, words: str) -> None:
        from planning.plan.typed_dates import typed_date

        session = self._subject.session
        try:
            iso = typed_date(words, self._end, session.language, session.document.plan.fiscal_start_month)
        except PlanError as refused:
            self.show_error(refused)
            return
        error = self._subject.edit(lambda t, id: t.set("activities", id, **{self._name: iso}), self._label())
        self.show_error(error)


class ValueChoice(Choice):
    """The same for a choice of a few; the key :data:`NONE` stands for nothing."""

    def __init__(self, subject: Subject, name: str, label: Callable[[], str]) -> None:
        self.select = Select()
        super().__init__(self.select)
        self._subject, self._name, self._label = subject, name, label
        self.select.chosen.connect(self._commit)

    def fill(self, label: str, choices: list[tuple[str, str]]) -> None:
        """Show the value of what is selected."""
        value, is_mixed = self._subject.shared(lambda entity: getattr(entity, self._name, None) or NONE)
        self.say(label)
        self.select.set_choices(choices)
        self.select.setPlaceholderText(_("mixed"))
        if is_mixed:
            self.select.setCurrentIndex(-1)
        else:
            self.select.set_current(value)
        self.select.setEnabled(self._subject.can_edit)

    def _commit(self, key: str) -> None:
        error = self._subject.edit(
            lambda t, id: self.put(t, id, None if key == NONE else key), self._label()
        )
        if error is not None:
            self._subject.session.report(error)

    def put(self, t: Any, id: str, value: str | None) -> None:  # noqa: ANN401 - a transaction
        """Make the change in one document."""
        t.set(self._subject.table, id, **{self._name: value})
