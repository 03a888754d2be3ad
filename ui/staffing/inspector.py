"""The inspector of a unit: names and head in every language, its place, its posts, its functions."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from i18n import LANGUAGES, N_, _, language
from planning.plan import edits
from planning.plan.entities import Unit
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.staffing.printed import set_posts
from planning.staffing.staffing_table import posts_text, read_posts
from ui.roadmap.section import Choice, Section
from ui.shell.session import Session
from ui.staffing.choices import grade_said, grade_words, posts_words
from ui.staffing.state import StaffingState, has_illustrative_posts
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.panel import Panel, PanelHead
from ui.widgets.select import Select


class TextFields(QWidget):
    """A text of a document, one field a language of the plan, that of the interface first."""

    def __init__(self, session: Session, table: str, field: str, label: str) -> None:
        super().__init__()
        self._session, self._table, self._field, self._label = session, table, field, label
        self._id = ""
        self.fields: dict[str, Field] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    def show_text(self, id: str, text: dict[str, str]) -> None:
        """Show the text of a document."""
        self._id = id
        session = self._session
        tags = sorted(session.document.languages, key=lambda tag: tag != session.language)
        if list(self.fields) != tags:
            self._make(tags)
        for tag, field in self.fields.items():
            field.say(LANGUAGES[tag].own_name if tag in LANGUAGES else tag)
            field.setReadOnly(not session.can_edit)
            field.set_value(text.get(tag, ""))

    def _make(self, tags: list[str]) -> None:
        for field in self.fields.values():
            self._layout.removeWidget(field)
            field.deleteLater()
        self.fields = {}
        for tag in tags:
            field = self.fields[tag] = Field()
            field.committed.connect(lambda words, tag=tag: self._set(tag, words))
            self._layout.addWidget(field)

    def _set(self, tag: str, words: str) -> None:
        table, id, field = self._table, self._id, self._field
        error = self._session.attempt(
            lambda t: edits.set_words(t, table, id, field, tag, words), _(self._label)
        )
        self.fields[tag].show_error(error)


class UnitInspector(Panel):
    """What is known of the unit that is chosen."""

    def __init__(self, state: StaffingState) -> None:
        super().__init__()
        self._state = state
        session = state.session
        self.head = PanelHead(session)
        self.nothing = Label("", "body", "muted", wrap=True)
        self.names = TextFields(session, "units", "name", N_("Rename unit"))
        self.heads = TextFields(session, "units", "head", N_("Change head of unit"))
        self.parent_choice = Select()
        self._parent = Choice(self.parent_choice)
        self.parent_choice.chosen.connect(self._set_parent)
        self._none = Section(has_rule=False)
        self._none.add(self.nothing)
        self._names, self._posts, self._heads, self._place, self._functions = (
            Section(has_rule=n > 0) for n in range(5)
        )
        self._names.add(self.names)
        self.posts = Field()
        self.posts.committed.connect(self._set_posts)
        self._posts.add(self.posts)
        self._heads.add(self.heads)
        self._place.add(self._parent)
        self._words = Label("", "body", wrap=True)
        self._functions.add(self._words)
        self.stack(
            self.head, self._none, self._names, self._posts, self._heads, self._place, self._functions
        )
        state.unit_changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the unit that is chosen."""
        unit = self._state.units().get(self._state.unit)
        for part in (self._names, self._posts, self._heads, self._place, self._functions):
            part.setVisible(unit is not None)
        self._none.setVisible(unit is None)
        self.nothing.setText(_("Choose a unit in the chart or in the tree to see and change what it says."))
        if unit is None:
            self.head.say(_("Unit"), "")
        else:
            self._fill(unit)

    def _fill(self, unit: Unit) -> None:
        shown = language()
        posts = posts_words(self._state.posts_by_grade(unit.id))
        is_marked = has_illustrative_posts(self._state.document, unit.id)
        self.head.say(_("Unit"), text_in(unit.name, shown), posts, illustrative=is_marked)
        self._names.say(_("Name"))
        self.names.show_text(unit.id, unit.name)
        self._posts.say(_("Posts in the plan"))
        self.posts.say(_("As a staffing table prints them"))
        self.posts.setReadOnly(not self._state.session.can_edit)
        own = {grade_words(grade): count for grade, count in self._state.own_posts(unit.id).items()}
        self.posts.set_value(posts_text(own, self._state.document))
        self._heads.say(_("Head"))
        self.heads.show_text(unit.id, unit.head)
        self._place.say(_("Place"))
        self._parent.say(_("Under"))
        others = [(id, self._state.unit_name(id)) for id in self._state.units() if id != unit.id]
        self.parent_choice.set_choices([("", _("no other unit")), *others])
        self.parent_choice.setCurrentIndex(max(0, self.parent_choice.findData(unit.parent or "")))
        self.parent_choice.setEnabled(self._state.session.can_edit)
        self._functions.say(_("Functions"))
        self._words.setText(text_in(unit.functions, shown) or _("The plan says nothing of them."))

    def _set_posts(self, words: str) -> None:
        """Take a text such as "2 P-4, 5 GS (OL)" for the posts of the unit itself."""
        unit = self._state.unit
        try:
            read = read_posts(words) if words.strip() else {}
        except PlanError as error:
            self.posts.show_error(error)
            return
        wanted = {grade_said(grade): count for grade, count in read.items()}
        refused = self._state.session.attempt(lambda t: set_posts(t, unit, wanted), _("Change posts"))
        self.posts.show_error(refused)

    def _set_parent(self, parent: str) -> None:
        unit = self._state.unit
        self._state.session.run(lambda t: t.set("units", unit, parent=parent or None), _("Move unit"))
        self.fill()
