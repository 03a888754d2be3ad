"""Start of the window: crash reports first, then the application, its appearance, the plan."""

import contextlib
import faulthandler
import os
import signal
import socket
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QThreadPool,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import resources
from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app import __version__, interpreter, settings
from ui.shell import appearance
from ui.shell.preferences import Preferences
from ui.shell.session import Session
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from planning.scene.drawing import Design

NAME = "roadmap-app"
_NO_SCREEN = ("This plugin does not support", "Detected locale")


def has_display() -> bool:
    """Whether a window can be shown: X11 and Wayland say so in the environment."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def make_application() -> QApplication:
    """The one application with its name, version and icon; offscreen where there is no display."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication([NAME])
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setApplicationVersion(__version__)
    app.setDesktopFileName(NAME)
    icon = QIcon()
    for file in sorted(resources.path("brand").glob("application-*.png")):
        icon.addFile(str(file))
    app.setWindowIcon(icon)
    return app


def run_window(plan: Path | str | None = None) -> int:
    """Open the window, with a plan where one is named, and run until it is closed.

    Raises:
        PlanError: ``no_display``.
    """
    if not has_display():
        remedy = _("Use the commands that work without one: roadmap-app --help.")
        raise PlanError(_("There is no display to open a window on."), remedy, code="no_display")
    _arm()
    app = make_application()
    window = open_window(Path(plan) if plan else None)
    closing = _Signals(window)
    window.painted.connect(lambda: QTimer.singleShot(0, settle))
    window.show()
    code = app.exec()
    closing.stop()
    QThreadPool.globalInstance().waitForDone(5000)
    return code


def open_window(plan: Path | None, preferences: Preferences | None = None) -> MainWindow:
    """A window that is not shown yet, with the plan in it; the window says what is wrong with the file."""
    preferences = preferences or settings.load()
    appearance.prepare(preferences.theme, preferences.language)
    window = MainWindow(Session(preferences, appearance.application()))
    _report_crashes(window)
    if plan is not None:
        window.files.open_at_start(plan)
    return window


def picture(document: Document, view: str, language: str, theme: str, size: tuple[int, int]) -> bytes:
    """A view of a plan as it looks on screen, as PNG; works without a display."""
    from ui.shell.picture import grab

    _make_offscreen()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    grab(document, view, language, theme, size).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def roadmap_picture(
    document: Document, language: str, scale: float = 2.0, design: "Design | None" = None
) -> bytes:
    """The whole roadmap, bars with their names, as PNG; works without a display.

    Raises:
        PlanError: ``too_large``.
    """
    from planning.scene.drawing import EXPORT
    from ui.roadmap.picture import render_png

    _make_offscreen()
    appearance.prepare("light", language)
    return render_png(document, language, scale=scale, design=design or EXPORT)


def _make_offscreen() -> None:
    """An application without a screen; what Qt says about that is nobody's concern."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_say_what_matters)
    make_application()


def _say_what_matters(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if kind != QtMsgType.QtWarningMsg or not message.startswith(_NO_SCREEN):
        sys.stderr.write(f"{message}\n")


def settle() -> None:
    """The view is made, too: import on a thread what the first chart and the first report need.

    Not before, for two threads share one interpreter: the view would come later by what the other one does.
    """
    interpreter.settle()

    def load() -> None:
        import numpy as np  # noqa: F401
        import reportlab.pdfgen.canvas  # noqa: F401

    QThreadPool.globalInstance().start(load)


def _arm() -> None:
    """Have a crash of the interpreter leave its stack behind, also where there is no console."""
    if sys.stderr is not None:
        faulthandler.enable()
        return
    from roadmap_app.error_log import open_log

    with contextlib.suppress(OSError):  # no log is no reason not to start
        faulthandler.enable(open_log())


class _CrashReports(QObject):
    """Turns an exception that nothing caught into a dialog with its details, once at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self, error: BaseException) -> None:
        from ui.shell.crash import CrashDialog

        details = "".join(traceback.format_exception(error))
        print(details, file=sys.stderr)  # noqa: T201 - for those who started it from a terminal
        CrashDialog.show_details(self._window, f"Roadmap Planner {__version__}\n{sys.version}\n\n{details}")


def _report_crashes(window: MainWindow) -> None:
    reports = _CrashReports(window)

    def caught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            window.close()
        else:
            QTimer.singleShot(0, reports, lambda: reports.show(error))

    def caught_on_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            caught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_on_thread


class _Signals:
    """Closes the window, with its question about unsaved work, on Ctrl+C in the terminal and on SIGTERM.

    Python runs the handler of a signal between two of its own steps, and while Qt waits there are none. The
    signal therefore also writes to a socket that Qt watches.
    """

    def __init__(self, window: MainWindow) -> None:
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda: self._reader.recv(64))
        self._before = signal.set_wakeup_fd(self._writer.fileno())
        for number in (signal.SIGINT, signal.SIGTERM):
            # By way of the event loop: a window that is closed before the loop runs does not end it.
            signal.signal(number, lambda _number, _frame: QTimer.singleShot(0, window.close))

    def stop(self) -> None:
        """Leave the signals to Python again."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        self._reader.close()
        self._writer.close()
