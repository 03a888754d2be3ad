"""The shipped plans: made from their facts, in the words of the report, digit for digit."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB

import resources
from planning.plan.check import findings
from planning.plan.document import Document
from planning.plan.entities import BudgetHead
from planning.plan.sample import build
from planning.plan.template import template_tables

Record = dict[str, Any]
EXCERPT = Path(__file__).parents[1] / "data" / "a69-517-excerpt.json"
REPORT = (
    "plan", "phases", "lanes", "activities", "budget", "figures", "risks", "decisions", "units", "sources",
)  # fmt: skip
"""The tables that the report tells; those of careers are illustrative, or have a source of their own."""
MILESTONE = "umoja-responsibility"
# Chinese that is ours: labels and remarks that the report does not have.
OURS = {
    "unit", "date_basis", "translation_note",
    "note of a budget row", "name of a figure", "group_name", "name of the report",
}  # fmt: skip
OURS_ALONE = {"demands", "posts", "scenarios", "assumptions", "desks"}  # the report prints none of them
ANNEX_I = [
    "企业解决方案", "团结项目主流化与公共部门会计准则", "网络和基础设施", "信息安全", "灾后恢复和业务连续性",
    "企业交付框架", "区域技术中心", "项目：分析、协作、危机管理解决方案", "治理框架", "信通技术业绩管理框架",
    "架构和标准化", "全球采购", "去碎片化/协调统一",
]  # fmt: skip
ANNEX_III = {
    "2010-2011": "301.5 24.9 144.3 1048.4 - 1519.0 100.7 1619.7 759.55 809.85",
    "2012-2013": "210.6 24.9 73.8 963.6 58.8 1331.7 137.3 1469.0 665.85 734.50",
    "2014-2015": "240.7 28.4 37.7 950.7 49.8 1307.3 129.4 1436.7 653.65 718.35",
    "2010-2015": "752.8 78.2 255.8 2962.7 108.6 4158.1 367.4 4525.4 2079.05 2262.70",
}
OTHER_SOURCES = ("un-staff-categories", "un-careers-categories", "un-mobility-2014")
DISAGREEMENTS = {
    ("figures", "staff", "value", "41426", "38426"),
    ("figures", "peacekeeping-share", "value", "76", "75.6 to 77.4"),
    ("budget", "2010-2011", "total", "1519.0", "1519.1"),
    ("budget", "2010-2011", "annual_average", "759.55", "759.5"),
    ("budget", "2010-2015", "total", "4158.1", "4158.0"),
    ("budget", "2010-2015", "total_with_umoja", "4525.4", "4525.5"),
}


@pytest.fixture(scope="module")
def plan() -> dict[str, dict[str, Record]]:
    return template_tables("a69-517")


@pytest.fixture(scope="module")
def report() -> dict[str, str]:
    """The paragraphs of the report that the plan cites, without blanks."""
    paragraphs: dict[str, str] = json.loads(EXCERPT.read_text(encoding="utf-8"))
    return paragraphs


def chinese(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Each Chinese text of a value with the field that it stands in."""
    if isinstance(value, dict):
        if "zh" in value:
            yield field, value["zh"]
        else:
            for key, item in value.items():
                yield from chinese(item, field if field in ("columns", "notes", "cell_notes") else key)


def kind_of(table: str, field: str) -> str:
    """The field as the list of what is ours names it."""
    names = {
        ("budget", "note"): "note of a budget row",
        ("figures", "name"): "name of a figure",
        ("sources", "title"): "name of the report",
    }
    return names.get((table, field), field)


def test_the_shipped_plans_are_what_their_facts_make() -> None:
    for path, data in build().items():
        unchanged = path.read_bytes() == data  # said alone: pytest would compare a megabyte line by line
        assert unchanged, f"{path.name}: run python -m planning.plan.sample"


def test_the_same_facts_always_give_the_same_bytes() -> None:
    assert build() == build()


def test_every_document_keeps_the_rules_and_every_text_speaks_both_languages(tmp_path: Path) -> None:
    plan = Document.from_template("a69-517", tmp_path / "p.plan.json")
    found = {(f.table, f.id, f.field, f.printed, f.computed) for f in findings(plan)}
    assert found == DISAGREEMENTS
    assert {f.severity for f in findings(plan)} == {"warning"}
    assert {f.paragraph for f in findings(plan)} == {"59", "Annex III"}


