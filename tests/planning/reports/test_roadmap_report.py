"""The roadmap report: the whole chart and every date."""

from pathlib import Path
from typing import Any

import pytest

from planning.plan.document import Document
from planning.reports import Options, write_report
from tests.planning.reports.conftest import Report, Tables, extracted


def written(tables: Tables, folder: Path, **options: Any) -> Report:
    path = folder / "roadmap.pdf"
    wishes = Options("roadmap", ("en", "zh"))._replace(**options)
    return Report(path, write_report(Document(tables), path, wishes))


def test_chart_and_dates(sample_tables: Tables, tmp_path: Path) -> None:
    report = written(sample_tables, tmp_path)
    assert report.result.part_pages == {"title": (1, 1), "roadmap": (1, 1), "dates": (2, 2)}
    text = extracted(report.path)
    assert "1Oct2014" in text
    assert "~1Jul2013" in text
    assert "团结项目主流化与公共部门会计准则" in text


def test_every_activity_of_a_long_plan_has_its_row(sample_tables: Tables, tmp_path: Path) -> None:
    pattern = sample_tables["activities"]["network"]
    for number in range(90):
        name = {"en": f"Row {number:03}", "zh": f"第{number:03}行"}
        sample_tables["activities"][f"a{number}"] = {
            **pattern,
            "id": f"a{number}",
            "order": 100 + number,
            "name": name,
        }
    report = written(sample_tables, tmp_path)
    text = extracted(report.path)
    first, last = report.result.part_pages["roadmap"]
    assert last > first
    for number in range(90):
        assert text.count(f"Row{number:03}") == 2
        assert text.count(f"第{number:03}行") == 2


@pytest.mark.parametrize("parts", [{"dates"}, {"roadmap"}, {"risks"}])
def test_parts_alone(sample_tables: Tables, tmp_path: Path, parts: set[str]) -> None:
    report = written(sample_tables, tmp_path, parts=parts)
    assert set(report.result.part_pages) == {"title", *parts}
