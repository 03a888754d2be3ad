"""What is seen at each level of a competency, in the language of the interface and in the others."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from i18n import _
from planning.careers import framework_edits
from planning.careers import source as s
from planning.plan.competence import Competency, Scale
from ui.competencies import words
from ui.roadmap.language_fields import own_name
from ui.shell.session import Session
from ui.widgets.field import Field


class IndicatorFields(QWidget):
    """A field for each level and language; emptied in all languages, an indicator goes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._competency = ""
        self.fields: dict[tuple[int, str], Field] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    def show_competency(self, competency: Competency, scale: Scale | None) -> None:
        """Show the indicators of a competency on its scale."""
        self._competency = competency.id
        levels = range(1, words.top_level(scale) + 1)
        self._have_fields([(level, tag) for level in levels for tag in self.session.document.languages])
        texts = {
            row.level: row.text
            for row in reversed(s.in_order(s.indicators(self.session.document).values()))
            if row.competency == competency.id
        }
        for (level, tag), field in self.fields.items():
            name = words.level_words(scale, level)
            title = f"{level} · {name}" if name else str(level)
            field.say(f"{title} ({own_name(tag, self.session.language)})")
            field.set_value(texts.get(level, {}).get(tag, ""))
            field.setReadOnly(not self.session.can_edit)

    def _have_fields(self, wanted: list[tuple[int, str]]) -> None:
        if list(self.fields) == wanted:
            return
        for field in self.fields.values():
            field.hide()
            field.deleteLater()
        self.fields = {key: self._made(*key) for key in wanted}
        for field in self.fields.values():
            self._layout.addWidget(field)

    def _made(self, level: int, tag: str) -> Field:
        field = Field()
        field.committed.connect(lambda typed: self._commit(level, tag, typed))
        return field

    def _commit(self, level: int, tag: str, typed: str) -> None:
        id = self._competency
        error = self.session.attempt(
            lambda t: framework_edits.set_indicator(t, id, level, tag, typed.strip()),
            _("Change an indicator"),
        )
        self.fields[level, tag].show_error(error)
