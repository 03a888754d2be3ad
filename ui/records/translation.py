"""How far a framework or a competency is translated, by language, and who looked at it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import N_, _
from i18n.formats import number
from planning.careers import source as s
from planning.careers.translation import States, translated
from planning.plan.competence import Competency, Framework
from ui.records.extra import Extra
from ui.roadmap.language_fields import own_name
from ui.shell.session import Session
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.panel import clear
from ui.widgets.select import Select

STATES = {
    "source": (N_("Source text"), "info", "file-text"),
    "reviewed": (N_("Reviewed"), "success", "check"),
    "draft": (N_("Draft"), "warning", "pencil"),
    "missing": (N_("Incomplete"), "danger", "circle-alert"),
}
"""Words (a message), role and icon of what a text is in a language."""


def state_words(state: str) -> str:
    """What a text is in a language, "" where nothing is said of it."""
    return _(STATES[state][0]) if state in STATES else ""


class _LanguageRow(QWidget):
    """A language: its name, what there is of it, and what is said of it."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.note = Label("", "body"), Label("", "caption", "muted")
        self.chip, self.state = Chip(""), Select()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(names, 1)
        layout.addWidget(self.chip)
        self.state.setFixedWidth(196)
        layout.addWidget(self.state)


class TranslationFields(Extra):
    """Of a framework or a competency; a competency of which nothing is said is as its framework."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._table = self._id = ""
        self.rows: dict[str, _LanguageRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.content.addLayout(self._column)

    def show_record(self, entity: Framework | Competency) -> None:
        """Show what is said of each language of the plan."""
        is_framework = isinstance(entity, Framework)
        self._table, self._id = "frameworks" if is_framework else "competencies", entity.id
        tags = list(self.session.document.languages)
        if list(self.rows) != tags:
            clear(self._column)
            self.rows = {tag: self._made(tag) for tag in tags}
            for row in self.rows.values():
                self._column.addWidget(row)
        said = _("Translation")
        self.say(said)
        for tag, row in self.rows.items():
            row.name.setText(own_name(tag, self.session.language))
            row.state.setAccessibleName(f"{said}: {row.name.text()}")
            row.state.setEnabled(self.session.can_edit)
            if isinstance(entity, Framework):
                self._show_framework(row, entity, tag)
            else:
                self._show_competency(row, entity, tag)

    def _made(self, tag: str) -> _LanguageRow:
        row = _LanguageRow()
        row.state.chosen.connect(lambda state: self._set(tag, state))
        return row

    def _show_framework(self, row: _LanguageRow, framework: Framework, tag: str) -> None:
        found = translated(self.session.document, framework.id, [tag])[tag]
        shown = self.session.language
        said = _("{done} of {whole} texts").format(
            done=number(found.done, shown), whole=number(found.whole, shown)
        )
        if found.drafts:
            said += " · " + _("{count} drafts").format(count=number(found.drafts, shown))
        row.note.setText(said)
        self._show_state(row, "" if found.is_complete else "missing")
        own = [(state, state_words(state)) for state in ("source", "draft", "reviewed")]
        row.state.set_choices([("", _("Not stated")), *own])
        row.state.set_current(found.state)

    def _show_competency(self, row: _LanguageRow, competency: Competency, tag: str) -> None:
        document = self.session.document
        framework = s.frameworks(document).get(competency.framework)
        of_all = state_words(framework.translation.get(tag, "") if framework else "")
        state = States(document).of(competency, tag)
        row.note.setText(_("a text is missing") if state == "missing" else "")
        row.note.setVisible(state == "missing")
        self._show_state(row, state if state == "missing" else "")
        own = [(state, state_words(state)) for state in ("source", "draft", "reviewed")]
        as_framework = _("As the framework: {state}").format(state=of_all) if of_all else _("Not stated")
        row.state.set_choices([("", as_framework), *own])
        row.state.set_current(competency.translation.get(tag, ""))

    @staticmethod
    def _show_state(row: _LanguageRow, state: str) -> None:
        row.chip.setVisible(bool(state))
        if state:
            words, role, icon = STATES[state]
            row.chip.say(_(words), role, icon)

    def _set(self, tag: str, state: str) -> None:
        table, id = self._table, self._id
        known = dict(self.session.document.records(table).get(id, {}).get("translation") or {})
        known.pop(tag, None)
        if state:
            known[tag] = state
        self.session.run(
            lambda t: t.set(table, id, translation=known or None), _("Change translation status")
        )
