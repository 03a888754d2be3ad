"""A window on the sample plan, and files of other programs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from tests.planning.exchange.mspdi_xml import project, tag, task
from ui.shell import appearance
from ui.shell.preferences import TransientPreferences
from ui.shell.session import Session
from ui.shell.window import MainWindow

CSV = """Activity,Lane,Begin,End,Depends on,Shed
Dig the ditch,Modernization,2014-10-01,2014-12-31,,red
Fill the ditch,Modernization,2015-01-01,2015-03-31,Dig the ditch,blue
"""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the sample plan."""
    appearance.prepare("light", "en")
    window = MainWindow(Session(TransientPreferences()))
    window.resize(1400, 900)
    window.session.set_document(Document.from_template("a69-517", tmp_path / "sample.plan.json"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.stage.view is not None and window.isActiveWindow())
    yield window
    window.session.jobs.stop(10_000)
    window.session.set_document(None)
    window.close()
    window.deleteLater()
    appearance.apply_language("en")


@pytest.fixture
def works(tmp_path: Path) -> Path:
    """A project of two rows."""
    path = tmp_path / "works.xml"
    path.write_text(project(task(1), task(2, tag("PredecessorLink", PredecessorUID=1))), encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of two rows, with a column that means nothing here."""
    path = tmp_path / "works.csv"
    path.write_text(CSV, encoding="utf-8")
    return path
