"""Plans that something befell: what they open with, what is told, what lies beside them."""

from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.store.recovery import Stale


def set_owner(document: Document, owner: str, id: str = "first") -> None:
    with document.transaction(f"Owner {owner}") as t:
        t.set("activities", id, owner=owner)


def owner(document: Document, id: str = "first") -> object:
    return document.raw("activities")[id].get("owner")


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.journal")


def backups_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.backups")


def asides(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}*.damaged-*"))


def opened(path: Path, stale: Stale = "ask", *, read_only: bool = False) -> tuple[object, list[str]]:
    """The owner that a plan opens with, and what is told; it is closed and opens as usual afterwards."""
    document = Document.open(path, stale=stale, read_only=read_only)
    found, told = owner(document), list(document.notices)
    document.close()
    if not read_only:
        again = Document.open(path)
        assert (owner(again), again.notices) == (found, [])
        again.close()
    return found, told


def refused(path: Path, stale: Stale = "ask") -> PlanError:
    before = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    with pytest.raises(PlanError) as caught:
        Document.open(path, stale=stale)
    after = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    assert after == before
    return caught.value
