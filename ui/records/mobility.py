"""What somebody's next move depends on, as a part of their panel."""

from collections.abc import Callable

from i18n import _, language
from i18n.formats import number
from planning.careers.places import places
from planning.plan.errors import PlanError
from planning.plan.people import Person
from planning.plan.typed_numbers import typed_count
from ui.records.extra import Extra
from ui.records.ids_field import IdsField
from ui.records.scale_levels import said
from ui.shell.session import Session
from ui.widgets.field import Field
from ui.widgets.panel import Line
from ui.widgets.switch import Switch

FLAGS: dict[str, Callable[[], str]] = {
    "willing": lambda: _("Willing to move"),
    "exempt": lambda: _("Exempt from mobility"),
}
COUNTS: dict[str, Callable[[], str]] = {
    "moves": lambda: _("Moves so far"),
    "geographic_moves": lambda: _("Geographic moves"),
}
USUAL = {"willing": True, "exempt": False, "moves": 0, "geographic_moves": 0, "duty_stations": []}


class MobilityFields(Extra):
    """Whether somebody would move, where to, and how often they did."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._id = ""
        self.switches = {name: Switch() for name in FLAGS}
        self.lines = {name: Line("", tail=switch) for name, switch in self.switches.items()}
        self.fields = {name: Field() for name in COUNTS}
        self.stations = IdsField(lambda ids: said(self._set("duty_stations", ids)))
        self.add(*self.lines.values())
        self.add_pair(self.fields["moves"], self.fields["geographic_moves"])
        self.add(self.stations)
        for name, switch in self.switches.items():
            switch.clicked.connect(lambda is_on, name=name: self._set(name, is_on))
        for name, field in self.fields.items():
            field.committed.connect(lambda words, name=name: self._count(name, words))

    def show_record(self, entity: Person) -> None:
        """Show the mobility of somebody."""
        self._id = entity.id
        can_edit = self.session.can_edit
        self.say(_("Mobility"))
        for name, switch in self.switches.items():
            self.lines[name].label.setText(FLAGS[name]())
            switch.setAccessibleName(FLAGS[name]())
            switch.setChecked(getattr(entity.mobility, name))
            switch.setEnabled(can_edit)
        for name, field in self.fields.items():
            field.say(COUNTS[name]())
            field.set_value(number(getattr(entity.mobility, name), language()))
            field.setReadOnly(not can_edit)
        wanted, known = entity.mobility.duty_stations, places(self.session.document)
        self.stations.show_ids(_("Acceptable duty stations (none: any)"), wanted, known, can_edit=can_edit)

    def _count(self, name: str, words: str) -> None:
        try:
            value = typed_count(words or "0", language())
        except PlanError as refused:
            self.fields[name].show_error(refused)
            return
        self.fields[name].show_error(self._set(name, value))

    def _set(self, name: str, value: object) -> PlanError | None:
        id = self._id
        mobility = dict(self.session.document.records("people").get(id, {}).get("mobility") or {})
        mobility[name] = value
        kept = {key: one for key, one in mobility.items() if one != USUAL.get(key)}
        return self.session.attempt(
            lambda t: t.set("people", id, mobility=kept or None), _("Change mobility")
        )
