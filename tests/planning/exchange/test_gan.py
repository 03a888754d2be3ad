"""Files of GanttProject: what becomes of their rows, and what becomes of ours there."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from planning.exchange.formats import Reading, Writing, format_of
from planning.exchange.gan import read, read_gan, write
from planning.exchange.merging import merge, new_plan, tables_of
from planning.exchange.xml_tree import read_xml
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.template import template_tables
from planning.plan.transaction import Tables
from planning.schedule import schedule_plan
from tests.planning.exchange.tabular.plans import plans
from tests.planning.schedule.plans import UNTRACED

HOUSE = """<?xml version="1.0" encoding="UTF-8"?>
<project name="House" company="" webLink="http://" view-date="2011-08-01" version="2.8.9" locale="en">
 <description/><view zooming-state="default:2" id="gantt-chart"><field id="tpd3" name="Name"/></view>
 <calendars><day-types><day-type id="0"/><day-type id="1"/>
  <default-week id="1" name="default" sun="1" mon="0" tue="0" wed="0" thu="0" fri="0" sat="1"/></day-types>
  <date year="" month="8" date="15" type="HOLIDAY"><![CDATA[Assumption]]></date>
  <date year="2011" month="8" date="13" type="WORKING_DAY"/>
 </calendars>
 <tasks empty-milestones="true"><taskproperties>
   <taskproperty id="tpd0" name="type" type="default" valuetype="icon"/>
   <taskproperty id="tpc0" name="Room" type="custom" valuetype="text"/></taskproperties>
  <task id="0" name="Design" meeting="false" start="2011-08-01" duration="5" complete="0" expand="true">
   <task id="1" name="Draw &amp; print" meeting="false" start="2011-08-01" duration="3" complete="50"
     webLink="http%3A%2F%2Fexample.org%2Fa%20b" cost-manual-value="1200.50" shape="16,15,15,16">
     <notes><![CDATA[Mind the gap]]></notes><depend id="2" type="2" difference="1" hardness="Strong"/>
     <customproperty taskproperty-id="tpc0" value="Attic"/></task>
   <task id="2" name="Permit" meeting="true" start="2011-08-05" duration="0" complete="0"/>
  </task>
  <task id="3" name="Dig" meeting="false" start="2011-08-11" duration="4" complete="0">
   <depend id="4" type="1" difference="0"/><depend id="99" type="2" difference="0"/></task>
  <task id="4" name="Late" meeting="false" start="2011-08-18" duration="2" complete="0"/>
  <task id="5" name="Early" meeting="false" start="2011-08-01" duration="2" complete="0"/>
  <task id="6" name="Before" meeting="false" start="2011-08-01" duration="9" complete="0">
   <depend id="5" type="2" difference="0"/></task>
 </tasks>
 <resources><resource id="0" name="Jack" function="Default:1"/><resource id="1" name="Jill"/></resources>
 <allocations><allocation task-id="1" resource-id="0" responsible="false" load="100.0"/>
  <allocation task-id="1" resource-id="1" responsible="true" load="50.0"/></allocations>
 <previous><previous-tasks name="Spring"><previous-task id="1" start="2011-07-01" duration="2"/>
 </previous-tasks></previous><roles roleset-name="Default"/>
</project>
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.gan"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def test_every_row_stands_on_the_days_on_which_it_stood(house: Path) -> None:
    assert format_of(house).name == "ganttproject"
    tables, _merged = new_plan(read_gan(house))
    found = {row.id: (row.start[:10], row.finish[:10]) for row in schedule_plan(Document(tables))}
    assert found == {
        "task-0": ("2011-08-01", "2011-08-05"),
        "task-1": ("2011-08-01", "2011-08-03"),
        "task-2": ("2011-08-05", "2011-08-05"),
        "task-3": ("2011-08-11", "2011-08-16"),  # Saturday is worked, Monday is a holiday
        "task-4": ("2011-08-18", "2011-08-19"),
        "task-5": ("2011-08-01", "2011-08-02"),
        "task-6": ("2011-08-01", "2011-08-11"),
    }


