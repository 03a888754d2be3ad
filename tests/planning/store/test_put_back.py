"""An earlier file that somebody put back by hand: it goes on, and what was abandoned stays away."""

import shutil
from pathlib import Path

from planning.plan.document import Document
from planning.plan.versions import read, versions
from tests.planning.store.reopening import opened, owner, set_owner


def grow(path: Path) -> None:
    """Five versions."""
    document = Document.open(path)
    for name in "abcde":
        set_owner(document, name)
        document.save()
    document.close()


def put_back(path: Path) -> None:
    """Copy the version of owner "a" over the plan, as one does with a file manager."""
    kept = versions(Document.open(path, read_only=True))
    (a,) = (one for one in kept if read(one)["activities"]["first"].get("owner") == "a")
    shutil.copy(a.backup.path, path)


def test_damage_after_it_brings_back_the_edits_since(path: Path) -> None:
    grow(path)
    put_back(path)
    document = Document.open(path)
    assert owner(document) == "a"
    set_owner(document, "on from a")
    document.close()
    path.write_bytes(b"\0" * 100)
    assert opened(path)[0] == "on from a"


def test_damage_before_any_edit_brings_back_what_was_put_back(path: Path) -> None:
    grow(path)
    put_back(path)
    document = Document.open(path)
    assert document.notices == ["An earlier version of the plan was put in its place."]
    document.close()
    path.write_bytes(b"\0" * 100)
    assert opened(path)[0] == "a"


def test_opening_it_often_makes_no_more_copies(path: Path) -> None:
    grow(path)
    put_back(path)
    counts = set()
    for _time in range(3):
        document = Document.open(path)
        counts.add(len(versions(document)))
        document.close()
    assert len(counts) == 1
