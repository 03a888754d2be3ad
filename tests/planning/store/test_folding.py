"""Folding beside the edits: another thread writes the snapshot while the journal goes on."""

import json
from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.store import journaling
from tests.planning.store.reopening import journal_of, opened, owner, set_owner


def owner_in_file(path: Path) -> object:
    rows = json.loads(path.read_text("utf-8"))["activities"].values()
    return next(row for row in rows if row["id"] == "first").get("owner")


def test_an_edit_made_meanwhile_stays_in_the_journal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journaling, "FOLD_BYTES", 1)  # each fold would begin a new journal
    document = Document.open(path, durable=False)
    set_owner(document, "before")
    write = document.begin_fold()
    set_owner(document, "meanwhile")
    end = write()
    assert owner_in_file(path) == "before"
    end()
    assert document.wants_fold
    assert b"meanwhile" in journal_of(path).read_bytes()
    assert owner(Document.open(path, read_only=True)) == "meanwhile"
    document.close()
    assert opened(path)[0] == "meanwhile"


def test_a_save_that_comes_first_leaves_nothing_to_write(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "before")
    write = document.begin_fold()
    set_owner(document, "saved")
    document.save()
    write()()
    assert owner_in_file(path) == "saved"
    document.close()
    assert opened(path)[0] == "saved"


def test_a_fold_of_nothing_new_writes_nothing(path: Path) -> None:
    document = Document.open(path)
    before = path.stat()
    document.begin_fold()()()
    assert path.stat() == before
    document.close()
