"""A planner makes Annex I of A/69/517 from a blank plan: with the mouse alone, and with the keyboard alone.

Only names are typed where the mouse works. What is made is compared with the plan that the program ships:
phases, lanes with their drivers, rows in their order and levels, every date, the milestone.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLineEdit,
    QMenu,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.scene.timescale import day_number
from ui.roadmap.date_field import DateField
from ui.roadmap.group_section import GroupSection
from ui.roadmap.inspector import Inspector
from ui.roadmap.plan_dialog import PlanDialog
from ui.roadmap.show_menu import ShowMenu
from ui.roadmap.view import RoadmapView
from ui.shell import appearance
from ui.shell.preferences import TransientPreferences
from ui.shell.session import Session
from ui.shell.window import MainWindow
from ui.widgets.button import Button
from ui.widgets.segment import Segment
from ui.widgets.select import Select

Key, Modifier, LEFT = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
NONE, ALT, CTRL = Modifier.NoModifier, Modifier.AltModifier, Modifier.ControlModifier
ANNEX = template_tables("a69-517")
Record = dict[str, Any]
Part = TypeVar("Part", bound=QWidget)


def in_order(table: str) -> list[Record]:
    return sorted(ANNEX[table].values(), key=lambda record: float(record["order"]))


def name_of(record: Record) -> str:
    return str(record["name"]["en"])


def made_of(document: Document | dict[str, dict[str, Record]]) -> dict[str, Any]:
    """What Annex I shows: phases; lanes by phase, with driver; rows by lane, with level, kind and dates."""
    tables = document if isinstance(document, dict) else {
        name: dict(document.records(name)) for name in ("phases", "lanes", "activities")
    }  # fmt: skip

    def rows(table: str) -> list[Record]:
        return sorted(tables[table].values(), key=lambda record: float(record.get("order", 0)))

    def name(table: str, id: str | None) -> str:
        return name_of(tables[table][id]) if id else ""

    return {
        "phases": [name_of(phase) for phase in rows("phases")],
        "lanes": {
            (name("phases", row.get("phase")), name_of(row), row.get("driver")) for row in rows("lanes")
        },
        "activities": {
            lane["id"] and name_of(lane): [
                (
                    name_of(row),
                    name("activities", row.get("parent")),
                    row.get("kind", "task"),
                    row.get("start"),
                    row.get("finish"),
                )
                for row in _by_level(tables["activities"], lane["id"])
            ]
            for lane in rows("lanes")
        },
    }


def _by_level(activities: dict[str, Record], lane: str) -> list[Record]:
    """The rows of a lane from top to bottom."""
    mine = sorted(
        (r for r in activities.values() if r["lane"] == lane), key=lambda r: float(r.get("order", 0))
    )

    def below(parent: str | None) -> list[Record]:
        return [row for each in mine if each.get("parent") == parent for row in (each, *below(each["id"]))]

    return below(None)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    appearance.prepare("light", "en")
    made = MainWindow(Session(TransientPreferences(view="roadmap")))
    made.resize(1600, 1000)
    made.session.set_document(Document(template_tables("blank")))
    made.show_view("roadmap")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and isinstance(made.stage.view, RoadmapView))
    interval = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(1)  # people pause between clicks; a test would have to wait
    yield made
    QApplication.setDoubleClickInterval(interval)
    made.session.jobs.stop()
    made.session.set_document(None)
    made.close()
    made.deleteLater()
    appearance.apply_language("en")


class Hand:
    """What both planners can do: look."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.session = window, window.session
        view = window.stage.view
        assert isinstance(view, RoadmapView)
        self.view, self.canvas, self.state = view, view.chart.canvas, view.chart_state

    def row(self, table: str, name: str) -> int:
        found = (r["id"] for r in self.session.document.records(table).values() if name_of(r) == name)
        id = next(found, None)
        assert id is not None, name
        return self.state.outline.index[table, id]

    def part(self, kind: type[Part]) -> Part:
        """The one of its kind that is in sight."""
        return next(part for part in self.window.findChildren(kind) if part.isVisible())


