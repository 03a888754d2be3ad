"""One field for each language of the plan, for a text that has them all: names, words of basis, notes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from i18n import LANGUAGES, language_name
from planning.plan import edits
from planning.plan.errors import PlanError
from planning.plan.text import Text, text_in
from ui.roadmap.note_edit import NoteBox, NoteEdit
from ui.roadmap.section import FIELD_GAP
from ui.roadmap.subject import Subject
from ui.widgets.field import Field
from ui.widgets.label import Label


def own_name(tag: str, language: str) -> str:
    """A language in its own words; what the interface calls it where those are not known."""
    known = LANGUAGES.get(tag)
    return known.own_name if known else language_name(tag, language)


class LanguageFields(QWidget):
    """Fields for the text in ``field`` of one document; a change is one edit with its label."""

    def __init__(self, subject: Subject, field: str, label: Callable[[], str]) -> None:
        super().__init__()
        self._subject, self._field, self._label = subject, field, label
        self.fields: dict[str, Field] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(FIELD_GAP)

    def _follow_languages(self) -> None:
        """Have a field for each language of the plan, in its order."""
        languages = self._subject.session.document.languages
        if list(self.fields) == languages:
            return
        for field in self.fields.values():
            field.hide()
            field.deleteLater()
        self.fields = {tag: self._made(tag) for tag in languages}
        for field in self.fields.values():
            self._layout.addWidget(field)

    def _made(self, tag: str) -> Field:
        field = Field()
        rtl = tag in LANGUAGES and LANGUAGES[tag].direction == "rtl"
        field.edit.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        field.committed.connect(lambda words: self._commit(tag, words))
        return field

    def show_text(self, text: Text, *, label: str = "") -> None:
        """Show a text; ``label`` stands before the name of each language."""
        self._follow_languages()
        language = self._subject.session.language
        for tag, field in self.fields.items():
            name = own_name(tag, language)
            field.say(f"{label} ({name})" if label else name)
            field.set_value(text.get(tag, ""))
            field.setReadOnly(not self._subject.can_edit)
            field.edit.setPlaceholderText("" if text.get(tag) else text_in(text, tag))

    def _commit(self, tag: str, words: str) -> None:
        table, field = self._subject.table, self._field
        error = self._subject.edit(
            lambda t, id: edits.set_words(t, table, id, field, tag, words.strip()), self._label()
        )
        self.fields[tag].show_error(error)

    def focus(self, language: str) -> None:
        """Put the focus into the field of a language, or the first one."""
        field = self.fields.get(language) or next(iter(self.fields.values()), None)
        if field is not None:
            field.edit.setFocus()
            field.edit.selectAll()


class NoteFields(QWidget):
    """Words of one document, several lines in each language of the plan; by default its notes."""

    def __init__(self, subject: Subject, label: Callable[[], str], field: str = "notes") -> None:
        super().__init__()
        self._subject, self._label, self._field = subject, label, field
        self.edits: dict[str, NoteEdit] = {}
        self._labels: dict[str, Label] = {}
        self._boxes: list[NoteBox] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def _follow_languages(self) -> None:
        languages = self._subject.session.document.languages
        if list(self.edits) == languages:
            return
        for widget in (*self._boxes, *self._labels.values()):
            widget.hide()
            widget.deleteLater()
        self.edits, self._labels, self._boxes = {}, {}, []
        for tag in languages:
            self._add(tag)

    def _add(self, tag: str) -> None:
        edit, label = NoteEdit(), Label("", "caption", "muted")
        label.setBuddy(edit)
        edit.committed.connect(lambda words: self._commit(tag, words))
        self.edits[tag], self._labels[tag] = edit, label
        if len(self.edits) > 1:
            self._layout.addSpacing(FIELD_GAP - 4)
        self._boxes.append(NoteBox(edit))
        self._layout.addWidget(label)
        self._layout.addWidget(self._boxes[-1])

    def show_text(self, text: Text, label: str, *, is_named: bool = False) -> None:
        """Show the words; ``label`` stands before the name of each language where it ``is_named``."""
        self._follow_languages()
        for tag, edit in self.edits.items():
            name = own_name(tag, self._subject.session.language)
            self._labels[tag].setText(f"{label} ({name})" if is_named else name)
            edit.setAccessibleName(f"{label} ({name})")
            edit.set_value(text.get(tag, ""))
            edit.setReadOnly(not self._subject.can_edit)

    def _commit(self, tag: str, words: str) -> PlanError | None:
        table, field = self._subject.table, self._field
        return self._subject.edit(
            lambda t, id: edits.set_words(t, table, id, field, tag, words.strip()), self._label()
        )
