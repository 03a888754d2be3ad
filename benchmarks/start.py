"""From the start of the process to the painted window with the sample plan: best of five, offscreen.

Three moments: the frame of the window is painted, with the plan's name and the way to everything; the content
of the view is painted; its charts, which load their libraries only then, are there, too. Budget of the first:
400 ms with files cached, and none of the slow libraries imported before. Times vary with the machine, so only
the imports decide the exit code; the time of the processor is printed beside, which varies less.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
BUDGET_MS = 400
ROUNDS = 5
SLOW = ("numpy", "pyqtgraph", "reportlab", "babel.dates")
VIEWS = ("overview", "roadmap", "reports")
WINDOW = f"""
import sys, time
import roadmap_app.cli
from pathlib import Path
from roadmap_app import interpreter
interpreter.hasten()
from roadmap_app.app import make_application, open_window
from PySide6.QtCore import QEvent, QObject
from ui.shell.preferences import TransientPreferences

app = make_application()
window = open_window(Path(sys.argv[1]), TransientPreferences(view=sys.argv[2]))
moments = []
def note():
    moments.extend((time.monotonic(), time.process_time()))
class Watch(QObject):
    paints = 0
    def eventFilter(self, watched, event):
        self.paints += event.type() == QEvent.Type.Paint
        return False
def framed():
    note()
    print(*(name for name in {SLOW!r} if name in sys.modules))
window.painted.connect(framed)
window.show()
while window.stage.view is None:
    app.processEvents()
watch = Watch()
window.stage.view.installEventFilter(watch)
while not watch.paints:
    app.sendPostedEvents()  # no timers, which load the charts
note()
app.processEvents()
note()
print(*moments)
"""
BARE = "import time; from PySide6 import QtWidgets; print(time.monotonic(), time.process_time())"


class Moment(NamedTuple):
    """When something was so: since the start of the process, and what of the processor it took; both ms."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:.0f} ms ({self.processor:.0f})"


def start(code: str, *arguments: str) -> tuple[list[Moment], set[str]]:
    """The moments that a process prints, and the names."""
    # Files cached, as after the first start: modules compiled, too.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, *arguments]
    before = time.monotonic()  # the same clock in every process of a machine
    output = subprocess.check_output(
        command, cwd=ROOT, text=True, timeout=60, env=environment, stderr=subprocess.DEVNULL
    )
    numbers = [float(word) for word in output.split() if word[0].isdigit()]
    clocks = zip(numbers[::2], numbers[1::2], strict=True)
    moments = [Moment((now - before) * 1000, spent * 1000) for now, spent in clocks]
    return moments, {word for word in output.split() if not word[0].isdigit()}


def best(code: str, *arguments: str) -> tuple[list[Moment], set[str]]:
    """The best times of some rounds, after one that fills the caches."""
    rounds = [start(code, *arguments) for _round in range(ROUNDS + 1)][1:]
    series = zip(*(moments for moments, _names in rounds), strict=True)
    found = [Moment(*(min(times) for times in zip(*same, strict=True))) for same in series]
    return found, set().union(*(names for _moments, names in rounds))


def main() -> int:
    """Print the times and what was imported too early."""
    too_early: set[str] = set()
    (bare,), _nothing = best(BARE)
    print(f"Qt imported: {bare}")
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "sample.plan.json")
        new = [sys.executable, "-m", "roadmap_app", "new", str(plan), "--template", "a69-517"]
        subprocess.run(new, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        for view in VIEWS:
            (frame, content, charts), imported = best(WINDOW, str(plan), view)
            too_early |= imported
            print(f"{view}: window painted {frame} (budget {BUDGET_MS}), view {content}, its charts {charts}")
    print(f"imported before: {', '.join(sorted(too_early)) or 'nothing slow'}")
    return int(bool(too_early))


if __name__ == "__main__":
    sys.exit(main())
