"""A view as it looks on screen, as a picture; works without a display."""

import time

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtGui import QImage

from planning.plan.document import Document
from ui.shell import appearance
from ui.shell.preferences import TransientPreferences
from ui.shell.session import Session
from ui.shell.window import MainWindow

_PATIENCE = 60  # seconds for what the view computes; a picture shows results, not progress
_QUIET = 0.5  # seconds without any work: longer than a view puts off what typing would repeat


def grab(document: Document, view: str, language: str, theme: str, size: tuple[int, int]) -> QImage:
    """The window with a view of a plan, ``size`` in px. The plan stays open; an application must exist."""
    appearance.prepare(theme, language)
    session = Session(TransientPreferences(language=language, theme=theme, view=view))
    window = MainWindow(session)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setMinimumSize(1, 1)
    session.set_document(document)
    window.show_view(view)
    window.resize(QSize(*size))
    window.show()
    _settle(session)
    image = window.grab().toImage()
    session.set_document(None, close=False)
    window.close()
    window.deleteLater()
    _rounds(1)
    return image


def _settle(session: Session) -> None:
    """Let the window finish: events, what was put off, and the jobs that a view started."""
    now = busy = time.monotonic()
    end = now + _PATIENCE
    while now < min(busy + _QUIET, end):
        _rounds(5)
        time.sleep(0.01)
        now = time.monotonic()
        busy = now if session.jobs.active else busy


def _rounds(count: int) -> None:
    for _round in range(count):
        appearance.application().processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
