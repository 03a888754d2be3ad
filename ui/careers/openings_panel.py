"""The panel of what is asked: which posts are open, and the rules of mobility, each with its source."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from i18n import _, language
from i18n.formats import number
from planning.careers import source as s
from planning.careers.library import add_library
from planning.careers.places import places
from planning.plan.competence import CareerRule
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.plan.typed_numbers import typed_number
from ui.careers import posting_words as words
from ui.careers import way_words
from ui.careers.postings import PostingsState
from ui.reports.form_section import SwitchLine
from ui.roadmap.section import Choice, Section
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.panel import Line, Lines, Panel
from ui.widgets.select import Select


class OpeningsPanel(Panel):
    """What is asked is a matter of the window; rules are documents of the plan, edited here."""

    def __init__(self, state: PostingsState) -> None:
        super().__init__()
        self.state, self.session = state, state.session
        self.vacant, self.due = SwitchLine(self._vacant_words), SwitchLine(self._due_words)
        self.note, self.by_hand = Label("", "caption", "muted", wrap=True), Lines(4)
        self.profile, self.station = Select(), Select()
        self._choices = Choice(self.profile), Choice(self.station)
        self.add = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self._add)
        self.rules, self.source = Lines(12), Label("", "caption", "muted", wrap=True)
        self.fields: dict[str, Field] = {}
        self.library = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self._add_rules)
        self._build()
        state.changed.connect(self.fill)

    def _build(self) -> None:
        self._openings, self._rules = Section(has_rule=False), Section()
        self._openings.content.setContentsMargins(16, 16, 16, 16)
        self._openings.add(self.vacant, self.due, self.note, self.by_hand)
        self._openings.add_pair(*self._choices)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self._openings.content.addLayout(row)
        self._rules.add(self.rules, self.source)
        line = QHBoxLayout()
        line.addWidget(self.library)
        line.addStretch(1)
        self._rules.content.addLayout(line)
        self.vacant.switch.toggled.connect(lambda on: self._switch("vacant", on))
        self.due.switch.toggled.connect(lambda on: self._switch("due", on))
        self.stack(self._openings, self._rules)

    def _switch(self, name: str, is_on: bool) -> None:
        if getattr(self.state.wanted, name) != is_on:
            self.state.choose(**{name: is_on})

    def fill(self) -> None:
        """Show what is asked, and the rules as they are now."""
        if not self.session.has_document:
            return
        self._fill_openings()
        self._fill_rules()

    def _fill_openings(self) -> None:
        document, wanted, result = self.session.document, self.state.wanted, self.state.result
        self._openings.say(_("Openings"))
        self.vacant.say(self._vacant_words())
        self.due.say(self._due_words())
        self.vacant.switch.setChecked(wanted.vacant)
        self.due.switch.setChecked(wanted.due)
        unknown = result.unknown if result else 0
        self.note.setVisible(bool(unknown))
        self.note.setText(
            _("{count} more vacant posts name no job profile: give them one under Staffing.").format(
                count=number(unknown, language())
            )
        )
        lines = [self._line(one.id, words.opening(document, one)) for one in wanted.by_hand]
        self.by_hand.show_lines(*lines)
        for choice, label in zip(self._choices, (_("Job profile"), _("Duty station")), strict=True):
            choice.say(label)
        profiles = s.in_order(s.profiles(document).values())
        self.profile.set_choices((one.id, way_words.profile(document, one.id)) for one in profiles)
        self.station.set_choices([("", _("Any")), *places(document)])
        self.add.set_words(_("Open a post"))
        self.add.setEnabled(bool(profiles))

    def _vacant_words(self) -> str:
        count = self.state.result.vacant if self.state.result else 0
        return _("Vacant posts of the structure ({count})").format(count=number(count, language()))

    def _due_words(self) -> str:
        count = self.state.result.due if self.state.result else 0
        return _("Posts of people who must move on ({count})").format(count=number(count, language()))

    def _line(self, id: str, said: str) -> Line:
        drop = ToolButton(
            _("Take this opening back"), "x", height=24, icon_only=True, run=partial(self.state.drop, id)
        )
        return Line(said, tail=drop)

    def _add(self) -> None:
        if self.profile.current():
            self.state.add(self.profile.current(), self.station.current())

    # Rules

    def _fill_rules(self) -> None:
        document = self.session.document
        rules = s.career_rules(document)
        self._rules.say(_("Rules of mobility"), _("of this plan, editable"))
        if list(self.fields) != list(rules):
            self.fields = {id: Field() for id in rules}
            for id, field in self.fields.items():
                field.committed.connect(partial(self._set, id))
            self.rules.show_lines(*self.fields.values())
        for id, rule in rules.items():
            self._fill_rule(self.fields[id], rule)
        notes = dict.fromkeys(self._note(rule) for rule in rules.values())
        self.source.setText("\n".join(note for note in notes if note))
        self.source.setVisible(bool(rules))
        self.library.set_words(_("Add the rules of the United Nations"))
        self.library.setVisible(not rules)
        self.library.setEnabled(self.session.can_edit)

    def _fill_rule(self, field: Field, rule: CareerRule) -> None:
        unit = text_in(rule.unit, language())
        field.say(f"{text_in(rule.name, language())} ({unit})" if unit else text_in(rule.name, language()))
        whole = rule.value == int(rule.value)
        field.set_value(number(int(rule.value) if whole else rule.value, language()))
        field.setReadOnly(not self.session.can_edit)

    def _note(self, rule: CareerRule) -> str:
        source = self.session.document.get("sources", rule.source) if rule.source else None
        parts = (text_in(getattr(source, "title", {}), language()), text_in(rule.note, language()))
        return ". ".join(part.rstrip(".。") for part in parts if part)

    def _set(self, id: str, typed: str) -> None:
        try:
            value = typed_number(typed, language())
            if value < 0:
                raise PlanError(
                    _("A rule cannot be below zero."), _("Enter 0 to ask for nothing."), code="out_of_range"
                )
        except PlanError as refused:
            self.fields[id].show_error(refused)
            return
        self.session.run(lambda t: t.set("career_rules", id, value=value), _("Change a rule of mobility"))

    def _add_rules(self) -> None:
        self.session.run(lambda t: add_library(t, "un-mobility"), _("Add rules of mobility"))
