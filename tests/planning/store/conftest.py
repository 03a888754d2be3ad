"""A plan on the disk, and ways to make a disk fail."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.plan.transaction import Tables
from tests.planning.store.reopening import set_owner


@pytest.fixture
def tables() -> Tables:
    """Two languages, one lane, three activities."""
    head = {
        "id": "plan", "title": {"en": "Plan", "zh": "计划"}, "languages": ["en", "zh"],
        "horizon_start": "2014-01-01", "horizon_finish": "2016-12-31",
    }  # fmt: skip
    activities = {
        id: {"id": id, "name": {"en": id, "zh": "活动"}, "lane": "lane", "order": number}
        for number, id in enumerate(("first", "second", "third"))
    }
    lanes = {"lane": {"id": "lane", "name": {"en": "Lane", "zh": "道"}}}
    return {"plan": {"plan": head}, "lanes": lanes, "activities": activities}


@pytest.fixture
def path(tmp_path: Path, tables: Tables) -> Path:
    """A plan that was saved and closed."""
    path = tmp_path / "计划.plan.json"
    Document.create(path, tables).close()
    return path


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """``failing("fsync", errno.ENOSPC)``: that call of ``os`` fails from now on."""

    def fail(call: str, code: int) -> None:
        def refuse(*_args: object, **_kwargs: object) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, call, refuse)

    return fail


@pytest.fixture
def killed(path: Path, tmp_path: Path) -> Path:
    """A plan whose process was killed after two edits, the first of which was saved."""
    document = Document.open(path, durable=False)
    set_owner(document, "saved")
    document.save()
    set_owner(document, "journal")
    folder = tmp_path / "killed"
    shutil.copytree(path.parent, folder, ignore=shutil.ignore_patterns(".*", "killed"))
    document.close()
    return folder / path.name
