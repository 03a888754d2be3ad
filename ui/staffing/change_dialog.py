"""Asks for one change of a scenario: what it does decides which of the fields it needs."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from i18n import _, language
from planning.plan.competence import Profile
from planning.plan.errors import PlanError
from planning.plan.staffing import Assumption, Post, StructureChange
from planning.plan.text import text_in
from ui.roadmap.section import Choice as Labelled
from ui.staffing import cells
from ui.staffing.post_columns import post_name
from ui.staffing.state import StaffingState
from ui.staffing.words import ACTIONS, FUNDING, PARAMETERS, shares_words, value_words
from ui.widgets.dialog import Choice, Dialog
from ui.widgets.field import ErrorLine, Field
from ui.widgets.select import Select

NEEDED: dict[str, tuple[str, ...]] = {
    "establish": ("post", "count"),
    "abolish": ("post", "count"),
    "reclassify": ("post", "count", "grade"),
    "redeploy": ("post", "count", "unit"),
    "move": ("post", "count", "location"),
    "convert": ("post", "count", "funding", "temporary", "profile"),
    "merge_units": ("units", "unit"),
    "assume": ("preset", "parameter", "grades", "value"),
    "pool": ("desk", "count"),
}
"""The fields of each kind of change, in their order."""
KEPT = ("note", "paragraphs")
Pairs = list[tuple[str, str]]
Save = Callable[[dict[str, Any]], PlanError | None]


class ChangeDialog(Dialog):
    """``save`` is given the fields of the change and answers with what is wrong; the dialog then stays."""

    def __init__(self, parent: QWidget, state: StaffingState, change: StructureChange, save: Save) -> None:
        choices = [Choice("save", _("Save"), "primary"), Choice("cancel", _("Cancel"))]
        super().__init__(parent, _("What changes, and when?"), choices)
        self._state, self._change, self._save = state, change, save
        self.action = Select(_("Change"), [(key, _(words)) for key, words in ACTIONS.items()])
        self.action.set_current(change.action)
        self.action.chosen.connect(lambda _key: self._show_needed())
        self.date = Field(_("Date"))
        self.date.set_value(change.date)
        self.fields: dict[str, Field] = {}
        self.selects: dict[str, Select] = {}
        self._holders: dict[str, QWidget] = {}
        self.error = ErrorLine()
        self._build()
        self._show_needed()

    def _build(self) -> None:
        first = Labelled(self.action)
        first.say(_("Change"))
        for widget in (first, self.date):
            self.content.addWidget(widget)
        for key, (label, pairs) in self._choices().items():
            select = self.selects[key] = Select(label, [("", "–"), *pairs])
            select.set_current(self._value(key))
            holder = self._holders[key] = Labelled(select)
            holder.say(label)
        for key, label in self._labels().items():
            field = self.fields[key] = self._holders[key] = Field(label)
            field.set_value(self._value(key))
        for key in dict.fromkeys(key for keys in NEEDED.values() for key in keys):
            self.content.addWidget(self._holders[key])
        self.content.addWidget(self.error)

    def _choices(self) -> dict[str, tuple[str, Pairs]]:
        """What is chosen from a list: its label, and pairs of key and words."""
        state, shown = self._state, language()
        table = state.document.table
        posts = [(id, post_name(post, state)) for id, post in cast("dict[str, Post]", table("posts")).items()]
        units = [(id, state.unit_name(id)) for id in state.units()]
        profiles = cast("dict[str, Profile]", table("profiles"))
        presets = sorted(
            {a.preset for a in table("assumptions").values() if isinstance(a, Assumption)} - {""}
        )
        return {
            "post": (_("Posts"), posts),
            "unit": (_("To unit"), units),
            "units": (_("Unit that is merged"), units),
            "desk": (_("Desk"), [(desk.id, text_in(desk.name, shown)) for desk in state.desks()]),
            "funding": (_("Funding"), [(key, _(words)) for key, words in FUNDING.items()]),
            "temporary": (_("Kind of post"), [("yes", _("Temporary")), ("no", _("Established"))]),
            "profile": (_("Job profile"), [(id, text_in(one.name, shown)) for id, one in profiles.items()]),
            "preset": (_("Preset"), [(preset, preset) for preset in presets]),
            "parameter": (_("Parameter"), [(key, _(words)) for key, words in PARAMETERS.items()]),
        }

    @staticmethod
    def _labels() -> dict[str, str]:
        return {
            "count": _("Count (none: all)"),
            "grade": _("To grade"),
            "location": _("Location"),
            "grades": _("Grades (none: all)"),
            "value": _("New value, such as 5 %, 120 or × 1.5"),
        }

    def _value(self, key: str) -> str:
        """What the change says now, as the field shows it."""
        change = self._change
        if key == "units":
            return next(iter(change.units), "")
        if key == "grades":
            return ", ".join(change.grades)
        if key == "temporary":
            return "" if change.temporary is None else "yes" if change.temporary else "no"
        if key == "count":
            return str(change.count or "")
        if key == "value":
            return _value_words(change)
        return str(getattr(change, key) or "")

    def _show_needed(self) -> None:
        needed = NEEDED[self.action.current()]
        for key, holder in self._holders.items():
            holder.setVisible(key in needed)
        self.error.show_error("")

    def read(self) -> dict[str, Any]:
        """The fields of the change as it would be written.

        Raises:
            PlanError: a text is no date, number or share.
        """
        action = self.action.current()
        found: dict[str, Any] = {"action": action, **cells.day("date")(None, self.date.value())}
        found |= {key: getattr(self._change, key) for key in KEPT if getattr(self._change, key)}
        for key in NEEDED[action]:
            found |= self._read(key)
        return {key: value for key, value in found.items() if value not in (None, "", [], {})}

    def _read(self, key: str) -> Mapping[str, Any]:
        if key in self.selects:
            chosen = self.selects[key].current()
            if key == "units":
                return {"units": [chosen] if chosen else []}
            if key == "temporary":
                return {"temporary": {"yes": True, "no": False}.get(chosen)}
            return {key: chosen}
        words = self.fields[key].value().strip()
        if not words:
            return {}
        if key == "count":
            return cells.count("count")(None, words)
        if key == "grades":
            return cells.several("grades")(None, words)
        if key == "value":
            return _typed_value(self.selects["parameter"].current(), words)
        return {key: words}

    def answer(self, key: str) -> None:
        """Save, or stay and say what is wrong."""
        if key == "save":
            try:
                error = self._save(self.read())
            except PlanError as found:
                error = found
            if error is not None:
                self.error.show_error(f"{error.message} {error.remedy}".strip())
                return
        super().answer(key)


def _value_words(change: StructureChange) -> str:
    if change.factor is not None:
        return f"× {change.factor:g}"
    if change.shares:
        return shares_words(change.shares)
    return (
        value_words(change.parameter, change.value, {})
        if change.parameter and change.value is not None
        else ""
    )


def _typed_value(parameter: str, words: str) -> Mapping[str, Any]:
    """A value, shares, or a factor after a times sign."""
    if words[0] in "×xX*":
        return {"factor": cells.value("factor")(None, words[1:])["factor"]}
    return cells.parameter_value(parameter, words)
