"""Frameworks in the catalogue: the tree, its order, translation, and what becomes of competencies."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.records.conftest import CatalogueBench, Opened, courses
from ui.records.framework_tree import STATE, FrameworkTree
from ui.records.indicators import IndicatorSection
from ui.records.succession_dialog import SuccessionDialog
from ui.records.translation import TranslationFields
from ui.roadmap.language_fields import LanguageFields

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def tree_of(bench: CatalogueBench) -> FrameworkTree:
    tree = bench.show("competencies").master
    assert isinstance(tree, FrameworkTree)
    return tree


def children(bench: CatalogueBench, family: str) -> list[str]:
    rows = [r for r in bench.document.records("competencies").values() if r.get("parent") == family]
    return [row["id"] for row in sorted(rows, key=lambda row: row.get("order", 0))]


def test_the_tree_is_edited_by_keyboard_and_every_step_undone(bench: CatalogueBench) -> None:
    tree, before = tree_of(bench), children(bench, "f0")
    tree.go_to("c0-0")
    bench.key(Qt.Key.Key_Down, ALT)
    assert children(bench, "f0") == ["c0-1", "c0-0", "c0-2"]
    assert tree.place == ("competencies", "c0-0")
    bench.key(Qt.Key.Key_Insert)
    [_top, _moved, new, _last] = children(bench, "f0")
    assert tree.place == ("competencies", new)
    bench.key(Qt.Key.Key_Delete, CTRL)
    assert children(bench, "f0") == ["c0-1", "c0-0", "c0-2"]
    for _step in range(3):
        bench.session.undo()
    assert children(bench, "f0") == before


def test_a_competency_is_renamed_and_its_indicators_said_in_each_language(bench: CatalogueBench) -> None:
    tree_of(bench).go_to("c0-0")
    names = bench.widget("name")
    assert isinstance(names, LanguageFields)
    bench.type_into(names.fields["zh"], "广域网")
    section = bench.part.panel.extras["competencies"][0]
    assert isinstance(section, IndicatorSection)
    bench.type_into(section.fields.fields[3, "en"], "Plans a network.")
    assert bench.document.records("competencies")["c0-0"]["name"]["zh"] == "广域网"
    texts = [row["text"] for row in bench.document.records("indicators").values() if row["level"] == 3]
    assert texts == [{"en": "Plans a network."}]
    assert len(bench.page.details["indicators"].sheet.sheet.rows) == 2


def test_merging_shows_what_it_affects_and_is_one_step(bench: CatalogueBench) -> None:
    tree, document = tree_of(bench), bench.document
    tree.go_to("c0-0")
    before = {t: dict(document.records(t)) for t in ("competencies", "requirements", "assessments")}
    bench.click(bench.part.actions.succeed)
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, SuccessionDialog)]
    assert not dialog.by_key["do"].isEnabled()
    bench.add_id(dialog.new, "c1-0")
    rated = [row.get("level", 0) for row in before["assessments"].values() if row["competency"] == "c0-0"]
    top = max(rated)
    QTest.keyClick(dialog.levels[top], Qt.Key.Key_Up)  # it is worth one less there
    asked = [r["profile"] for r in document.records("requirements").values() if r["competency"] == "c0-0"]
    said = [line.accessibleName() for line in dialog.lines.lines()]
    assert any(f"level {top} as {top - 1}" in words for words in said)
    assert any(f"{len(asked)} job profile" in words for words in said)
    bench.click(dialog.by_key["do"])
    merged = document.records("competencies")["c0-0"]
    assert (merged["replaced_by"], merged["replaced_levels"]) == (["c1-0"], {str(top): top - 1})
    assert not [r for r in document.records("requirements").values() if r["competency"] == "c0-0"]
    assert document.records("assessments") == before["assessments"]
    item = tree.currentItem()
    assert item is not None
    assert item.text(STATE) == "→ Security skill 1"
    bench.session.undo()
    assert {t: dict(document.records(t)) for t in before} == before


def test_retiring_keeps_ratings_and_can_be_taken_back(bench: CatalogueBench) -> None:
    tree_of(bench).go_to("c0-1")
    bench.session.commands.run("careers.succession")
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, SuccessionDialog)]
    dialog.way.set_current("retire")
    dialog.way.chosen.emit("retire")
    bench.type_into(dialog.day, "nonsense")
    assert not dialog.by_key["do"].isEnabled()
    assert "no date" in dialog.day.error()
    bench.type_into(dialog.day, "1 Jan 2016")
    bench.click(dialog.by_key["do"])
    assert bench.document.records("competencies")["c0-1"]["retired"] == "2016-01-01"
    section = bench.part.panel.extras["competencies"][1]
    bench.click(section.back)  # type: ignore[attr-defined]  # of the section of succession
    assert "retired" not in bench.document.records("competencies")["c0-1"]


def test_the_state_of_each_translation_is_seen_and_set(bench: CatalogueBench) -> None:
    tree = tree_of(bench)
    bench.session.run(lambda t: t.set("competencies", "c0-1", name={"en": "Untranslated"}), "Name")
    tree.go_to("ict", "frameworks")
    fields = bench.part.panel.extras["frameworks"][0]
    assert isinstance(fields, TranslationFields)
    assert fields.rows["zh"].note.text() == "17 of 18 texts"  # the framework, its 16 entries, one indicator
    assert not fields.rows["zh"].chip.isHidden()
    bench.choose(fields.rows["zh"].state, "reviewed")
    assert bench.document.records("frameworks")["ict"]["translation"] == {"zh": "reviewed"}
    tree.go_to("c0-0")
    item = tree.currentItem()
    assert item is not None
    assert [item.text(column) for column in (STATE + 1, STATE + 2)] == ["", "Reviewed"]
    tree.go_to("c0-1")
    assert "Incomplete" in [one.text(STATE + 2) for one in tree.selectedItems()]


def test_a_plan_without_frameworks_offers_one(opened: Opened) -> None:
    head = {"id": "plan", "title": {"en": "P"}, "languages": ["en"], "horizon_start": "2015-01-01",
            "horizon_finish": "2016-01-01"}  # fmt: skip
    bench = opened({"plan": {"plan": head}})
    assert bench.page.empty.isVisible()
    bench.show("grades")
    assert bench.page.empty.isVisible()
    bench.click(bench.page.first_button)
    assert [row["name"] for row in bench.document.records("grades").values()] == [{"en": "New grade"}]
    assert not bench.page.empty.isVisible()


def test_a_family_may_have_the_id_of_its_framework(opened: Opened) -> None:
    tables = courses()
    tables["competencies"]["ict"] = {"id": "ict", "name": {"en": "A"}, "framework": "ict", "kind": "family"}
    tree = tree_of(opened(tables))
    [framework] = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    assert framework is not None
    roots = [one["id"] for one in tables["competencies"].values() if not one.get("parent")]
    assert framework.childCount() == len(roots)
    assert tree.go_to("ict", "frameworks")
    assert tree.place == ("frameworks", "ict")
    assert tree.competencies() == []
    assert tree.go_to("ict")
    assert tree.place == ("competencies", "ict")
