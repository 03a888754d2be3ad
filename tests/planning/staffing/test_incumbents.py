"""People who are known: where they sit at the start, and what the gates of promotion do."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from planning.plan.document import Document
from planning.staffing.engine import play
from planning.staffing.grades import printed_as
from planning.staffing.incumbents import UNKNOWN
from planning.staffing.model import Model, model_of
from planning.staffing.months import month_number
from planning.staffing.played import FLOWS, PROMOTED
from tests.planning.staffing.structures import assumption

Record = dict[str, Any]
Make = Callable[..., Document]
FIRST = month_number("2014-01")
GRADES: list[Record] = [
    {"id": "p-4", "name": {"en": "P-4"}, "ladder": "p", "rank": 4},
    {"id": "p-3", "name": {"en": "P-3"}, "ladder": "p", "rank": 3},
]


def person(id: str, **fields: object) -> Record:
    return {"id": id, "name": {"en": id}, "unit": "network", "grade": "p-3", **fields}


def model(document: Document, months: int = 60) -> Model:
    return model_of(document, "", FIRST, months)


def test_people_sit_on_the_post_they_name_or_in_their_unit_and_grade(make: Make) -> None:
    document = make(
        posts=[
            {"id": "a", "unit": "network", "grade": "P-3", "count": 2},
            {"id": "b", "unit": "network", "grade": "P-3", "count": 2},
        ],
        grades=GRADES,
        people=[
            person("x", post="b", post_since="2012-01-15", separation="2015-06-30"), person("y"),
            person("gone", left="2013-06-30"), person("elsewhere", unit="desk"),
        ],
    )  # fmt: skip
    known = model(document).incumbents
    assert known.taken.tolist() == [True, False, True, False]
    assert known.empty.tolist() == [
        False,
        False,
        False,
        True,
    ]  # somebody is named on post b, on one of its two
    assert known.tenure.tolist() == [UNKNOWN, UNKNOWN, 24, UNKNOWN]
    assert known.separation[2] == 17
    found = play(model(document), 1, 0, 20)
    assert found is not None
    assert (found.filled[0].sum(axis=0) <= 3).all()


def test_staff_in_post_is_printed_by_the_grades_of_a_staffing_table() -> None:
    assert printed_as("P-2")[0] == "P-2/1"
    assert printed_as("G-7")[0] == "GS (PL)"
    assert printed_as("G-4")[0] == "GS (OL)"
    assert printed_as("FS-5")[0] == "FS"
    assert printed_as("P-4") == ("P-4",)


@pytest.mark.parametrize(("level", "share"), [(3, 1.0), (1, 0.0)])
def test_only_who_passes_the_gates_is_promoted(make: Make, level: int, share: float) -> None:
    people = [person(f"x{n}", profile="low") for n in range(5)]
    ratings = [
        {"id": f"r{n}", "person": f"x{n}", "competency": "c", "source": "certified", "date": "2013-01-01",
         "level": level}
        for n in range(5)
    ]  # fmt: skip
    scale = {"id": "s", "name": {"en": "S"}, "levels": {"0": {"en": "0"}, "3": {"en": "3"}}}

    def document(training: float) -> Document:
        return make(
            posts=[
                {"id": "high", "unit": "network", "grade": "P-4", "count": 5},
                {"id": "low", "unit": "network", "grade": "P-3", "count": 5},
            ],
            grades=GRADES, people=people, assessments=ratings, scales=[scale],
            frameworks=[{"id": "f", "name": {"en": "F"}, "scale": "s"}],
            competencies=[{"id": "c", "framework": "f", "name": {"en": "C"}}],
            profiles=[
                {"id": "low", "name": {"en": "L"}, "grade": "p-3", "performance_cycles": 0},
                {"id": "high", "name": {"en": "H"}, "grade": "p-4", "performance_cycles": 0},
            ],
            requirements=[{"id": "q", "profile": "high", "competency": "c", "level": 2, "must": True}],
            career_moves=[{"id": "m", "from_profile": "low", "to_profile": "high"}],
            assumptions=[
                assumption("wastage", 0.3), assumption("fill", shares={"promotion": 1.0}),
                assumption("lead_time", 60), assumption("training_time", training),
            ],
        )  # fmt: skip

    made = model(document(0))
    assert made.incumbents.ready == {"P-3": share}
    never, trained = (play(model(document(months)), 1, 0, 50) for months in (0, 24))
    assert never is not None
    assert trained is not None
    promoted = [int(found.flows[:, PROMOTED].sum()) for found in (never, trained)]
    assert FLOWS[PROMOTED] == "promoted"
    if share:
        assert promoted[0] == promoted[1] > 0
    else:
        assert promoted[0] == 0 < promoted[1]
        assert int(trained.flows[:24, PROMOTED].sum()) == 0
    assert np.asarray(trained.filled).max() <= 5
