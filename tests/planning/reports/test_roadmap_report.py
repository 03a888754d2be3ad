"""The roadmap report: the whole chart and every date."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from planning.plan.document import Document
from planning.reports import Options, write_report
from planning.reports.page_sizes import PAGE_SIZES
from tests.planning.reports.conftest import Report, Tables, elements, extracted


def written(tables: Tables, folder: Path, **options: Any) -> Report:
    path = folder / "roadmap.pdf"
    wishes = Options("roadmap", ("en", "zh"))._replace(**options)
    return Report(path, write_report(Document(tables), path, wishes))


def test_chart_and_dates(sample_tables: Tables, tmp_path: Path) -> None:
    report = written(sample_tables, tmp_path)
    pages = {"title": (1, 1), "roadmap": (1, 1), "schedule": (2, 2), "dates": (3, 3)}
    assert report.result.part_pages == pages
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
    report = written(sample_tables, tmp_path, parts={"roadmap", "dates"})
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


def many(tables: Tables, count: int) -> None:
    pattern = tables["activities"]["network"]
    for number in range(count):
        id = f"a{number}"
        name = {"en": f"Row {number:03}", "zh": f"第{number:03}行"}
        tables["activities"][id] = {**pattern, "id": id, "order": 100 + number, "name": name}


@pytest.mark.parametrize(("size", "rows"), [("A4", 0), ("A1", 0), ("A4", 150), ("A2", 300)])
def test_a_poster_is_one_page(sample_tables: Tables, tmp_path: Path, size: str, rows: int) -> None:
    many(sample_tables, rows)
    report = written(sample_tables, tmp_path, chart="poster", page_size=size, parts={"roadmap"})
    assert report.result.pages == 1
    with pikepdf.open(report.path) as pdf:
        box = [float(edge) for edge in pdf.pages[0].mediabox]
    paper = PAGE_SIZES[size].landscape
    assert box[2:] == pytest.approx([paper.width, paper.height], abs=0.5)
    assert extracted(report.path).count("Row") >= rows


def test_a_tiled_poster_is_an_overview_and_sheets_of_which_each_says_which_it_is(
    sample_tables: Tables, tmp_path: Path
) -> None:
    report = written(sample_tables, tmp_path, chart="tiled", page_size="A2", parts={"roadmap", "dates"})
    assert report.result.part_pages == {"roadmap": (1, 1), "sheets": (2, 5), "dates": (6, 6), "title": (1, 1)}
    with pikepdf.open(report.path) as pdf:
        figures = [str(one.Alt) for one in elements(pdf.Root.StructTreeRoot.K) if one.S == "/Figure"]
        assert [text for text in figures if text.startswith("Sheet")] == [
            f"Sheet {row * 2 + column + 1} of 4 of the poster: row {row + 1}, column {column + 1}"
            for row in (0, 1)
            for column in (0, 1)
        ]
        assert len({str(page.Resources.XObject.keys()) for page in list(pdf.pages)[1:5]}) == 1
