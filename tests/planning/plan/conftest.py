"""A small plan for the tests of the plan."""

from collections.abc import Callable
from typing import Any

import pytest

from planning.plan.document import Document

Tables = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture
def small() -> Callable[..., Tables]:
    """``small(risks={...})``: two languages, lanes and activities, and these tables added or replaced."""

    def tables(**others: dict[str, dict[str, Any]]) -> Tables:
        head = {
            "id": "plan", "title": {"en": "Plan", "zh": "计划"}, "languages": ["en", "zh"],
            "horizon_start": "2014-01-01", "horizon_finish": "2016-12-31",
        }  # fmt: skip
        lanes = {id: {"id": id, "name": {"en": id, "zh": id}} for id in ("upper", "lower")}
        common = {"lane": "upper", "start": "2014-01-01", "finish": "2014-12-31"}
        activities = {
            id: {"id": id, "name": {"en": id, "zh": id}, **common} for id in ("first", "second")
        }
        return {"plan": {"plan": head}, "lanes": lanes, "activities": activities, **others}

    return tables


@pytest.fixture
def document(small: Callable[..., Tables]) -> Document:
    """The small plan, in memory."""
    return Document(small())
