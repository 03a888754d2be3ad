"""The levels of a scale: their names and meanings in each language, put in, taken out and moved."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _, ngettext
from i18n.formats import number
from planning.careers import scale_edits
from planning.plan.competence import Scale
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction
from ui.records.extra import Extra
from ui.roadmap.language_fields import own_name
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.field import ErrorLine, Field
from ui.widgets.label import Label
from ui.widgets.panel import clear

TEXTS = ("levels", "descriptions")
Edit = Callable[[Transaction], object]


class LevelRow(QWidget):
    """One level: its number, how much stands at it, its words, and what can be done with it."""

    def __init__(self, owner: "ScaleLevels", level: int, tags: list[str]) -> None:
        super().__init__()
        self.level = level
        self.title, self.note = Label("", "strong"), Label("", "caption", "muted")
        self.fields = {(field, tag): Field() for field in TEXTS for tag in tags}
        self.buttons = {
            name: ToolButton("", icon, height=24, icon_only=True, run=lambda run=run: run(level))  # type: ignore[misc]  # mypy infers no lambda with a default
            for name, icon, run in (
                ("down", "arrow-up", lambda level: owner.move_level(level, -1)),
                ("up", "arrow-down", lambda level: owner.move_level(level, 1)),
                ("add", "plus", owner.add_above),
                ("remove", "x", owner.remove_level),
            )
        }
        for (field, tag), widget in self.fields.items():
            widget.committed.connect(
                lambda words, field=field, tag=tag: owner.say_level(self, field, tag, words)
            )
        self._lay_out(tags)

    def _lay_out(self, tags: list[str]) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addSpacing(8)
        head.addWidget(self.note, 1)
        for button in self.buttons.values():
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for field in TEXTS:
            line = QHBoxLayout()
            line.setSpacing(8)
            for tag in tags:
                line.addWidget(self.fields[field, tag], 1)
            column.addLayout(line)

    def show_level(self, scale: Scale, used: int, shown: str, *, can_edit: bool) -> None:
        """Show the words of the level, and how much stands at it."""
        count = number(used, shown)
        self.title.setText(_("Level {level}").format(level=self.level))
        self.note.setText(ngettext("{count} use", "{count} uses", used).format(count=count) if used else "")
        labels = {"levels": _("Name"), "descriptions": _("Meaning")}
        for (field, tag), widget in self.fields.items():
            widget.say(f"{labels[field]} ({own_name(tag, shown)})")
            widget.edit.setAccessibleName(f"{self.title.text()}: {widget.label.text()}")
            widget.set_value(getattr(scale, field).get(str(self.level), {}).get(tag, ""))
            widget.setReadOnly(not can_edit)
        levels = sorted(map(int, scale.levels))
        said = {
            "down": _("Move level {level} down by one"),
            "up": _("Move level {level} up by one"),
            "add": _("Add a level above {level}"),
            "remove": _("Remove level {level}"),
        }
        ends = {"down": levels[0], "up": levels[-1]}
        for name, button in self.buttons.items():
            button.set_words(said[name].format(level=self.level))
            button.setEnabled(can_edit and ends.get(name) != self.level)


class ScaleLevels(Extra):
    """Levels keep what stands at them: whatever refers to one follows when it moves."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._scale = ""
        self._key: tuple[list[int], list[str]] = ([], [])
        self.rows: dict[int, LevelRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        self.content.addLayout(self._column)
        self.error = ErrorLine()
        self.add_button = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=lambda: self.add_above(None))
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        self.add(self.error)
        self.content.addLayout(line)

    def show_record(self, entity: Scale) -> None:
        """Show the levels of a scale, the lowest first."""
        document, tags = self.session.document, list(self.session.document.languages)
        if entity.id != self._scale:
            self.error.show_error("")
        self._scale = entity.id
        levels = sorted(int(digits) for digits in entity.levels)
        if self._key != (levels, tags):
            self._key = (levels, tags)
            clear(self._column)
            self.rows = {level: LevelRow(self, level, tags) for level in levels}
            for row in self.rows.values():
                self._column.addWidget(row)
        used = scale_edits.uses(document, entity.id)
        self.say(_("Levels of the scale"), _("what uses a level follows it"))
        for level, row in self.rows.items():
            row.show_level(entity, used[level], self.session.language, can_edit=self.session.can_edit)
        self.add_button.set_words(_("Level at the top"))
        self.add_button.setEnabled(self.session.can_edit)

    # Editing

    def say_level(self, row: LevelRow, field: str, tag: str, words: str) -> None:
        """Set the words of a level in a language."""
        id, level = self._scale, row.level
        error = self.session.attempt(
            lambda t: scale_edits.set_level_words(t, id, field, level, tag, words.strip()),
            _("Rename a level"),
        )
        row.fields[field, tag].show_error(error)

    def add_above(self, level: int | None) -> None:
        """Put a level in above another, at the top for none."""
        id, name = self._scale, {self.session.language: _("New level")}
        added: list[int] = []
        if self._do(lambda t: added.append(scale_edits.add_level(t, id, name, level)), _("Add a level")):
            row = self.rows.get(added[0])
            if row is not None:
                first = next(iter(row.fields.values()))
                field = row.fields.get(("levels", self.session.language), first)
                field.edit.setFocus()
                field.edit.selectAll()

    def remove_level(self, level: int) -> None:
        """Take a level out, where nothing uses it."""
        id = self._scale
        self._do(lambda t: scale_edits.remove_level(t, id, level), _("Remove a level"))

    def move_level(self, level: int, by: int) -> None:
        """Change places with the level above or below."""
        id, name = self._scale, "up" if by > 0 else "down"
        if self._do(lambda t: scale_edits.move_level(t, id, level, by), _("Move a level")):
            row = self.rows.get(level + by)
            if row is not None:
                button = row.buttons[name] if row.buttons[name].isEnabled() else row.buttons["add"]
                button.setFocus()

    def _do(self, edit: Edit, label: str) -> bool:
        error = self.session.attempt(edit, label)
        self.error.show_error(said(error))
        return error is None


def said(error: PlanError | None) -> str:
    """An error in a line, with its remedy."""
    return f"{error.message} {error.remedy}".strip() if error is not None else ""
