"""Copy and paste: whole within the program, as a table with spreadsheets."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from planning.plan.errors import PlanError
from tests.ui.roadmap.conftest import Bench

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def clipboard_text() -> str:
    return QGuiApplication.clipboard().text()


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QGuiApplication.processEvents()  # the commands hear that there is something to paste


def test_rows_are_copied_with_what_belongs_to_them(bench: Bench) -> None:
    count = len(bench.document.table("activities"))
    bench.click("enterprise-solutions")
    bench.key(Key.Key_C, CTRL)
    assert clipboard_text().splitlines()[1].startswith("Enterprise solutions\t")
    bench.click("innovation-projects")
    bench.key(Key.Key_V, CTRL)
    (copy,) = bench.session.selection.ids
    assert bench.activity(copy).lane == bench.activity("innovation-projects").lane
    below = [row for row in bench.document.records("activities").values() if row.get("parent") == copy]
    assert [row["name"]["en"] for row in below] == [
        "Mainstreaming of Umoja and IPSAS",
        "Responsibility for Umoja passes to the Chief Information Technology Officer",
    ]
    assert bench.document.undo_label == "Paste"
    bench.session.undo()
    assert len(bench.document.table("activities")) == count


def test_a_table_of_a_spreadsheet_becomes_activities(bench: Bench) -> None:
    bench.click("network")
    put("Pilot\tQ1 2015\tQ2 2015\t50%\tOps\r\n  Trial\t1 Jan 2015\t2015-03-31\r\n")
    bench.key(Key.Key_V, CTRL)
    pilot, trial = (bench.activity(id) for id in bench.session.selection.ids)
    assert (pilot.start, pilot.finish, pilot.progress, pilot.owner) == (
        "2015-01-01",
        "2015-06-30",
        0.5,
        "Ops",
    )
    assert (trial.parent, trial.start) == (pilot.id, "2015-01-01")
    assert bench.number(pilot.id) == bench.number("network") + 1


def test_lines_that_come_back_change_the_rows_they_name(bench: Bench) -> None:
    bench.click("network")
    bench.key(Key.Key_C, CTRL)
    put(clipboard_text().replace("2016-09-30", "2016-12-31"))
    bench.key(Key.Key_V, CTRL)
    assert bench.dates("network") == ("2014-10-01", "2016-12-31")
    assert bench.session.selection.ids == ("network",)


def test_what_cannot_be_read_is_refused_with_its_place(bench: Bench) -> None:
    errors: list[PlanError] = []
    bench.session.reported.connect(errors.append)
    bench.click("network")
    put("Name\tStart\nPilot\tsoon\n")
    bench.key(Key.Key_V, CTRL)
    assert errors[0].message == "Line 2, column “Start”: “soon” is no date."
    assert bench.document.undo_label is None


def test_cut_takes_away_and_paste_brings_back(bench: Bench) -> None:
    bench.click("network")
    bench.key(Key.Key_X, CTRL)
    assert "network" not in bench.document.table("activities")
    bench.click("security")
    bench.key(Key.Key_V, CTRL)
    (copy,) = bench.session.selection.ids
    assert bench.activity(copy).name["en"] == "Network and infrastructure"
    assert bench.number(copy) == bench.number("security") + 1
