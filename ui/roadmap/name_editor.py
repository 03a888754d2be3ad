"""Editing a name where it stands: Enter and leaving commit, Escape restores, errors are said there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip

from i18n import _
from planning.plan import edits
from planning.plan import entities as e
from planning.plan.text import text_in
from planning.scene.rows import Key
from ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from ui.roadmap.outline_pane import OutlinePane


def rename_label(table: str) -> str:
    """The text of the undo step that renames a document."""
    return {"lanes": _("Rename lane"), "phases": _("Rename phase")}.get(table, _("Rename activity"))


class NameEditor(LineEdit):
    """One line over the name of a row, in the language of the interface."""

    def __init__(self, pane: OutlinePane) -> None:
        super().__init__("", pane)
        self._pane = pane
        self._key: Key | None = None
        self.hide()

    def open(self, key: Key, rect: QRect) -> None:
        """Edit the name of a document in a place."""
        entity = self._pane.state.session.document.get(*key)
        if not isinstance(entity, e.Activity | e.Lane | e.Phase):
            return
        self._key = key
        self.setAccessibleName(_("Name"))
        reach = 4 if key[0] == "lanes" else 9  # not over the letter of a lane
        self.setGeometry(rect.adjusted(-reach, 1, 6, -1))
        self.setText(text_in(entity.name, self._pane.state.session.language))
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """Close without a change."""
        if self.isVisible():
            self._key = None
            self._close()

    def _close(self) -> None:
        if self.hasFocus():  # before it hides: else Qt takes the focus to what comes next
            self._pane.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def accept(self) -> None:
        """Commit the name and close; a refused one stays open with the reason."""
        key, words = self._key, self.text().strip()
        if key is None:
            return
        session = self._pane.state.session
        entity = session.document.get(*key)
        self._key = None
        before = (
            text_in(entity.name, session.language)
            if isinstance(entity, e.Activity | e.Lane | e.Phase)
            else ""
        )
        if words and words != before:
            error = session.attempt(
                lambda t: edits.set_words(t, key[0], key[1], "name", session.language, words),
                rename_label(key[0]),
            )
            if error is not None:
                self._key = key
                QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), str(error.message), self)
                return
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.accept()
            self._pane.canvas.key_pressed.emit(event)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.accept()
