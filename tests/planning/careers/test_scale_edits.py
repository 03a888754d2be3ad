"""Levels of a scale: put in, taken out and moved, with all that stands at them."""

from collections.abc import Callable

import pytest

from planning.careers import scale_edits
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction
from tests.planning.careers.plans import careers, named, rated, rows


@pytest.fixture
def plan() -> Document:
    return careers(
        assessments=rated(("anna", "network", 3), ("anna", "security", 2), ("anna", "leading", "exempt")),
        courses=rows(named("c")),
        uplifts=rows({"id": "u", "course": "c", "competency": "network", "level": 3, "from_level": 0}),
        indicators=rows({"id": "i", "competency": "network", "level": 3, "text": {"en": "Does it."}}),
        grades=rows(named("p3", ladder="p", rank=3), named("p4", ladder="p", rank=4, managerial_level=3)),
    )


def edit(plan: Document, change: Callable[[Transaction], object]) -> None:
    with plan.transaction("Scale") as t:
        change(t)


def standing(plan: Document) -> dict[str, object]:
    """All levels there are, by where they stand."""
    scale = plan.records("scales")["five"]
    return {
        "names": {digits: text["en"] for digits, text in scale["levels"].items()},
        "proficient": scale["proficient"],
        "ratings": [row.get("level") for row in plan.records("assessments").values()],
        "asked": [row["level"] for row in plan.records("requirements").values()],
        "effects": [(row["from_level"], row["level"]) for row in plan.records("uplifts").values()],
        "seen": [row["level"] for row in plan.records("indicators").values()],
        "grade": plan.records("grades")["p4"]["managerial_level"],
    }


def test_a_level_between_others_moves_those_above_it_up(plan: Document) -> None:
    before = standing(plan)
    edit(plan, lambda t: scale_edits.add_level(t, "five", {"en": "between"}, after=2))
    found = standing(plan)
    assert list(found["names"].values())[2:5] == ["level 2", "between", "level 3"]  # type: ignore[attr-defined]
    assert found | {"names": 0} == {
        "names": 0, "proficient": 4, "ratings": [4, 2, None], "asked": [4, 2], "effects": [(0, 4)],
        "seen": [4], "grade": 4,
    }  # fmt: skip
    edit(plan, lambda t: scale_edits.remove_level(t, "five", 3))
    assert standing(plan) == before
    plan.undo()
    plan.undo()
    assert standing(plan) == before


def test_levels_that_change_places_take_along_what_stands_at_them(plan: Document) -> None:
    edit(plan, lambda t: scale_edits.move_level(t, "five", 3, -1))
    found = standing(plan)
    assert (found["ratings"], found["asked"], found["seen"]) == ([2, 3, None], [2, 3], [2])
    assert list(found["names"].values())[2:4] == ["level 3", "level 2"]  # type: ignore[attr-defined]


def test_a_level_in_use_stays_and_says_how_much_uses_it(plan: Document) -> None:
    assert scale_edits.uses(plan, "five") == {3: 5, 2: 2}
    with pytest.raises(PlanError, match="5 ratings") as refused:
        edit(plan, lambda t: scale_edits.remove_level(t, "five", 3))
    assert refused.value.code == "level_in_use"


def test_a_level_that_a_grade_asks_of_managers_stays(plan: Document) -> None:
    edit(plan, lambda t: t.set("grades", "p4", managerial_level=5))
    with pytest.raises(PlanError) as refused:
        edit(plan, lambda t: scale_edits.remove_level(t, "five", 5))
    assert refused.value.code == "level_in_use"


def test_what_replaced_levels_are_worth_follows_the_scale_that_changes(plan: Document) -> None:
    def replace(t: Transaction) -> None:
        t.add("scales", named("three", levels={str(n): {"en": f"{n}"} for n in range(4)}))
        t.add("competencies", named("new", framework="ict", scale="three"))
        t.set("competencies", "network", replaced_by=["new"], replaced_levels={"5": 3}, retired="2015-01-01")

    edit(plan, replace)
    edit(plan, lambda t: scale_edits.add_level(t, "three", {"en": "lowest"}, after=-1))
    worth = plan.records("competencies")["network"]["replaced_levels"]
    assert worth == {"0": 1, "1": 2, "2": 3, "3": 4, "4": 5, "5": 4}


def test_words_of_a_level_in_each_language(plan: Document) -> None:
    edit(plan, lambda t: scale_edits.set_level_words(t, "five", "levels", 2, "zh", "初级"))
    edit(plan, lambda t: scale_edits.set_level_words(t, "five", "descriptions", 2, "en", "By procedure"))
    scale = plan.records("scales")["five"]
    assert scale["levels"]["2"] == {"en": "level 2", "zh": "初级"}
    assert scale["descriptions"] == {"2": {"en": "By procedure"}}
    edit(plan, lambda t: scale_edits.set_level_words(t, "five", "descriptions", 2, "en", ""))
    assert "descriptions" not in plan.records("scales")["five"]


def test_a_level_from_which_on_somebody_is_competent_leaves_that_to_the_next_there_is() -> None:
    plan = careers()
    edit(plan, lambda t: t.set("scales", "five", proficient=5))
    edit(plan, lambda t: scale_edits.remove_level(t, "five", 5))
    scale = plan.records("scales")["five"]
    assert (max(scale["levels"]), scale["proficient"]) == ("4", 4)
