"""Changes of a scenario are asked for in a dialog: each kind with its fields, refused where one lacks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planning.plan.staffing import Scenario, StructureChange
from tests.ui.staffing.conftest import Bench
from ui.staffing.change_dialog import NEEDED, ChangeDialog
from ui.staffing.words import ACTIONS


def changes(bench: Bench) -> list[StructureChange]:
    found = bench.document.get("scenarios", bench.view.staffing.scenario)
    assert isinstance(found, Scenario)
    return found.changes


def opened(bench: Bench) -> ChangeDialog:
    card = bench.scenarios.changes
    QTest.mouseClick(card.add_button, Qt.MouseButton.LeftButton)
    return bench.window.findChildren(ChangeDialog)[-1]


def choose(dialog: ChangeDialog, action: str) -> None:
    dialog.action.set_current(action)
    dialog.action.chosen.emit(action)


def save(dialog: ChangeDialog) -> None:
    QTest.mouseClick(dialog.by_key["save"], Qt.MouseButton.LeftButton)


def test_every_kind_of_change_has_its_fields() -> None:
    assert NEEDED.keys() == ACTIONS.keys()


def test_an_assumption_is_changed_by_a_factor(bench: Bench) -> None:
    before = len(changes(bench))
    dialog = opened(bench)
    choose(dialog, "assume")
    assert dialog.fields["value"].isVisible()
    assert not dialog.selects["post"].isVisible()
    dialog.selects["parameter"].set_current("lead_time")
    QTest.keyClicks(dialog.fields["value"].edit, "x 1.5")
    save(dialog)
    added = changes(bench)[before]
    assert (added.action, added.parameter, added.factor) == ("assume", "lead_time", 1.5)
    bench.session.undo()
    assert len(changes(bench)) == before


def test_units_are_merged_and_the_change_is_edited(bench: Bench) -> None:
    before = len(changes(bench))
    dialog = opened(bench)
    choose(dialog, "merge_units")
    dialog.selects["units"].set_current("pmo")
    dialog.selects["unit"].set_current("policy")
    save(dialog)
    assert (changes(bench)[before].units, changes(bench)[before].unit) == (["pmo"], "policy")
    card = bench.scenarios.changes
    card.table.go_to(str(before))
    edited = card.edit()
    assert edited is not None
    edited.selects["unit"].set_current("solutions")
    save(edited)
    assert changes(bench)[before].unit == "solutions"
    assert len(changes(bench)) == before + 1


def test_what_is_missing_is_said_in_the_dialog(bench: Bench) -> None:
    before = changes(bench)
    dialog = opened(bench)
    choose(dialog, "convert")
    save(dialog)
    assert dialog.isVisible()
    assert "“post”" in dialog.error.text()
    dialog.date.edit.setText("soon")
    save(dialog)
    assert "soon" in dialog.error.text()
    dialog.answer("cancel")
    assert changes(bench) == before
