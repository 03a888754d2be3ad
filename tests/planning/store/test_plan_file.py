"""One plan file from opening to closing: keys, checksum, one writer, faults while saving."""

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables
from planning.store.disk import REAL_DISK
from planning.store.lock import PlanLock
from planning.store.snapshot import Meta, seal, serialise

Failing = Callable[[str, int], None]
ACTIVITY = {"name": {"en": "N"}, "lane": "lane"}


def set_owner(document: Document, owner: str, id: str = "first") -> None:
    with document.transaction("Edit") as t:
        t.set("activities", id, owner=owner)


def numbers(path: Path) -> dict[str, str]:
    """The number under which each activity stands in the file."""
    rows = json.loads(path.read_text("utf-8"))["activities"]
    return {row["id"]: key for key, row in rows.items()}


def head(path: Path) -> dict[str, Any]:
    """What the file says of itself."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))["_meta"]["1"]
    return found


def rewritten(path: Path, raw: dict[str, Any]) -> None:
    """The file as another version of the program might have written it."""
    tables = {name: rows for name, rows in raw.items() if name != "_meta"}
    path.write_bytes(serialise(seal(tables, Meta(file_id=raw["_meta"]["1"]["file_id"]))))


def litter(path: Path) -> set[str]:
    """What lies beside the plan but its backups."""
    return {one.name for one in path.parent.iterdir()} - {path.name, f"{path.name}.backups"}


# What the file holds


def test_stock_tinydb_reads_queries_and_counts_the_file(path: Path) -> None:
    with TinyDB(path, access_mode="r") as stock:
        assert stock.tables() == {"_meta", "plan", "lanes", "activities"}
        assert [row["id"] for row in stock.table("activities").search(Query().name.zh == "活动")] == [
            "first", "second", "third",
        ]  # fmt: skip
        assert stock.table("plan").all()[0].doc_id == 1


def test_a_plan_that_stock_tinydb_changed_is_asked_about(path: Path) -> None:
    with TinyDB(path) as stock:
        stock.table("activities").insert({**ACTIVITY, "id": "new"})
    with pytest.raises(PlanError) as asked:
        Document.open(path)
    assert asked.value.code == "changed_outside"
    document = Document.open(path, stale="accept")
    assert list(document.table("activities")) == ["first", "second", "third", "new"]
    assert document.file is not None
    assert document.file.is_intact
    document.close()
    Document.open(path).close()


def test_saving_and_reopening_keeps_everything_and_its_order(path: Path) -> None:
    document = Document.open(path)
    with document.transaction("Edit") as t:
        t.set("activities", "second", future={"b": [1, None], "a": {"z": 1}})
        t.add("activities", {**ACTIVITY, "id": "fourth"})
        t.remove("activities", "first")
    document.save()
    expected = {name: document.raw(name) for name in document.names()}
    document.close()
    again = Document.open(path, read_only=True)
    assert {name: again.raw(name) for name in again.names()} == expected
    assert list(again.table("activities")) == ["second", "third", "fourth"]


def test_documents_keep_their_numbers_so_that_two_copies_differ_only_where_they_do(path: Path) -> None:
    before, lines = numbers(path), path.read_text("utf-8").splitlines()
    document = Document.open(path)
    with document.transaction("Edit") as t:
        t.remove("activities", "second")
        t.add("activities", {**ACTIVITY, "id": "new"})
    document.save()
    assert numbers(path) == {"first": before["first"], "third": before["third"], "new": "4"}
    document.undo()
    document.save()
    document.close()
    changed = [line for line in path.read_text("utf-8").splitlines() if line not in lines]
    assert len(changed) == 1  # the head, with its revision
    assert numbers(path) == before


def test_a_number_is_not_given_again_after_reopening(path: Path) -> None:
    for _ in range(2):
        document = Document.open(path)
        with document.transaction("Edit") as t:
            t.remove("activities", list(document.table("activities"))[-1])
            t.add("activities", {**ACTIVITY, "id": "last"})
        document.save()
        document.close()
    assert len(set(numbers(path).values())) == 3


def test_the_file_keeps_its_identity_and_each_save_is_a_new_revision(path: Path) -> None:
    document = Document.open(path)
    assert document.file is not None
    seen = {document.file.meta.revision}
    before = head(path)["file_id"]
    for owner in "XY":
        set_owner(document, owner)
        document.save()
        seen.add(document.file.meta.revision)
    document.close()
    assert (head(path)["file_id"], len(seen)) == (before, 3)


def test_two_new_plans_are_two_files(tmp_path: Path, tables: Tables) -> None:
    made = [Document.create(tmp_path / name, tables) for name in ("a.json", "b.json")]
    assert len({one.file.meta.file_id for one in made if one.file}) == 2
    for one in made:
        one.close()


def test_documents_without_a_usable_id_are_kept_under_their_number(path: Path) -> None:
    raw = json.loads(path.read_text("utf-8"))
    raw["activities"].update({"7": {"x": 1}, "8": {"id": 5}, "9": {"id": "first"}})
    rewritten(path, raw)
    document = Document.open(path)
    assert list(document.raw("activities")) == ["first", "second", "third", "#7", "#8", "#9"]
    document.save()
    document.close()
    assert json.loads(path.read_text("utf-8"))["activities"]["9"] == {"id": "first"}


# New files


def test_a_new_plan_never_takes_the_place_of_a_file(path: Path, tmp_path: Path, tables: Tables) -> None:
    before = path.read_bytes()
    dangling = tmp_path / "dangling.json"
    dangling.symlink_to(tmp_path / "nowhere.json")
    for target in (path, dangling, tmp_path):
        with pytest.raises(PlanError) as refused:
            Document.create(target, tables)
        assert refused.value.code == "exists"
    assert path.read_bytes() == before


def test_a_new_plan_that_breaks_a_rule_leaves_no_file(tmp_path: Path, tables: Tables) -> None:
    tables["activities"]["first"]["start"] = "soon"
    with pytest.raises(PlanError):
        Document.create(tmp_path / "new.json", tables)
    assert list(tmp_path.iterdir()) == []


def test_a_new_plan_that_cannot_be_written_leaves_no_half_file(
    tmp_path: Path, tables: Tables, failing: Failing
) -> None:
    failing("fdatasync", errno.ENOSPC)
    with pytest.raises(PlanError):
        Document.create(tmp_path / "new.json", tables)
    assert litter(tmp_path / "new.json") == set()
    assert not (tmp_path / "new.json").exists()


def test_new_files_are_private(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


# Faults while saving


@pytest.mark.parametrize("call", ["fdatasync", "replace"])
@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOSPC, "full"), (errno.EDQUOT, "share"), (errno.EROFS, "read-only"), (errno.EACCES, "may not"),
     (errno.EIO, "somewhere else")],
)  # fmt: skip
def test_a_fault_leaves_the_old_file_and_the_work_and_says_what_to_do(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, said: str
) -> None:
    before = path.read_bytes()
    document = Document.open(path)
    set_owner(document, "X")

    def refuse(*_args: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, refuse)
        with pytest.raises(PlanError) as failed:
            document.save()
    assert failed.value.code == "not_written"
    assert failed.value.file == path
    assert said in failed.value.remedy
    assert path.read_bytes() == before
    assert litter(path) == {f".{path.name}.lock", f".{path.name}.owner", f"{path.name}.journal"}
    document.save()
    document.close()
    assert litter(path) == set()
    assert b'"owner":"X"' in path.read_bytes()


def test_a_write_that_the_disk_does_not_confirm_is_told_and_can_be_repeated(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(path)
    set_owner(document, "X")

    def fail(_folder: Path) -> None:
        raise OSError(errno.EIO, "I/O error")

    with monkeypatch.context() as patched:
        patched.setattr(REAL_DISK, "sync_folder", fail)
        with pytest.raises(PlanError) as failed:
            document.save()
    assert failed.value.code == "not_confirmed"
    document.save()
    document.close()
    assert litter(path) == set()


def test_a_file_that_somebody_else_changed_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    other = path.read_bytes().replace(b'"en":"second"', b'"en":"theirs"')
    path.write_bytes(other)
    with pytest.raises(PlanError) as refused:
        document.save()
    assert refused.value.code == "changed_on_disk"
    assert path.read_bytes() == other
    document.save_as(tmp_path / "mine.json")
    document.close()
    assert path.read_bytes() == other
    assert b'"owner":"X"' in (tmp_path / "mine.json").read_bytes()


def test_a_change_between_reading_and_locking_is_seen(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is the file as it is under the lock."""
    acquire = PlanLock.acquire
    raw = json.loads(path.read_text("utf-8"))

    def late(self: PlanLock) -> None:
        raw["activities"]["2"]["name"]["en"] = "theirs"
        rewritten(path, raw)
        acquire(self)

    monkeypatch.setattr(PlanLock, "acquire", late)
    document = Document.open(path)
    assert document.raw("activities")["second"]["name"]["en"] == "theirs"
    document.close()


