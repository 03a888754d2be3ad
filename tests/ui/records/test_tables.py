"""Tables of the catalogue: scales, grades, people and courses filled in by keyboard, wrong values refused."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.careers.plans import rows
from tests.ui.records.conftest import CatalogueBench, Opened, courses
from ui.careers.mobility_section import MobilitySection
from ui.careers.view import CareersView
from ui.records.appraisals import AppraisalFields
from ui.records.framework_tree import FrameworkTree
from ui.records.ids_field import IdsField
from ui.records.pane import RecordPane
from ui.records.scale_levels import ScaleLevels
from ui.training.matrix_part import MatrixPart
from ui.training.view import TrainingView
from ui.widgets.field import Field
from ui.widgets.switch import Switch

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def master(bench: CatalogueBench, table: str) -> RecordPane:
    pane = bench.show(table).master
    assert isinstance(pane, RecordPane)
    return pane


def go_to(pane: RecordPane, id: str, column: str) -> None:
    sheet = pane.sheet
    at = [one.key for one in sheet.sheet.columns].index(column)
    sheet.setCurrentIndex(sheet.sheet.index(sheet.sheet.row_of(id), at))
    sheet.setFocus()


def test_levels_of_a_scale_are_named_added_moved_and_kept_while_in_use(bench: CatalogueBench) -> None:
    master(bench, "scales")
    levels = bench.part.panel.extras["scales"][0]
    assert isinstance(levels, ScaleLevels)
    ratings = [row.get("level") for row in bench.document.records("assessments").values()]
    bench.type_into(levels.rows[2].fields["levels", "zh"], "基础")
    bench.type_into(levels.rows[2].fields["descriptions", "en"], "Works by procedure")
    bench.click(levels.rows[2].buttons["add"])
    scale = bench.document.records("scales")["scale"]
    assert (scale["levels"]["2"]["zh"], scale["levels"]["3"]["en"]) == ("基础", "New level")
    assert scale["descriptions"] == {"2": {"en": "Works by procedure"}}
    assert [row.get("level") for row in bench.document.records("assessments").values()] == [
        level if level is None or level < 3 else level + 1 for level in ratings
    ]
    bench.click(levels.rows[2].buttons["remove"])
    assert "Level 2 is in use" in levels.error.text()
    bench.click(levels.rows[3].buttons["remove"])
    assert [row.get("level") for row in bench.document.records("assessments").values()] == ratings
    bench.session.undo()
    bench.session.undo()
    bench.click(levels.rows[3].buttons["down"])
    assert bench.document.records("scales")["scale"]["levels"]["2"]["en"] == "Intermediate"


def test_grades_are_added_typed_and_moved_on_their_ladder(bench: CatalogueBench) -> None:
    pane = master(bench, "grades")
    go_to(pane, "p-4", "time_in_grade_months")
    bench.fill_cell("36")
    assert bench.document.records("grades")["p-4"]["time_in_grade_months"] == 36
    bench.key(Qt.Key.Key_Insert)
    [new] = [id for id in bench.document.records("grades") if id not in ("p-3", "p-4", "p-5")]
    assert bench.document.records("grades")[new]["rank"] == 4.5
    bench.key(Qt.Key.Key_Up, ALT)
    ranks = {id: row["rank"] for id, row in bench.document.records("grades").items()}
    assert ranks == {"p-3": 3, new: 4, "p-4": 4.5, "p-5": 5}
    bench.key(Qt.Key.Key_Delete, CTRL)
    assert set(bench.document.records("grades")) == {"p-3", "p-4", "p-5"}
    go_to(pane, "p-4", "rank")
    bench.fill_cell("x")
    assert "no number" in pane.sheet.sheet.refusal(pane.sheet.currentIndex())


def test_a_profile_that_is_removed_takes_its_requirements_but_no_people(bench: CatalogueBench) -> None:
    said: list[str] = []
    bench.session.toasted.connect(lambda text, _actions, _icon: said.append(text))
    pane = master(bench, "profiles")
    profile = next(row["profile"] for row in bench.document.records("people").values())
    go_to(pane, profile, "name.en")
    people = len(bench.document.records("people"))
    bench.key(Qt.Key.Key_Delete, CTRL)
    assert profile not in bench.document.records("profiles")
    assert len(bench.document.records("people")) == people
    assert any("Requirements" in words for words in said)
    bench.session.undo()
    assert profile in bench.document.records("profiles")


def test_names_in_two_languages_are_pasted_in_one_step(bench: CatalogueBench) -> None:
    pane = master(bench, "duty_stations")
    bench.key(Qt.Key.Key_Insert)
    new = pane.current
    go_to(pane, new, "name.en")
    clipboard = QApplication.clipboard()
    clipboard.setText("Geneva\t日内瓦\tH")
    bench.key(Qt.Key.Key_V, CTRL)
    row = bench.document.records("duty_stations")[new]
    assert (row["name"], row["hardship"]) == ({"en": "Geneva", "zh": "日内瓦"}, "H")
    bench.session.undo()
    assert bench.document.records("duty_stations")[new]["name"] == {"en": "New duty station"}


def test_mobility_and_appraisals_of_somebody(bench: CatalogueBench) -> None:
    pane = master(bench, "people")
    person = pane.current
    mobility, appraisals = bench.part.panel.extras["people"]
    assert isinstance(mobility, MobilitySection)
    assert isinstance(appraisals, AppraisalFields)
    bench.click(mobility.willing.switch)
    bench.type_into(mobility.counts["moves"], "2")
    bench.type_into(mobility.stations, "纽约")
    found = bench.document.records("people")[person]["mobility"]
    assert (found["willing"], found["moves"], found["duty_stations"]) == (False, 2, ["new-york"])
    count = len(bench.document.records("people")[person].get("appraisals") or ())
    bench.click(appraisals.add_button)
    bench.choose(appraisals.rows[0].rating, "below")
    cycles = bench.document.records("people")[person]["appraisals"]
    assert len(cycles) == count + 1
    assert cycles[-1] | {"finish": ""} == {"finish": "", "rating": "below", "confirmed": False}
    station = bench.widget("duty_station")
    assert isinstance(station, Field)
    bench.type_into(station, "纽约")
    assert bench.document.records("people")[person]["duty_station"] == "new-york"
    assert station.value() == "New York"


def test_a_circle_of_prerequisites_is_refused_by_name(training: CatalogueBench) -> None:
    master(training, "courses")
    before = training.widget("prerequisites")
    assert isinstance(before, IdsField)
    training.add_id(before, "design")
    assert "Basics → Design → Basics" in before.error.text()
    assert "prerequisites" not in training.document.records("courses")["basics"]


def test_sessions_and_effects_of_a_course_are_filled_in_below_it(training: CatalogueBench) -> None:
    master(training, "courses")
    page = training.page
    training.click(page.add)
    [session] = training.document.records("sessions").values()
    pane = page.details["sessions"]
    typed = {"finish": "6 May 2015", "start": "4 May 2015", "seats": "12", "place": "纽约", "cost": "1,200"}
    for column, words in typed.items():
        go_to(pane, session["id"], column)
        training.fill_cell(words)
    found = training.document.records("sessions")[session["id"]]
    assert found == {
        "id": session["id"], "course": "basics", "start": "2015-05-04", "finish": "2015-05-06", "seats": 12,
        "place": "new-york", "cost": "1200",
    }  # fmt: skip
    page.show_detail("uplifts")
    training.click(page.add)
    training.click(page.add)
    effects = list(training.document.records("uplifts").values())
    assert len({one["competency"] for one in effects}) == 2
    pane = page.details["uplifts"]
    go_to(pane, effects[0]["id"], "level")
    training.fill_cell("9")
    assert "no level 9" in pane.sheet.sheet.refusal(pane.sheet.currentIndex())
    training.fill_cell("3")
    assert training.document.records("uplifts")[effects[0]["id"]]["level"] == 3


def test_what_is_shown_elsewhere_opens_in_the_catalogue(bench: CatalogueBench) -> None:
    assert isinstance(bench.view, CareersView)
    bench.view.show_part("people")
    bench.session.commands.run("careers.edit_record")
    assert bench.view.current == "catalogue"
    assert bench.part.table_shown == "people"
    assert bench.page.place == ("people", bench.view.context.person_id)


def test_a_session_of_the_calendar_opens_with_return(opened: Opened) -> None:
    tables = courses()
    tables["sessions"] = rows({"id": "s1", "course": "design", "start": "2015-04-20", "finish": "2015-04-21"})
    bench = opened(tables, TrainingView)
    view = bench.view
    assert isinstance(view, TrainingView)
    view.show_part("matrix")
    part = view.part
    assert isinstance(part, MatrixPart)
    part.pane.sessions.setFocus()
    part.pane.sessions.go_to("s1")
    bench.key(Qt.Key.Key_Return)
    assert view.current == "catalogue"
    assert bench.page.place == ("sessions", "s1")
    switch = bench.widget("illustrative").findChild(Switch)
    assert isinstance(switch, Switch)
    bench.click(switch)
    assert bench.document.records("sessions")["s1"]["illustrative"] is True


def test_the_catalogue_speaks_chinese_and_copies_its_table(bench: CatalogueBench) -> None:
    pane = master(bench, "grades")
    bench.session.set_language("zh")
    QApplication.processEvents()
    assert pane.sheet.sheet.columns[0].title == "名称 (中文)"
    assert bench.part.table().splitlines()[0].startswith("名称 (中文)\t")
    QTest.keyClick(bench.part.list, Qt.Key.Key_Down)
    assert bench.part.table_shown == "people"


def test_a_table_that_was_not_seen_follows_what_was_changed_in_others(bench: CatalogueBench) -> None:
    requirements = bench.show("profiles").details["requirements"]
    asked = {row.competency for row in requirements.sheet.sheet.rows}  # type: ignore[attr-defined]  # requirements
    tree = bench.show("competencies").master
    assert asked
    assert isinstance(tree, FrameworkTree)
    tree.go_to(min(asked))
    bench.key(Qt.Key.Key_Delete, CTRL)
    bench.show("profiles")
    left = {row.competency for row in requirements.sheet.sheet.rows}  # type: ignore[attr-defined]  # requirements
    assert left == asked - {min(asked)}


def test_editing_in_the_catalogue_stays_at_the_table_that_is_shown(bench: CatalogueBench) -> None:
    master(bench, "grades")
    bench.session.commands.run("careers.edit_record")
    assert bench.part.table_shown == "grades"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bench.part.panel.isAncestorOf(focused)
