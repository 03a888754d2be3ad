"""A small structure that the tests of staffing share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planning.plan.document import Document
from tests.planning.staffing.structures import small_tables

Record = dict[str, Any]
Make = Callable[..., Document]


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
