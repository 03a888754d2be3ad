"""Earlier versions: which are kept, how much room they take, what never gets among them."""

import errno
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables
from planning.plan.versions import differences, records_of, restore, versions
from planning.store import backups as module
from planning.store.backups import Backup, Backups, to_keep
from planning.store.disk import REAL_DISK
from planning.store.snapshot import Meta

NOW = datetime(2025, 6, 15, 12, 30, tzinfo=UTC)


def version(number: int, age: timedelta, *, is_kept: bool = False) -> Backup:
    return Backup(Path(f"{number}.json"), number, NOW - age, "ab", "cd", is_kept)


def series(ages: list[timedelta]) -> list[Backup]:
    """Versions of these ages, newest first."""
    return [version(len(ages) - place, age) for place, age in enumerate(ages)]


def set_owner(document: Document, owner: str) -> None:
    with document.transaction(f"Owner {owner}") as t:
        t.set("activities", "first", owner=owner)


def folder(path: Path) -> Path:
    return path.with_name(f"{path.name}.backups")


# Which are kept


def test_the_ten_newest_are_kept_whatever_their_age() -> None:
    old = series([timedelta(days=4000 + number) for number in range(30)])
    assert to_keep(old, NOW) == old[:10]


def test_one_an_hour_a_day_and_a_month_are_kept() -> None:
    minutes = series([timedelta(minutes=10 * number) for number in range(6 * 24 * 400)])
    kept = to_keep(minutes, NOW)
    ages = [NOW - version.saved for version in kept]
    assert len([age for age in ages if age <= timedelta(hours=24)]) in range(30, 36)
    assert len([age for age in ages if timedelta(hours=25) < age <= timedelta(days=30)]) in range(28, 31)
    assert len([age for age in ages if timedelta(days=31) < age <= timedelta(days=372)]) in range(11, 13)
    assert max(ages) <= timedelta(days=372)


def test_what_is_marked_stays() -> None:
    many = series([timedelta(days=4000)] * 20)
    marked = version(1, timedelta(days=5000), is_kept=True)
    assert marked in to_keep([*many, marked], NOW)


# What lies on the disk


def test_each_save_leaves_a_version_that_can_be_read(path: Path) -> None:
    document = Document.open(path)
    for owner in "abc":
        set_owner(document, owner)
        document.save()
    found = versions(document)
    owners = [records_of(document, one.number)["activities"]["first"].get("owner") for one in found]
    assert owners == ["b", "a", None]
    assert [one.number for one in found] == sorted((one.number for one in found), reverse=True)
    document.close()


def test_going_back_is_one_step_that_can_be_undone(path: Path) -> None:
    document = Document.open(path)
    (first,) = versions(document)
    with document.transaction("Edit") as t:
        t.set("activities", "first", owner="X", notes={"en": "new"})
        t.add("activities", {"id": "fourth", "name": {"en": "4"}, "lane": "lane"})
        t.remove("activities", "second")
    changed = {change.id for change in differences(document, records_of(document, first.number))}
    assert changed == {"first", "second", "fourth"}
    assert restore(document, first.number) == 3
    assert list(document.raw("activities")) == ["first", "third", "second"]
    assert "owner" not in document.raw("activities")["first"]
    assert document.undo_label == f"Restore version {first.number}"
    document.undo()
    assert set(document.raw("activities")) == {"first", "third", "fourth"}
    document.close()


def test_a_version_that_is_not_there_or_damaged_is_told(path: Path) -> None:
    document = Document.open(path)
    (first,) = versions(document)
    data = first.backup.path.read_bytes()
    first.backup.path.write_bytes(data.replace(b'"en":"second"', b'"en":"secand"'))
    for number, code in ((99, "no_such_version"), (first.number, "damaged_version")):
        with pytest.raises(PlanError) as refused:
            restore(document, number)
        assert refused.value.code == code
    document.close()


def test_a_plan_without_a_file_has_no_versions(tables: Tables) -> None:
    assert versions(Document(tables)) == []


def test_versions_before_an_import_are_kept_for_good(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "before")
    document.keep_version()
    for number in range(15):
        set_owner(document, str(number))
        document.save()
    kept = [one for one in versions(document) if one.backup.is_kept]
    assert [records_of(document, one.number)["activities"]["first"]["owner"] for one in kept] == ["before"]
    document.close()


