"""Frameworks with their families and competencies as a tree: state, translation, and their order."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from i18n import N_, _, language
from i18n.formats import date_short
from planning.careers import framework_edits
from planning.careers import source as s
from planning.careers.record_edits import move_record
from planning.careers.translation import States
from planning.plan.competence import Competency, Framework
from planning.plan.moments import start_day
from planning.plan.text import text_in
from planning.plan.transaction import Transaction
from ui.records.removing import remove
from ui.records.translation import STATES, state_words
from ui.roadmap.language_fields import own_name
from ui.shell import theme as themes
from ui.shell.session import Session
from ui.widgets import paint
from ui.widgets.spreadsheet import STEPS
from ui.widgets.spreadsheet_model import Index
from ui.widgets.table_head import TableHead

ROW, INDENT, PAD = 30, 18, 8
NAME, KIND, STATE = range(3)
Place = tuple[str, str]
"""Table and id."""
PLACE, TONE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
KINDS = {
    "family": N_("Family"),
    "technical": N_("Technical"),
    "managerial": N_("Managerial"),
    "core": N_("Core"),
    "value": N_("Value"),
}


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = themes.active()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, theme.color("selection" if is_selected else "surface"))
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        is_head = index.model().hasChildren(index.sibling(index.row(), NAME))
        tone, icon = index.data(TONE) or ("text" if index.column() == NAME else "muted", "")
        ink = theme.color("sel-text" if is_selected else tone)
        box: QRect = option.rect.adjusted(4, 0, -PAD, 0)
        if icon and words:
            is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
            left = box.right() - 13 if is_rtl else box.left()
            paint.icon_at(painter, icon, left, box.center().y() - 6, ink, 13)
            box.adjust(0 if is_rtl else 18, 0, -18 if is_rtl else 0, 0)
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        style = "strong" if is_head and index.column() == NAME else "body"
        paint.text(painter, box, words, theme.font(style), ink, align)


class FrameworkTree(QTreeWidget):
    """``chosen`` is told when another entry is current.

    Alt and arrows move it, Insert adds one after it, Ctrl+Delete removes it.
    """

    chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._words, self._folded = "", set[Place]()
        self._items: dict[Place, QTreeWidgetItem] = {}  # ids are unique in a table only
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Delegate(self))
        self.setIndentation(INDENT)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = TableHead(PAD, self)
        self.setHeader(head)
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())
        self.itemCollapsed.connect(lambda item: self._folded.add(_place(item)))
        self.itemExpanded.connect(lambda item: self._folded.discard(_place(item)))

    # What is chosen

    @property
    def place(self) -> Place:
        """Table and id of the current entry, two empty texts for none."""
        item = self.currentItem()
        return _place(item) if item is not None else ("", "")

    def competencies(self) -> list[str]:
        """The selected competencies that are in force, without families."""
        known = s.competencies(self.session.document)
        places = map(_place, self.selectedItems())
        found = [known[id] for table, id in places if table == "competencies"]
        return [one.id for one in found if one.kind != "family" and not one.retired]

    def go_to(self, id: str, table: str = "competencies") -> bool:
        """Put the cursor on an entry; whether there is one."""
        item = self._items.get((table, id))
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)
        return item is not None

    # Filling

    def search(self, words: str) -> None:
        """Show only entries with some words, and those above them."""
        self._words = words.casefold().strip()
        self.fill()

    def fill(self) -> None:
        """Show the frameworks as they are; the cursor stays."""
        at, selected = self.place, set(map(_place, self.selectedItems()))
        self.blockSignals(True)
        self.clear()
        self._items = {}
        self._say_heads()
        document = self.session.document
        known = s.competencies(document)
        for framework in s.in_order(s.frameworks(document).values()):
            cells = [text_in(framework.name, language()), framework.version]
            self._add("frameworks", framework, None, cells)
        states = States(document)
        for id in sorted(known, key=lambda id: s.tree_path(known, id)):
            self._add_competency(known, known[id], [states.of(known[id], tag) for tag in document.languages])
        self._show_found()
        self.setColumnHidden(STATE, not any(one.retired for one in known.values()))
        self.blockSignals(False)
        wanted = self._items.get(at) or self.topLevelItem(0)
        if wanted is not None:
            self.setCurrentItem(wanted)
        for place in selected - {at}:
            if place in self._items:
                self._items[place].setSelected(True)

    def _say_heads(self) -> None:
        tags = self.session.document.languages
        names = [own_name(tag, language()) for tag in tags]
        self.setColumnCount(STATE + 1 + len(tags))
        self.setHeaderLabels([_("Competency"), _("Kind"), _("State"), *names])
        self.setAccessibleName(_("Frameworks"))
        head = self.header()
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((88, 150, *(92 for _tag in tags)), start=KIND):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)

    def _add(
        self, table: str, entity: Framework | Competency, above: QTreeWidgetItem | None, cells: list[str]
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem(cells)
        item.setData(NAME, PLACE, (table, entity.id))
        if above is None:
            self.addTopLevelItem(item)
        else:
            above.addChild(item)
        self._items[table, entity.id] = item
        item.setExpanded((table, entity.id) not in self._folded)
        return item

    def _add_competency(
        self, known: Mapping[str, Competency], one: Competency, states: list[str]
    ) -> None:
        family = self._items.get(("competencies", one.parent or ""))
        above = family or self._items.get(("frameworks", one.framework))
        cells = [text_in(one.name, language()), _(KINDS[one.kind]), _state(known, one)]
        item = self._add("competencies", one, above, [*cells, *map(state_words, states)])
        if one.retired:
            item.setData(NAME, TONE, ("muted", ""))
        for column, state in enumerate(states, start=STATE + 1):
            if state in ("missing", "draft"):
                _words, role, icon = STATES[state]
                item.setData(column, TONE, (role, icon))

    def _show_found(self) -> None:
        """Hide what the words that are searched for do not stand in, nor below it."""
        for item in reversed(list(self._items.values())):
            text = " ".join(item.text(column) for column in range(item.columnCount())).casefold()
            children = (item.child(at) for at in range(item.childCount()))
            below = any(child is not None and not child.isHidden() for child in children)
            item.setHidden(bool(self._words) and self._words not in text and not below)

    def tsv(self) -> str:
        """All entries with their heads as tab-separated text, a family or framework in a row of its own."""
        count = self.columnCount()
        heads = [self.headerItem().text(column) for column in range(count)]
        rows = [[item.text(column) for column in range(count)] for item in self._items.values()]
        return "\n".join("\t".join(row) for row in (heads, *rows))

    # Editing

    def _where(self) -> tuple[str, str | None]:
        """Framework and family that something is added to."""
        table, id = self.place
        entity = self.session.document.get(table, id) if id else None
        if isinstance(entity, Competency):
            return entity.framework, entity.id if entity.kind == "family" else entity.parent
        return id, None

    def add_row(self) -> None:
        """Add a competency after the current one, or into the current family."""
        framework, family = self._where()
        name, after = {self.session.language: _("New competency")}, self.place[1]

        def add(t: Transaction) -> str:
            return framework_edits.add_competency(t, framework, name, family, after)

        self._do_add(add, _("Add a competency"))

    def add_family(self) -> None:
        """Add a family to the current framework."""
        framework = self._where()[0]
        name = {self.session.language: _("New family")}
        self._do_add(lambda t: framework_edits.add_family(t, framework, name), _("Add a family"))

    def _do_add(self, edit: Callable[[Transaction], str], label: str) -> None:
        added: list[str] = []
        can_add = bool(self.place[1]) and self.session.can_edit
        if can_add and self.session.run(lambda t: added.append(edit(t)), label):
            self.fill()
            self.go_to(added[0])

    def move_row(self, by: int) -> None:
        """Move the current entry up or down among its like."""
        table, id = self.place
        if id and self.session.can_edit:
            self.session.run(lambda t: move_record(t, table, id, by), _("Move a competency"), f"move {id}")

    def remove_rows(self) -> None:
        """Remove the selected entries of the current one's table with what hangs on them."""
        table = self.place[0]
        places = map(_place, self.selectedItems())
        remove(self.session, table, [id for name, id in places if name == table])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers()
        is_delete = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if modifiers == Qt.KeyboardModifier.AltModifier and event.key() in STEPS:
            self.move_row(STEPS[event.key()])  # type: ignore[index]  # a key that is one of them
        elif event.key() == Qt.Key.Key_Insert:
            self.add_row()
        elif is_delete and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.remove_rows()
        else:
            super().keyPressEvent(event)


def _place(item: QTreeWidgetItem) -> Place:
    """Table and id of an entry."""
    table, id = item.data(NAME, PLACE)
    return str(table), str(id)


def _state(known: Mapping[str, Competency], one: Competency) -> str:
    """Whether a competency is in force, and what stands in its place."""
    if not one.retired:
        return ""
    names = ", ".join(text_in(known[id].name, language()) for id in one.replaced_by if id in known)
    if names:
        return _("→ {names}").format(names=names)
    return _("retired {day}").format(day=date_short(start_day(one.retired), language()))
