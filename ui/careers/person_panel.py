"""The panel in which a person is changed: name, profile, grade, unit, place, mobility, dates."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout

from i18n import _, language
from i18n.formats import date_short
from planning.careers import source as s
from planning.careers.places import place_id, place_name, places
from planning.plan.errors import PlanError
from planning.plan.moments import start_day
from planning.plan.people import Person
from planning.plan.text import text_in
from planning.plan.typed_dates import typed_date
from ui.careers.context import Context
from ui.careers.mobility_section import MobilitySection
from ui.careers.subject import OneDocument
from ui.records.removing import remove
from ui.roadmap.language_fields import LanguageFields
from ui.roadmap.section import Choice, Section
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.completion import Completion
from ui.widgets.field import Field
from ui.widgets.panel import Panel, PanelHead
from ui.widgets.select import Select

DATES = ("grade_since", "post_since", "joined", "left")


class PersonPanel(Panel):
    """Follows the person of the context."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.session = context, context.session
        self.subject = OneDocument(self.session, "people")
        self.head = PanelHead(self.session)
        self.names = LanguageFields(self.subject, "name", lambda: _("Rename person"))
        self.selects = {name: Select() for name in ("profile", "grade", "unit")}
        self.choices = {name: Choice(select) for name, select in self.selects.items()}
        self.fields = {name: Field() for name in (*DATES, "duty_station")}
        self._stations = Completion(self.fields["duty_station"].edit)
        self.mobility = MobilitySection(self.session)
        self.remove = QuietButton("", "trash-2", height=TOOLBAR_HEIGHT, run=self._remove)
        self._build()
        context.changed.connect(self.fill)
        self.fill()

    def _build(self) -> None:
        who, place, dates = Section(has_rule=False), Section(), Section()
        self._sections = [who, place, self.mobility, dates]
        who.add(self.names)
        place.add(*self.choices.values(), self.fields["duty_station"])
        dates.add_pair(self.fields["grade_since"], self.fields["post_since"])
        dates.add_pair(self.fields["joined"], self.fields["left"])
        row = QHBoxLayout()
        all_fields = QuietButton("", "square-pen", height=TOOLBAR_HEIGHT)
        row.setSpacing(6)
        row.addWidget(all_fields.bind(self.session.commands, "careers.edit_record"))
        row.addWidget(self.remove)
        row.addStretch(1)
        dates.content.addLayout(row)
        for name, select in self.selects.items():
            select.chosen.connect(lambda id, name=name: self._set(name, id or None))
        for name, field in self.fields.items():
            field.committed.connect(lambda typed, name=name: self._type(name, typed))
        self.stack(self.head, *self._sections)

    def fill(self) -> None:
        """Show the person, or that nobody is chosen."""
        if not self.session.has_document:
            return
        person = self.context.person
        for section in self._sections:
            section.setVisible(person is not None)
        if person is None:
            self.head.say(_("Person"), "", _("Choose somebody in the list."))
            return
        self.subject.point_at("people", person.id)
        self.head.say(_("Person"), text_in(person.name, language()), illustrative=person.illustrative)
        self.names.show_text(person.name)
        self._fill_selects(person)
        self._fill_fields(person)
        self.mobility.show_record(person)
        self.remove.set_words(_("Remove person"))
        self.remove.setEnabled(self.session.can_edit)

    def _fill_selects(self, person: Person) -> None:
        document = self.session.document
        grades = sorted(s.grades(document).values(), key=lambda one: (one.ladder, one.rank))
        offered: dict[str, tuple[str, Mapping[str, str]]] = {
            "profile": (
                _("Job profile"),
                {one.id: text_in(one.name, language()) for one in s.in_order(s.profiles(document).values())},
            ),
            "grade": (_("Grade"), {one.id: text_in(one.name, language()) for one in grades}),
            "unit": (
                _("Unit"),
                {
                    id: text_in(getattr(unit, "name", {}), language())
                    for id, unit in document.table("units").items()
                },
            ),
        }
        for name, (label, choices) in offered.items():
            self.choices[name].say(label)
            self.selects[name].set_choices([("", _("Not stated")), *choices.items()])
            self.selects[name].set_current(getattr(person, name) or "")
            self.selects[name].setEnabled(self.session.can_edit)

    def _fill_fields(self, person: Person) -> None:
        words = {
            "grade_since": _("In grade since"),
            "post_since": _("In post since"),
            "joined": _("Joined"),
            "left": _("Left"),
            "duty_station": _("Duty station"),
        }
        self._stations.offer([name for _id, name in places(self.session.document)])
        for name, field in self.fields.items():
            value = getattr(person, name) or ""
            field.say(words[name])
            if name in DATES and value:
                value = date_short(start_day(value), language())
            field.set_value(value if name in DATES else place_name(self.session.document, value))
            field.setReadOnly(not self.session.can_edit)

    # Editing

    def _type(self, name: str, typed: str) -> None:
        value: str | None = place_id(self.session.document, typed) or None
        if name in DATES:
            try:
                value = typed_date(typed, "start", language())
            except PlanError as refused:
                self.fields[name].show_error(refused)
                return
        self.fields[name].show_error(self._set(name, value))

    def _set(self, name: str, value: str | None) -> PlanError | None:
        error = self.subject.edit(lambda t, id: t.set("people", id, **{name: value}), _("Change person"))
        if error is not None and name in self.selects:
            self.session.report(error)
        return error

    def _remove(self) -> None:
        person = self.context.person
        if person is not None:
            remove(self.session, "people", [person.id])
