"""The full report: contents that lead to their pages, the schedule with what is known of it, annexes."""

from pathlib import Path
from typing import Any

import pikepdf

from planning.plan.document import Document
from planning.reports import Options, ReportResult, write_report
from planning.reports.full import REFERENCES
from tests.planning.reports.conftest import Report, Tables, elements, extracted


def written(tables: Tables, folder: Path, **options: Any) -> Report:
    path = folder / "full.pdf"
    result: ReportResult = write_report(
        Document(tables), path, Options("full", ("en", "zh"))._replace(**options)
    )
    return Report(path, result)


def test_every_heading_is_in_the_contents_and_linked(sample_tables: Tables, tmp_path: Path) -> None:
    report = written(sample_tables, tmp_path)
    first = report.result.part_pages["contents"][0]
    with pikepdf.open(report.path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        links = list(pdf.pages[first - 1].Annots)
        goals = {str(link.Contents): pages[link.Dest[0].objgen] for link in links}
        assert all(link.Subtype == "/Link" and link.F == 4 for link in links)
        roles = [str(one.S) for one in elements(pdf.Root.StructTreeRoot.K)]
    assert goals["Annex III. Resources"] == report.result.part_pages["budget"][0]
    assert goals["附件三 资源"] == report.result.part_pages["budget"][0]
    assert goals["4. Risks"] == report.result.part_pages["risks"][0]
    assert roles.count("/TOCI") == len(links)
    assert {"Annex I. Roadmap, Q3 2013 – Q4 2017", "Annex II. Structure"} <= goals.keys()


def test_sections_refer_to_one_another(sample_tables: Tables, tmp_path: Path) -> None:
    report = written(sample_tables, tmp_path)
    pages = report.result.part_pages
    with pikepdf.open(report.path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        links = [link for page in list(pdf.pages)[2:] for link in page.get("/Annots", ())]
        said = {str(link.Contents): numbers[link.Dest[0].objgen] for link in links}
    count = 2 * sum(len(goals) for goals in REFERENCES.values())
    assert len(links) == count
    training = pages["training"][0]
    assert said[f"See section 13. Training plan and cost, page {training}"] == training
    assert said[f"See Annex III. Resources, page {pages['budget'][0]}"] == pages["budget"][0]
    assert said[f"见附件三 资源，第{pages['budget'][0]}页"] == pages["budget"][0]


def test_nothing_refers_to_a_part_that_is_left_out(sample_tables: Tables, tmp_path: Path) -> None:
    report = written(sample_tables, tmp_path, parts={"figures", "people"})
    with pikepdf.open(report.path) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)


def test_the_numbers_of_the_contents_are_those_of_the_pages(sample_tables: Tables, tmp_path: Path) -> None:
    report = written(sample_tables, tmp_path, languages=("en",))
    number = report.result.part_pages["sources"][0]
    assert f"Sourcesofeveryfigure{number}" in extracted(report.path)


def test_the_schedule_says_slack_status_baseline_and_uncertainty(
    sample_tables: Tables, tmp_path: Path
) -> None:
    activity = sample_tables["activities"]["network"]
    activity["estimate"] = {"optimistic": 9600, "likely": 96000, "pessimistic": 240000}
    activity["deadline"] = "2015-01-31"
    sample_tables["baselines"] = {
        "first": {
            "id": "first",
            "name": {"en": "First", "zh": "首次"},
            "taken": "2014-01-01",
            "rows": {"network": {"start": "2014-10-01T09:00", "finish": "2016-03-31T17:00"}},
        }
    }
    text = extracted(written(sample_tables, tmp_path, parts={"schedule"}).path)
    wanted = "Slack,days Againstbaseline,days Finish,80% Criticalin Red 红 Baseline:First"
    assert [words for words in wanted.split() if words not in text] == []


def test_a_plan_without_estimates_or_baselines_has_no_such_columns(
    sample_tables: Tables, tmp_path: Path
) -> None:
    text = extracted(written(sample_tables, tmp_path, parts={"schedule"}).path)
    assert "Slack,days" in text
    assert "baseline" not in text
    assert "Finish,80%" not in text


def test_a_circle_of_links_leaves_the_schedule_out(sample_tables: Tables, tmp_path: Path) -> None:
    sample_tables["links"] = {
        "a": {"id": "a", "predecessor": "network", "successor": "security"},
        "b": {"id": "b", "predecessor": "security", "successor": "network"},
    }
    report = written(sample_tables, tmp_path, parts={"schedule", "risks"})
    assert "schedule" not in report.result.part_pages
