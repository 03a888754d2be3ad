"""What can be done with scenarios and baselines in the window: begin, work in, adopt, rename, delete."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from i18n import _
from i18n.counting import counted
from planning.plan.branching import LISTED, add_scenario, adopt, drift
from planning.plan.errors import PlanError
from planning.plan.roadmap_scenario import RoadmapScenario
from planning.plan.transaction import Transaction
from ui.roadmap.comparing import Comparing
from ui.roadmap.name_dialog import NameDialog
from ui.shell.session import Session, ToastAction
from ui.widgets.dialog import Choice, ask


class Scenarios:
    """The actions; each is one step of the plan's history. ``window`` is where dialogs stand."""

    def __init__(self, session: Session, comparing: Comparing, window: QWidget) -> None:
        self.session, self.comparing, self._window = session, comparing, window

    @property
    def current(self) -> RoadmapScenario | None:
        """The scenario that is worked in."""
        return self.comparing.scenarios().get(self.session.scenario)

    def can_edit(self) -> bool:
        """Whether the plan can be changed."""
        return self.session.can_edit

    def has_current(self) -> bool:
        """Whether a scenario is worked in and can be changed."""
        return self.can_edit() and self.current is not None

    # Scenarios

    def begin(self) -> None:
        """Ask for a name and work in a new scenario: like the one that is worked in, else like the plan."""
        like = self.current
        text = _("Edits of the roadmap go to the scenario; the plan stays as it is until you adopt it.")
        if like is not None:
            text = _("It begins with the edits of “{name}”.").format(name=self.comparing.name(like.id))
        question, verb = _("What is the new scenario called?"), _("Create scenario")
        NameDialog(self._window, question, verb, self.begin_called, text=text).open()

    def begin_called(self, name: str) -> None:
        """Work in a new scenario of that name."""
        added: list[str] = []
        like = self.current

        def begin(t: Transaction) -> None:
            added.append(add_scenario(t, {self.session.language: name}, like=like))

        if self._run(begin, _("New scenario")):
            self.session.set_scenario(added[0])

    def _run(self, edit: object, label: str) -> bool:
        """One edit of the plan itself, also while a scenario is worked in."""
        try:
            with self.session.plan_document.transaction(label) as t:
                edit(t)  # type: ignore[operator]  # a function of a transaction
        except PlanError as error:
            self.session.report(error)
            return False
        self.session.settled.emit()
        return True

    def work_in(self, id: str) -> None:
        """Work in a scenario, or with "" in the plan."""
        self.session.set_scenario(id)

    def rename(self, table: str, id: str) -> None:
        """Ask for another name of a scenario or baseline."""
        NameDialog(
            self._window,
            _("What should it be called?"),
            _("Rename"),
            lambda name: self._rename(table, id, name),
            value=self.comparing.name(id),
        ).open()

    def _rename(self, table: str, id: str, name: str) -> None:
        found = self.session.plan_document.get(table, id)
        old = getattr(found, "name", {})
        label = _("Rename scenario") if table == LISTED else _("Rename baseline")
        self._run(lambda t: t.set(table, id, name={**old, self.session.language: name}), label)

    def delete(self, table: str, id: str) -> None:
        """Delete a scenario or baseline; a toast offers to take that back."""
        name = self.comparing.name(id)
        label = _("Delete scenario") if table == LISTED else _("Delete baseline")
        if self._run(lambda t: t.remove(table, id), label):
            words = _("“{name}” deleted").format(name=name)
            self.session.toast(words, ToastAction(_("Undo"), self.session.undo), "trash-2")

    def adopt(self) -> None:
        """Make the plan what the scenario says; asks where the plan was changed in the same places since."""
        scenario = self.current
        if scenario is None:
            return
        overwritten = drift(self.session.plan_document.records_by_table(), scenario)
        if not overwritten:
            self._adopt(scenario)
            return
        words = counted(
            "The plan was changed in {count} place that the scenario changes too. Adopting replaces that.",
            "The plan was changed in {count} places that the scenario changes too. Adopting replaces those.",
            len(overwritten),
        )
        choices = [Choice("adopt", _("Adopt scenario"), "primary"), Choice("keep", _("Keep the plan"))]
        question = ask(self._window, _("Adopt the scenario all the same?"), words, choices)
        question.answered.connect(lambda key: self._adopt(scenario) if key == "adopt" else None)

    def _adopt(self, scenario: RoadmapScenario) -> None:
        name, against = self.comparing.name(scenario.id), self.comparing.against
        if self._run(lambda t: adopt(t, scenario.id, scenario), _("Adopt scenario")):
            self.session.set_scenario()
            if against == "plan":
                self.comparing.choose("")
            words = _("“{name}” is the plan now").format(name=name)
            self.session.toast(words, ToastAction(_("Undo"), self.session.undo), "git-commit-horizontal")

    # Baselines

    def take_baseline(self) -> None:
        """Ask for a name and keep what is on the screen as a baseline."""
        NameDialog(
            self._window,
            _("What is the baseline called?"),
            _("Set baseline"),
            self._take_baseline,
            value=_("Baseline {number}").format(number=len(self.comparing.baselines()) + 1),
            text=_("It keeps dates, durations and costs of all activities as they are now."),
        ).open()

    def _take_baseline(self, name: str) -> None:
        from planning.schedule import schedule_plan
        from planning.schedule.baselines import baseline_fields

        document, taken = self.session.document, datetime.now().isoformat(timespec="minutes")
        added: list[str] = []

        def take(t: Transaction) -> None:
            fields = baseline_fields(document, schedule_plan(document), {self.session.language: name}, taken)
            added.append(t.add("baselines", fields))

        if self._run(take, _("Set baseline")):
            self.comparing.choose(added[0])
