"""What can be known and changed of links that are selected: their ends, kind and lag; removing them."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from i18n import _
from i18n.counting import counted
from planning.plan import entities as e
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.plan.typed_values import shown_lag, typed_lag
from ui.roadmap.link_words import KINDS, kind_words
from ui.roadmap.section import Choice, Section
from ui.roadmap.subject import Subject
from ui.roadmap.value_field import ValueChoice
from ui.widgets.button import TOOLBAR_HEIGHT, DangerButton, QuietButton
from ui.widgets.field import Field


class OneLinkSection(Section):
    """Shown while links are selected; the buttons of both ends go to the activities."""

    def __init__(self, subject: Subject) -> None:
        super().__init__(has_rule=False)
        self._subject = subject
        self.ends = {
            end: QuietButton("", icon, height=TOOLBAR_HEIGHT, run=partial(self._go, end))
            for end, icon in (("predecessor", "arrow-left"), ("successor", "arrow-right"))
        }
        self.kind = ValueChoice(subject, "type", lambda: _("Change kind of link"))
        self.lag = Field()
        self.lag.committed.connect(self._set_lag)
        self.remove = DangerButton("", "unlink", height=TOOLBAR_HEIGHT, run=self._remove)
        line = QHBoxLayout()
        line.addWidget(self.remove)
        line.addStretch(1)
        self._captions = {end: Choice(button) for end, button in self.ends.items()}
        self.add(*self._captions.values(), self.kind, self.lag)
        self.content.addLayout(line)

    def fill(self, links: list[e.Link]) -> None:
        """Show kind and lag; the ends of one alone."""
        subject, language = self._subject, self._subject.session.language
        one = links[0] if len(links) == 1 else None
        for end, button in self.ends.items():
            other = subject.session.document.get("activities", getattr(one, end)) if one else None
            self._captions[end].setVisible(isinstance(other, e.Activity))
            button.set_words(text_in(getattr(other, "name", {}), language))
        self._captions["predecessor"].say(_("Predecessor"))
        self._captions["successor"].say(_("Successor"))
        self.ends["predecessor"].setToolTip(_("Go to the predecessor"))
        self.ends["successor"].setToolTip(_("Go to the successor"))
        for button in self.ends.values():  # the caption is told by its label
            button.setAccessibleName(button.text())
        self._fill_values()
        words = counted("Remove link", "Remove {count} links", len(links))
        self.remove.set_words(words)
        self.remove.setEnabled(subject.can_edit)

    def _fill_values(self) -> None:
        subject, language = self._subject, self._subject.session.language
        self.kind.fill(_("Kind of link"), [(kind, kind_words(kind)) for kind in KINDS])
        self.lag.say(_("Lag"))
        self.lag.setToolTip(_("2 d: later; -1 d: earlier; 3 ed: calendar days; 50 %: of the predecessor"))
        lag, is_mixed = subject.shared(lambda link: shown_lag(link.lag, link.lag_unit, language))
        if is_mixed:
            self.lag.set_mixed(_("mixed"))
        else:
            self.lag.edit.setPlaceholderText(_("none"))
            self.lag.set_value(lag or "")
        self.lag.setReadOnly(not subject.can_edit)

    def _go(self, end: str) -> None:
        link = self._subject.state.selected_link
        if link is not None:
            state = self._subject.state
            state.open_to(("activities", getattr(link, end)))
            state.move_cursor(("activities", getattr(link, end)))

    def _set_lag(self, words: str) -> None:
        """Lag or lead; a refused one stays to be mended, with the reason under it."""
        try:
            lag, unit = typed_lag(words) or (None, None)
        except PlanError as refused:
            self.lag.show_error(refused)
            return
        error = self._subject.edit(lambda t, id: t.set("links", id, lag=lag, lag_unit=unit), _("Change lag"))
        self.lag.show_error(error)

    def _remove(self) -> None:
        self._subject.session.commands.run("roadmap.remove")
