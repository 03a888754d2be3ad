"""What a frame of the roadmap costs on a large plan: 50,000 bars and 25,000 links, CPU time, offscreen.

usage: python benchmarks/gantt.py [BARS]

Budgets: scroll and zoom median under 4 ms, the whole plan under 16 ms, a step of a drag under 2 ms. Each is
printed with its ratio to a frame that fills the same viewport with plain rectangles of Qt's own, measured in
the same run, so that runs on other machines can be compared.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow

from planning.plan.document import Document
from ui.roadmap.view import RoadmapView
from ui.shell import appearance
from ui.shell.commands import CommandTable
from ui.shell.session import Session

SIZE = (1600, 900)
LANE_SIZE = 500
DRIVERS = ("modernization", "transformation", "innovation", "governance")


@dataclass
class Preferences:
    """Kept in memory only."""

    language: str = "en"
    theme: str = "light"
    geometry: str = ""
    view: str = "roadmap"
    inspector_open: bool = True
    inspector_width: int = 292
    recent_files: list[str] = field(default_factory=list)
    shortcuts: dict[str, list[str]] = field(default_factory=dict)
    view_state: dict[str, str] = field(default_factory=dict)

    def save(self) -> None:
        """There is nothing to write."""


def large_plan(bars: int) -> dict[str, dict[str, dict[str, Any]]]:
    """The tables of a plan of many lanes over five years, with a link for every second bar."""
    random, first = Random(7), date(2020, 1, 1)
    lanes = {
        f"l{n}": {"id": f"l{n}", "name": {"en": f"Lane {n}"}, "order": n, "driver": DRIVERS[n % 4]}
        for n in range(max(1, bars // LANE_SIZE))
    }
    activities: dict[str, dict[str, Any]] = {}
    for n in range(bars):
        start = first + timedelta(days=random.randrange(1700))
        activities[f"a{n}"] = {
            "id": f"a{n}",
            "name": {"en": f"Activity number {n}"},
            "lane": f"l{n * len(lanes) // bars}",
            "order": n,
            "start": start.isoformat(),
            "finish": (start + timedelta(days=random.randrange(5, 120))).isoformat(),
            "indicative": random.choice(["", "both", "start"]),
            "date_basis": {"en": "stated"},
        }
    links = {}
    for n in range(bars // 2):
        end = min(bars - 1, 2 * n + random.randrange(1, 60))
        links[f"k{n}"] = {"id": f"k{n}", "predecessor": f"a{2 * n}", "successor": f"a{end}"}
    head = {"id": "plan", "title": {"en": "Large"}, "languages": ["en"], "horizon_start": "2020-01-01"}
    plan = {"plan": {**head, "horizon_finish": "2024-12-31"}}
    return {"plan": plan, "lanes": lanes, "activities": activities, "links": links}


def made(tables: dict[str, dict[str, dict[str, Any]]]) -> tuple[QMainWindow, RoadmapView]:
    """A window with a plan."""
    session = Session(Preferences())
    session.set_document(Document(tables))
    window = QMainWindow()
    session.commands = CommandTable(window, session.preferences)
    view = RoadmapView(session)
    session.commands.add(view.commands(), "roadmap")
    window.setCentralWidget(view)
    window.resize(*SIZE)
    window.show()
    QApplication.processEvents()
    return window, view


def timed(step: Callable[[int], object], count: int) -> list[float]:
    """CPU milliseconds of each of ``count`` steps."""
    taken = []
    for number in range(count):
        begin = time.process_time()
        step(number)
        taken.append(1000 * (time.process_time() - begin))
    return taken


def frames(view: RoadmapView) -> dict[str, list[float]]:
    """Scrolling, zooming, the whole plan, a drag."""
    canvas, state = view.chart.canvas, view.chart_state
    port, app = canvas.viewport(), QApplication.processEvents

    def scroll(number: int) -> None:
        canvas.verticalScrollBar().setValue(number * 96)
        app()

    def page(number: int) -> None:
        canvas.verticalScrollBar().setValue(number * 800)
        app()

    def zoom(number: int) -> None:
        canvas.zoom_to(40 * 1.06**number, 400)
        app()

    def whole(number: int) -> None:
        canvas.verticalScrollBar().setValue(0)
        port.repaint()

    results = {"scroll by a wheel step": timed(scroll, 60), "scroll by a page": timed(page, 60)}
    results["zoom"] = timed(zoom, 40)
    state.toggle_layer("links")
    results["page, all links"] = timed(page, 60)
    state.toggle_layer("links")
    results["drag"] = drag(view)
    state.set_row_height(port.height() / len(state.outline.rows))
    canvas.fit()
    results["whole plan"] = timed(whole, 10)
    return results


def drag(view: RoadmapView) -> list[float]:
    """Steps of a drag of one bar, each painted."""
    canvas, port = view.chart.canvas, view.chart.canvas.viewport()
    canvas.fit()
    QApplication.processEvents()
    number = int(canvas.whole_frame().visible()[5])
    at = canvas.box_of(number).center()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

    def event(kind: QMouseEvent.Type, x: float, button: Qt.MouseButton) -> QMouseEvent:
        point = QPointF(x, at.y())
        return QMouseEvent(kind, point, port.mapToGlobal(point), button, left, Qt.KeyboardModifier.NoModifier)

    canvas.mousePressEvent(event(QMouseEvent.Type.MouseButtonPress, at.x(), left))

    def step(count: int) -> None:
        canvas.mouseMoveEvent(event(QMouseEvent.Type.MouseMove, at.x() + 12 * count, none))
        QApplication.processEvents()

    taken = timed(step, 40)
    canvas.pointing.cancel()
    return taken[2:]


def yardstick() -> float:
    """CPU milliseconds of a frame of 100 rounded rectangles with a word each, the least any chart costs."""
    pixmap, colour = QPixmap(*SIZE), QColor(40, 80, 160)

    def paint(_number: int) -> None:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(pixmap.rect(), QColor(255, 255, 255))
        painter.setBrush(colour)
        for place in range(100):
            painter.drawRoundedRect(place * 7, place * 8, 300, 20, 4, 4)
            painter.drawText(place * 7 + 10, place * 8 + 14, "Activity")
        painter.end()

    return statistics.median(timed(paint, 20))


def main() -> None:
    """Print what each kind of frame costs."""
    bars = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    _app = QApplication([])
    appearance.prepare("light", "en")
    tables = large_plan(bars)
    begin = time.process_time()
    window, view = made(tables)
    print(f"{bars} bars, {bars // 2} links: open {time.process_time() - begin:.2f} s CPU")
    base = yardstick()
    print(f"yardstick {base:.2f} ms")
    for name, taken in frames(view).items():
        median, slow = statistics.median(taken), sorted(taken)[int(len(taken) * 0.95)]
        print(f"{name:22s} median {median:6.2f} ms   p95 {slow:6.2f} ms   {median / base:5.2f} x yardstick")
    window.close()


if __name__ == "__main__":
    main()
