"""What a scenario of the structure would do beside the one it is compared with, with paired intervals."""

from typing import TYPE_CHECKING

from i18n import _, language
from i18n.formats import number
from planning.plan.changes import Changes
from ui.shell.session import Session
from ui.widgets.button import QuietButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.staffing.compare_panel import Figures
    from ui.staffing.results import Results
    from ui.staffing.state import StaffingState

TABLES = ("units", "posts", "scenarios", "assumptions", "desks", "plan", "people", "grades", "profiles")


class StructureCard(Card):
    """Medians at the end of the horizon; it is run when the charts of the page are."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._state: StaffingState | None = None
        self.results: Results | None = None
        self.figures: Figures | None = None
        self.chip, self._note = Chip("", "illustrative"), Label("", "caption", "muted", wrap=True)
        self.head.insertWidget(1, self.chip)
        self.content.addWidget(self._note)
        self._go = QuietButton("", "git-branch", run=self._show_scenario)
        self.content.addWidget(self._go)
        self.content.addStretch(1)

    def has_scenarios(self) -> bool:
        """Whether there is anything to compare."""
        document = self._session.document
        return bool(document.table("posts")) and len(document.table("scenarios")) > 1

    def load(self) -> None:
        """Run both scenarios; the first time it imports the simulation."""
        if self.results is None:
            from ui.staffing.compare_panel import Figures
            from ui.staffing.results import Results
            from ui.staffing.state import StaffingState

            self._state = StaffingState(self._session, self)
            self.results = Results(self._state)
            self.results.changed.connect(self.refresh)
            self.figures = Figures()
            self.content.insertWidget(1, self.figures)
        elif self._state is not None:
            self._state.renew()
        if self.has_scenarios():
            self.results.run()

    def follow(self, changes: Changes) -> None:
        """The plan changed: run again once the edits pause."""
        if self.results is not None and self._state is not None and changes.touches(*TABLES):
            self._state.renew()
            self.results.run_later()

    def refresh(self) -> None:
        """Show what was run last, in the language of the interface."""
        from ui.staffing.state import has_illustrative_posts

        if not self._session.has_document:
            return
        self.say(_("What the structure would do"), _("medians at the end"))
        self.chip.say(_("illustrative"))
        self.chip.setVisible(has_illustrative_posts(self._session.document))
        self._go.set_words(_("Scenarios"))
        if self.results is not None and self._state is not None and self.figures is not None:
            self._show(self.results, self._state, self.figures)

    def _show(self, results: "Results", state: "StaffingState", figures: "Figures") -> None:
        from ui.staffing.compare_panel import compared_rows, short_name

        found = results.outcome
        figures.setVisible(found is not None)
        if found is None:
            self._note.setText("")
            return
        names = (state.scenario_name(state.base), state.scenario_name(state.scenario))
        said = _("{base} against {scenario}; {count} runs that share their luck").format(
            base=names[0], scenario=names[1], count=number(found.replications, language())
        )
        self._note.setText(said)
        heads = ("", *map(short_name, names), _("Difference"), _("90 % of runs"))
        figures.show_rows(heads, [(*row.words(), row.span()) for row in compared_rows(found, state)])

    def _show_scenario(self) -> None:
        if self._state is not None:
            self._session.go_to("staffing", "scenarios", self._state.scenario)
