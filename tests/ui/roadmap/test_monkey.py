"""Random gestures, keys, undo and redo: the view stays true to the plan, and undoing all restores it."""

from random import Random

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planning.scene.bars import Bars
from planning.scene.rows import Outline
from tests.ui.roadmap.conftest import Bench

Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
KEYS = [
    (Key.Key_Up, NONE),
    (Key.Key_Down, NONE),
    (Key.Key_Down, SHIFT),
    (Key.Key_Left, NONE),
    (Key.Key_Right, NONE),
    (Key.Key_Right, ALT),
    (Key.Key_Left, ALT | SHIFT),
    (Key.Key_Right, ALT | SHIFT),
    (Key.Key_Down, CTRL),
    (Key.Key_BracketRight, CTRL),
    (Key.Key_BracketLeft, CTRL),
    (Key.Key_Delete, NONE),
    (Key.Key_Insert, NONE),
    (Key.Key_Escape, NONE),
    (Key.Key_Return, NONE),
    (Key.Key_Home, NONE),
]


class Monkey:
    """One random action after the other."""

    def __init__(self, bench: Bench, random: Random) -> None:
        self.bench, self.random = bench, random

    def point(self) -> QPoint:
        port = self.bench.canvas.viewport()
        rows = min(port.height(), int(self.bench.view.chart_state.height)) or 1
        return QPoint(self.random.randrange(port.width()), self.random.randrange(rows))

    def drag(self) -> None:
        start = self.point()
        is_kept = self.random.random() < 0.7
        by = QPoint(self.random.randrange(-300, 300), self.random.randrange(-40, 40))
        self.bench.drag(start, by, release=is_kept, steps=3)
        if not is_kept:
            self.bench.canvas.setFocus()
            self.bench.key(Key.Key_Escape)
            QTest.mouseRelease(self.bench.canvas.viewport(), Qt.MouseButton.LeftButton, pos=start + by)

    def hover(self) -> None:
        start, end = self.point(), self.point()
        for step in range(4):
            QTest.mouseMove(self.bench.canvas.viewport(), start + (end - start) * step / 3)

    def key(self) -> None:
        if self.random.random() < 0.6:
            self.bench.canvas.setFocus()
        self.bench.key(*self.random.choice(KEYS))

    def history(self) -> None:
        document = self.bench.document
        if self.random.random() < 0.6:
            if document.undo_label:
                self.bench.session.undo()
        elif document.redo_label:
            self.bench.session.redo()

    def zoom(self) -> None:
        self.bench.canvas.zoom_by(self.random.choice([0.5, 0.8, 1.25, 2.0]), self.point().x())

    def act(self) -> None:
        often = [self.drag, self.hover, self.key]
        self.random.choice([*often, *often, self.key, self.history, self.zoom])()


def assert_true_to_the_plan(bench: Bench) -> None:
    state = bench.view.chart_state
    anew = Outline(bench.document, state.outline.collapsed)
    assert state.outline.rows == anew.rows
    expected = Bars(anew)
    np.testing.assert_array_equal(state.bars.start, expected.start)
    np.testing.assert_array_equal(state.bars.finish, expected.finish)
    np.testing.assert_array_equal(state.bars.style, expected.style)
    selection = bench.session.selection
    assert all(bench.document.get(selection.table, id) for id in selection.ids)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_the_view_is_true_and_undo_restores(bench: Bench, seed: int) -> None:
    tables = ("phases", "lanes", "activities", "links")
    before = {table: bench.document.raw(table) for table in tables}
    monkey = Monkey(bench, Random(seed))
    for _turn in range(40):
        monkey.act()
        QApplication.processEvents()
        if bench.canvas.pointing.gesture is None:
            assert_true_to_the_plan(bench)
    bench.canvas.setFocus()
    while bench.document.undo_label:
        bench.session.undo()
    assert {table: bench.document.raw(table) for table in tables} == before
    assert_true_to_the_plan(bench)
