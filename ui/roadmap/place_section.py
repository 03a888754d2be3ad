"""Where an activity stands and what it is: lane, parent, kind, progress."""

from i18n import _, formats
from i18n.counting import counted
from planning.plan import edits
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.scene.activity_words import KINDS
from ui.roadmap.section import Choice, Section
from ui.roadmap.subject import Shared, Subject
from ui.widgets.field import Field
from ui.widgets.select import Select


def typed_share(words: str) -> float | None:
    """A share from what is typed: "40" and "40 %" are 0.4; ``None`` for nothing.

    Raises:
        PlanError: ``not_a_share``.
    """
    plain = words.strip().removesuffix("%").removesuffix("％").strip().replace(",", ".")
    if not plain:
        return None
    try:
        share = float(plain) / 100
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise PlanError(
            _("“{value}” is no share.").format(value=words.strip()),
            _("Write a number from 0 to 100."),
            code="not_a_share",
            field="progress",
        )
    return share


class PlaceSection(Section):
    """For one or several activities; what differs is "mixed"."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self.lane, self.parent_choice, self.kind = Select(), Select(), Select()
        self.lane.chosen.connect(self._set_lane)
        self.parent_choice.chosen.connect(self._set_parent)
        self.kind.chosen.connect(self._set_kind)
        self._choices = {select: Choice(select) for select in (self.lane, self.parent_choice, self.kind)}
        self.progress = Field()
        self.progress.committed.connect(self._set_progress)
        self.add(self._choices[self.lane], self._choices[self.parent_choice])
        self.add_pair(self._choices[self.kind], self.progress)

    def fill(self) -> None:
        """Show the values of what is selected."""
        self.say(_("Place and progress"))
        subject, language = self._subject, self._subject.session.language
        outline = subject.state.outline
        lanes = [(id, text_in(lane.name, language)) for id, lane in outline.lanes.items()]
        self._show(self.lane, _("Lane"), lanes, subject.shared(lambda a: a.lane))
        self._show(
            self.parent_choice, _("Below"), self._parents(), subject.shared(lambda a: a.parent or "none")
        )
        self._choices[self.parent_choice].setVisible(len(subject.ids) == 1)
        kinds = [(key, _(words)) for key, words in KINDS.items()]
        self._show(self.kind, _("Kind"), kinds, subject.shared(lambda a: a.kind))
        self._fill_progress()

    def _show(self, select: Select, label: str, choices: list[tuple[str, str]], shared: Shared) -> None:
        value, is_mixed = shared
        self._choices[select].say(label)
        select.set_choices(choices)
        select.setPlaceholderText(_("mixed"))
        if is_mixed:
            select.setCurrentIndex(-1)
        else:
            select.set_current(value)
        select.setEnabled(self._subject.can_edit)

    def _parents(self) -> list[tuple[str, str]]:
        """The activities of the same lane below which the selected one can stand."""
        outline, (first, *_more) = self._subject.state.outline, self._subject.ids
        activity, below = outline.activities[first], set(outline.below(first))
        others = [
            (other.id, text_in(other.name, self._subject.session.language))
            for other in outline.activities.values()
            if other.lane == activity.lane and other.id != first and other.id not in below
        ]
        return [("none", _("Nothing")), *others]

    def _fill_progress(self) -> None:
        value, is_mixed = self._subject.shared(lambda a: a.progress)
        self.progress.say(_("Progress"))
        if is_mixed:
            self.progress.set_mixed(_("mixed"))
        else:
            shown = formats.percent(value, self._subject.session.language, None) if value is not None else ""
            self.progress.edit.setPlaceholderText("")
            self.progress.set_value(shown)
        self.progress.setReadOnly(not self._subject.can_edit)

    def _set_lane(self, lane: str) -> None:
        count = len(self._subject.ids)
        words = counted("Change lane", "Change lane of {count} activities", count)
        self._report(self._subject.edit(lambda t, id: edits.change_lane(t, id, lane), words))

    def _set_parent(self, parent: str) -> None:
        value = None if parent == "none" else parent
        self._report(
            self._subject.edit(lambda t, id: t.set("activities", id, parent=value), _("Change parent"))
        )

    def _set_kind(self, kind: str) -> None:
        self._report(self._subject.edit(lambda t, id: edits.set_kind(t, id, kind), _("Change kind")))

    def _set_progress(self, words: str) -> None:
        try:
            share = typed_share(words)
        except PlanError as refused:
            self.progress.show_error(refused)
            return
        error = self._subject.edit(
            lambda t, id: t.set("activities", id, progress=share), _("Change progress")
        )
        self.progress.show_error(error)
        if error is None:
            self._fill_progress()

    def _report(self, error: PlanError | None) -> None:
        """A choice that was refused is shown in the window, and the list goes back to what the plan has."""
        if error is not None:
            self._subject.session.report(error)
            if self._subject.table == "activities":  # else a choice came late
                self.fill()
