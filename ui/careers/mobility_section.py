"""What somebody's next move depends on, to be changed: willingness, stations, moves so far, exemption."""

from functools import partial
from typing import Any

from msgspec import to_builtins

from i18n import _, language
from i18n.formats import date_short, number, series
from planning.careers.places import place_id, place_name
from planning.careers.source import people_of
from planning.plan.errors import PlanError
from planning.plan.moments import start_day
from planning.plan.people import Person
from planning.plan.typed_dates import typed_date
from planning.plan.typed_numbers import typed_count
from ui.records.extra import Extra
from ui.reports.form_section import SwitchLine
from ui.roadmap.section import Choice
from ui.shell.session import Session
from ui.widgets.field import Field
from ui.widgets.select import Select

CLASSES = ("H", "A", "B", "C", "D", "E")
COUNTS = ("moves", "geographic_moves")


class MobilitySection(Extra):
    """Of the person shown last, in their panel and in the catalogue; postings read what stands here."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._id = ""
        self.willing = SwitchLine(lambda: _("Willing to move"))
        self.exempt = SwitchLine(lambda: _("Exempt from moving"))
        self.hardship = Select()
        self._hardship = Choice(self.hardship)
        self.stations, self.separation = Field(), Field()
        self.counts = {name: Field() for name in COUNTS}
        self.add(self.willing, self.exempt, self.stations)
        self.add_pair(self.counts["moves"], self.counts["geographic_moves"])
        self.add_pair(self._hardship, self.separation)
        self.willing.switch.toggled.connect(lambda on: self._switch("willing", on))
        self.exempt.switch.toggled.connect(lambda on: self._switch("exempt", on))
        self.hardship.chosen.connect(lambda key: self._set(hardship=key or None))
        self.stations.committed.connect(self._set_stations)
        self.separation.committed.connect(self._set_separation)
        for name, field in self.counts.items():
            field.committed.connect(partial(self._set_count, name))

    @property
    def _person(self) -> Person | None:
        return people_of(self.session.document).get(self._id)

    def show_record(self, person: Person) -> None:
        """Show somebody."""
        self._id = person.id
        document, can_edit = self.session.document, self.session.can_edit
        mobility = person.mobility
        self.say(_("Mobility"))
        for line, is_on in ((self.willing, mobility.willing), (self.exempt, mobility.exempt)):
            line.switch.setChecked(is_on)
            line.switch.setEnabled(can_edit)
        self._hardship.say(_("Hardship class"))
        self.hardship.set_choices([("", _("Not stated")), *((one, one) for one in CLASSES)])
        self.hardship.set_current(person.hardship)
        self.hardship.setEnabled(can_edit)
        self.stations.say(_("Duty stations wanted, by commas"))
        names = (place_name(document, one) for one in mobility.duty_stations)
        self.stations.set_value(series(names, language()) if mobility.duty_stations else "")
        self.separation.say(_("Mandatory separation"))
        left = person.separation
        self.separation.set_value(date_short(start_day(left), language()) if left else "")
        words = {"moves": _("Moves so far"), "geographic_moves": _("Geographic moves")}
        for name, field in self.counts.items():
            field.say(words[name])
            field.set_value(number(getattr(mobility, name), language()))
        for field in (self.stations, self.separation, *self.counts.values()):
            field.setReadOnly(not can_edit)

    # Editing

    def _switch(self, name: str, is_on: bool) -> None:
        person = self._person
        if person is not None and getattr(person.mobility, name) != is_on:
            self._set_mobility(**{name: is_on})

    def _set_mobility(self, **values: Any) -> PlanError | None:
        person = self._person
        return self._set(mobility=to_builtins(person.mobility) | values) if person is not None else None

    def _set(self, **fields: Any) -> PlanError | None:
        person = self._person
        if person is None:
            return None
        return self.session.attempt(lambda t: t.set("people", person.id, **fields), _("Change person"))

    def _set_stations(self, typed: str) -> None:
        """Names or ids, divided by the commas of either language."""
        parts = typed.replace("，", ",").replace("、", ",").split(",")
        wanted = [place_id(self.session.document, part) for part in parts if part.strip()]
        self.stations.show_error(self._set_mobility(duty_stations=list(dict.fromkeys(wanted))))

    def _set_separation(self, typed: str) -> None:
        try:
            day = typed_date(typed, "finish", language())
        except PlanError as refused:
            self.separation.show_error(refused)
            return
        self.separation.show_error(self._set(separation=day))

    def _set_count(self, name: str, typed: str) -> None:
        try:
            count = typed_count(typed or "0", language())
        except PlanError as refused:
            self.counts[name].show_error(refused)
            return
        self.counts[name].show_error(self._set_mobility(**{name: count}))
