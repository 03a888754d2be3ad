"""The first picture of the overview shows cards and findings, and waits for nothing slow."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SCRIPT = """
import json, sys
import roadmap_app
from PySide6.QtCore import QEvent, QObject, QTimer
from planning.plan.document import Document
from roadmap_app.app import make_application, open_window
from roadmap_app.settings import StoredSettings
from ui.overview.page import Page

SLOW = ("numpy", "pyqtgraph", "reportlab", "babel.dates", "pypdfium2", "pikepdf")
app = make_application()
window = open_window(None, StoredSettings(view="overview", language="en").bind(None))
window.session.set_document(Document.from_template("a69-517", sys.argv[1]))


class Watch(QObject):
    seen = None

    def eventFilter(self, watched, event):
        if self.seen is None and event.type() == QEvent.Type.Paint and isinstance(watched, Page):
            self.seen = {"slow": [name for name in SLOW if name in sys.modules],
                         "keys": len(watched.keys)}
        return False


def look():
    page = window.stage.view.page if window.stage.view else None
    if page is not None and page.budget.chart is not None and page.findings.rows():
        found = len(page.findings.rows())
        print(json.dumps(watch.seen | {"later": "pyqtgraph" in sys.modules, "findings": found}))
        app.quit()
    else:
        QTimer.singleShot(10, look)


watch = Watch()
app.installEventFilter(watch)
window.show()
look()
app.exec()
window.session.set_document(None)
"""


def test_nothing_slow_is_imported_before_the_cards_are_seen(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "plan.json")],
        env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen == {"slow": [], "findings": 6, "keys": 6, "later": True}
