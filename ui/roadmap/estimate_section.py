"""How long an activity may take: best case, most likely, worst case, and what that does to its finish."""

from i18n import N_, _, language
from i18n.formats import date_short, percent
from planning.plan import entities as e
from planning.plan.errors import PlanError
from planning.plan.moments import finish_day
from planning.plan.typed_values import shown_length, typed_length
from ui.roadmap.facts import FactLine, Facts
from ui.roadmap.section import Choice, Section
from ui.roadmap.subject import Subject
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.field import Field
from ui.widgets.select import Select

ENDS = ("optimistic", "likely", "pessimistic")
DISTRIBUTIONS = (
    ("pert", N_("PERT (beta)")),
    ("triangular", N_("Triangular")),
    ("uniform", N_("Uniform")),
)
LEVELS = {"P10": 0, "P50": 4, "P80": 7}
"""Places of the percentiles among those of a risk analysis."""


class EstimateSection(Section):
    """Shown for one activity; the three lengths are taken over when all of them are there."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject, self._id = subject, ""
        self.fields = {name: Field() for name in ENDS}
        for field in self.fields.values():
            field.committed.connect(lambda _words: self._commit())
        self.distribution = Select()
        self._distribution = Choice(self.distribution)
        self.distribution.chosen.connect(lambda _key: self._commit())
        self.facts = Facts()
        self.analyse = QuietButton("", "chart-line", height=TOOLBAR_HEIGHT, run=self._analyse)
        self.clear = QuietButton("", "x", height=TOOLBAR_HEIGHT, run=self._clear)
        self.add_pair(self.fields["optimistic"], self.fields["likely"])
        self.add_pair(self.fields["pessimistic"], self._distribution)
        self.add(self.facts, self.analyse, self.clear)

    def fill(self, activity: e.Activity) -> None:
        """Show the estimate of an activity and what was analysed last."""
        if activity.id != self._id:
            for field in self.fields.values():
                field.edit.set_value("")
                field.edit.clear()
        self._id = activity.id
        estimate, can_edit = activity.estimate, self._subject.can_edit
        self.say(_("Uncertainty"))
        labels = {"optimistic": _("Best case"), "likely": _("Most likely"), "pessimistic": _("Worst case")}
        for name, field in self.fields.items():
            field.say(labels[name])
            if estimate is not None or not self._is_unfinished():
                minutes = getattr(estimate, name) if estimate else None
                field.set_value(shown_length(minutes, language()))
            field.setReadOnly(not can_edit)
        self._distribution.say(_("Distribution"))
        self.distribution.set_choices([(key, _(words)) for key, words in DISTRIBUTIONS])
        self.distribution.set_current(estimate.distribution if estimate else "pert")
        self.distribution.setEnabled(can_edit and estimate is not None)
        self._fill_results(activity)
        self.clear.set_words(_("Remove the estimate"))
        self.clear.setVisible(estimate is not None)
        self.clear.setEnabled(can_edit)

    def _fill_results(self, activity: e.Activity) -> None:
        row = self._subject.session.scheduling.risk_row(activity.id)
        lines = []
        if row is not None:
            lines = [
                FactLine(
                    _("Finish, {level}").format(level=level),
                    date_short(finish_day(row.finish[at]), language()),
                )
                for level, at in LEVELS.items()
            ]
            lines.append(FactLine(_("Critical in"), percent(row.criticality, language())))
        self.facts.show_lines(lines)
        self.facts.setVisible(bool(lines))
        self.analyse.set_words(_("Analyse the risk"))
        if row is not None and self.analyse.hasFocus():
            self.clear.setFocus()  # else the keyboard would go to the beginning of the window
        self.analyse.setVisible(row is None)

    def _is_unfinished(self) -> bool:
        """Whether some of the three lengths were typed and others are still missing."""
        return any(field.edit.text().strip() for field in self.fields.values())

    def _commit(self) -> None:
        lengths: dict[str, int] = {}
        for name, field in self.fields.items():
            try:
                minutes = typed_length(field.value(), field="estimate")
            except PlanError as refused:
                field.show_error(refused)
                return
            if minutes is not None:
                lengths[name] = minutes
        if len(lengths) < len(ENDS):
            return  # until all three are typed, nothing is said
        estimate = {**lengths, "distribution": self.distribution.current() or "pert"}
        error = self._subject.edit(
            lambda t, id: t.set("activities", id, estimate=estimate), _("Change estimate")
        )
        self.fields["pessimistic"].show_error(error)

    def _clear(self) -> None:
        for field in self.fields.values():
            field.set_value("")
            field.edit.setText("")
        self._subject.edit(lambda t, id: t.set("activities", id, estimate=None), _("Remove estimate"))

    def _analyse(self) -> None:
        self._subject.session.scheduling.want_risk()
