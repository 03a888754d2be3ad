"""The panel of the worst departures: how many leave, who that would be, what nobody could do then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import number
from planning.careers import source as s
from planning.plan.text import text_in
from ui.careers.person_head import person_words
from ui.careers.resilience import ResilienceState
from ui.roadmap.chip_flow import ChipFlow
from ui.roadmap.section import Section
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.panel import Lines, Panel, PanelHead
from ui.widgets.segment import Option, Segment

if TYPE_CHECKING:
    from planning.careers.resilience import Resilience

COUNTS = ("1", "2", "3", "4", "5", "6")
RELIED_ON = 8


class ResiliencePanel(Panel):
    """Shows what :class:`ResilienceState` holds."""

    def __init__(self, state: ResilienceState) -> None:
        super().__init__()
        self.state, self.session = state, state.session
        self.head = PanelHead(self.session)
        self.count_label = Label("", "body", "muted").keep_whole()
        self.counts = Segment("", [Option(n, n) for n in COUNTS])
        self.counts.chosen.connect(lambda key: state.let_leave(int(key)))
        self.chips, self.verdict = ChipFlow(), Label("", "body", wrap=True)
        self.people, self.lost, self.relied_on = Lines(0), Lines(0), Lines(0)
        self._build()
        state.changed.connect(self.fill)

    def _build(self) -> None:
        self._count, self._people = Section(has_rule=False), Section()
        self._lost, self._relied = Section(), Section()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.count_label)
        line.addWidget(self.counts)
        line.addStretch(1)
        self._count.content.addLayout(line)
        self._count.add(self.verdict, self.chips)
        self._people.add(self.people)
        self._lost.add(self.lost)
        self._relied.add(self.relied_on)
        self.stack(self.head, self._count, self._people, self._lost, self._relied)

    def fill(self) -> None:
        """Show the worst departures as they are known now."""
        found = self.state.found
        people = s.people_of(self.session.document).values() if self.session.has_document else ()
        self.head.say(
            _("Worst departures"), "", self.state.error, illustrative=any(one.illustrative for one in people)
        )
        self.count_label.setText(_("If so many leave"))
        names = {n: ngettext("{count} departure", "{count} departures", int(n)) for n in COUNTS}
        options = [Option(n, n, words.format(count=n)) for n, words in names.items()]
        self.counts.say(_("How many leave"), options)
        self.counts.set_current(str(self.state.leaving))
        for section in (self._people, self._lost, self._relied):
            section.setVisible(found is not None)
        self.verdict.setVisible(found is not None)
        if found is not None:
            self._fill(found)

    def _fill(self, found: Resilience) -> None:
        gone = found.departures
        self.verdict.setText(self._sentence(found))
        self.chips.set_chips(
            [(_("Proven worst case"), "success") if gone.is_proven else (_("Time ran out"), "warning")]
            if gone.people
            else []
        )
        self._people.setVisible(bool(gone.people))
        self._lost.setVisible(bool(gone.lost))
        self._people.say(_("Who would leave"))
        self.people.show_lines(*(self._person(id) for id in gone.people))
        self._lost.say(_("Not covered then"), number(len(gone.lost), language()))
        self.lost.show_lines(*(self._competency(id) for id in gone.lost))
        self._relied.say(_("On whom most hangs"))
        rows: list[QWidget] = [self._person(id, count) for id, count in found.relied_on[:RELIED_ON]]
        none = Label(_("Nobody is the last one for anything."), "body", "muted", wrap=True)
        self.relied_on.show_lines(*(rows or [none]))

    def _sentence(self, found: Resilience) -> str:
        covered = sum(one.may_leave > 0 for one in found.covered)
        lost = len(found.departures.lost)
        if not lost:
            return _("These departures would leave every competency covered that is covered today.")
        words = ngettext(
            "{lost} of {count} competency that is covered today would no longer be.",
            "{lost} of {count} competencies that are covered today would no longer be.",
            covered,
        )
        return words.format(lost=number(lost, language()), count=number(covered, language()))

    def _person(self, id: str, count: int = 0) -> LinkRow:
        """Somebody; with ``count``, for how many competencies they are one of the last."""
        person = s.people_of(self.session.document).get(id)
        name = text_in(person.name, language()) if person else id
        where = person_words(self.state.context, person) if person else ""
        words = ngettext("{count} competency", "{count} competencies", count)
        note = words.format(count=number(count, language())) if count else ""
        said = " · ".join(part for part in (name, where) if part)
        return LinkRow(said, note, icon="user", run=partial(self._show_person, id))

    def _competency(self, id: str) -> LinkRow:
        known = s.competencies(self.session.document).get(id)
        name = text_in(known.name, language()) if known else id
        is_critical = known is not None and known.critical
        note = _("critical") if is_critical else ""
        icon, role = ("triangle-alert", "danger") if is_critical else ("circle-alert", "warning")
        run = partial(self.session.go_to, "competencies", "competencies", id)
        return LinkRow(name, note, icon=icon, role=role, run=run)

    def _show_person(self, id: str) -> None:
        self.session.go_to("careers", "people", id)
