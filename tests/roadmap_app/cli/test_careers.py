"""``gaps`` and ``training`` as programs and people use them."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from planning.plan.document import Document
from tests.planning.careers.plans import careers, named, rated, rows
from tests.roadmap_app.cli.conftest import Run

ACCEPTANCE = os.environ.get("ROADMAP_ACCEPTANCE", "")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("careers") / "plan.json"
    Document.from_template("a69-517", path).close()
    return path


def answer(run: Run, *words: object, code: int = 0) -> Any:  # noqa: ANN401 - any JSON
    done = run(*words, "--json")
    assert (done.returncode, done.stderr) == (code, "")
    return json.loads(done.stdout)


def test_gates_and_gaps_of_a_person(run: Run, sample: Path) -> None:
    found = answer(run, "gaps", sample, "--person", "person-047", "--profile", "principal-network-architect")
    assert found["as_of"] == "2015-03-31" or found["as_of"].startswith("2015-0")
    (person,) = found["people"]
    assert not person["ready"]
    assert [gate["name"] for gate in person["gates"]] == [
        "technical", "performance", "certification", "managerial", "time_in_grade",
    ]  # fmt: skip
    held = {gap["competency"]: (gap["required"], gap["held"], gap["short"]) for gap in person["gaps"]}
    assert held["enterprise-architecture"] == (4, 2, 2)
    assert held["wan"] == (4, 5, 0)


def test_gaps_of_a_profile_and_of_a_unit_come_with_their_coverage(run: Run, sample: Path) -> None:
    of_profile = answer(run, "gaps", sample, "--profile", "security-analyst")
    assert {one["profile"] for one in of_profile["people"]} == {"security-analyst"}
    assert {row["competency"]: row["level"] for row in of_profile["requirements"]}["identity"] == 3
    of_unit = answer(run, "gaps", sample, "--unit", "service-desk", "--day", "2015-04-01")
    assert len(of_unit["people"]) == 21
    assert all({"holders", "needed", "single_point"} <= one.keys() for one in of_unit["coverage"])


def test_training_to_a_target_and_its_adoption(run: Run, sample: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_bytes(sample.read_bytes())
    target = ("--person", "person-047", "--profile", "principal-network-architect")
    found = answer(run, "training", plan, *target)
    assert (found["status"], found["proven"], found["missing"]) == ("optimal", True, [])
    assert found["cost"] == found["bound"] == sum(seat["cost"] for seat in found["courses"])
    assert "enterprise-architecture-course" in {seat["course"] for seat in found["courses"]}
    answer(run, "training", plan, *target, "--adopt")
    again = answer(run, "training", plan, *target)
    assert again["cost"] == 0
    history = json.loads(run("history", plan, "--json").stdout)
    assert [step["label"] for step in history["steps"]] == ["Adopt training plan"]


def test_what_no_course_reaches_is_named_with_the_remedy(run: Run, sample: Path) -> None:
    target = ("--person", "person-047", "--profile", "division-director")
    found = answer(run, "training", sample, *target, code=1)
    assert found["status"] == "infeasible"
    named_ = {one["competency"]: one for one in found["missing"]}
    assert named_["communication"]["reason"] == "no_course"
    assert "No course goes above level 4" in named_["communication"]["message"]
    done = run("training", sample, *target, language="zh")
    assert "没有课程" in done.stdout


def test_a_budget_that_is_too_small_says_so(run: Run, sample: Path) -> None:
    target = ("--person", "person-047", "--profile", "principal-network-architect")
    found = answer(run, "training", sample, *target, "--budget", "100", code=1)
    assert {one["reason"] for one in found["missing"]} == {"budget"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gaps", "--person", "nobody"), "nobody"),
        (("training", "--profile", "none"), "none"),
        (("gaps", "--day", "yesterday"), "yesterday"),
        (("training", "--budget", "much"), "much"),
        (("training", "--budget", "NaN"), "NaN"),
    ],
)
def test_wrong_use_is_told_without_a_traceback(
    run: Run, sample: Path, words: tuple[str, ...], said: str
) -> None:
    done = run(words[0], sample, *words[1:])
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_person_without_a_profile_needs_one_named(run: Run, tmp_path: Path) -> None:
    tables = careers(people=rows(named("anna")), assessments=rated(("anna", "network", 3)))
    plan = tmp_path / "plan.json"
    Document.create(plan, {name: tables.raw(name) for name in tables.names()}).close()
    done = run("gaps", plan, "--person", "anna")
    assert done.returncode == 2
    assert "--profile" in done.stderr
    found = answer(run, "gaps", plan, "--person", "anna", "--profile", "chief")
    assert [gap["held"] for gap in found["people"][0]["gaps"]] == [3, None]


def test_people_read_tables(run: Run, sample: Path) -> None:
    done = run("gaps", sample, "--person", "person-047", "--profile", "principal-network-architect")
    assert "Not met" in done.stdout
    assert "Enterprise architecture" in done.stdout
    assert "人员 047" in run("gaps", sample, "--unit", "rtc-africa", language="zh").stdout


@pytest.mark.skipif(not ACCEPTANCE, reason="ROADMAP_ACCEPTANCE names no folder")
def test_import_prints_the_counts_of_a_framework_and_export_gives_it_back(run: Run, tmp_path: Path) -> None:
    plan, file = tmp_path / "plan.json", Path(ACCEPTANCE, "competency", "nice_2_1_0.json")
    assert run("new", plan, "--template", "blank").returncode == 0
    found = answer(run, "import", file, plan)
    assert found["counts"] == {
        "profiles": 41, "competency_areas": 11, "statements": 2148, "requirements": 5334,
    }  # fmt: skip
    assert found["tables"]["requirements"] == 5334
    out = tmp_path / "out.json"
    answer(run, "export", plan, out, "--what", "careers")
    assert json.loads(out.read_bytes()) == json.loads(file.read_bytes())
    case = tmp_path / "case.json"
    answer(run, "export", plan, case, "--what", "careers", "--format", "case", "--framework", "nice")
    assert len(json.loads(case.read_bytes())["CFItems"]) == 2159


def test_a_library_is_listed_and_added_as_one_step(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    assert run("new", plan, "--template", "blank").returncode == 0
    listed = answer(run, "library", plan)
    assert listed["nice"]["tables"]["profiles"] == 41
    added = answer(run, "library", plan, "un-grades")
    assert added == {"library": "un-grades", "added": sum(listed["un-grades"]["tables"].values())}
    assert answer(run, "library", plan, "un-grades")["added"] == 0
    assert run("library", plan, "no-such").returncode == 2
    assert "联合国职等" in run("library", plan, language="zh").stdout


def test_a_format_that_is_named_is_written_or_refused_never_replaced(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ratings.csv"
    answer(run, "export", sample, out, "--format", "anonymous")
    text = out.read_text("utf-8-sig")
    assert text.startswith("Unit,Competency,People,0,1")
    assert "Person 0" not in text
    for wrong in (
        ("export", sample, tmp_path / "r.json", "--format", "anonymous"),
        ("export", sample, tmp_path / "r.csv", "--format", "anonymous", "--what", "roadmap"),
    ):
        assert run(*wrong).returncode == 2
    assert not list(tmp_path.glob("r.*"))


def test_who_fills_openings_and_what_is_in_the_way(run: Run, sample: Path) -> None:
    openings = ("--opening", "senior-network-engineer@nairobi", "--opening", "security-analyst")
    found = answer(run, "postings", sample, *openings)
    assert len(found["postings"]) == 2
    assert (found["unfilled"], found["proven"]) == ([], True)
    reasons = {reason for one in found["obstacles"] for reason in one["reasons"]}
    assert reasons <= {"not_willing", "too_early", "duty_station", "geographic_moves", "no_move"}
    strict = run("postings", sample, "--opening", "division-director", "--ready")
    assert strict.returncode == 1
    assert "Division director" in strict.stdout
    assert run("postings", sample, "--opening", "nothing").returncode == 2
    assert run("postings", sample).returncode == 2


def test_worst_departures_and_ways_stand_beside_the_gaps(run: Run, sample: Path) -> None:
    said = run("gaps", sample, "--unit", "enocs", "--departures", "2").stdout
    assert "Worst if they leave: Person" in said
    ways = run("gaps", sample, "--person", "person-047", "--profile", "senior-security-engineer").stdout
    assert "Way 1: 1 step" in ways
    assert "→ Senior security engineer, P-4 (" in ways
    unit = answer(run, "gaps", sample, "--unit", "enocs", "--departures", "2")
    assert len(unit["worst_departures"]["people"]) <= 2
    assert unit["worst_departures"]["lost"]
    target = ("--person", "person-047", "--profile", "senior-security-engineer")
    (way, *_others) = answer(run, "gaps", sample, *target)["ways"]
    assert [step["to_profile"] for step in way["steps"]] == ["senior-security-engineer"]


def test_competencies_are_merged_after_a_dry_run(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    Document.from_template("a69-517", plan).close()
    wanted = ("retire", plan, "wan", "lan", "--by", "voice", "--level", "4=3", "--day", "2015-05-01")
    told = answer(run, *wanted, "--dry-run")
    assert {row["after"] for row in told["requirements"] if row["before"] == 4} == {3}
    assert f"{told['people']} people keep their ratings" in run(*wanted).stdout
    again = run("retire", plan, "voice", "--by", "wan")
    assert (again.returncode, "“wan” is no competency" in again.stderr) == (2, True)
    done = Document.open(plan)
    after = done.raw("competencies")["wan"]
    assert (after["replaced_by"], after["replaced_levels"]) == (["voice"], {"4": 3})
    done.undo()
    assert "retired" not in done.raw("competencies")["wan"]
    done.close()
