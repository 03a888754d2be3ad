"""Widgets stand in a window that is dressed as the application is."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell import appearance

Stood = Callable[..., QWidget]


@pytest.fixture
def stand(qtbot: QtBot) -> Stood:
    """Puts widgets into a window and shows it."""
    appearance.prepare("light", "en")
    kept: list[QWidget] = []

    def put(*widgets: QWidget) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return put