def test_backups_are_private_and_no_edit_changes_one(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    document.save()
    kept = {one.backup.path: one.backup.path.read_bytes() for one in versions(document)}
    set_owner(document, "Y")
    document.save()
    assert {one: one.read_bytes() for one in kept} == kept
    assert stat.S_IMODE(folder(path).stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder(path).iterdir()} == {0o600}
    document.close()


def test_a_file_that_was_damaged_on_the_disk_does_not_get_among_the_versions(path: Path) -> None:
    document = Document.open(path)
    before = {one.name for one in folder(path).iterdir()}
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"second", b"secand"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    set_owner(document, "X")
    document.save()
    set_owner(document, "Y")
    document.save()
    found = [records_of(document, one.number) for one in versions(document)]
    assert {row["activities"]["second"]["name"]["en"] for row in found} == {"second"}
    assert len({one.name for one in folder(path).iterdir()} - before) == 1
    assert any("No backup could be made" in notice for notice in document.notices)
    assert len(document.notices) == 1
    document.close()


def test_another_plan_in_its_place_is_seen_even_where_its_file_looks_the_same(
    path: Path, tmp_path: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(path)
    Document.create(tmp_path / "other.json", tables).close()
    other = (tmp_path / "other.json").read_bytes()
    path.write_bytes(other)
    monkeypatch.setattr(REAL_DISK, "signature", lambda _path: None)  # a share that is slow to tell
    set_owner(document, "X")
    with pytest.raises(PlanError) as refused:
        document.save()
    assert refused.value.code == "changed_on_disk"
    assert path.read_bytes() == other
    document.close()


def test_a_file_system_without_links_keeps_copies(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(REAL_DISK, "link", refuse)
    document = Document.open(path)
    for owner in "ab":
        set_owner(document, owner)
        document.save()
    assert len(versions(document)) == 2
    assert all(one.backup.path.stat().st_nlink == 1 for one in versions(document))
    document.close()


def test_a_backup_that_cannot_be_made_is_told_and_stops_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    with monkeypatch.context() as patched:
        patched.setattr(Backups, "_make_folder", lambda _self: os.mkdir(path))  # noqa: PTH102 - it fails
        document.save()
    assert document.notices == ["No backup could be made (File exists)."]
    document.close()
    assert b'"owner":"X"' in path.read_bytes()


# Room


def test_versions_and_journals_do_not_outgrow_their_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = path.stat().st_size
    monkeypatch.setattr(module, "MOST_BYTES", 5 * size)
    monkeypatch.setattr(module, "MOST_JOURNALS", 3)
    for number in range(8):
        document = Document.open(path)
        set_owner(document, str(number))
        document.close()
    names = [one.name for one in folder(path).iterdir()]
    assert 2 <= len([name for name in names if name.endswith(".json")]) <= 5
    assert len([name for name in names if name.endswith(".journal")]) in (3, 4)


def test_marked_versions_go_last_when_room_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backups = Backups(REAL_DISK, tmp_path / "p.json")
    backups.folder.mkdir()
    for number, mark in ((1, ".kept"), (2, ""), (3, ""), (4, "")):
        name = f"{number:08d}-20250101T00000{number}-abababab-{number:016x}{mark}.json"
        (backups.folder / name).write_bytes(bytes(100))
    monkeypatch.setattr(module, "MOST_BYTES", 250)
    backups.rotate(NOW, "ab" * 16)
    assert [one.generation for one in backups.versions()] == [4, 1]


def test_old_journals_go_and_names_that_mean_nothing_stay(tmp_path: Path) -> None:
    backups = Backups(REAL_DISK, tmp_path / "p.json")
    backups.folder.mkdir()
    for name in (
        "00000001-20200101T000000-abababab-0000000000000001.journal",
        "00000002-20250601T000000-abababab-0000000000000002.journal",
        "00000003-20259901T000000-abababab-0000000000000003.json",
        "notes.txt",
    ):
        (backups.folder / name).write_bytes(b"")
    (backups.folder / ".00000001-x.json.0123456789ab.tmp").write_bytes(b"")
    backups.rotate(NOW, "ab" * 16)
    assert [one.generation for one in backups.journals()] == [2]
    assert {one.name for one in backups.folder.iterdir()} >= {"notes.txt"}
    assert not list(backups.folder.glob(".*.tmp"))
    assert backups.read_journal(backups.journals()[0]) is None


def test_what_cannot_be_read_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backups = Backups(REAL_DISK, tmp_path / "p.json")
    backups.sync()  # there is no folder yet
    backups.folder.mkdir()
    name = "00000001-20250601T000000-abababab-0000000000000001"
    (backups.folder / f"{name}.journal").write_bytes(b"")
    (backups.folder / f"{name}.json").write_bytes(b"")

    def fail(_path: Path) -> bytes:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(REAL_DISK, "read", fail)
    monkeypatch.setattr(REAL_DISK, "size", fail)
    assert backups.read_journal(backups.journals()[0]) is None
    backups.rotate(NOW, "ab" * 16)
    assert len(backups.versions()) == 1


def test_a_name_in_the_file_is_no_path(path: Path) -> None:
    """Who writes ../../ into the head of a plan gets a backup in the folder of backups."""
    backups = Backups(REAL_DISK, path)
    backups.keep_copy(Meta(file_id="../../../etc", revision="/tmp/x", saved="yesterday"))
    assert len(backups.versions("../../../etc")) == 1


# Another plan of the same name


def test_a_plan_that_takes_anothers_place_leaves_it_among_the_backups(
    path: Path, tmp_path: Path, tables: Tables
) -> None:
    former = path.read_bytes()
    document = Document.create(tmp_path / "mine.json", tables)
    set_owner(document, "mine")
    document.save_as(path)
    assert [one.number for one in versions(document)] == [1]  # its own, not those of the former plan
    document.close()
    kept = [one.read_bytes() for one in folder(path).iterdir()]
    assert former in kept


def test_few_of_the_former_plans_stay(path: Path, tables: Tables, tmp_path: Path) -> None:
    for number in range(15):
        document = Document.create(tmp_path / f"{number}.json", tables)
        document.save_as(path)
        set_owner(document, "x")
        document.close()
    plans = {one.plan for one in Backups(REAL_DISK, path).versions()}
    assert 2 < len(plans) <= 11


def test_the_journal_of_a_plan_that_was_deleted_is_not_lost_to_its_follower(
    path: Path, tmp_path: Path, tables: Tables
) -> None:
    document = Document.open(path, durable=False)
    set_owner(document, "X")
    journal = path.with_name(f"{path.name}.journal").read_bytes()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "p.json.journal").write_bytes(journal)
    document.close()
    other = Document.create(elsewhere / "p.json", tables)
    assert any("kept as" in notice for notice in other.notices)
    other.close()
    (aside,) = elsewhere.glob("p.json.journal.damaged-*")
    assert aside.read_bytes() == journal
