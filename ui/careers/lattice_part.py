"""The lattice as a segment of Careers: somebody's place and next steps, and the profile that is aimed at."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedLayout, QStackedWidget, QWidget

from i18n import _, language, ngettext
from i18n.formats import number
from planning.careers import source as s
from planning.plan.changes import Changes
from planning.plan.text import text_in
from planning.scene.lattice import step_count
from planning.scene.lattice_drawing import Mark, gate_words
from ui.careers.command_page import command_page
from ui.careers.commands import MENU
from ui.careers.context import Context
from ui.careers.context_menu import open_menu
from ui.careers.lattice_canvas import LatticeCanvas
from ui.careers.lattice_panel import LatticePanel
from ui.careers.profile_panel import ProfilePanel
from ui.careers.ways_panel import WaysPanel
from ui.competencies import words as cell_words
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.training.two_panels import TwoPanels
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.choice_button import DayButton
from ui.widgets.label import Label
from ui.widgets.rule import toolbar_rule
from ui.widgets.segment import Option, Segment
from ui.widgets.select import Select

STEPS = ("1", "2", "3")


class LatticePart(Part):
    """Canvas, toolbar and two panels: gates of a person, and the profile itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.session)
        self.context, self.target, self.steps = context, "", 1
        self._aimed_for = ""
        self.canvas = LatticeCanvas(self.session)
        self.widget = QWidget()
        self._empty = command_page(
            self.session,
            "waypoints",
            lambda: _("This plan has no job profiles yet."),
            "careers.add_profile",
            "careers.add_framework",
        )
        self._layers = QStackedLayout(self.widget)
        self._layers.addWidget(self.canvas)
        self._layers.addWidget(self._empty)
        self.widget.setFocusProxy(self.canvas)
        self._make_tools()
        self.gates, self.profile = LatticePanel(context, self.aim), ProfilePanel(self.session)
        self.ways = WaysPanel(context, self.aim, self._show_gates)
        self.sides = TwoPanels(
            {"gates": (lambda: _("Gates"), self.gates), "ways": (lambda: _("Ways"), self.ways)}
        )
        self.inspector = self._panels = QStackedWidget()
        self.least_inspector = 430
        self._panels.addWidget(self.sides)
        self._panels.addWidget(self.profile)
        self.canvas.node_words = self.node_words
        self.canvas.aimed.connect(self.aim)
        self.canvas.opened.connect(self.edit_profile)
        self.canvas.menu_wanted.connect(
            lambda place: open_menu(self.canvas, self.session.commands, MENU, place)
        )
        context.changed.connect(self.fill_soon)
        self.sides.segments.chosen.connect(lambda _key: self._show_side())
        self.ways.ways.changed.connect(lambda: self.canvas.show_marks(self._marks()))
        self.say()

    def _make_tools(self) -> None:
        context = self.context
        self.people, self.day = Select(), DayButton()
        self.people.setFixedSize(190, TOOLBAR_HEIGHT)
        self.step_words, self.step_choice = (
            Label("", "label").keep_whole(),
            Segment("", [Option(n, n) for n in STEPS]),
        )
        self.edit = ToolButton("", "square-pen", height=TOOLBAR_HEIGHT, run=self.toggle_profile)
        self.edit.setCheckable(True)
        add = QuietButton("", "plus", height=TOOLBAR_HEIGHT).bind(
            self.session.commands, "careers.add_profile"
        )
        self.people.chosen.connect(context.choose_person)
        self.day.picked.connect(context.set_day)
        self.step_choice.set_current("1")
        self.step_choice.chosen.connect(self._set_steps)
        self.left = [self.people, self.day, toolbar_rule(), self.step_words, self.step_choice]
        self.right = [self.edit, add]

    # Filling

    def say(self) -> None:
        self.canvas.setAccessibleName(_("Career lattice"))
        self.canvas.setAccessibleDescription(_("Arrows move between profiles, Enter edits one"))
        self.people.setAccessibleName(_("Person"))
        self.step_words.setText(_("Steps up to"))
        self.step_choice.say(
            _("Steps up to"), [Option(n, n, _("{count} steps").format(count=n)) for n in STEPS]
        )
        self.edit.set_words(_("Edit profile"))
        self.profile.fill()
        self.sides.say()
        self.fill()

    def follow(self, changes: Changes) -> None:
        self.profile.follow(changes)

    def renew(self) -> None:
        self.canvas.repaint_all()

    def fill(self) -> None:
        """Show the lattice and the person as they are now."""
        document = self.session.document
        self._choose_somebody()
        people = [(one.id, text_in(one.name, language())) for one in self.context.people()]
        self.people.set_choices([("", _("Nobody")), *people])
        self.people.set_current(self.context.person_id)
        self.day.show_day(self.context.day, cell_words.day_words(self.context.day))
        self._layers.setCurrentWidget(self.canvas if s.profiles(document) else self._empty)
        self.canvas.renew()
        self._aim_anew()
        self.canvas.show_marks(self._marks())
        self._fill_panel()

    def _choose_somebody(self) -> None:
        """Somebody is chosen to begin with who has most next steps: the lattice is about where to go."""
        if self.context.person_id and self.context.person is not None:
            return
        starts = Counter(move.from_profile for move in s.career_moves(self.session.document).values())
        ahead = max(self.context.people(), key=lambda one: starts[one.profile or ""], default=None)
        self.context.person_id = ahead.id if ahead else ""

    def reachable(self) -> dict[str, int]:
        """The profiles that the person can reach in the steps asked for."""
        person = self.context.person
        moves = s.career_moves(self.session.document).values()
        return step_count(moves, person.profile, self.steps) if person and person.profile else {}

    def _aim_anew(self) -> None:
        """Keep the aim where it can still be reached or is aimed at by hand; else the nearest step."""
        reachable = self.reachable()
        if self._aimed_for != self.context.person_id:
            self._aimed_for, self.target = self.context.person_id, ""
        if self.target not in s.profiles(self.session.document) or self.target == self._own():
            self.target = min(reachable, key=lambda id: (reachable[id], id), default="") or self._own()

    def _own(self) -> str:
        return (self.context.person.profile or "") if self.context.person else ""

    def _marks(self) -> dict[str, Mark]:
        person = self.context.person
        if person is None:
            return {self.target: Mark(is_target=True)} if self.target else {}
        found = {self.target: Mark(is_target=True)} if self.target else {}
        for profile in self._steps_shown():
            readiness = self.context.readiness(person.id, profile)
            closed = len(readiness.closed) if readiness else 0
            said = gate_words(closed, language()) if closed else _("All gates met")
            found[profile] = Mark("next", "lock" if closed else "check", said, profile == self.target)
        name = text_in(person.name, language())
        if person.profile:
            found[person.profile] = Mark("here", "pin", _("{person} is here").format(person=name))
        return found

    def _steps_shown(self) -> Iterable[str]:
        """The profiles that are marked as steps: those within reach, or those of the way that is shown."""
        if self.sides.current == "gates":
            return self.reachable()
        way = self.ways.ways.way
        return [step.to_profile for step in way.steps] if way else []

    def node_words(self, profile: str) -> str:
        """Name, grade, track and what the node is to the person."""
        one = s.profiles(self.session.document).get(profile)
        if one is None:
            return profile
        grade = s.grades(self.session.document).get(one.grade or "")
        track = _("managerial track") if one.track == "managerial" else _("technical track")
        mark = self._marks().get(profile)
        parts = [
            text_in(one.name, language()),
            text_in(grade.name if grade else {}, language()),
            track,
            mark.words if mark else "",
        ]
        return ", ".join(part for part in parts if part)

    def _fill_panel(self) -> None:
        if self.context.person is None or self.edit.isChecked():
            self.profile.show_profile(self.target)
            self._panels.setCurrentWidget(self.profile)
            return
        known = s.profiles(self.session.document)
        steps = self.reachable()
        order = sorted(known, key=lambda id: (steps.get(id, 99), known[id].order, id))
        choices = [(id, self._choice_words(id)) for id in order]
        if self.sides.current == "gates":
            self.gates.show_target(self.target, choices)
        else:
            self.ways.show_goal(self.target, choices)
        self._panels.setCurrentWidget(self.sides)

    def _choice_words(self, profile: str) -> str:
        one = s.profiles(self.session.document)[profile]
        grade = s.grades(self.session.document).get(one.grade or "")
        return ", ".join(
            part
            for part in (text_in(one.name, language()), text_in(grade.name if grade else {}, language()))
            if part
        )

    # What the user does

    def aim(self, profile: str) -> None:
        """Show the gates to another profile."""
        if profile != self.target:
            self.target = profile
            self.canvas.show_marks(self._marks())
        self._fill_panel()

    def show_ways(self, goal: str = "") -> None:
        """Show the ways to a profile, or to the one that is aimed at."""
        self.edit.setChecked(False)
        self._aimed_for, self.target = self.context.person_id, goal or self.target
        self.sides.show_panel("ways")
        self._show_side()
        self.ways.targets.setFocus()

    def _show_gates(self, profile: str) -> None:
        """Show the gates before a step of a way."""
        self.sides.show_panel("gates")
        self.aim(profile)
        self._show_side()

    def _show_side(self) -> None:
        """Another panel is at the side: fill it, and mark what it is about."""
        self._fill_panel()
        self.canvas.show_marks(self._marks())

    def edit_profile(self, profile: str) -> None:
        """Show a profile itself in the panel, to be changed."""
        self.edit.setChecked(True)
        self.aim(profile)
        self.profile.focus_first()

    def toggle_profile(self) -> None:
        """Change between gates and the profile itself."""
        self._fill_panel()

    def _set_steps(self, steps: str) -> None:
        self.steps = int(steps)
        self.canvas.show_marks(self._marks())
        self._fill_panel()

    # What the window asks for

    def status(self) -> list[StatusItem]:
        document, shown = self.session.document, language()
        profiles, people = len(s.profiles(document)), self.context.people()
        said = ngettext("{count} profile", "{count} profiles", profiles).format(count=number(profiles, shown))
        count = ngettext("{count} person", "{count} people", len(people)).format(
            count=number(len(people), shown)
        )
        if people and all(one.illustrative for one in people):
            count = _("{people}, illustrative").format(people=count)
        return [
            StatusItem(said, "waypoints"),
            StatusItem(count, "users"),
            StatusItem(_("Only confirmed ratings count at a gate"), right=True),
        ]

    def reveal(self, table: str, id: str) -> bool:
        if table == "profiles" and id in s.profiles(self.session.document):
            self.canvas.go_to(id)
            return True
        return False

    def current_record(self) -> tuple[str, str]:
        """The profile that is aimed at."""
        return ("profiles", self.target) if self.target else ("", "")

    def picture(self) -> QImage | None:
        return self.canvas.picture() if s.profiles(self.session.document) else None

    def table(self) -> str:
        """The ways where they are shown; else the moves of the lattice, with the gates of the person."""
        ways = self.ways.tsv() if self.sides.current == "ways" else ""
        if ways:
            return ways
        lines = ["\t".join((_("From"), _("To"), _("Gates not met")))]
        person = self.context.person
        for move in s.career_moves(self.session.document).values():
            readiness = self.context.readiness(person.id, move.to_profile) if person else None
            closed = (
                str(len(readiness.closed))
                if readiness and person and move.from_profile == person.profile
                else ""
            )
            lines.append(
                "\t".join(
                    (self._choice_words(move.from_profile), self._choice_words(move.to_profile), closed)
                )
            )
        return "\n".join(lines) + "\n"