def test_a_link_stays_a_link_and_a_mode_stays_a_mode(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    document = Document.open(link)
    set_owner(document, "X")
    document.save()
    document.close()
    assert link.is_symlink()
    assert b'"owner":"X"' in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_many_saves_leave_nothing_but_the_plan(path: Path) -> None:
    document = Document.open(path)
    for owner in "abc":
        set_owner(document, owner)
        document.save()
    document.close()
    assert litter(path) == set()


# Another name


def test_saving_under_another_name_goes_on_there(path: Path, tmp_path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    document.save_as(tmp_path / "copy.json")
    assert not document.is_modified
    assert document.path == tmp_path / "copy.json"
    Document.open(path).close()  # the old file is free again
    set_owner(document, "Y")
    document.save()
    document.close()
    assert b'"owner":"X"' in path.read_bytes()  # each edit is in the file that was open when it was made
    assert b'"owner":"Y"' in (tmp_path / "copy.json").read_bytes()
    assert head(path)["file_id"] != head(tmp_path / "copy.json")["file_id"]


def test_saving_under_the_same_name_is_saving(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    document.save_as(path.parent / "." / path.name)
    document.close()
    assert b'"owner":"X"' in path.read_bytes()


def test_a_plan_opened_for_reading_can_be_saved_elsewhere(path: Path, tmp_path: Path) -> None:
    document = Document.open(path, read_only=True)
    document.save_as(tmp_path / "copy.json")
    set_owner(document, "X")
    document.save()
    document.close()
    assert b'"owner"' not in path.read_bytes()


def test_another_name_that_cannot_be_written_leaves_all_as_it_was(path: Path, tmp_path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    for target, code in ((tmp_path / "none" / "copy.json", "no_folder"), (tmp_path, "not_written")):
        with pytest.raises(PlanError) as refused:
            document.save_as(target)
        assert refused.value.code == code
    assert not (tmp_path / "none").exists()
    document.save()
    document.close()
    assert b'"owner":"X"' in path.read_bytes()


def test_a_plan_without_a_file_asks_for_a_name(tables: Tables, tmp_path: Path) -> None:
    document = Document(tables)
    with pytest.raises(PlanError) as refused:
        document.save()
    assert refused.value.code == "no_file"
    document.save_as(tmp_path / "new.json")
    document.close()
    assert (tmp_path / "new.json").exists()


# What copies that were edited apart know of each other


def test_the_steps_since_the_last_snapshot_are_known_until_it_is_written_anew(path: Path) -> None:
    document = Document.open(path)
    file = document.file
    assert file is not None
    assert file.unsaved() == []
    set_owner(document, "chen")
    set_owner(document, "li")
    assert [line.seq - file.meta.seq for line in file.unsaved()] == [1, 2]
    document.save()
    assert file.unsaved() == []
    document.close()


def test_a_snapshot_names_the_one_that_it_came_after(path: Path) -> None:
    before = head(path)
    document = Document.open(path)
    set_owner(document, "chen")
    document.close()
    assert head(path)["ancestors"] == before["ancestors"] | {before["revision"]: before["seq"]}