class Mouse(Hand):
    """Clicks and drags; types nothing but names."""

    def click(self, widget: QWidget, at: QPoint | None = None, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseClick(widget, button, NONE, at or widget.rect().center())

    def choose(self, menu: QMenu, words: str) -> None:
        """Click an entry of an open menu."""
        action = next(action for action in menu.actions() if action.text() == words)
        self.click(menu, menu.actionGeometry(action).center())

    def context(self, row: int, words: str) -> None:
        """Choose from the context menu of a row of the outline."""
        outline = self.view.chart.outline
        self.click(outline, outline.row_rect(row).center())
        self.view.open_menu(outline.mapToGlobal(outline.row_rect(row).center()))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self.choose(menu, words)

    def select(self, row: int) -> None:
        outline = self.view.chart.outline
        self.click(outline, outline.row_rect(row).center())

    def name(self, words: str) -> None:
        """Type into the editor that is open, and leave it by a click on the chart's head."""
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, words)
        self.click(self.canvas.viewport(), QPoint(4, self.canvas.viewport().height() - 4))

    def add(self, words: str, row: int, name: str) -> int:
        """Add a phase, lane or milestone below a row by its context menu, and name it."""
        self.context(row, words)
        self.name(name)
        tables = {"Add phase": "phases", "Add lane": "lanes"}
        return self.row(tables.get(words, "activities"), name)

    def pick(self, select: Select, key: str) -> None:
        """Choose from a list that opens."""
        QApplication.processEvents()  # what was put off would close the list
        self.click(select)
        QTest.qWait(2)  # a list takes no click as quick as the second half of a double one
        view = select.view()
        place = view.visualRect(select.model().index(select.findData(key), 0)).center()
        QTest.mouseMove(view.viewport(), place)
        self.click(view.viewport(), place)
        assert select.current() == key
        self.window.activateWindow()  # without a window manager nobody else does
        QApplication.processEvents()

    def scale(self, words: str) -> None:
        """Choose a scale in the toolbar."""
        parts = (part for each in self.window.findChildren(Segment) for part in each.findChildren(QWidget))
        self.click(next(part for part in parts if getattr(part, "key", "") == words))

    def day(self, field: DateField, year: int, month: int, day: int) -> None:
        """Pick a day from the calendar of a field: year by its arrows, month by its menu, day by a click."""
        icon = field.edit.findChild(QToolButton)
        assert icon is not None
        self.click(icon)
        popup = QApplication.activePopupWidget()
        calendar = popup.findChild(QCalendarWidget) if popup else None
        assert calendar is not None
        self._year(calendar, year)
        while calendar.monthShown() != month:
            name = "qt_calendar_prevmonth" if calendar.monthShown() > month else "qt_calendar_nextmonth"
            self.click(self._tool(calendar, name))
        view = calendar.findChild(QTableView, "qt_calendar_calendarview")
        assert view is not None
        model = view.model()
        seen = 0  # how many months began so far: the days of the month before come first
        for row in range(1, model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                seen += index.data() == 1
                if seen == 1 and index.data() == day:
                    self.click(view.viewport(), view.visualRect(index).center())
                    return

    @staticmethod
    def _tool(calendar: QCalendarWidget, name: str) -> QToolButton:
        tool = calendar.findChild(QToolButton, name)
        assert tool is not None
        return tool

    def _year(self, calendar: QCalendarWidget, year: int) -> None:
        tool = self._tool(calendar, "previous_year" if year < calendar.yearShown() else "next_year")
        for _click in range(abs(year - calendar.yearShown())):
            self.click(tool)

    def draw(self, row: int, start: str, finish: str) -> None:
        """Draw a bar over the units of the scale from one date to another."""
        y = self.canvas.row_rect(row).center().y()
        unit = 0.3 * self.state.scale.quarter_width
        left = round(self.canvas.x_of(day_number(self._date(start))) + unit)
        right = round(self.canvas.x_of(day_number(self._date(finish)) + 1) - unit)
        port = self.canvas.viewport()
        QTest.mousePress(port, LEFT, NONE, QPoint(left, y))
        for x in (left + 6, (left + right) // 2, right):
            QTest.mouseMove(port, QPoint(x, y))
        QTest.mouseRelease(port, LEFT, NONE, QPoint(right, y))

    @staticmethod
    def _date(iso: str) -> date:
        return date.fromisoformat(iso)


def test_annex_one_with_the_mouse_alone(window: MainWindow) -> None:
    hand = Mouse(window)
    show = next(button for button in window.findChildren(Button) if button.words == "Show")
    hand.click(show)
    hand.choose(hand.part(ShowMenu), "Plan…")
    dialog = hand.part(PlanDialog)
    hand.day(dialog.dates["horizon_start"], 2013, 7, 1)
    hand.day(dialog.dates["horizon_finish"], 2017, 12, 31)
    hand.click(dialog.by_key["save"])
    assert hand.session.document.plan.horizon_start == "2013-07-01"
    assert hand.session.document.plan.horizon_finish == "2017-12-31"
    hand.context(hand.row("lanes", "Activities"), "Add phase")
    hand.name("Phase 1")
    hand.add("Add phase", hand.row("phases", "Phase 1"), "Phase 2")
    hand.context(hand.row("lanes", "Activities"), "Delete")
    for lane in in_order("lanes"):
        phase = ANNEX["phases"].get(lane.get("phase") or "")
        row = hand.row("phases", name_of(phase) if phase else "Phase 2")
        hand.select(hand.add("Add lane", row, name_of(lane)))
        group = hand.part(GroupSection)
        hand.pick(group.driver, lane["driver"])
        if phase is None:
            hand.pick(group.phase, "none")
    hand.scale("quarters")
    hand.click(next(button for button in window.findChildren(Button) if button.words == "Fit"))
    for record in in_order("activities"):
        draw_activity(hand, record)
    assert made_of(hand.session.document) == made_of(ANNEX)


def draw_activity(hand: Mouse, record: Record) -> None:
    """One row: drawn in its lane, or, where it is a milestone, added below the row before it."""
    before = [
        r for r in in_order("activities") if r["lane"] == record["lane"] and r["order"] < record["order"]
    ]
    if record.get("kind") == "milestone":
        hand.add("Add milestone", hand.row("activities", name_of(before[-1])), name_of(record))
        hand.select(hand.row("activities", name_of(record)))
        hand.day(hand.part(Inspector).dates.fields["start"], 2017, 1, 31)
        return
    lane = name_of(ANNEX["lanes"][record["lane"]])
    hand.draw(hand.row("lanes", lane), record["start"], quarter_end(record["finish"]))
    hand.name(name_of(record))
    if record["finish"] != quarter_end(record["finish"]):  # to the day: by its calendar
        hand.select(hand.row("activities", name_of(record)))
        hand.day(hand.part(Inspector).dates.fields["finish"], 2017, 1, 31)
    if record.get("parent"):
        hand.context(hand.row("activities", name_of(record)), "Indent")


def quarter_end(iso: str) -> str:
    """The last day of the quarter of a date."""
    year, month = int(iso[:4]), int(iso[5:7])
    last = (month + 2) // 3 * 3
    return f"{year}-{last:02}-{30 if last in (6, 9) else 31}"


class Keyboard(Hand):
    """Presses keys and types; the focus goes where keys take it."""

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _time in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, words)

    def run(self, words: str) -> None:
        """Run a command that has no keys of its own from the palette."""
        self.key(Key.Key_K, CTRL)
        self.type(words)
        self.key(Key.Key_Return)

    def go(self, table: str, name: str) -> None:
        """Move the cursor to a row, from where it is."""
        by = self.row(table, name) - self.state.number(self.state.cursor)
        self.key(Key.Key_Down if by > 0 else Key.Key_Up, times=abs(by))
        QApplication.processEvents()  # what can be done with it is found out meanwhile

    def tab_to(self, field: QWidget) -> None:
        """Press Tab until a field has the focus."""
        target = field.focusProxy() or field
        for _press in range(60):
            if QApplication.focusWidget() is target:
                return
            self.key(Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {target}")

    def write(self, field: QWidget, words: str) -> None:
        self.tab_to(field)
        self.key(Key.Key_A, CTRL)
        self.type(words)

    def fill(self, field: QWidget, words: str) -> None:
        self.write(field, words)
        self.key(Key.Key_Return)

    def back(self) -> None:
        """Go back to the chart."""
        for _press in range(6):
            if QApplication.focusWidget() is self.canvas:
                return
            self.key(Key.Key_F6, Modifier.ShiftModifier)
        raise AssertionError("Shift+F6 does not come to the chart")


def test_annex_one_with_the_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    hand = Keyboard(window)
    hand.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
    hand.key(Key.Key_P, CTRL | ALT)
    dialog = hand.part(PlanDialog)
    dialog.activateWindow()  # without a window manager nobody else does
    qtbot.waitUntil(dialog.isActiveWindow)
    hand.write(dialog.dates["horizon_start"], "Q3 2013")
    hand.fill(dialog.dates["horizon_finish"], "Q4 2017")  # with Enter, which saves
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hand.back()
    for phase in in_order("phases"):
        hand.run("Add phase")
        hand.type(name_of(phase))
        hand.key(Key.Key_Return)
    hand.go("lanes", "Activities")
    hand.key(Key.Key_Delete)
    for lane in in_order("lanes"):
        add_lane(hand, lane)
    for record in in_order("activities"):
        type_activity(hand, record)
    assert made_of(hand.session.document) == made_of(ANNEX)


def add_lane(hand: Keyboard, lane: Record) -> None:
    phase = ANNEX["phases"].get(lane.get("phase") or "")
    hand.go("phases", name_of(phase) if phase else "Phase 2")
    hand.run("Add lane")
    hand.type(name_of(lane))
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Return, ALT)
    group = hand.part(GroupSection)
    choose(hand, group.driver, lane["driver"])
    if phase is None:
        choose(hand, group.phase, "none")
    hand.back()


def choose(hand: Keyboard, select: Select, key: str) -> None:
    """Choose from a list by its arrow keys."""
    hand.tab_to(select)
    by = select.findData(key) - select.currentIndex()
    hand.key(Key.Key_Down if by > 0 else Key.Key_Up, times=abs(by))


def type_activity(hand: Keyboard, record: Record) -> None:
    lane = name_of(ANNEX["lanes"][record["lane"]])
    before = [
        r for r in in_order("activities") if r["lane"] == record["lane"] and r["order"] < record["order"]
    ]
    if before:
        hand.go("activities", name_of(before[-1]))
    else:
        hand.go("lanes", lane)
    is_milestone = record.get("kind") == "milestone"
    hand.key(Key.Key_Insert, CTRL if is_milestone else NONE)
    hand.type(name_of(record))
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Return, ALT)
    fields = hand.part(Inspector).dates.fields
    hand.fill(fields["start"], record["start"])
    if not is_milestone:
        hand.fill(fields["finish"], record["finish"])
    hand.back()
    above = ANNEX["activities"].get(before[-1].get("parent") or "") if before else None
    if record.get("parent") and above is None:
        hand.key(Key.Key_BracketRight, CTRL)
    elif above is not None and not record.get("parent"):
        hand.key(Key.Key_BracketLeft, CTRL)