def test_rows_links_notes_and_people(house: Path) -> None:
    imported = read_gan(house)
    rows = imported.tables["activities"]
    drawn = rows["task-1"]
    assert drawn["parent"] == "task-0"
    assert drawn["name"] == {"en": "Draw & print"}
    assert (drawn["progress"], drawn["cost"], drawn["owner"]) == (0.5, "1200.50", "Jill")
    assert (drawn["notes"], drawn["documents"]) == ({"en": "Mind the gap"}, ["http://example.org/a b"])
    assert [rows[id]["kind"] for id in ("task-0", "task-1", "task-2")] == ["summary", "task", "milestone"]
    assert (rows["task-5"]["mode"], rows["task-4"]["constraint"]) == ("manual", "SNET")
    links = {id: (link["type"], link.get("lag", 0)) for id, link in imported.tables["links"].items()}
    assert links == {"link-1-2": ("FS", 480), "link-3-4": ("SS", 0), "link-6-5": ("FS", 0)}
    assert imported.tables["baselines"]["baseline-0"]["name"] == {"en": "Spring"}
    assert {left.code: left.number for left in imported.left_out} == {
        "resources": 2,
        "fields": 1,
        "links": 1,
        "early": 1,
        "looks": 1,
    }


def test_projects_without_a_name_are_told_apart_by_their_files(tmp_path: Path, house: Path) -> None:
    text = house.read_text(encoding="utf-8").replace('name="House"', 'name=""')
    document = Document(template_tables("blank"))
    for name in ("north", "south"):
        path = tmp_path / f"{name}.gan"
        path.write_text(text, encoding="utf-8")
        merge(document, read(Reading(path, tables=tables_of(document))), "Import")
    assert len(document.raw("activities")) == 14
    assert {lane["name"].get("en") for lane in document.raw("lanes").values()} >= {"north", "south"}


def test_again_it_changes_nothing(house: Path) -> None:
    document = Document(new_plan(read_gan(house))[0])
    assert merge(document, read(Reading(house, tables=tables_of(document))), "Import").changes is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<project name='x'/>", "not_gan"),
        ("<Project><tasks/></Project>", "not_gan"),
        ("<!DOCTYPE project [<!ENTITY a 'b'>]><project><tasks/></project>", "xml_dtd"),
        ("<project><tasks>" + "<task id='1'>" * 500, "too_deep"),
        ("<project><tasks>", "not_xml"),
    ],
)
def test_other_and_hostile_files_are_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "x.gan"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError) as error:
        read_gan(path)
    assert (error.value.code, error.value.file) == (code, path)


def written(document: Document, path: Path, language: str = "en") -> Path:
    path.write_bytes(write(document, Writing("roadmap", language)).data)
    return path


@settings(UNTRACED, max_examples=20)
@given(plans())
def test_a_plan_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, tables: Tables) -> None:
    document = Document(tables)
    path = written(document, tmp_path_factory.mktemp("trip") / "plan.gan", "zh")
    assert merge(document, read(Reading(path, tables=tables_of(document))), "Import").changes is None
    found, _merged = new_plan(read(Reading(path)))
    for table in ("phases", "lanes", "activities", "links"):
        assert found.get(table, {}).keys() == tables.get(table, {}).keys()
        for id, record in tables.get(table, {}).items():
            assert {k: v for k, v in found[table][id].items() if k in record} == record


def test_what_is_changed_there_comes_back(tmp_path: Path) -> None:
    document = Document(template_tables("a69-517"))
    path = written(document, tmp_path / "plan.gan", "zh")
    before = document.raw("activities")
    root, _skipped = read_xml(path, attributes=True)
    assert len(list(root.within("tasks", "task"))) == 3  # two phases and the lane beside them
    text = path.read_text(encoding="utf-8")
    text = text.replace('name="团结项目主流化与公共部门会计准则"', 'name="团结项目"', 1)
    text = text.replace('complete="0"', 'complete="40"')
    path.write_text(text, encoding="utf-8")
    merge(document, read(Reading(path, tables=tables_of(document))), "Import")
    after = document.raw("activities")
    changed: dict[str, Any] = after["umoja-ipsas"]
    assert changed["name"] == before["umoja-ipsas"]["name"] | {"zh": "团结项目"}
    assert {row["progress"] for row in after.values()} == {0.4}
    assert {id: (row.get("start"), row.get("finish")) for id, row in after.items()} == {
        id: (row.get("start"), row.get("finish")) for id, row in before.items()
    }


def test_a_row_that_is_moved_there_is_moved_here(tmp_path: Path) -> None:
    document = Document(template_tables("blank"))
    with document.transaction("Rows") as t:
        span = {"start": "2026-03-02", "finish": "2026-03-06"}
        t.add("activities", {"id": "a", "name": {"en": "A"}, "lane": "lane-1"} | span)
    path = written(document, tmp_path / "plan.gan")
    text = path.read_text(encoding="utf-8")
    assert 'start="2026-03-02"' in text
    path.write_text(text.replace('start="2026-03-02"', 'start="2026-03-09"'), encoding="utf-8")
    merge(document, read(Reading(path, tables=tables_of(document))), "Import")
    row = document.raw("activities")["a"]
    assert (row["start"], row["finish"]) == ("2026-03-09", "2026-03-13")
