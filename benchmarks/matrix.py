"""What the competency matrix costs with 500 people and 200 competencies: CPU time, offscreen.

usage: python benchmarks/matrix.py [PEOPLE] [COMPETENCIES]

Budgets: paste, recolour, filter, sort, group and another day under 100 ms, each until it is painted; a frame
of scrolling is printed with its ratio to one that fills the same viewport with plain rectangles of Qt's own,
measured in the same run.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow

from planning.plan.document import Document
from ui.careers.view import CareersView
from ui.competencies.part import CompetenciesPart
from ui.shell import appearance
from ui.shell.commands import Command, CommandTable
from ui.shell.session import Session
from ui.widgets.matrix import clipboard
from ui.widgets.matrix.canvas import Entry

SIZE = (1600, 900)
BLOCK = (50, 20)
STATES = ("unassessed", "not_observed", "not_applicable", "exempt")
Tables = dict[str, dict[str, dict[str, Any]]]


@dataclass
class Preferences:
    """Kept in memory only."""

    language: str = "en"
    theme: str = "light"
    geometry: str = ""
    view: str = "careers"
    inspector_open: bool = True
    inspector_width: int = 292
    recent_files: list[str] = field(default_factory=list)
    shortcuts: dict[str, list[str]] = field(default_factory=dict)
    view_state: dict[str, str] = field(default_factory=dict)

    def save(self) -> None:
        """There is nothing to write."""


def plan(people: int, competencies: int) -> Tables:
    """A plan whose people are all rated in every competency, by all three sources."""
    random = Random(5)
    head = {
        "id": "plan",
        "title": {"en": "Matrix"},
        "languages": ["en"],
        "status_date": "2015-04-01",
        "horizon_start": "2015-01-01",
        "horizon_finish": "2015-12-31",
    }
    tables: Tables = {
        "plan": {"plan": head},
        "scales": {},
        "frameworks": {},
        "competencies": {},
        "profiles": {},
        "requirements": {},
        "units": {},
        "people": {},
        "assessments": {},
    }
    tables["scales"]["s"] = {
        "id": "s",
        "name": {"en": "S"},
        "proficient": 4,
        "levels": {str(n): {"en": f"L{n}"} for n in range(6)},
    }
    tables["frameworks"]["f"] = {"id": "f", "name": {"en": "F"}, "scale": "s"}
    for n in range(competencies):
        family = f"f{n // 8}"
        tables["competencies"].setdefault(
            family,
            {
                "id": family,
                "name": {"en": f"Family {n // 8}"},
                "framework": "f",
                "kind": "family",
                "order": n,
            },
        )
        tables["competencies"][f"c{n}"] = {
            "id": f"c{n}",
            "name": {"en": f"Competency {n}"},
            "framework": "f",
            "parent": family,
            "order": n,
        }
    for n in range(10):
        tables["profiles"][f"j{n}"] = {"id": f"j{n}", "name": {"en": f"Job {n}"}}
        for c in range(n, competencies, 10):
            id = f"j{n}-c{c}"
            tables["requirements"][id] = {"id": id, "profile": f"j{n}", "competency": f"c{c}", "level": 3}
    for n in range(people):
        tables["units"].setdefault(f"u{n // 25}", {"id": f"u{n // 25}", "name": {"en": f"Unit {n // 25}"}})
        tables["people"][f"p{n}"] = {
            "id": f"p{n}",
            "name": {"en": f"Person {n}"},
            "order": n,
            "unit": f"u{n // 25}",
            "profile": f"j{n % 10}",
        }
        for c in range(competencies):
            row = {
                "id": f"p{n}-c{c}",
                "person": f"p{n}",
                "competency": f"c{c}",
                "source": "certified",
                "date": "2015-01-10",
            }
            said: dict[str, Any] = (
                {"state": random.choice(STATES)} if random.random() < 0.1 else {"level": random.randint(0, 5)}
            )
            tables["assessments"][f"p{n}-c{c}"] = row | said
    return tables


def cpu(run: Callable[[], object], times: int = 5) -> float:
    """Median CPU time of a run, ms."""
    taken = []
    for _time in range(times):
        start = time.process_time()
        run()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def plain_frame() -> None:
    """What Qt itself takes to fill as many cells."""
    pixmap = QPixmap(*SIZE)
    painter = QPainter(pixmap)
    for y in range(0, SIZE[1], 25):
        for x in range(0, SIZE[0], 34):
            painter.fillRect(x, y, 33, 24, QColor(115, 153, (x + y) % 255))
    painter.end()


def main() -> None:
    """Print each figure beside its budget."""
    people, competencies = (
        (int(arg) for arg in (*sys.argv[1:3], "500", "200")[:2]) if len(sys.argv) > 2 else (500, 200)
    )
    app = QApplication([])
    appearance.prepare("light", "en")
    session = Session(Preferences())
    document = Document(plan(people, competencies))
    session.set_document(document)
    window = QMainWindow()
    session.commands = CommandTable(window, session.preferences)
    session.commands.add([Command("view.inspector", "Inspector", "panel-right", lambda: None)])
    view = CareersView(session)
    session.commands.add(view.commands(), "careers")
    session.commands.set_scope("careers")
    start = time.process_time()
    view.show_part("competencies")
    part = view.part_of("competencies")
    assert isinstance(part, CompetenciesPart)
    window.setCentralWidget(view)
    window.resize(*SIZE)
    window.show()
    app.processEvents()
    print(f"{people} people, {competencies} competencies")
    print(f"first picture                 {(time.process_time() - start) * 1000:7.1f} ms")
    measure(app, part)
    session.set_document(None)


def measure(app: QApplication, part: CompetenciesPart) -> None:
    """Scroll, recolour, filter, sort, type and paste."""
    board, canvas = part.pane.board, part.pane.canvas
    steps = iter(range(0, 100_000_000, 75))

    def scroll() -> None:
        canvas.verticalScrollBar().setValue(next(steps) % max(1, canvas.verticalScrollBar().maximum()))
        canvas.horizontalScrollBar().setValue(
            (next(steps) * 2) % max(1, canvas.horizontalScrollBar().maximum())
        )
        canvas.repaint_all()
        canvas.grab()

    def shown(change: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            change()
            app.processEvents()

        return run

    plain, frame = cpu(plain_frame, 20), cpu(scroll, 20)
    print(f"whole frame while scrolling   {frame:7.1f} ms, {frame / plain:.1f} x as many plain rectangles")
    gaps = iter([True, False] * 20)
    say("recolour: gaps and back", cpu(shown(lambda: board.choose(gaps=next(gaps)))))
    words = iter(["person 1", "", "competency 7", ""] * 10)
    say("filter", cpu(shown(lambda: board.choose(words=next(words))), 8))
    orders = iter(["gap", "level", "name", "order"] * 10)
    say("sort", cpu(shown(lambda: board.choose(sort=next(orders))), 8))
    groups = iter(["profile", "grade", "none", "unit"] * 10)
    say("group", cpu(shown(lambda: board.choose(group=next(groups))), 8))
    days = iter(date(2015, 4, 2 + n) for n in range(20))
    say("another day", cpu(shown(lambda: board.show_as_of(next(days)))))
    levels = iter(range(1000))
    say("type one level", cpu(shown(lambda: board.enter([Entry(3, 3, next(levels) % 6)]))))
    paste(app, part)


def paste(app: QApplication, part: CompetenciesPart) -> None:
    """A block of 50 x 20: the dry run, then the edit with what is painted after it."""
    board, canvas = part.pane.board, part.pane.canvas
    rounds = iter(range(1000))

    def block() -> str:
        shift = next(rounds)
        return "\n".join(
            "\t".join(str((r + c + shift) % 6) for c in range(BLOCK[1])) for r in range(BLOCK[0])
        )

    shown = [int(row) for row in canvas.arrangement.shown]
    read: list[clipboard.Pasted] = []
    keys = dict(canvas.entry_keys)
    dry = cpu(lambda: read.append(clipboard.read(block(), board.contents, keys, (shown, 0))))

    def write() -> None:
        pasted = clipboard.read(block(), board.contents, keys, (shown, 0))
        board.enter(Entry(*cell) for cell in pasted.cells)
        app.processEvents()

    say(f"paste {BLOCK[0]} x {BLOCK[1]}: dry run", dry)
    say(f"paste {BLOCK[0]} x {BLOCK[1]}: written, shown", cpu(write))


def say(name: str, milliseconds: float) -> None:
    """Print a figure beside the budget that all of these share."""
    print(f"{name:30}{milliseconds:7.1f} ms (budget 100)")


if __name__ == "__main__":
    main()
