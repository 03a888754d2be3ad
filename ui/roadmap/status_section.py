"""Status by rule and by hand with its reason, owner and cost."""

from i18n import N_, _
from planning.plan import entities as e
from planning.plan.typed_values import typed_amount
from planning.scene.fields import LIGHTS
from ui.roadmap.language_fields import LanguageFields
from ui.roadmap.section import Section
from ui.roadmap.subject import Subject
from ui.roadmap.value_field import NONE, ValueChoice, ValueField
from ui.widgets.chip import Chip
from ui.widgets.label import Label

TONES = {"red": "danger", "amber": "warning", "green": "success", "done": "neutral"}
ICONS = {"red": "octagon-alert", "amber": "triangle-alert", "green": "circle-check", "done": "check"}
CAUSES = {
    "done": N_("Nothing is left to do."),
    "by_hand": N_("Set by hand."),
    "deadline": N_("It finishes after its deadline."),
    "negative_slack": N_("It has negative slack."),
    "late": N_("It finishes later than in the baseline."),
    "little_slack": N_("It has a deadline and no slack to it."),
    "not_begun": N_("It should have begun by the status date."),
    "behind": N_("Less is done than was planned by the status date."),
}


class StatusSection(Section):
    """For one or several activities; the reason and what the rule says for one."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self.light, self.cause = Chip(), Label("", "body", "muted", wrap=True)
        self.status = ValueChoice(subject, "status", lambda: _("Change status"))
        self.reason = LanguageFields(subject, "status_reason", lambda: _("Change reason of the status"))
        self.owner = ValueField(
            subject,
            "owner",
            lambda words: words.strip() or None,
            lambda value: value or "",
            lambda: _("Change owner"),
        )
        self.cost = ValueField(
            subject, "cost", typed_amount, lambda value: value or "", lambda: _("Change cost")
        )
        self.add(self.light, self.cause, self.status, self.reason)
        self.add_pair(self.owner, self.cost)

    def fill(self, one: e.Activity | None) -> None:
        """Show the values of what is selected."""
        self.say(_("Status and responsibility"))
        self._fill_rule(one)
        by_hand = [(light, _(words).capitalize()) for light, words in LIGHTS.items()]
        self.status.fill(_("Status"), [(NONE, _("By the rule")), *by_hand])
        self.reason.setVisible(one is not None and bool(one.status))
        if one is not None and one.status:
            self.reason.show_text(one.status_reason, label=_("Reason"))
        self.owner.fill(_("Owner"))
        self.cost.fill(_("Cost"))

    def _fill_rule(self, one: e.Activity | None) -> None:
        status = self._subject.session.scheduling.status(one.id) if one is not None else None
        self.light.setVisible(status is not None)
        self.cause.setVisible(status is not None and bool(status.cause))
        if status is None:
            return
        self.light.say(_(LIGHTS[status.light]).capitalize(), TONES[status.light], ICONS[status.light])
        words = _(CAUSES[status.cause]) if status.cause in CAUSES else ""
        if status.cause == "by_hand":
            words = _("Set by hand; the rule says {light}.").format(light=_(LIGHTS[status.by_rule]))
        self.cause.setText(words)
        said = _("Status: {light}. {cause}").format(light=_(LIGHTS[status.light]), cause=words)
        self.light.setAccessibleName(said.strip())
