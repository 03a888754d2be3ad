"""The catalogue of Careers in a window of its own, driven by real events."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from i18n import set_language
from tests.ui.careers.conftest import Bench, stand_up
from tests.ui.careers.plans import Tables, both, careers_plan, rows
from ui.careers.view import CareersView
from ui.records.ids_field import IdsField
from ui.records.page import RecordPage
from ui.records.part import CataloguePart
from ui.shell.segmented import SegmentedView
from ui.training.view import TrainingView
from ui.widgets.field import Field
from ui.widgets.select import Select


def type_words(words: str, into: QWidget | None = None) -> None:
    """Type words in any script, by default where the focus is."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                into or QApplication.focusWidget() or QWidget(),
                QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter),
            )


class CatalogueBench(Bench):
    """A view with its catalogue shown."""

    @property
    def part(self) -> CataloguePart:
        assert isinstance(self.view, SegmentedView)
        part = self.view.part_of("catalogue")
        assert isinstance(part, CataloguePart)
        return part

    @property
    def page(self) -> RecordPage:
        return self.part.page

    def show(self, table: str) -> RecordPage:
        self.part.show_table(table)
        self.page.master.setFocus()
        return self.page

    def widget(self, name: str) -> QWidget:
        return self.part.panel.forms[self.part.panel.table].widgets[name]

    def type_into(self, field: Field, words: str) -> None:
        """Type over a field and press Return."""
        field.edit.setFocus()
        field.edit.selectAll()
        type_words(words, field.edit)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)

    def fill_cell(self, words: str) -> None:
        """Type over the current cell of a spreadsheet and press Return."""
        type_words(words)
        self.key(Qt.Key.Key_Return)
        QApplication.processEvents()  # an editor in a cell hands its words over later

    @staticmethod
    def choose(select: Select, key: str) -> None:
        """Go down the list to an entry with the arrow key."""
        select.setFocus()
        for _step in range(select.findData(key) - select.currentIndex()):
            QTest.keyClick(select, Qt.Key.Key_Down)

    def add_id(self, field: IdsField, key: str) -> None:
        """Choose one of the list under a field of several documents."""
        index = field.add.findData(key)
        field.add.setFocus()
        field.add.setCurrentIndex(index - 1)
        QTest.keyClick(field.add, Qt.Key.Key_Down)


Opened = Callable[..., CatalogueBench]


def courses() -> Tables:
    """A plan with two courses, one of them before the other, and duty stations."""
    tables = careers_plan(4)
    tables["courses"] = rows(
        {"id": "basics", "name": both("Basics", "入门"), "order": 1},
        {"id": "design", "name": both("Design", "设计"), "order": 2, "prerequisites": ["basics"]},
    )
    tables["duty_stations"] = rows({"id": "new-york", "name": both("New York", "纽约"), "hardship": "H"})
    return tables


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    made: list[CatalogueBench] = []

    def open_plan(tables: Tables | None = None, view: type[SegmentedView] = CareersView) -> CatalogueBench:
        window, shown = stand_up(qtbot, tables or courses(), view)
        bench = CatalogueBench(window, shown)
        assert isinstance(shown, SegmentedView)
        shown.show_part("catalogue")
        for widget, left, top in ((bench.part.panel, 820, 60), (bench.part.actions, 700, 10)):
            widget.setParent(window)
            widget.setGeometry(left, top, 410, 700 if top > 10 else 40)
            widget.show()
        made.append(bench)
        return bench

    yield open_plan
    set_language("en")
    for bench in made:
        bench.session.jobs.stop()
        bench.session.set_document(None)


@pytest.fixture
def bench(opened: Opened) -> CatalogueBench:
    return opened()


@pytest.fixture
def training(opened: Opened) -> CatalogueBench:
    return opened(None, TrainingView)
