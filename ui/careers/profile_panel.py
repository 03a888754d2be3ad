"""The panel of a job profile: names, grade, track, what it requires, and the moves from it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language
from planning.careers import source as s
from planning.careers.gaps import requirements_of
from planning.plan.changes import Changes
from planning.plan.competence import Profile
from planning.plan.text import text_in
from ui.careers.subject import OneDocument
from ui.records.removing import remove
from ui.roadmap.language_fields import LanguageFields
from ui.roadmap.section import Choice, Section
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.label import Label
from ui.widgets.panel import Line, Lines, Panel, PanelHead
from ui.widgets.select import Select

TABLES = ("profiles", "requirements", "career_moves", "grades", "competencies")


class ProfilePanel(Panel):
    """Everything of a profile can be changed here; its requirements in the matrix of profiles."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.subject = OneDocument(session, "profiles")
        self.head = PanelHead(session)
        self.names = LanguageFields(self.subject, "name", lambda: _("Rename profile"))
        self.grade, self.track = Select(), Select()
        self.grade_choice, self.track_choice = Choice(self.grade), Choice(self.track)
        self.requirements, self.moves = Lines(), Lines(4)
        self.add_move = Select()
        self.remove = QuietButton("", "trash-2", height=TOOLBAR_HEIGHT, run=self._remove)
        self._build()

    def _build(self) -> None:
        self._name_section, self._move_section, self._requirement_section = (
            Section(has_rule=False),
            Section(),
            Section(),
        )
        self._name_section.add(self.names)
        self._name_section.add_pair(self.grade_choice, self.track_choice)
        self._move_section.add(self.moves, self.add_move)
        self._requirement_section.add(self.requirements)
        row = QHBoxLayout()
        all_fields = QuietButton("", "square-pen", height=TOOLBAR_HEIGHT)
        row.setSpacing(6)
        row.addWidget(all_fields.bind(self.session.commands, "careers.edit_record"))
        row.addWidget(self.remove)
        row.addStretch(1)
        self._requirement_section.content.addLayout(row)
        self.grade.chosen.connect(lambda id: self._set("grade", id, _("Change grade")))
        self.track.chosen.connect(lambda id: self._set("track", id, _("Change track")))
        self.add_move.chosen.connect(self._add_move)
        self.stack(self.head, self._name_section, self._move_section, self._requirement_section)

    @property
    def profile(self) -> Profile | None:
        """The profile that is shown."""
        return s.profiles(self.session.document).get(next(iter(self.subject.ids), ""))

    def show_profile(self, id: str) -> None:
        """Show another profile."""
        self.subject.point_at("profiles", id)
        self.fill()

    def follow(self, changes: Changes) -> None:
        """Show it as it is now."""
        if changes.touches(*TABLES) and self.session.has_document:
            self.fill()

    def focus_first(self) -> None:
        """Put the focus into the name."""
        self.names.focus(language())

    def fill(self) -> None:
        """Show the profile, or that none is chosen."""
        profile = self.profile
        for section in (self._name_section, self._move_section, self._requirement_section):
            section.setVisible(profile is not None)
        if profile is None:
            self.head.say(_("Job profile"), "", _("Choose a profile in the lattice."))
            return
        self.head.say(
            _("Job profile"),
            text_in(profile.name, language()),
            text_in(profile.summary, language()),
            illustrative=profile.illustrative,
        )
        self.names.show_text(profile.name)
        self._fill_choices(profile)
        self._fill_moves(profile)
        self._fill_requirements(profile)

    def _fill_choices(self, profile: Profile) -> None:
        document, can_edit = self.session.document, self.session.can_edit
        grades = sorted(s.grades(document).values(), key=lambda one: (one.ladder, one.rank))
        self.grade_choice.say(_("Grade"))
        self.grade.set_choices(
            [("", _("Not stated")), *((one.id, text_in(one.name, language())) for one in grades)]
        )
        self.grade.set_current(profile.grade or "")
        self.track_choice.say(_("Track"))
        self.track.set_choices(
            [("", _("Both")), ("technical", _("Technical")), ("managerial", _("Managerial"))]
        )
        self.track.set_current(profile.track)
        for widget in (self.grade, self.track, self.remove, self.add_move):
            widget.setEnabled(can_edit)
        self.remove.set_words(_("Remove profile"))

    def _fill_moves(self, profile: Profile) -> None:
        document = self.session.document
        known = s.profiles(document)
        rows = [move for move in s.career_moves(document).values() if move.from_profile == profile.id]
        self._move_section.say(_("Moves from here"))
        lines: list[QWidget] = [
            self._move_line(move.id, text_in(known[move.to_profile].name, language()))
            for move in rows
            if move.to_profile in known
        ]
        self.moves.show_lines(*(lines or [Label(_("No move leads on from here."), "body", "muted")]))
        taken = {move.to_profile for move in rows} | {profile.id}
        others = [
            (one.id, text_in(one.name, language()))
            for one in s.in_order(known.values())
            if one.id not in taken
        ]
        self.add_move.setAccessibleName(_("Add a move"))
        self.add_move.set_choices([("", _("Add a move to…")), *others])
        self.add_move.set_current("")

    def _move_line(self, id: str, name: str) -> QWidget:
        drop = ToolButton(
            _("Remove this move"), "x", height=24, icon_only=True, run=lambda: self._drop_move(id)
        )
        drop.setEnabled(self.session.can_edit)
        return Line(name, tail=drop)

    def _fill_requirements(self, profile: Profile) -> None:
        document = self.session.document
        known = s.competencies(document)
        self._requirement_section.say(_("Required levels"))
        lines: list[QWidget] = [
            Line(
                text_in(known[row.competency].name, language()),
                _("level {level}").format(level=row.level) + ("" if row.must else " · " + _("desired")),
            )
            for row in requirements_of(document, profile.id)
            if row.competency in known
        ]
        self.requirements.show_lines(*(lines or [Label(_("Nothing is required yet."), "body", "muted")]))

    # Editing

    def _set(self, field: str, value: str, label: str) -> None:
        profile = self.profile
        if profile is not None:
            self.session.run(lambda t: t.set("profiles", profile.id, **{field: value or None}), label)

    def _add_move(self, to: str) -> None:
        profile = self.profile
        if profile is None or not to:
            return
        start = profile.id
        fields = {"id": f"{start[:38]}-{to[:38]}", "from_profile": start, "to_profile": to}
        self.session.run(lambda t: t.add("career_moves", fields), _("Add a move"))

    def _drop_move(self, id: str) -> None:
        self.session.run(lambda t: t.remove("career_moves", id), _("Remove a move"))

    def _remove(self) -> None:
        profile = self.profile
        if profile is not None:
            remove(self.session, "profiles", [profile.id])