def test_check_says_in_both_places_where_and_what(tmp_path: Path) -> None:
    plan = Document.from_template("a69-517", tmp_path / "p.plan.json")
    messages = {(f.id, f.field): f.message for f in findings(plan)}
    assert "38,426" in messages["staff", "value"]
    assert "41,426" in messages["staff", "value"]
    assert "(2010-2015 total)" in messages["peacekeeping-share", "value"]
    assert messages["2010-2011", "total"].startswith("2010-2011, Total: ")


def test_the_blank_plan_begins_with_this_year(tmp_path: Path) -> None:
    tables = template_tables("blank", date(2031, 5, 6))
    assert tables["plan"]["plan"]["horizon_start"] == "2031-01-01"
    assert tables["plan"]["plan"]["horizon_finish"] == "2033-12-31"
    plan = Document.from_template("blank", tmp_path / "b.plan.json")
    assert plan.plan.horizon_start == f"{date.today().year}-01-01"
    assert findings(plan) == []
    with plan.transaction("Add") as t:
        t.add("activities", {"name": {"en": "First"}, "lane": next(iter(plan.table("lanes")))})


def test_the_rows_of_annex_i_stand_in_their_phases_and_the_band_beside_both(plan: dict[str, Any]) -> None:
    activities, lanes = plan["activities"], plan["lanes"]
    rows = [a for a in activities.values() if a["id"] != MILESTONE]
    assert [row["name"]["zh"] for row in sorted(rows, key=lambda row: float(row["order"]))] == ANNEX_I
    phases = Counter(lanes[row["lane"]].get("phase") for row in rows)
    assert phases == {"phase-1": 7, "phase-2": 1, None: 5}
    assert [lane["driver"] for lane in lanes.values()] == [
        "modernization", "transformation", "innovation", "governance",
    ]  # fmt: skip


def test_dates_of_the_text_are_kept_and_all_others_marked(plan: dict[str, Any]) -> None:
    spans = {id: (a["start"], a["finish"], a.get("indicative", "")) for id, a in plan["activities"].items()}
    assert spans["umoja-ipsas"] == ("2013-07-01", "2017-01-31", "start")
    assert spans[MILESTONE] == ("2017-01-31", "2017-01-31", "")
    assert spans["network"] == ("2014-10-01", "2016-09-30", "")
    assert spans["global-sourcing"] == ("2014-10-01", "2017-09-30", "")
    assert spans["performance-framework"] == ("2013-07-01", "2017-12-31", "finish")
    assert Counter(span[2] for span in spans.values()) == {"both": 9, "": 3, "start": 1, "finish": 1}


def test_what_dates_rest_on_is_said_and_quoted_where_the_text_says_it(
    plan: dict[str, Any], report: dict[str, str]
) -> None:
    for activity in plan["activities"].values():
        basis = activity["date_basis"]
        assert set(basis) == {"en", "zh"}
        for quoted in re.findall("“(.+)”", basis["zh"]):
            assert quoted in report[activity["date_paragraphs"][0]]
    assert "2017年1月完成" in report["11"]
    assert "2013年开始执行" in report["54"]


def test_no_link_is_invented(plan: dict[str, Any]) -> None:
    assert "links" not in plan


def test_the_horizon_is_the_axis_of_annex_i(plan: dict[str, Any]) -> None:
    head = plan["plan"]["plan"]
    assert (head["horizon_start"], head["horizon_finish"]) == ("2013-07-01", "2017-12-31")
    assert "unofficial translation" in head["translation_note"]["en"]
    assert "非正式译文" in head["translation_note"]["zh"]


