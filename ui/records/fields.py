"""The fields of one document as a form: each by its kind, a change of any of them one step."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from i18n import _, language
from planning.exchange.tabular.columns import Field as FieldOf
from planning.plan.errors import PlanError
from ui.careers.subject import OneDocument
from ui.records.ids_field import IdsField
from ui.records.kinds import LONG, Kind
from ui.records.titles import title_of
from ui.records.values import PLACES, Values
from ui.roadmap.language_fields import LanguageFields, NoteFields
from ui.roadmap.section import Choice, Section
from ui.shell.session import Session
from ui.widgets.completion import Completion
from ui.widgets.field import Field
from ui.widgets.panel import Line
from ui.widgets.select import Select
from ui.widgets.switch import Switch

SHORT = ("text", "whole", "number", "amount", "start", "finish", "choice", "list")
"""Kinds of which two stand side by side."""
Show = Callable[[Any, Values], None]


class RecordFields(Section):
    """Fields of a table; ``show_record`` fills them with a document."""

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__(has_rule=False)
        self.session, self.kind = session, kind
        self.subject = OneDocument(session, kind.table)
        self.widgets: dict[str, QWidget] = {}
        self._shows: list[Show] = []
        self._build()

    def _build(self) -> None:
        waiting: QWidget | None = None
        for field in self.kind.fields:
            if field.kind == "json":
                continue
            widget = self.widgets[field.name] = self._made(field)
            if field.kind in SHORT and waiting is not None:
                self.add_pair(waiting, widget)
                waiting = None
            elif field.kind in SHORT:
                waiting = widget
            else:
                self.add(*([waiting] if waiting is not None else []), widget)
                waiting = None
        self.add(*([waiting] if waiting is not None else []))

    def show_record(self, entity: Any, values: Values) -> None:  # noqa: ANN401 - any entity
        """Show a document."""
        self.subject.point_at(self.kind.table, entity.id)
        for show in self._shows:
            show(entity, values)

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        first = next(iter(self.widgets.values()), None)
        if isinstance(first, LanguageFields):
            first.focus(language())
        elif first is not None:
            first.setFocus()

    def _made(self, field: FieldOf) -> QWidget:
        if field.kind == "words":
            return self._note(field) if field.name in LONG else self._words(field)
        if field.kind == "flag":
            return self._flag(field)
        if field.kind == "references":
            return self._ids(field)
        if field.kind in ("choice", "reference") or field.name == "language":
            return self._choice(field)
        return self._typed(field)

    def _words(self, field: FieldOf) -> QWidget:
        fields = LanguageFields(self.subject, field.name, lambda: _(self.kind.edit))
        label = "" if field.name == "name" else field.title

        def show(entity: Any, _values: Values) -> None:  # noqa: ANN401 - any entity
            fields.show_text(getattr(entity, field.name), label=_(label) if label else "")

        self._shows.append(show)
        return fields

    def _note(self, field: FieldOf) -> QWidget:
        fields = NoteFields(self.subject, lambda: _(self.kind.edit), field.name)

        def show(entity: Any, _values: Values) -> None:  # noqa: ANN401 - any entity
            fields.show_text(getattr(entity, field.name), _(field.title), is_named=True)

        self._shows.append(show)
        return fields

    def _typed(self, field: FieldOf) -> QWidget:
        widget = Field()
        offered = Completion(widget.edit) if field.name in PLACES else None

        def show(entity: Any, values: Values) -> None:  # noqa: ANN401 - any entity
            widget.say(_(field.title))
            widget.set_value(values.words(field, getattr(entity, field.name)))
            widget.setReadOnly(not self.session.can_edit)
            if offered is not None:
                offered.offer(list(values.names("duty_stations").values()))

        widget.committed.connect(lambda words: widget.show_error(self._type(field, words)))
        self._shows.append(show)
        return widget

    def _choice(self, field: FieldOf) -> QWidget:
        select = Select()
        holder = Choice(select)

        def show(entity: Any, values: Values) -> None:  # noqa: ANN401 - any entity
            holder.say(_(field.title))
            pairs = values.choices(field) or []
            select.set_choices([(key, words or _("Not stated")) for key, words in pairs])
            select.set_current(getattr(entity, field.name) or "")
            select.setEnabled(self.session.can_edit)

        select.chosen.connect(lambda key: self._set(field, key or None))
        self._shows.append(show)
        return holder

    def _ids(self, field: FieldOf) -> QWidget:
        widget = IdsField(lambda ids: _said(self._try(field, ids or None)))

        def show(entity: Any, values: Values) -> None:  # noqa: ANN401 - any entity
            others = [pair for pair in values.names(field.table).items() if pair[0] != entity.id]
            ids = getattr(entity, field.name)
            widget.show_ids(_(field.title), ids, others, can_edit=self.session.can_edit)

        self._shows.append(show)
        return widget

    def _flag(self, field: FieldOf) -> QWidget:
        switch = Switch()
        line = Line("", tail=switch)

        def show(entity: Any, _values: Values) -> None:  # noqa: ANN401 - any entity
            line.label.setText(_(field.title))
            switch.setAccessibleName(_(field.title))
            switch.setChecked(bool(getattr(entity, field.name)))
            switch.setEnabled(self.session.can_edit)

        switch.clicked.connect(lambda is_on: self._set(field, self._values().value(field, _YES[is_on]())))
        self._shows.append(show)
        return line

    # Editing

    def _values(self) -> Values:
        document = self.session.document
        return Values(document, self.kind.table, document.languages)

    def _type(self, field: FieldOf, words: str) -> PlanError | None:
        try:
            value = self._values().value(field, words)
        except PlanError as refused:
            return refused
        return self._try(field, value)

    def _try(self, field: FieldOf, value: object) -> PlanError | None:
        table = self.kind.table
        return self.subject.edit(lambda t, id: t.set(table, id, **{field.name: value}), _(self.kind.edit))

    def _set(self, field: FieldOf, value: object) -> None:
        """Set what is chosen; what the plan refuses is shown as it was."""
        error = self._try(field, value)
        if error is not None:
            self.session.report(error)
            entity = self.session.document.get(self.kind.table, next(iter(self.subject.ids), ""))
            if entity is not None:
                self.show_record(entity, self._values())

    def called(self, entity: Any) -> str:  # noqa: ANN401 - any entity
        """What the document is called."""
        return title_of(self.session.document, self.kind.table, entity)


_YES: dict[bool, Callable[[], str]] = {True: lambda: _("yes"), False: lambda: _("no")}


def _said(error: PlanError | None) -> str:
    return f"{error.message} {error.remedy}".strip() if error is not None else ""
