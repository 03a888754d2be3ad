"""The panel of ways: to which profile, within which limits of a step, and what each step asks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.counting import counted
from i18n.formats import number
from planning.careers.paths import Step, Way
from ui.careers import way_words
from ui.careers.context import Context
from ui.careers.person_head import PersonHead
from ui.careers.ways import Ways
from ui.roadmap.section import Choice, Section
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.panel import Lines, Panel
from ui.widgets.select import Select

SHOWN = 8
LIMITS = {"levels": (4, 8, 12, 16, 24), "levels_of_one": (1, 2, 3, 4, 5), "grades": (1, 2, 3)}
STEPS = (1, 2, 3, 4, 5, 6)


class WaysPanel(Panel):
    """Shows what :class:`Ways` holds and changes it.

    ``aim`` is called when another goal is chosen, ``look`` when the gates of a step are asked for.
    """

    def __init__(
        self, context: Context, aim: Callable[[str], object], look: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.context, self.ways, self._look = context, Ways(context, self), look
        session = context.session
        self.head = PersonHead(lambda: session.commands.run("view.inspector"))
        self.targets, self._target_label = Select(), Label("", "body", "muted").keep_whole()
        self.targets.chosen.connect(aim)
        self.limits = {name: Select() for name in ("most", *LIMITS)}
        self._choices = {name: Choice(select) for name, select in self.limits.items()}
        self.said, self.list, self.steps = Label("", "body", "muted", wrap=True), Lines(0), Lines(4)
        for name, select in self.limits.items():
            select.chosen.connect(lambda key, name=name: self.ways.limit(**{name: int(key)}))
        self.allow = QuietButton("", "check", height=TOOLBAR_HEIGHT, run=self._allow)
        self._build()
        self.ways.changed.connect(self.fill)

    def _build(self) -> None:
        self._goal, self._limits = Section(has_rule=False), Section()
        self._found, self._way = Section(), Section()
        line = QHBoxLayout()
        line.addWidget(self._target_label)
        line.addWidget(self.targets, 1)
        self._goal.content.addLayout(line)
        self._limits.add_pair(self._choices["levels"], self._choices["levels_of_one"])
        self._limits.add_pair(self._choices["grades"], self._choices["most"])
        self._found.add(self.said, self.list)
        row = QHBoxLayout()
        row.addWidget(self.allow)
        row.addStretch(1)
        self._found.content.addLayout(row)
        self._way.add(self.steps)
        self.stack(self.head, self._goal, self._limits, self._found, self._way)

    def show_goal(self, goal: str, choices: list[tuple[str, str]]) -> None:
        """Look for the ways of the person of the context to a profile."""
        person = self.context.person
        if person is None:
            return
        self.head.show_person(self.context, person)
        self._target_label.setText(_("Ways to"))
        self.targets.setAccessibleName(_("Ways to"))
        self.targets.set_choices(choices)
        self.targets.set_current(goal)
        self._say_limits()
        self.ways.towards(goal)

    def _say_limits(self) -> None:
        words = {
            "levels": _("Levels a step"),
            "levels_of_one": _("Levels of one competency"),
            "grades": _("Grades a step"),
            "most": _("Steps at most"),
        }
        self._limits.say(_("Limits of one step"))
        now = {"most": self.ways.most, **self.ways.caps._asdict()}
        for name, select in self.limits.items():
            self._choices[name].say(words[name])
            offered = sorted({now[name], *LIMITS.get(name, STEPS)})
            select.set_choices((str(n), number(n, language())) for n in offered)
            select.set_current(str(now[name]))

    def _allow(self) -> None:
        self.ways.allow_easiest()
        self._say_limits()

    # What was found

    def fill(self) -> None:
        """Show the ways as they are now."""
        ways = self.ways
        count = len(ways.found.ways)
        words = counted("{count} way", "{count} ways", count)
        self._found.say(_("Ways") if ways.is_running or not count else words, "")
        self.said.setText(self._sentence())
        self.said.setVisible(not count)
        self.allow.set_words(_("Allow what it asks"))
        self.allow.setVisible(ways.found.easiest is not None)
        rows: list[QWidget] = [
            LinkRow(
                way_words.summary(way, ways.served),
                icon="check" if at == ways.chosen else "route",
                role="accent" if at == ways.chosen else "muted",
                run=partial(ways.choose, at),
            )
            for at, way in enumerate(ways.found.ways[:SHOWN])
        ]
        if count > SHOWN:
            more = ngettext("and {count} more", "and {count} more", count - SHOWN)
            rows.append(Label(more.format(count=number(count - SHOWN, language())), "body", "muted"))
        self.list.show_lines(*rows)
        self._way.setVisible(ways.way is not None)
        if ways.way is not None:
            self._fill_steps(ways.way)

    def _sentence(self) -> str:
        if self.ways.error or self.ways.is_running:
            return self.ways.error or _("Looking for ways…")
        person = self.context.person
        if person is None or not person.profile:
            return _("Whoever has no job profile stands nowhere in the lattice. Give them one under People.")
        if person.profile == self.ways.goal:
            return _("That is where the person stands.")
        goal = way_words.profile(self.context.session.document, self.ways.goal)
        return way_words.nothing(self.ways.found.easiest, goal)

    def _fill_steps(self, way: Way) -> None:
        self._way.say(_("Steps of this way"))
        self.steps.show_lines(*(self._step_row(step) for step in way.steps))

    def _step_row(self, step: Step) -> QWidget:
        document = self.context.session.document
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        head = LinkRow(
            way_words.profile(document, step.to_profile),
            way_words.asked(step),
            icon=way_words.ICONS[step.direction],
            role="text",
            run=partial(self._look, step.to_profile),
        )
        column.addWidget(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(32, 0, 8, 0)
        inner.setSpacing(2)
        for words in (way_words.gaps(document, step), self.gates_before(step)):
            if words:
                inner.addWidget(Label(words, "caption", "muted", wrap=True))
        column.addLayout(inner)
        return holder

    def gates_before(self, step: Step) -> str:
        """The gates of a step as they stand on the day."""
        person = self.context.person
        readiness = self.context.readiness(person.id, step.to_profile) if person else None
        return way_words.closed(readiness)

    def tsv(self) -> str:
        """All ways as a table, "" where there is none."""
        ways = self.ways.found.ways
        gates = [[self.gates_before(step) for step in way.steps] for way in ways]
        return way_words.table(self.context.session.document, ways, gates).tsv() if ways else ""
