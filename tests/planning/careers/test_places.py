"""Places: known by id or by name in any language, unknown ones as they stand."""

import pytest

from i18n import set_language
from planning.careers.places import place_id, place_name
from planning.plan.document import Document


@pytest.fixture
def plan() -> Document:
    station = {"id": "new-york", "name": {"en": "New York", "zh": "纽约"}}
    return Document({"duty_stations": {"new-york": station}})


@pytest.mark.parametrize("typed", ["new-york", " New York ", "纽约"])
def test_a_station_is_known_by_id_and_by_name(plan: Document, typed: str) -> None:
    assert place_id(plan, typed) == "new-york"
    assert place_name(plan, typed) == "New York"
    assert place_name(plan, typed, "zh") == "纽约"


def test_what_the_plan_does_not_describe_stands_as_it_is(plan: Document) -> None:
    assert place_id(plan, " Entebbe ") == place_name(plan, "Entebbe") == "Entebbe"
    assert place_id(plan, "") == place_name(plan, "") == ""
    assert (place_id(plan, "Online"), place_name(plan, "online")) == ("online", "Online")
    set_language("zh")
    try:
        assert (place_id(plan, "线上"), place_name(plan, "online")) == ("online", "线上")
    finally:
        set_language("en")
