"""A dialog for all that the outline shows: its columns in their order, sorting, groups; by keyboard too."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from i18n import _
from planning.scene.arrangement import GROUPINGS
from planning.scene.fields import FIELDS
from ui.roadmap.outline_state import OutlineState
from ui.roadmap.section import Choice as Chosen
from ui.widgets.button import QuietButton
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.label import Label
from ui.widgets.select import Select

KEY = Qt.ItemDataRole.UserRole
HEIGHT, ROW = 336, 28


class ColumnsDialog(Dialog):
    """Columns are ticked and moved; sorting and groups are chosen; "Show" takes them over."""

    def __init__(self, parent: QWidget, choices: OutlineState) -> None:
        buttons = [Choice("show", _("Show"), "primary"), Choice("cancel", _("Cancel"))]
        super().__init__(parent, _("What should the outline show?"), buttons, width=WIDE)
        self._choices = choices
        self.columns = QListWidget()
        self.columns.setAccessibleName(_("Columns"))
        self.columns.setFixedHeight(HEIGHT)
        self.columns.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._fill()
        self.up = QuietButton(_("Move up"), "arrow-up", run=lambda: self._move(-1))
        self.down = QuietButton(_("Move down"), "arrow-down", run=lambda: self._move(1))
        self.sort, self.direction, self.group = Select(), Select(), Select()
        self._fill_selects()
        for select in (self.sort, self.direction, self.group):
            select.setMinimumWidth(200)
        beside = QVBoxLayout()
        beside.setSpacing(12)
        for widget in (self.up, self.down, *self._labelled()):
            beside.addWidget(widget)
        beside.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.columns, 1)
        line.addLayout(beside)
        words = _("Tick the columns; their order is that of the list.")
        self.content.addWidget(Label(words, "body", "muted"))
        self.content.addLayout(line)
        self.answered.connect(self._take)
        self.columns.setCurrentRow(0)
        self.columns.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        shown = [name for name, _width in self._choices.columns]
        for name in [*shown, *(name for name in FIELDS if name not in shown)]:
            item = QListWidgetItem(_(FIELDS[name].title))
            item.setData(KEY, name)
            item.setSizeHint(QSize(0, ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in shown else Qt.CheckState.Unchecked)
            self.columns.addItem(item)

    def _fill_selects(self) -> None:
        now = self._choices.arrangement
        fields = [("name", _("Name")), *((name, _(field.title)) for name, field in FIELDS.items())]
        self.sort.set_choices([("plan", _("As in the plan")), *fields])
        self.sort.set_current(now.sort or "plan")
        self.direction.set_choices([("up", _("Ascending")), ("down", _("Descending"))])
        self.direction.set_current("down" if now.is_descending else "up")
        self.group.set_choices([(name or "plan", _(words)) for name, words in GROUPINGS.items()])
        self.group.set_current(now.group or "plan")

    def _labelled(self) -> list[Chosen]:
        named = [(self.sort, _("Sort by")), (self.direction, _("Direction")), (self.group, _("Group by"))]
        found = []
        for select, words in named:
            chosen = Chosen(select)
            chosen.say(words)
            found.append(chosen)
        return found

    def _move(self, by: int) -> None:
        row = self.columns.currentRow()
        target = row + by
        if row >= 0 and 0 <= target < self.columns.count():
            self.columns.insertItem(target, self.columns.takeItem(row))
            self.columns.setCurrentRow(target)

    def _take(self, key: str) -> None:
        if key != "show":
            return
        widths = dict(self._choices.columns)
        items = [self.columns.item(row) for row in range(self.columns.count())]
        names = [str(item.data(KEY)) for item in items if item.checkState() == Qt.CheckState.Checked]
        self._choices.set_columns(tuple((name, widths.get(name, 0.0)) for name in names))
        sort, group = self.sort.current(), self.group.current()
        self._choices.arrange(
            sort="" if sort == "plan" else sort,
            is_descending=self.direction.current() == "down",
            group="" if group == "plan" else group,
        )
