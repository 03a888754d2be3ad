"""Several documents that a field names: each a line that can be taken out, and a list to add from."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from i18n import _
from ui.widgets.button import ToolButton
from ui.widgets.field import ErrorLine
from ui.widgets.label import Label
from ui.widgets.panel import Line, Lines
from ui.widgets.select import Select

Pairs = Sequence[tuple[str, str]]


class IdsField(QWidget):
    """``change`` is given all ids at each change and answers with what is wrong, "" for nothing."""

    def __init__(self, change: Callable[[list[str]], str]) -> None:
        super().__init__()
        self._change = change
        self.ids: list[str] = []
        self.label, self.lines = Label("", "caption", "muted"), Lines(2)
        self.add, self.error = Select(), ErrorLine()
        self.add.chosen.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.label, self.lines, self.add, self.error):
            layout.addWidget(widget)

    def show_ids(self, label: str, ids: Sequence[str], offered: Pairs, *, can_edit: bool) -> None:
        """Show what is named; what is named already is not offered again."""
        self.ids = list(ids)
        self.label.setText(label)
        names = dict(offered)
        self.lines.show_lines(*(self._line(id, names.get(id, id), can_edit=can_edit) for id in ids))
        offer = _("Add…")
        self.add.setAccessibleName(f"{label}: {offer}")
        self.add.set_choices([("", offer), *(pair for pair in offered if pair[0] not in self.ids)])
        self.add.set_current("")
        self.add.setEnabled(can_edit)
        self.error.show_error("")

    def _line(self, id: str, name: str, *, can_edit: bool) -> Line:
        words = _("Remove {name}").format(name=name)
        drop = ToolButton(words, "x", height=24, icon_only=True, run=lambda: self._drop(id))
        drop.setEnabled(can_edit)
        line = Line(name, tail=drop)
        line.label.set_role("text")
        return line

    def _add(self, id: str) -> None:
        if id:
            self._try([*self.ids, id])

    def _drop(self, id: str) -> None:
        self._try([one for one in self.ids if one != id])
        self.add.setFocus()

    def _try(self, ids: list[str]) -> None:
        words = self._change(ids)
        self.error.show_error(words)
        if words:
            self.add.set_current("")
