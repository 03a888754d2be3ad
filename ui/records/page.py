"""A page of a catalogue: a table, and below it what belongs to the row that is chosen."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from i18n import _
from i18n.formats import number
from ui.records.framework_tree import FrameworkTree
from ui.records.kinds import KINDS
from ui.records.pane import RecordPane
from ui.records.titles import name_of
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, PrimaryButton, QuietButton
from ui.widgets.empty import Empty
from ui.widgets.label import Label
from ui.widgets.segment import Option, Segment

Master = RecordPane | FrameworkTree
TREE = "competencies"


class RecordPage(QWidget):
    """``chosen`` tells that another document is current: that of the pane that had the focus last."""

    chosen = Signal()

    def __init__(self, session: Session, table: str) -> None:
        super().__init__()
        self.session, self.kind = session, KINDS[table]
        self.master: Master = FrameworkTree(session) if table == TREE else RecordPane(session, table)
        self.details = {d.table: RecordPane(session, d.table, d.field) for d in self.kind.details}
        self.active: Master = self.master
        self._is_filling, self._words = False, ""
        self.tabs = Segment("", [Option(name, name) for name in self.details])
        self.of, self.add = Label("", "caption", "muted"), QuietButton("", "plus", height=TOOLBAR_HEIGHT)
        self._stack = QStackedWidget()
        self.first_button = PrimaryButton("", "plus", run=self.add_first)
        self.empty = Empty(self.kind.icon, "", self.first_button)
        self._lay_out()
        self.master.chosen.connect(self._follow_choice)
        self.tabs.chosen.connect(lambda name: self.show_detail(name))
        self.add.clicked.connect(lambda: self.detail.add_row())
        for pane in (self.master, *self.details.values()):
            sheet = pane if isinstance(pane, FrameworkTree) else pane.sheet
            sheet.installEventFilter(self)
        for detail in self.details.values():
            detail.chosen.connect(self._tell)
            self._stack.addWidget(detail)
        if self.details:
            self.show_detail(next(iter(self.details)))

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.master)
        if self.details:
            below = QWidget()
            column = QVBoxLayout(below)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            head = QHBoxLayout()
            head.setContentsMargins(8, 6, 8, 6)
            head.setSpacing(10)
            head.addWidget(self.tabs)
            head.addWidget(self.of, 1)
            head.addWidget(self.add)
            column.addLayout(head)
            column.addWidget(self._stack, 1)
            split.addWidget(below)
            split.setStretchFactor(0, 3)
            split.setStretchFactor(1, 2)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(split)
        self._layers.addWidget(self.empty)
        self.setFocusProxy(self.master)

    @property
    def detail(self) -> RecordPane:
        """What is shown below."""
        return self.details[self.tabs.current()]

    @property
    def place(self) -> tuple[str, str]:
        """Table and id of the current document."""
        active = self.active
        return active.place if isinstance(active, FrameworkTree) else (active.table, active.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            panes = (self.master, *self.details.values())
            found = next((pane for pane in panes if watched in (pane, getattr(pane, "sheet", None))), None)
            if found is not None and found is not self.active:
                self.active = found
                self.chosen.emit()
        return False

    def show_detail(self, table: str) -> None:
        """Show one of the tables below."""
        self.tabs.set_current(table)
        self._stack.setCurrentWidget(self.details[table])
        self._follow_master()
        self._say_details()

    def _follow_choice(self) -> None:
        """Another row of the table at the top is current."""
        if not self._is_filling:
            self._follow_master()

    def _follow_master(self) -> None:
        master = self.master
        table, id = master.place if isinstance(master, FrameworkTree) else (master.table, master.current)
        owner = id if table == self.kind.table else ""
        for detail in self.details.values():
            detail.belong_to(owner)
        self.of.setText(name_of(self.session.document, table, owner) if owner else "")
        self.add.setEnabled(bool(owner) and self.session.can_edit)
        self._say_details()
        if self.active is not master and not self._current_detail():
            self.active = master
        self._tell()

    def _tell(self) -> None:
        """Tell that another document is current; while all is filled anew, once at the end."""
        if not self._is_filling:
            self.chosen.emit()

    def _current_detail(self) -> bool:
        return isinstance(self.active, RecordPane) and bool(self.active.current)

    def add_first(self) -> None:
        """Add a document where there is none: a framework brings its scale along."""
        if isinstance(self.master, FrameworkTree):
            self.session.commands.run("careers.add_framework")
        else:
            self.master.add_row()

    def _show_emptiness(self) -> None:
        """Say that there is nothing yet, with the way on."""
        tables = ("frameworks", "competencies") if self.kind.table == TREE else (self.kind.table,)
        is_empty = not any(self.session.document.table(table) for table in tables)
        self.empty.say(_("There is nothing in this table yet."))
        self.first_button.set_words(_("Add a framework") if self.kind.table == TREE else _(self.kind.add))
        self.first_button.setEnabled(self.session.can_edit)
        self._layers.setCurrentIndex(1 if is_empty else 0)

    def fill(self) -> None:
        """Show the plan as it is now."""
        self._is_filling = True
        self._show_emptiness()
        self.master.fill()
        for detail in self.details.values():
            detail.fill()
        self._is_filling = False
        self._follow_master()

    def say(self) -> None:
        """Say every text again, in another language."""
        self.fill()
        for pane in (self.master, *self.details.values()):
            if isinstance(pane, RecordPane):
                pane.sheet.setAccessibleName(_(pane.kind.words))

    def _say_details(self) -> None:
        """The tables below with the number of their rows."""
        if self.details:
            shown = self.session.language
            options = [
                Option(name, f"{_(KINDS[name].words)} {number(len(pane.sheet.sheet.rows), shown)}")
                for name, pane in self.details.items()
            ]
            self.tabs.say(_("What belongs to the row"), options)
            self.add.set_words(_(KINDS[self.tabs.current()].add) if self.tabs.current() else "")

    def begin(self) -> None:
        """Show all rows as the plan is now: it did not follow while another table was shown."""
        if self._words:
            self.search("")
        self.fill()

    def search(self, words: str) -> None:
        """Show only rows with some words."""
        self._words = words
        self.master.search(words)
        self._follow_master()

    def reveal(self, table: str, id: str) -> bool:
        """Put the cursor on a document of the table at the top, or of one below."""
        master = self.master
        if isinstance(master, FrameworkTree):
            return master.go_to(id, table)
        if table == self.kind.table:
            return master.sheet.go_to(id)
        detail = next((one for one in self.kind.details if one.table == table), None)
        record = self.session.document.get(table, id)
        owner = getattr(record, detail.field, None) if detail and record is not None else None
        if detail is None or not owner or not master.sheet.go_to(owner):
            return False
        self.show_detail(table)
        self.active = self.details[table]
        return self.details[table].sheet.go_to(id)
