"""From the start of the process to the painted window with the sample plan: best of five, offscreen.

Budget: 400 ms with files cached, and none of the slow libraries imported before. Times vary with the machine,
so only the imports decide the exit code.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUDGET_MS = 400
ROUNDS = 5
SLOW = ("numpy", "pyqtgraph", "reportlab", "babel.dates")
VIEWS = ("overview", "roadmap", "reports")
WINDOW = f"""
import sys, time
import roadmap_app
from pathlib import Path
from roadmap_app.app import make_application, open_window
from ui.shell.preferences import TransientPreferences

app = make_application()
window = open_window(Path(sys.argv[1]), TransientPreferences(view=sys.argv[2]))
painted = []
def note():
    painted.append(time.monotonic())
    painted.extend(name for name in {SLOW!r} if name in sys.modules)
window.painted.connect(note)
window.show()
while not painted or window.stage.view is None:
    app.processEvents()
app.processEvents()
print(time.monotonic(), *painted)
"""
BARE = "import time; from PySide6 import QtWidgets; print(time.monotonic())"


def start(code: str, *arguments: str) -> tuple[list[float], set[str]]:
    """Milliseconds from the start of a process to the moments it prints, and the names it prints."""
    # Files cached, as after the first start: modules compiled, too.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, *arguments]
    before = time.monotonic()  # the same clock in every process of a machine
    output = subprocess.check_output(
        command, cwd=ROOT, text=True, timeout=60, env=environment, stderr=subprocess.DEVNULL
    )
    moments = [word for word in output.split() if word[0].isdigit()]
    return [(float(moment) - before) * 1000 for moment in moments], set(output.split()) - set(moments)


def best(code: str, *arguments: str) -> tuple[list[float], set[str]]:
    """The best times of some rounds, after one that fills the caches."""
    rounds = [start(code, *arguments) for _round in range(ROUNDS + 1)][1:]
    times = [min(moments) for moments in zip(*(times for times, _names in rounds), strict=True)]
    return times, set().union(*(names for _times, names in rounds))


def main() -> int:
    """Print the times and what was imported too early."""
    too_early: set[str] = set()
    (bare,), _nothing = best(BARE)
    print(f"Qt imported: {bare:.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "sample.plan.json")
        new = [sys.executable, "-m", "roadmap_app", "new", str(plan), "--template", "a69-517"]
        subprocess.run(new, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        for view in VIEWS:
            (shown, painted), imported = best(WINDOW, str(plan), view)
            too_early |= imported
            print(f"{view}: window painted {painted:.0f} ms (budget {BUDGET_MS}), plan shown {shown:.0f} ms")
    print(f"imported before: {', '.join(sorted(too_early)) or 'nothing slow'}")
    return int(bool(too_early))


if __name__ == "__main__":
    sys.exit(main())
