"""A field that is edited stays where it is on the screen, whatever grows or shrinks above it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid


@contextmanager
def held(area: QScrollArea) -> Iterator[None]:
    """While the content of a scroll area is filled again, the field with the keyboard keeps its place."""
    page, focused = area.widget(), QApplication.focusWidget()
    is_inside = page is not None and focused is not None and page.isAncestorOf(focused)
    before = _top(focused, area) if focused is not None and is_inside else 0
    yield
    if focused is not None and is_inside:
        # New rows are shown, and layouts settled, when the events that wait now have been handled.
        QTimer.singleShot(0, area, lambda: _put_back(area, focused, before))


def _put_back(area: QScrollArea, field: QWidget, before: int) -> None:
    page = area.widget()
    if page is not None and isValid(field) and page.isAncestorOf(field):
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + _top(field, area) - before)


def _top(field: QWidget, area: QScrollArea) -> int:
    return field.mapTo(area, QPoint()).y()
