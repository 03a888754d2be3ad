"""The start of the window, for real: in a process of its own."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app import app
from ui.shell.crash import CrashDialog
from ui.shell.preferences import TransientPreferences

ROOT = Path(__file__).parents[2]
START = """
import sys
from pathlib import Path
import roadmap_app
from roadmap_app import interpreter
interpreter.hasten()
from roadmap_app import app
from ui.shell.preferences import TransientPreferences
application = app.make_application()
window = app.open_window(Path(sys.argv[1]), TransientPreferences(view=sys.argv[2]))
slow = ("numpy", "pyqtgraph", "reportlab", "babel.dates", "pikepdf", "pypdfium2", "uharfbuzz")
slow += ("roadmap_app.error_log", "ui.shell.start_page", "ui.shell.command_palette", "ui.widgets.dialog")
window.painted.connect(lambda: print("early:", *[name for name in slow if name in sys.modules]))
window.show()
while window.stage.view is None:
    application.processEvents()
print("view:", window.stage.name)
window.session.jobs.stop()
window.close()
"""

# The way of the command line, up to a closed window: what the interpreter does, at the first paint and later.
WAY = """
import builtins, gc, inspect, sys
from PySide6.QtCore import QTimer
from roadmap_app import interpreter
from roadmap_app.cli import main
interpreter.hasten()
from roadmap_app import app
from ui.shell.preferences import TransientPreferences

def note(*words):
    print(*words, "collecting" if gc.isenabled() else "resting", gc.get_freeze_count() > 10_000)

def watched(plan):
    window = opened(plan, TransientPreferences(view="overview"))
    window.painted.connect(lambda: note("painted"))
    window.painted.connect(poll.start)
    return window

def settled():
    if gc.isenabled():
        poll.stop()
        note("settled")
        app.appearance.application().closeAllWindows()

print(inspect.isbuiltin(builtins.__import__))
opened, app.open_window = app.open_window, watched
application = app.make_application()
poll = QTimer(interval=20)
poll.timeout.connect(settled)
sys.exit(main([sys.argv[1]]))
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "sample.plan.json"
    Document.from_template("a69-517", path).close()
    return path


def run(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=os.environ | environment,
        capture_output=True, text=True, timeout=60, check=False,
    )


@pytest.mark.parametrize("view", ["overview", "roadmap", "reports"])
def test_nothing_slow_is_imported_before_the_first_paint(plan: Path, view: str) -> None:
    done = run(START, str(plan), view)
    assert done.stdout.splitlines() == ["early:", f"view: {view}"]
    assert done.returncode == 0, done.stderr


def test_the_collector_rests_until_the_window_is_shown(plan: Path) -> None:
    done = run(WAY, str(plan))
    told = ["True", "painted resting False", "settled collecting True"]
    assert (done.stdout.splitlines(), done.returncode) == (told, 0), done.stderr


def test_without_a_display_the_window_is_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(PlanError) as caught:
        app.run_window()
    assert caught.value.code == "no_display"
    assert "--help" in caught.value.remedy


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_a_signal_closes_the_window(plan: Path) -> None:
    code = "import sys, roadmap_app.app as app; sys.exit(app.run_window(sys.argv[1]))"
    owner = plan.with_name(f".{plan.name}.owner")
    with subprocess.Popen([sys.executable, "-c", code, str(plan)], cwd=ROOT) as process:
        for _wait in range(300):
            if owner.exists():  # the plan is open, and the handlers were set just after
                break
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) in (0, -signal.SIGTERM)


def test_a_fault_is_told_with_details_and_once(qtbot: QtBot, plan: Path) -> None:
    window = app.open_window(plan, TransientPreferences())
    window.show()
    for _fault in range(2):
        try:
            raise ZeroDivisionError("on purpose")
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: window.findChild(CrashDialog, "crash") is not None)
    dialogs = window.findChildren(CrashDialog)
    assert len(dialogs) == 1
    details = dialogs[0].findChild(QPlainTextEdit)
    assert details is not None
    assert "ZeroDivisionError: on purpose" in details.toPlainText()
    dialogs[0].close()
    window.session.jobs.stop()
    window.close()
    window.deleteLater()
    sys.excepthook = sys.__excepthook__


def test_an_unreadable_plan_is_said_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    window = app.open_window(tmp_path / "gone.plan.json", TransientPreferences())
    window.show()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.notice is not None
    assert window.banner.notice.text.startswith("gone.plan.json")
    window.close()
    window.deleteLater()


LOOKS = [("overview", "light", "en"), ("roadmap", "dark", "zh")]


@pytest.mark.parametrize(("view", "theme", "language"), LOOKS)
def test_a_picture_has_the_size_asked_for_and_leaves_the_plan_open(
    qtbot: QtBot, plan: Path, view: str, theme: str, language: str
) -> None:
    from PySide6.QtGui import QImage

    document = Document.open(plan, read_only=True)
    png = app.picture(document, view, language, theme, (1200, 760))
    image = QImage.fromData(png)
    assert (image.width(), image.height()) == (1200, 760)
    assert document.plan.symbol == "A/69/517"
    assert (image.pixelColor(600, 5).lightness() < 100) == (theme == "dark")
    document.close()
