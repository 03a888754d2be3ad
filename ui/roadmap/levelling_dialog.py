"""Levelling in the window: what would be delayed, what stays over, and where to put it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, formats, language
from i18n.counting import counted
from planning.plan.errors import PlanError
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.schedule.branch import Branch
from planning.schedule.levelling import Left, Levelled, Spell, delay, level, spells
from planning.schedule.levelling_text import (
    excess_words,
    fte_words,
    is_illustrative,
    months_words,
    reason_words,
)
from planning.staffing.establishment import available
from ui.shell.jobs import Cancelled, Job, Progress
from ui.shell.session import ToastAction
from ui.widgets.chip import Chip
from ui.widgets.dialog import Choice, Dialog
from ui.widgets.label import Label
from ui.widgets.segment import Option, Segment
from ui.widgets.twin_table import TableData, TwinTable

if TYPE_CHECKING:
    from ui.roadmap.view import RoadmapView

READ = ("activities", "links", "calendars", "demands")
WIDTH = 760
MOST_MOVES, MOST_LEFT = 8, 5
"""Rows that are seen at once; more are scrolled to."""


class LevellingDialog(Dialog):
    """Reckons off the GUI thread, anew when the bound changes; nothing happens before a button is pressed."""

    def __init__(self, view: RoadmapView) -> None:
        choices = [
            Choice("delay", _("Delay them"), "primary"),
            Choice("scenario", _("In a new scenario"), "more"),
            Choice("cancel", _("Cancel")),
        ]
        super().__init__(view, _("Level overloads"), choices, width=WIDTH)
        self._view, self._session = view, view.session
        self._job: Job | None = None
        self.found: Levelled | None = None
        within, later = _("Within slack"), _("The plan may finish later")
        options = [Option("slack", within), Option("later", later)]
        self.bound = Segment(_("How far activities may go"), options)
        self.bound.set_current("slack")
        self.sample = Chip("", "illustrative")
        self.words = Label("", "body", wrap=True)
        self.moves, self.over = TwinTable(_("What is delayed")), TwinTable(_("What stays over"))
        self.over_title = Label(_("What stays over"), "strong")
        self._build()
        self.bound.chosen.connect(lambda _key: self.reckon())
        self.finished.connect(self._give_up)
        self.answered.connect(self._do)
        self.reckon()

    def _build(self) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bound)
        row.addStretch(1)
        row.addWidget(self.sample)
        self.sample.say(_("illustrative"))
        self.sample.setVisible(is_illustrative(self._session.document))
        self.over.gives_way = 3
        for part in (line, self.words, self.moves, self.over_title, self.over):
            self.content.addWidget(part)

    # Reckoning

    def reckon(self) -> None:
        """Look for delays within the bound that is chosen."""
        self._give_up()
        self.found = None
        document, within = self._session.document, self.bound.current() == "slack"
        plan = Branch(document.plan, {name: dict(document.table(name)) for name in READ})
        there = available(document)

        def work(progress: Progress, cancelled: Cancelled) -> Levelled:
            return level(plan, there, within_slack=within, progress=progress, cancelled=cancelled)

        self._show(_("Looking for delays that help…"))
        self._job = self._session.jobs.start(_("Level overloads"), work, self._take, self._refuse)

    def _give_up(self) -> None:
        if self._job is not None:
            self._session.jobs.cancel(self._job)
        self._job = None

    def _take(self, found: Levelled) -> None:
        self._job, self.found = None, found
        self._show(" · ".join([excess_words(found), *self._effects(found)]))

    def _refuse(self, error: PlanError) -> None:
        self._job = None
        self._show(f"{error.message} {error.remedy}".rstrip())

    # Showing

    def _show(self, words: str) -> None:
        self.words.setText(words)
        found = self.found
        for key in ("delay", "scenario"):
            self.by_key[key].setEnabled(bool(found and found.delays) and self._session.can_edit)
        self.moves.setVisible(bool(found and found.shifts))
        self.moves.show_table(self._moves(found) if found else TableData((), ()))
        self.moves.show_rows_at_once(MOST_MOVES)
        has_left = bool(found and found.left)
        self.over_title.setVisible(has_left)
        self.over.setVisible(has_left)
        if found and has_left:
            self.over.show_table(self._left(found.left))
            self.over.show_rows_at_once(MOST_LEFT)
        if self.by_key["delay"].isEnabled() and self.focusWidget() in (None, self.by_key["cancel"]):
            self.by_key["delay"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _effects(self, found: Levelled) -> list[str]:
        moved = counted("{count} activity moves", "{count} activities move", len(found.shifts))
        if not found.delays:
            return [_("nothing can be delayed that would help")] if found.before else []
        if found.finish_after == found.finish_before:
            return [moved, _("the plan finishes as before")]
        day = formats.date_short(finish_day(found.finish_after), language())
        return [moved, _("the plan finishes on {date}").format(date=day)]

    def _moves(self, found: Levelled) -> TableData:
        heads = (_("Activity"), _("Start"), _("New start"), _("Why"))
        rows = tuple(
            (self._name("activities", one.id), _day(one.before), _day(one.after),
             _("delayed") if one.is_delayed else _("follows"))
            for one in found.shifts
        )  # fmt: skip
        return TableData(heads, rows, first_number=4)

    def _left(self, left: list[Left]) -> TableData:
        heads = (_("Months"), _("Job profile"), _("Too many"), _("Why it stays"))
        return TableData(heads, tuple(map(self._left_row, spells(left))), first_number=4)

    def _left_row(self, spell: Spell) -> tuple[str, ...]:
        said = _("{name}: {message}")
        held = [
            said.format(name=self._name("activities", id), message=reason_words(why))
            for id, why in spell.held
        ]
        profile, count = self._name("profiles", spell.profile), f"+{fte_words(spell.worst)}"
        return months_words(spell), profile, count, " · ".join(held)

    def _name(self, table: str, id: str) -> str:
        found = self._session.document.get(table, id)
        return text_in(getattr(found, "name", {}), language()) or id

    # Doing

    def _do(self, key: str) -> None:
        found = self.found
        if found is None or key not in ("delay", "scenario"):
            return
        if key == "scenario":
            self._view.scenarios.begin_called(_("Levelled"))
        count = len(found.delays)
        if self._session.run(lambda t: delay(t, found.delays), _("Level overloads")):
            words = counted("{count} activity delayed", "{count} activities delayed", count)
            self._session.toast(words, ToastAction(_("Undo"), self._session.undo))


def _day(iso: str) -> str:
    return formats.date_short(start_day(iso), language())
