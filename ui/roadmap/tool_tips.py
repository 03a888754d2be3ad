"""Tooltips of painted widgets, asked for at a place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QWidget


class ToolTips(QObject):
    """Answers a widget's ToolTip events; the widget stays free of an ``event`` of its own.

    An error in a paintEvent that was reached through a Python ``event`` ends the process in PySide6 6.11.
    """

    def __init__(self, widget: QWidget, show: Callable[[QHelpEvent], None]) -> None:
        super().__init__(widget)
        self._show = show
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show(event)
            return True
        return False
