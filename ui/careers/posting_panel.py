"""The panel of the best postings: how many are filled, the opening that is chosen, the step that does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import number
from planning.careers import source as s
from ui.careers import posting_words as words
from ui.careers.postings import PostingsState, Result
from ui.roadmap.chip_flow import ChipFlow
from ui.roadmap.section import Section
from ui.widgets.button import PrimaryButton
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.panel import Lines, Panel, PanelHead

if TYPE_CHECKING:
    from planning.careers.postings import Fit

OTHERS = 6


class PostingPanel(Panel):
    """Shows what :class:`PostingsState` holds, and one opening of it in full."""

    def __init__(self, state: PostingsState) -> None:
        super().__init__()
        self.state, self.session, self._opening = state, state.session, ""
        self.head, self.headline = PanelHead(self.session), Label("", "headline").keep_whole()
        self.filled, self.chips, self.facts = Label("", "body", "muted"), ChipFlow(), Lines()
        self.note, self.apply = Label("", "caption", "muted", wrap=True), PrimaryButton("", run=self._apply)
        self.goes, self.others, self.out = Lines(0), Lines(0), Lines()
        self._build()
        state.changed.connect(self.fill)

    def _build(self) -> None:
        self._result, self._one = Section(has_rule=False), Section()
        self._others, self._out = Section(), Section()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.headline)
        line.addWidget(self.filled, 1)
        self._result.content.addLayout(line)
        self._result.add(self.chips, self.facts, self.note)
        row = QHBoxLayout()
        row.addWidget(self.apply)
        row.addStretch(1)
        self._result.content.addLayout(row)
        self._one.add(self.goes)
        self._others.add(self.others)
        self._out.add(self.out)
        self.stack(self.head, self._result, self._one, self._others, self._out)

    def show_opening(self, id: str) -> None:
        """Show another opening in full."""
        if id != self._opening:
            self._opening = id
            self.fill()

    def fill(self) -> None:
        """Show the result as it is now."""
        result = self.state.result
        people = s.people_of(self.session.document).values() if self.session.has_document else ()
        illustrative = any(one.illustrative for one in people)
        self.head.say(_("Best postings"), "", self.state.error, illustrative=illustrative)
        self._result.setVisible(result is not None and bool(result.openings))
        chosen = result.openings.get(self._opening) if result is not None else None
        for section in (self._one, self._others, self._out):
            section.setVisible(chosen is not None)
        if result is not None:
            self._fill_result(result)
            if chosen is not None:
                self._fill_opening(result)

    def _fill_result(self, result: Result) -> None:
        found = result.found
        shown, count = number(len(found.postings), language()), len(result.openings)
        self.headline.setText(_("{filled} of {count}").format(filled=shown, count=number(count, language())))
        self.filled.setText(ngettext("opening filled", "openings filled", count))
        chips = [(_("Proven optimum"), "success") if found.is_proven else (_("Time ran out"), "warning")]
        self.chips.set_chips(chips)
        moves, left = result.moves, result.left_behind
        pairs = (
            (_("People who move"), number(len(moves), language())),
            (_("Promoted by it"), number(len(result.promoted), language())),
            (_("Levels missing, weighted"), words.levels(found.cost)),
            (_("Must move on, but not posted"), number(len(left), language()) if left else ""),
        )
        self.facts.show_pairs(*pairs)
        self.note.setText(
            _("The grade changes only for those who meet all gates; others serve in the grade they have.")
        )
        label = ngettext("Post {count} person", "Post {count} people", len(moves))
        self.apply.set_words(label.format(count=number(len(moves), language())))
        self.apply.setEnabled(self.state.can_apply)

    def _fill_opening(self, result: Result) -> None:
        document, id = self.session.document, self._opening
        goer = next((one.person for one in result.found.postings if one.opening == id), "")
        fits = result.fits.get(id, {})
        self._one.say(words.opening(document, result.openings[id]))
        nobody = Label(_("Nobody is posted here."), "body", "muted", wrap=True)
        self.goes.show_lines(self._candidate(goer, fits[goer], "check") if goer in fits else nobody)
        others = sorted((who for who in fits if who != goer), key=lambda who: (fits[who].cost, who))
        self._others.say(_("Others who may go there"), number(len(others), language()))
        rows: list[QWidget] = [self._candidate(who, fits[who], "user") for who in others[:OTHERS]]
        none = Label(_("Nobody else."), "body", "muted")
        self.others.show_lines(*(rows or [none]))
        counts = words.ruled_out(result.against.get(id, ()))
        self._out.setVisible(bool(counts))
        self._out.say(_("Ruled out"), _("people, by reason"))
        self.out.show_pairs(*((reason, number(count, language())) for reason, count in counts))

    def _candidate(self, id: str, fit: Fit, icon: str) -> LinkRow:
        document = self.session.document
        said = " · ".join((words.person(document, id), words.missing(fit.unmet, fit.unknown)))
        role = "success" if icon == "check" else "muted"
        run = partial(self.session.go_to, "careers", "people", id)
        return LinkRow(said, details=words.origin(document, id), icon=icon, role=role, run=run)

    def _apply(self) -> None:
        count = self.state.apply()
        if count:
            said = ngettext("{count} person posted", "{count} people posted", count)
            self.session.toast(said.format(count=number(count, language())))
