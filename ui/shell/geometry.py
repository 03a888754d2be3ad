"""Where the window was, kept between runs, checked against the screens there are now."""

import base64
import binascii

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_USUAL = QSize(1440, 900)


def kept(window: QWidget) -> str:
    """The geometry as text."""
    return base64.b64encode(window.saveGeometry().data()).decode("ascii")


def restore(window: QWidget, text: str) -> None:
    """Take up a geometry; the usual size in the middle where there is none or where it is on no screen."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if raw and window.restoreGeometry(QByteArray(raw)) and is_on_screen(window):
        return
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(_USUAL.boundedTo(screen.size()).expandedTo(window.minimumSize()))
    window.move(screen.center() - window.rect().center())


def is_on_screen(window: QWidget) -> bool:
    """Whether the title bar can be reached."""
    top = window.geometry().adjusted(0, 0, 0, -window.height() + 40)
    return any(screen.availableGeometry().intersects(top) for screen in QGuiApplication.screens())
