"""A small structure that the tests of staffing share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planning.plan.document import Document
from planning.plan.transaction import Tables

Record = dict[str, Any]
Make = Callable[..., Document]


def small_tables(**tables: list[Record]) -> Tables:
    """A plan with an office, two units below it, and what is given beside them."""
    plan = {
        "title": {"en": "P"},
        "languages": ["en"],
        "horizon_start": "2014-01-01",
        "horizon_finish": "2018-12-31",
    }
    units: list[Record] = [
        {"id": "office", "name": {"en": "Office"}},
        {"id": "network", "name": {"en": "Network"}, "parent": "office"},
        {"id": "desk", "name": {"en": "Desk"}, "parent": "office"},
    ]
    rows: dict[str, list[Record]] = {"plan": [{"id": "plan", **plan}], "units": units, **tables}
    return {table: {record["id"]: record for record in records} for table, records in rows.items()}


@pytest.fixture
def make() -> Make:
    """A document in memory with the tables that are given."""

    def made(**tables: list[Record]) -> Document:
        return Document(small_tables(**tables))

    return made


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The plan that is shipped."""
    path: Path = tmp_path_factory.mktemp("sample") / "sample.plan.json"
    Document.from_template("a69-517", path).close()
    return Document.open(path, read_only=True)
