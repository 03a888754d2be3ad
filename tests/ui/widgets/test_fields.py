"""Fields: when a text counts, what brings the old one back, what is said of a wrong one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from planning.plan.errors import PlanError
from tests.ui.widgets.conftest import Stood
from ui.widgets.field import Field
from ui.widgets.line_edit import commit_focused
from ui.widgets.search_field import SearchField

Key = Qt.Key


def named_field(stand: Stood, value: str = "Network") -> tuple[Field, list[str]]:
    field = Field("Name")
    told: list[str] = []
    field.committed.connect(told.append)
    field.set_value(value)
    other = QLineEdit()
    stand(field, other)
    field.edit.setFocus()
    field.edit.selectAll()
    return field, told


def test_return_commits_once(stand: Stood) -> None:
    field, told = named_field(stand)
    QTest.keyClicks(field.edit, "Cloud")
    assert told == []
    QTest.keyClick(field.edit, Key.Key_Return)
    QTest.keyClick(field.edit, Key.Key_Return)
    assert told == ["Cloud"]


def test_leaving_commits(stand: Stood) -> None:
    field, told = named_field(stand)
    QTest.keyClicks(field.edit, "Cloud")
    QTest.keyClick(field.edit, Key.Key_Tab)
    assert told == ["Cloud"]


def test_escape_restores(stand: Stood) -> None:
    field, told = named_field(stand)
    QTest.keyClicks(field.edit, "Cloud")
    QTest.keyClick(field.edit, Key.Key_Escape)
    assert field.value() == "Network"
    QTest.keyClick(field.edit, Key.Key_Tab)
    assert told == []


def test_saving_commits_what_is_being_typed(stand: Stood) -> None:
    field, told = named_field(stand)
    QTest.keyClicks(field.edit, "Cloud")
    commit_focused()
    assert told == ["Cloud"]


def test_a_change_of_the_plan_does_not_disturb_typing(stand: Stood) -> None:
    field, _told = named_field(stand)
    QTest.keyClicks(field.edit, "Clo")
    field.set_value("From elsewhere")
    assert field.value() == "Clo"
    QTest.keyClick(field.edit, Key.Key_Escape)
    assert field.value() == "From elsewhere"


def test_a_refused_text_stays_to_be_mended_and_escape_brings_the_old_one(stand: Stood) -> None:
    field, told = named_field(stand)
    field.committed.connect(
        lambda _text: field.show_error(PlanError("A name is needed.", "Write one.", code="empty_name")))
    QTest.keyClicks(field.edit, "?")
    QTest.keyClick(field.edit, Key.Key_Return)
    assert field.error() == "A name is needed. Write one."
    assert field.edit.accessibleDescription() == "A name is needed. Write one."
    assert field.value() == "?"
    QTest.keyClick(field.edit, Key.Key_Escape)
    assert field.value() == "Network"
    assert told == ["?"]


def test_typing_on_takes_the_error_away(stand: Stood) -> None:
    field, _told = named_field(stand)
    field.show_error("Wrong.")
    QTest.keyClicks(field.edit, "x")
    assert field.error() == ""


def test_a_read_only_field_commits_nothing(stand: Stood) -> None:
    field, told = named_field(stand)
    field.setReadOnly(True)
    QTest.keyClicks(field.edit, "Cloud")
    QTest.keyClick(field.edit, Key.Key_Return)
    assert told == []


def test_the_label_names_the_field(stand: Stood) -> None:
    field, _told = named_field(stand)
    assert field.label.buddy() is field.edit
    assert field.edit.accessibleName() == "Name"
    field.say("名称")
    assert field.edit.accessibleName() == "名称"


def test_a_search_is_cleared_by_escape_or_its_cross(stand: Stood) -> None:
    field = SearchField("Find", "Clear")
    stand(field)
    QTest.keyClicks(field, "net")
    QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == ""
