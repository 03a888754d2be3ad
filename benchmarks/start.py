"""From the start of the process to the painted window with the sample plan: best of five, offscreen, files cached.

Budget: 400 ms, and none of the slow libraries imported before. Times vary with the machine, so only the imports
decide the exit code.
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
PROGRAM = f"""
import sys, time
import roadmap_app
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from roadmap_app.app import make_application, open_window

app = make_application()
window = open_window(Path(sys.argv[1]))
def painted():
    print(time.monotonic(), *[name for name in {SLOW!r} if name in sys.modules], flush=True)
    app.exit()
window.painted.connect(painted)
window.show()
app.exec()
"""


def start(plan: Path, settings: str) -> tuple[float, list[str]]:
    """Milliseconds until the window is painted, and the slow libraries that were imported by then."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": settings}
    command = [sys.executable, "-c", PROGRAM, str(plan)]
    before = time.monotonic()
    output = subprocess.check_output(
        command, cwd=ROOT, text=True, timeout=60, env=environment, stderr=subprocess.DEVNULL
    )
    moment, *imported = output.split()
    return (float(moment) - before) * 1000, imported


def main() -> int:
    """Print the times and what was imported too early."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "sample.plan.json")
        new = [sys.executable, "-m", "roadmap_app", "new", str(plan), "--template", "a69-517"]
        subprocess.run(new, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        rounds = [start(plan, folder) for _round in range(ROUNDS + 1)][1:]  # the first one fills the caches
    imported = sorted({name for _time, names in rounds for name in names})
    times = sorted(milliseconds for milliseconds, _names in rounds)
    print(f"window painted: best {times[0]:.0f} ms of {', '.join(f'{t:.0f}' for t in times)} (budget {BUDGET_MS})")
    print(f"imported before: {', '.join(imported) or 'nothing slow'}")
    return int(bool(imported))


if __name__ == "__main__":
    sys.exit(main())