def test_units_of_annex_ii_stand_under_their_subprogrammes(plan: dict[str, Any]) -> None:
    units = plan["units"]
    kinds = Counter(unit["kind"] for unit in units.values())
    assert kinds == {
        "office": 1, "division": 2, "unit": 11, "service_desk_site": 5,
        "regional_centre": 4, "application_centre": 3, "data_centre": 2,
    }  # fmt: skip
    below = {sp: [u["id"] for u in units.values() if u.get("parent") == sp] for sp in ("sp5", "sp6")}
    assert below["sp5"] == ["policy", "solutions", "security-architecture", "pmo"]
    assert below["sp6"] == ["operations", "enocs", "engineering", "service-desk", "rtcs", "edc"]
    assert Counter(unit.get("subprogramme") for unit in units.values()) == {"5": 5, "6": 18, None: 5}
    for unit in units.values():
        assert unit["kind"] != "unit" or unit["functions"]["zh"]


def test_annex_iii_is_printed_to_the_last_digit(plan: dict[str, Any]) -> None:
    head = plan["budget"]["columns"]
    for period, line in ANNEX_III.items():
        printed = [plan["budget"][period].get(column, "-") for column in head["column_order"]]
        assert printed == line.split()
    assert plan["budget"]["2010-2011"]["cell_notes"]["special_political_missions"]["zh"] == "计入经常预算"


def test_annex_iii_stands_in_the_report_as_it_is_here(plan: dict[str, Any], report: dict[str, str]) -> None:
    printed = report["Annex III"].replace("计入经常预算", "-")
    assert all(line.replace(" ", "") in printed for line in ANNEX_III.values())


def test_columns_keep_their_printed_order_although_the_file_sorts_fields(tmp_path: Path) -> None:
    Document.from_template("a69-517", tmp_path / "p.plan.json").close()
    head = Document.open(tmp_path / "p.plan.json").get("budget", "columns")
    assert isinstance(head, BudgetHead)
    assert list(head.columns) == head.column_order
    assert list(head.columns)[:2] == ["regular_budget", "extrabudgetary"]


def test_every_figure_is_in_the_sentence_that_is_quoted(plan: dict[str, Any], report: dict[str, str]) -> None:
    for figure in plan["figures"].values():
        quoted = figure["note"]["zh"]
        assert quoted in report[figure["paragraph"].partition("(")[0]], figure["id"]
        assert figure.get("printed", figure["value"]) in quoted, figure["id"]
        assert bool(figure.get("qualifier") == "over") == ("多个" in quoted or "以上" in quoted), figure["id"]


def test_amounts_are_the_printed_ones_in_another_notation(plan: dict[str, Any]) -> None:
    scale = {"万美元": 10_000, "亿美元": 100}  # the second against millions
    for figure in plan["figures"].values():
        for unit, factor in scale.items():
            printed = figure.get("printed", "")
            if printed.endswith(unit):
                assert round(float(printed.removesuffix(unit)) * factor, 6) == float(figure["value"])


def test_chinese_is_the_wording_of_the_report_where_it_is_cited(
    plan: dict[str, Any], report: dict[str, str]
) -> None:
    everywhere = "".join(report.values())
    for table in REPORT:
        for record in plan[table].values():
            if record.get("illustrative") or table in OURS_ALONE or record["id"] in OTHER_SOURCES:
                continue
            cited = [re.sub(r"\(\w\)$", "", p) for p in record.get("paragraphs", [])]
            text = "".join(report.get(p, "") for p in cited) + report["Annex I"] + report["section VII"]
            for field, words in chinese(record):
                if kind_of(table, field) not in OURS:
                    where = text if cited else everywhere
                    assert words in where, f"{table}/{record['id']}/{field}: {words}"


def test_cited_documents_are_those_of_the_text(plan: dict[str, Any], report: dict[str, str]) -> None:
    text = "".join(report.values())
    for source in plan["sources"].values():
        if source["id"] not in ("a-69-517", *OTHER_SOURCES):
            assert source["title"]["zh"] in text
    assert {s for f in plan["figures"].values() for s in f.get("sources", [])} <= plan["sources"].keys()


def test_stock_tinydb_reads_and_queries_the_shipped_plans() -> None:
    for path in resources.path("plans").glob("*.plan.json"):
        with TinyDB(path, access_mode="r") as stock:
            assert stock.table("plan").get(Query().id == "plan") is not None
            assert stock.table("_meta").get(doc_id=1)["format"] == "roadmap-plan"
