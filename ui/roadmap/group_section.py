"""What there is to set of lanes and phases: phase, driver, letter, order."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import N_, _
from planning.plan import edits
from planning.plan import entities as e
from planning.plan.text import text_in
from ui.roadmap.section import Choice, Section
from ui.roadmap.subject import Subject
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.field import Field
from ui.widgets.select import Select

DRIVERS = (
    ("none", N_("No driver")),
    ("modernization", N_("Modernization")),
    ("transformation", N_("Transformation")),
    ("innovation", N_("Innovation")),
    ("governance", N_("Governance and leadership")),
)
"""The tones of the theme; there is no fifth: colours must stay apart in grey."""


class GroupSection(Section):
    """For one lane or one phase."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self.phase, self.driver = Select(), Select()
        self.phase.chosen.connect(self._set_phase)
        self.driver.chosen.connect(self._set_driver)
        self._choices = {select: Choice(select) for select in (self.phase, self.driver)}
        self.glyph = Field()
        self.glyph.edit.setMaxLength(2)
        self.glyph.committed.connect(self._set_glyph)
        self.up = QuietButton("", "arrow-up", height=TOOLBAR_HEIGHT, run=lambda: self._reorder(-1))
        self.down = QuietButton("", "arrow-down", height=TOOLBAR_HEIGHT, run=lambda: self._reorder(1))
        order = QWidget()
        line = QHBoxLayout(order)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.up)
        line.addWidget(self.down)
        line.addStretch(1)
        self.add(self._choices[self.phase])
        self.add_pair(self._choices[self.driver], self.glyph)
        self.add(order)

    def fill(self, entity: e.Entity) -> None:
        """Show a lane or a phase."""
        is_lane = isinstance(entity, e.Lane)
        self.say(_("Place"))
        for widget in (*self._choices.values(), self.glyph):
            widget.setVisible(is_lane)
        if isinstance(entity, e.Lane):
            self._fill_lane(entity)
        self.up.set_words(_("Move up"))
        self.down.set_words(_("Move down"))
        for button in (self.up, self.down):
            button.setEnabled(self._subject.can_edit)

    def _fill_lane(self, lane: e.Lane) -> None:
        language, can_edit = self._subject.session.language, self._subject.can_edit
        phases = self._subject.state.outline.phases.items()
        self._choices[self.phase].say(_("Phase"))
        self.phase.set_choices(
            [*((id, text_in(phase.name, language)) for id, phase in phases), ("none", _("Beside all phases"))]
        )
        self.phase.set_current(lane.phase or "none")
        self._choices[self.driver].say(_("Driver"))
        self.driver.set_choices((key, _(words)) for key, words in DRIVERS)
        self.driver.set_current(lane.driver or "none")
        self.glyph.say(_("Letter"))
        self.glyph.set_value(lane.glyph)
        self.glyph.setReadOnly(not can_edit)
        for select in (self.phase, self.driver):
            select.setEnabled(can_edit)

    def _set(self, label: str, **fields: str | None) -> None:
        error = self._subject.edit(lambda t, id: t.set("lanes", id, **fields), label)
        if error is not None:
            self._subject.session.report(error)

    def _set_phase(self, key: str) -> None:
        self._set(_("Change phase"), phase=None if key == "none" else key)

    def _set_driver(self, key: str) -> None:
        glyph = {"modernization": "M", "transformation": "T", "innovation": "I", "governance": "G"}.get(key)
        self._set(
            _("Change driver"), driver=None if key == "none" else key, **({"glyph": glyph} if glyph else {})
        )

    def _set_glyph(self, words: str) -> None:
        self._set(_("Change letter"), glyph=words.strip() or None)

    def _reorder(self, by: int) -> None:
        table = self._subject.table
        self._subject.edit(lambda t, id: edits.reorder(t, table, id, by), _("Change order"))
