"""Frameworks of others in and out without loss, with the exact counts of their files."""

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from planning.careers.library import library_tables
from planning.exchange.formats import Reading, Writing, format_of
from planning.exchange.merging import merge, new_plan
from planning.plan.check import findings
from planning.plan.document import Document
from planning.plan.template import template_tables

ACCEPTANCE = os.environ.get("ROADMAP_ACCEPTANCE", "")
pytestmark = pytest.mark.skipif(not ACCEPTANCE, reason="ROADMAP_ACCEPTANCE names no folder")
FILES = {
    "nice": "nice_2_1_0.json",
    "case": "case_opensalt_sample.json",
    "moodle": "moodle_example.csv",
    "progression": "ft_engineering.yml",
}


def file(name: str) -> Path:
    return Path(ACCEPTANCE, "competency", FILES[name])


def parsed(name: str, data: bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    text = data.decode()
    if name == "moodle":
        return list(csv.reader(io.StringIO(text, newline="")))
    return yaml.safe_load(text) if name == "progression" else json.loads(text)


def imported(name: str) -> Document:
    kind = format_of(file(name))
    assert kind.name == name
    tables, _merged = new_plan(kind.load().read(Reading(file(name))))
    return Document(tables)


@pytest.mark.parametrize(
    ("name", "counts", "tables"),
    [
        (
            "nice",
            {"profiles": 41, "competency_areas": 11, "statements": 2148, "requirements": 5334},
            {"profiles": 41, "competencies": 2159, "requirements": 5334},
        ),
        ("case", {"items": 16, "associations": 39}, {"competencies": 16}),
        ("moodle", {"rows": 65, "cross_references": 78}, {"frameworks": 1, "competencies": 64}),
        (
            "progression",
            {"competencies": 72, "themes": 9, "profiles": 8, "tracks": 2},
            {"competencies": 81, "profiles": 8, "requirements": 72},
        ),
    ],
)
def test_the_counts_are_those_of_the_file(name: str, counts: dict[str, int], tables: dict[str, int]) -> None:
    kind = format_of(file(name))
    found = kind.load().read(Reading(file(name)))
    assert dict(found.counts) == counts
    assert {table: len(found.tables[table]) for table in tables} == tables


@pytest.mark.parametrize("name", FILES)
def test_what_comes_in_goes_out_as_it_was(name: str) -> None:
    plan = imported(name)
    kind = format_of(file(name))
    exported = kind.load().write(plan, Writing("careers"))
    assert list(exported.left_out) == []
    assert parsed(name, exported.data) == parsed(name, file(name).read_bytes())


@pytest.mark.parametrize("name", FILES)
def test_a_second_import_doubles_nothing_and_breaks_no_rule(name: str) -> None:
    plan = Document(template_tables("a69-517"))
    before = plan.size
    known = {(f.table, f.id, f.code) for f in findings(plan)}
    kind = format_of(file(name))
    merge(plan, kind.load().read(Reading(file(name))), "Import")
    after = plan.size
    assert after > before
    again = merge(plan, kind.load().read(Reading(file(name))), "Import")
    assert again.changes is None
    assert plan.size == after
    new = {f.code for f in findings(plan) if (f.table, f.id, f.code) not in known}
    assert new <= {"missing_translation"}
    plan.undo()
    assert plan.size == before


@pytest.mark.parametrize("name", FILES)
def test_a_changed_plan_changes_the_file_where_it_changed(name: str) -> None:
    plan = imported(name)
    kind = format_of(file(name))
    id = next(id for id, row in plan.records("competencies").items() if row.get("kind") != "family")
    with plan.transaction("Edit") as t:
        t.set("competencies", id, name={"en": "Something else"})
    exported = kind.load().write(plan, Writing("careers"))
    assert b"Something else" in exported.data
    path_free = parsed(name, exported.data)
    assert path_free != parsed(name, file(name).read_bytes())


def test_the_tracks_of_a_ladder() -> None:
    tracks = {
        row["code"]: row.get("track", "") for row in imported("progression").records("profiles").values()
    }
    assert tracks["senior-2-ic"] == tracks["principal-ic"] == "technical"
    assert tracks["senior-2-pm"] == tracks["principal-pm"] == tracks["tech-director"] == "managerial"
    assert tracks["junior"] == ""


def test_proficiencies_stand_from_low_to_high() -> None:
    (scale,) = imported("progression").records("scales").values()
    names = [scale["levels"][level]["en"] for level in sorted(scale["levels"], key=int)]
    assert names[0] == "Awareness"
    assert names[-1] == "Expert"
    assert names.index("Working knowledge") < names.index("Practitioner")


def test_markup_of_moodle_is_read_as_text_and_scales_keep_what_is_proficient() -> None:
    plan = imported("moodle")
    level = plan.records("competencies")["OECD-CORE.level-1"]
    assert level["description"]["en"].startswith("Level 1 is typically")
    assert "<" not in level["description"]["en"]
    assert len(level["related"]) == 39
    (scale,) = plan.records("scales").values()
    assert (scale["levels"], scale["proficient"]) == (
        {"1": {"en": "Not yet competent"}, "2": {"en": "Competent"}},
        2,
    )


def test_the_shipped_nice_library_is_that_file() -> None:
    assert library_tables("nice") == {
        table: dict(rows) for table, rows in new_plan_tables("nice").items() if table != "plan"
    }


def new_plan_tables(name: str) -> dict[str, Any]:
    return format_of(file(name)).load().read(Reading(file(name))).tables
