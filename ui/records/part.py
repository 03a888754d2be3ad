"""A catalogue as a segment: its tables at the side, one shown, the fields of a row in the inspector."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from i18n import _, language
from i18n.formats import number
from planning.plan.changes import Changes
from ui.records.actions import Actions
from ui.records.kind_list import KindList, KindRow
from ui.records.kinds import KINDS
from ui.records.page import RecordPage
from ui.records.panel import RecordPanel
from ui.shell.part import Part
from ui.shell.session import Session
from ui.shell.view import StatusItem
from ui.widgets.button import TOOLBAR_HEIGHT
from ui.widgets.rule import Rule
from ui.widgets.search_field import SearchField


class CataloguePart(Part):
    """``tables`` in their order; a page is made when it is first shown."""

    def __init__(self, session: Session, tables: Sequence[str], told: Callable[[], object]) -> None:
        super().__init__(session)
        self._told = told
        self.tables, self.pages = tuple(tables), dict[str, RecordPage]()
        self.list, self.stack = KindList(), QStackedWidget()
        self.search = SearchField()
        self.search.setFixedHeight(TOOLBAR_HEIGHT)
        self.actions = Actions(self)
        self.left, self.right = [self.search], [self.actions]
        self.inspector = self.panel = RecordPanel(session)
        self.least_inspector = 380
        self.widget = QWidget()
        layout = QHBoxLayout(self.widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(Rule(Qt.Orientation.Vertical))
        layout.addWidget(self.stack, 1)
        self.widget.setFocusProxy(self.list)
        self.list.moved.connect(self._show_row)
        self.list.chosen.connect(lambda _row: self.page.setFocus())
        self.search.textChanged.connect(lambda words: self.page.search(words))
        self.say()
        self.show_table(self.tables[0])

    @property
    def table_shown(self) -> str:
        """The table that is shown."""
        at = self.list.current
        return self.tables[at if 0 <= at < len(self.tables) else 0]

    @property
    def page(self) -> RecordPage:
        """The page that is shown, made when it is first asked for."""
        table = self.table_shown
        if table not in self.pages:
            page = self.pages[table] = RecordPage(self.session, table)
            page.say()
            page.chosen.connect(self._follow_page)
            self.stack.addWidget(page)
        return self.pages[table]

    def show_table(self, table: str) -> None:
        """Show a table."""
        self.list.set_current(self.tables.index(table))

    def _show_row(self, row: int) -> None:
        if row < 0:
            return
        page = self.page
        self.stack.setCurrentWidget(page)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        page.begin()
        self._told()

    def _follow_page(self) -> None:
        page = self.page
        if self.stack.currentWidget() is page:
            self.panel.show_record(*page.place)
            self.actions.follow()

    def _count(self) -> None:
        rows = [KindRow(table, len(self.session.document.table(table))) for table in self.tables]
        if list(self.list.rows) != rows:
            kept = max(0, self.list.current)
            self.list.blockSignals(True)
            self.list.show_rows(rows, kept)
            self.list.blockSignals(False)
        self.list.viewport().update()

    # What the window asks for

    def say(self) -> None:
        self.list.setAccessibleName(_("Tables of the catalogue"))
        self.search.say(_("Find"), _("Clear"))
        self._count()
        for page in self.pages.values():
            page.say()
        self.actions.say()
        self.panel.fill()

    def follow(self, changes: Changes) -> None:
        if self.widget.isVisible():
            self.fill()
        else:
            self._is_stale = True

    def fill(self) -> None:
        self._count()
        self.page.fill()

    def shown(self) -> None:
        self._is_stale = True  # a page that was not on the screen did not follow
        super().shown()

    def renew(self) -> None:
        self.fill()

    def status(self) -> list[StatusItem]:
        table = self.table_shown
        rows = self.session.document.table(table).values()
        said = f"{_(KINDS[table].words)}: {number(len(rows), language())}"
        items = [StatusItem(said, KINDS[table].icon)]
        if any(getattr(row, "illustrative", False) for row in rows):
            items.append(StatusItem(_("Rows marked illustrative are made up"), right=True))
        return items

    def reveal(self, table: str, id: str) -> bool:
        for shown in self.tables:
            kind = KINDS[shown]
            below = [detail.table for detail in kind.details]
            is_here = table in (shown, *below) or (shown == "competencies" and table == "frameworks")
            if is_here and self.session.document.get(table, id) is not None:
                self.show_table(shown)
                if self.page.reveal(table, id):
                    self._follow_page()
                    return True
        return False

    def table(self) -> str:
        return self.page.master.tsv()
