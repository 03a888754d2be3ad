"""What the inspector says while nothing is selected: the plan as a whole, and how to begin."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from i18n import N_, _, formats, language
from planning.plan import entities as e
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from ui.roadmap.facts import FactLine, Facts
from ui.roadmap.section import PAD, Section
from ui.roadmap.subject import Subject
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.label import Label
from ui.widgets.link_row import BLEED, LinkRow

COUNTED = (("phases", N_("Phases")), ("lanes", N_("Lanes")))
KINDS = (("summary", N_("Summaries")), ("task", N_("Activities")), ("milestone", N_("Milestones")))
WAYS = ("roadmap.add_activity", "roadmap.add_milestone", "roadmap.add_lane", "file.import", "help.shortcuts")


class PlanSection(Section):
    """Title, horizon, and how much there is of what."""

    def __init__(self, subject: Subject) -> None:
        super().__init__(has_rule=False)
        self._subject = subject
        self.name = Label("", "title", wrap=True)
        self.sentence = Label("", "body", "muted", wrap=True)
        self.facts = Facts()
        self.change = QuietButton("", "pencil", height=TOOLBAR_HEIGHT, run=self._open)
        self.content.setContentsMargins(PAD, PAD, PAD, PAD)
        self.add(self.name, self.sentence, self.facts)
        self.content.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self) -> None:
        """Say the plan as it is now."""
        plan = self._subject.session.document.plan
        self.name.setText(text_in(plan.title, language()))
        self.sentence.setText(_("Select a row to see and change what it says, or draw a bar in a lane."))
        self.facts.show_lines([FactLine(_("Horizon"), _horizon(plan)), *self._counts()])
        self.change.set_words(_("Title and horizon…"))

    def _counts(self) -> list[FactLine]:
        document = self._subject.session.document
        activities = cast(dict[str, e.Activity], document.table("activities")).values()
        kinds: list[str] = [activity.kind for activity in activities]
        counts = [
            *((words, len(document.table(table))) for table, words in COUNTED),
            *((words, kinds.count(kind)) for kind, words in KINDS),
            (N_("Links"), len(document.table("links"))),
        ]
        return [FactLine(_(words), formats.number(count, language())) for words, count in counts if count]

    def _open(self) -> None:
        self._subject.session.commands.run("roadmap.plan")


class WaysSection(Section):
    """What can be done now, with its keys."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._commands = subject.session.commands
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        # The rows reach beyond their words, which stand under the head.
        self.content.setContentsMargins(PAD - BLEED, PAD, PAD - BLEED, PAD)
        self.indent_head(BLEED)
        self._said: list[tuple[str, str, str]] = []
        self.add(self._rows)
        self._commands.refreshed.connect(self.fill)

    def fill(self) -> None:
        """Say the commands as they are called and reached now."""
        self.say(_("What can be done"))
        known = [id for id in WAYS if id in self._commands]  # those of the view come after its inspector
        said = [self._words(id) for id in known if self._commands.command(id).enabled()]
        if said == self._said:
            return
        self._said = said
        for row in self._rows.findChildren(LinkRow):
            row.hide()
            row.deleteLater()
        for id, words, keys in said:
            icon = self._commands.command(id).icon
            self._list.addWidget(LinkRow(words, keys, icon=icon, run=partial(self._commands.run, id)))

    def _words(self, id: str) -> tuple[str, str, str]:
        keys = self._commands.action(id).shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return id, self._commands.command(id).words(), keys


def _horizon(plan: e.Plan) -> str:
    first, last = start_day(plan.horizon_start), finish_day(plan.horizon_finish)
    return formats.range_text(
        formats.quarter_compact(first, language()), formats.quarter_compact(last, language())
    )
