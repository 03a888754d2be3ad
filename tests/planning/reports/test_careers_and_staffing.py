"""Careers and staffing documents of the sample plan: what stands in them agrees with the plan."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from planning.careers.gaps import gaps, summary
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.template import template_tables
from planning.reports import Options, write_report
from planning.reports.layout.picture import mirrored
from planning.reports.parts import scenarios, shortfalls
from planning.reports.parts.people import standing
from planning.reports.parts.scenarios import _span
from planning.scene.shapes import Paint, Pen, Rect, Shape, Text
from planning.scene.shapes import Path as Line
from planning.staffing.comparison import compare
from planning.staffing.months import last_month
from tests.planning.reports.conftest import Report, elements, extracted


@pytest.fixture(scope="module")
def plan() -> Document:
    return Document(template_tables("a69-517"))


def written(plan: Document, folder: Path, kind: str, **options: Any) -> Report:
    path = folder / f"{kind}.pdf"
    return Report(path, write_report(plan, path, Options(kind, ("en", "zh"))._replace(**options)))


def test_careers_of_the_sample_plan(plan: Document, tmp_path: Path) -> None:
    report = written(plan, tmp_path, "careers")
    assert set(report.result.part_pages) == {
        "title", "lattice", "profiles", "requirements", "coverage", "needs", "training",
    }  # fmt: skip
    assert report.result.part_pages["lattice"] == (1, 1)  # beside the title
    text = extracted(report.path)
    for profile in plan.records("profiles").values():
        assert profile["name"]["en"].split()[0] in text
        assert profile["name"]["zh"] in text
    with pikepdf.open(report.path) as pdf:
        alternatives = [str(one.Alt) for one in elements(pdf.Root.StructTreeRoot.K) if "/Alt" in one]
    assert any("18 job profiles" in words for words in alternatives)


def test_the_sheet_of_a_person_agrees_with_the_gaps(plan: Document, tmp_path: Path) -> None:
    id = "person-003"
    report = written(plan, tmp_path, "careers", parts={"person"}, person=id)
    text = extracted(report.path)
    assert "Person003" in text
    person = plan.records("people")[id]
    from planning.careers.day import reference_day

    found = gaps(plan, id, person["profile"], reference_day(plan))
    known = plan.records("competencies")
    assert all("".join(known[row.competency]["name"]["zh"].split()) in text for row in found)
    assert summary(found).asked == len(found)
    assert "Timeingrade" in text


def test_nobody_of_that_id(plan: Document, tmp_path: Path) -> None:
    with pytest.raises(PlanError) as caught:
        written(plan, tmp_path, "careers", person="nobody")
    assert caught.value.code == "unknown_person"


def test_posts_and_scenarios_of_the_sample_plan(
    plan: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenarios, "REPLICATIONS", 20)
    report = written(plan, tmp_path, "staffing", parts={"structure", "posts", "scenarios"})
    text = extracted(report.path)
    assert f"Total{len(standing(plan))}" not in text  # the columns stand between
    assert str(len(standing(plan))) in text
    month = last_month(plan.plan.horizon_finish)
    for id, scenario in plan.records("scenarios").items():
        total = compare(plan, "", id, month).total
        row = "".join(str(count) if count else "–" for count in total)
        name = "".join(scenario["name"]["zh"].split())
        assert name + row in text
    assert "madeup" in text  # illustrative, and marked so
    assert "printsnonumberofposts" in text


def test_assumptions_are_printed_as_they_stand(plan: Document, tmp_path: Path) -> None:
    text = extracted(written(plan, tmp_path, "staffing", parts={"assumptions"}).path)
    assert "流失率，P-37.5" not in text
    assert "流失率，P-2/17.5%" in text


@pytest.mark.parametrize("kind", ["careers", "staffing"])
def test_a_plan_without_any_of_it_is_a_title(tmp_path: Path, kind: str) -> None:
    plan = Document(template_tables("blank"))
    assert written(plan, tmp_path, kind).result.part_pages == {"title": (1, 1)}


@pytest.mark.parametrize(("low", "top"), [(0, 1), (165, 191), (3, 3), (9000, 12345), (0, 0)])
def test_the_axis_holds_its_values(low: float, top: float) -> None:
    least, most, step = _span(low, top)
    assert least <= low
    assert most > top or most >= top
    assert 1 <= (most - least) / step <= 8


def test_a_mirrored_drawing_turns_places_and_not_words() -> None:
    word = Text(10, 4, "abc", "body", Paint("text"))
    shapes: list[Shape] = [Rect(10, 0, 20, 5), Line(((0, 0), (30, 5)), Pen("text")), word]
    rect, line, text = mirrored(shapes, 100)
    assert rect == Rect(70, 0, 20, 5)
    assert line == Line(((100, 0), (70, 5)), Pen("text"))
    assert text == Text(90, 4, "abc", "body", Paint("text"), "end")
    assert mirrored([rect, line, text], 100) == shapes


def test_what_the_roadmap_lacks_stands_in_the_documents(plan: Document, tmp_path: Path) -> None:
    from planning.schedule.schedule import schedule_plan
    from planning.staffing.shortfalls import outlook

    found = outlook(plan, schedule_plan(plan), "", shortfalls.REPLICATIONS, shortfalls.SEED)
    assert found is not None
    text = extracted(written(plan, tmp_path, "staffing", parts={"shortfalls"}).path)
    for row in found.shortfalls:
        assert "".join(plan.records("activities")[row.activity]["name"]["zh"].split()) in text
        assert f"{row.worst.missing:.1f}" in text
    assert text.count("在职人员") == sum(row.reason == "people" for row in found.shortfalls) + 1  # the note
    brief = extracted(written(plan, tmp_path, "brief", parts={"shortfalls"}).path)
    assert f"{len(found.shortfalls) - 3}moreneedswillnotbemet" in brief


def test_where_everything_suffices_it_says_so(tmp_path: Path) -> None:
    tables = template_tables("a69-517")
    tables["assessments"].clear()  # of nobody is then known what they lack
    for demand in tables["demands"].values():
        demand["fte"] = 0.001
    text = extracted(written(Document(tables), tmp_path, "brief", parts={"shortfalls"}).path)
    assert "Posts,peopleandcompetencesufficefortheroadmap." in text
    tables["demands"].clear()
    assert written(Document(tables), tmp_path, "staffing").result.part_pages.get("shortfalls") is None
