"""Asks what should become of competencies: merged into others, split, or retired; with what that affects."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from i18n import _, language
from i18n.counting import counted
from i18n.formats import date_short
from planning.careers import framework_edits
from planning.careers import source as s
from planning.careers.day import reference_day
from planning.careers.succession import Succession, candidates, effects, succeed
from planning.careers.succession_words import Line as Told_Line
from planning.careers.succession_words import Told
from planning.plan.competence import Competency, Scale
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.plan.transaction import Transaction
from planning.plan.typed_dates import typed_date
from ui.competencies.words import level_words, scale_of
from ui.records.ids_field import IdsField
from ui.roadmap.section import Choice as Labelled
from ui.shell.session import Session
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.field import ErrorLine, Field
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.panel import Lines
from ui.widgets.segment import Option, Segment
from ui.widgets.select import Select

HEIGHT = 190
NEW = "(new)"
"""Stands for the competency that is made, while the effects are told."""


class SuccessionDialog(Dialog):
    """All is one step; nothing happens before the user agrees."""

    def __init__(self, parent: QWidget, session: Session, old: list[str]) -> None:
        choices = [Choice("do", _("Replace"), "primary"), Choice("cancel", _("Cancel"))]
        super().__init__(parent, _title(session, old), choices, width=WIDE)
        self._session, self._old = session, tuple(old)
        replaced, retired = _("Replaced by others"), _("Retired, nothing in its place")
        self.way = Segment(
            _("What becomes of it"), [Option("replace", replaced), Option("retire", retired)]
        )
        self.new = IdsField(self._choose)
        self.name, self.day = Field(_("or a new competency of this name")), Field(_("From"))
        self.levels: dict[int, Select] = {}
        self._level_title = Label(_("What its levels are worth in the new one"), "caption", "muted")
        self._grid = QWidget()
        self._preview, self.lines, self.error = QScrollArea(), Lines(4), ErrorLine()
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        document = self._session.document
        self.way.set_current("replace")
        self.day.set_value(date_short(reference_day(document), language()))
        self._offer([])
        layout = QGridLayout(self._grid)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(8)
        self._make_levels(layout)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 8, 4)
        column.addWidget(self.lines)
        column.addStretch(1)
        self._preview.setFrameShape(QFrame.Shape.NoFrame)
        self._preview.setWidgetResizable(True)
        self._preview.setWidget(holder)
        for part in (self._preview.viewport(), holder):
            part.setAutoFillBackground(False)
        self._preview.setFixedHeight(HEIGHT)
        for widget in (self.way, self.new, self.name, self.day, self._level_title, self._grid):
            self.content.addWidget(widget)
        self.content.addWidget(Label(_("What this affects"), "strong"))
        self.content.addWidget(self._preview)
        self.content.addWidget(self.error)

    def _make_levels(self, layout: QGridLayout) -> None:
        scale = self._scale_of_old()
        for place, level in enumerate(sorted(map(int, scale.levels)) if scale else ()):
            select = self.levels[level] = Select()
            holder = Labelled(select)
            holder.say(_numbered(scale, level))
            select.chosen.connect(lambda _key: self._show())
            layout.addWidget(holder, place // 3, place % 3)

    def _connect(self) -> None:
        self.way.chosen.connect(lambda _key: self._show())
        self.name.edit.textEdited.connect(lambda _words: self._show())
        self.day.committed.connect(lambda _words: self._show())

    # What is chosen

    def _scale_of_old(self) -> Scale | None:
        document = self._session.document
        return scale_of(document, s.competencies(document).get(self._old[0]))

    def _scale_of_new(self) -> Scale | None:
        document = self._session.document
        chosen = [s.competencies(document)[id] for id in self.new.ids]
        return scale_of(document, chosen[0]) if chosen else self._scale_of_old()

    def _offer(self, ids: list[str]) -> None:
        document = self._session.document
        known = s.competencies(document)
        offered = [(one.id, _in_family(known, one.id)) for one in candidates(document, self._old)]
        offered.sort(key=lambda pair: s.tree_path(known, pair[0]))
        self.new.show_ids(_("Replaced by"), ids, offered, can_edit=True)

    def _choose(self, ids: list[str]) -> str:
        self._offer(ids)
        self._show()
        return ""

    @property
    def is_retiring(self) -> bool:
        """Whether nothing stands in the place of the old ones."""
        return self.way.current() == "retire"

    def succession(self) -> Succession:
        """What is chosen; the new competency stands there as :data:`NEW`.

        Raises:
            PlanError: ``not_a_date``.
        """
        iso = typed_date(self.day.value(), "start", language())
        day = date.fromisoformat(iso[:10]) if iso else reference_day(self._session.document)
        if self.is_retiring:
            return Succession(self._old, (), day)
        made = (NEW,) if self.name.value().strip() else ()
        levels = {level: int(select.current() or level) for level, select in self.levels.items()}
        return Succession(self._old, (*self.new.ids, *made), day, levels)

    # Showing

    def _show(self) -> None:
        for widget in (self.new, self.name):
            widget.setVisible(not self.is_retiring)
        self._fill_levels()
        self.by_key["do"].set_words(_("Retire") if self.is_retiring else _("Replace"))
        try:
            what = self.succession()
        except PlanError as refused:
            self.day.show_error(refused)
            self.by_key["do"].setEnabled(False)
            return
        document = self._session.document
        is_whole = bool(what.new) or self.is_retiring
        self.by_key["do"].setEnabled(is_whole)
        told = Told(document, what, effects(document, what)).lines() if is_whole else []
        nothing: Told_Line = ("info", _("Choose what stands in its place."))
        self.lines.show_lines(*(_line(*line) for line in told or [nothing]))

    def _fill_levels(self) -> None:
        scale = self._scale_of_new()
        has_levels = not self.is_retiring and bool(self.levels) and scale is not None
        self._level_title.setVisible(has_levels)
        self._grid.setVisible(has_levels)
        if scale is None:
            return
        there = sorted(map(int, scale.levels))
        for level, select in self.levels.items():
            before = select.current()
            select.set_choices([(str(one), _numbered(scale, one)) for one in there])
            usual = max((one for one in there if one <= level), default=there[0])
            select.set_current(before if before in map(str, there) else str(usual))

    # Doing

    def answer(self, key: str) -> None:
        if key == "do":
            error = self._do()
            if error is not None:
                self.error.show_error(f"{error.message} {error.remedy}".strip())
                return
        super().answer(key)

    def _do(self) -> PlanError | None:
        try:
            what = self.succession()
        except PlanError as refused:
            return refused
        label = _("Retire competencies") if self.is_retiring else _("Replace competencies")
        return self._session.attempt(lambda t: succeed(t, self._made(t, what)), label)

    def _made(self, t: Transaction, what: Succession) -> Succession:
        """The succession with the new competency, which is made beside the first of the old ones."""
        if NEW not in what.new:
            return what
        like = s.competencies(self._session.document)[self._old[0]]
        name = {self._session.language: self.name.value().strip()}
        id = framework_edits.add_competency(t, like.framework, name, like.parent)
        fields = {"kind": like.kind if like.kind != "technical" else None, "scale": like.scale}
        t.set("competencies", id, **fields)
        return what._replace(new=tuple(id if one == NEW else one for one in what.new))


def _title(session: Session, old: list[str]) -> str:
    known = s.competencies(session.document)
    if len(old) == 1:
        return _("What should become of “{name}”?").format(name=text_in(known[old[0]].name, language()))
    said = counted("{count} competency", "{count} competencies", len(old))
    return _("What should become of {competencies}?").format(competencies=said)


def _in_family(known: Mapping[str, Competency], id: str) -> str:
    family = known.get(known[id].parent or "")
    name = text_in(known[id].name, language())
    return f"{name} ({text_in(family.name, language())})" if family else name


def _numbered(scale: Scale | None, level: int) -> str:
    name = level_words(scale, level)
    return f"{level} · {name}" if name else str(level)


def _line(icon: str, words: str) -> QWidget:
    """A line of the effects; those without a sign are set in."""
    if not icon:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(32, 0, 8, 0)
        column.addWidget(Label(words, "body", "muted", wrap=True))
        return holder
    role = {"triangle-alert": "warning", "check": "success"}.get(icon, "muted")
    row = LinkRow(words, icon=icon, role=role)
    layout = row.layout()
    if layout is not None:
        layout.setContentsMargins(32, 3, 8, 3)
    return row
