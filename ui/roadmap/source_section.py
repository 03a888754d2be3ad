"""Where an activity comes from: the words that date it, the ends the source does not date, paragraphs."""

from i18n import _
from planning.plan import edits
from planning.plan import entities as e
from ui.roadmap.language_fields import LanguageFields
from ui.roadmap.section import Choice, Section
from ui.roadmap.subject import Subject
from ui.widgets.field import Field
from ui.widgets.select import Select


class SourceSection(Section):
    """Shown for one activity."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self.words = LanguageFields(subject, "date_basis", lambda: _("Change basis of dates"))
        self.indicative = Select()
        self.indicative.chosen.connect(self._set_indicative)
        self._indicative = Choice(self.indicative)
        self.fields = {"date_paragraphs": Field(), "paragraphs": Field()}
        for name, field in self.fields.items():
            field.committed.connect(lambda words, name=name: self._set_paragraphs(name, words))
        self.add(self.words, self._indicative)
        self.add_pair(self.fields["paragraphs"], self.fields["date_paragraphs"])

    def fill(self, activity: e.Activity) -> None:
        """Show what the plan says of the source of an activity."""
        self.say(_("Source"))
        self.words.show_text(activity.date_basis, label=_("Basis of dates"))
        self._fill_indicative(activity)
        labels = {"paragraphs": _("Paragraphs"), "date_paragraphs": _("For the dates")}
        for name, field in self.fields.items():
            field.say(labels[name])
            field.set_value(", ".join(getattr(activity, name)))
            field.setReadOnly(not self._subject.can_edit)

    def _fill_indicative(self, activity: e.Activity) -> None:
        self._indicative.say(_("Not dated by the source"))
        ends = {
            "none": _("Neither end"),
            "start": _("The start"),
            "finish": _("The finish"),
            "both": _("Both ends"),
        }
        self.indicative.set_choices(ends.items())
        self.indicative.set_current(activity.indicative or "none")
        self.indicative.setEnabled(self._subject.can_edit)

    def _set_indicative(self, key: str) -> None:
        value = "" if key == "none" else key
        self._subject.edit(lambda t, id: edits.set_indicative(t, id, value), _("Change indicative ends"))

    def _set_paragraphs(self, field: str, words: str) -> None:
        plain = words.replace("，", ",").replace("、", ",")
        listed = [part.strip() for part in plain.split(",") if part.strip()] or None
        error = self._subject.edit(
            lambda t, id: t.set("activities", id, **{field: listed}), _("Change paragraphs")
        )
        self.fields[field].show_error(error)
