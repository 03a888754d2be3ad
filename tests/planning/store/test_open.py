"""Files that are no plan, or not ours to change: one message with file and remedy, and nothing touched."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables
from planning.store.snapshot import SCHEMA, Meta, seal, serialise

ROOT = Path(__file__).parents[3]
HOLD = (
    "import sys\n"
    "from planning.plan.document import Document\n"
    "document = Document.open(sys.argv[1])\n"
    "print('open', flush=True)\n"
    "sys.stdin.readline()\n"
)


@contextmanager
def held(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the plan open."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        if process.poll() is None:
            process.kill()


def refused(path: Path) -> PlanError:
    with pytest.raises(PlanError) as caught:
        Document.open(path)
    assert caught.value.message
    assert caught.value.remedy
    assert caught.value.file == path
    return caught.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\0" * 4096, "empty"),
        (b'{"_meta"', "not_json"),
        (b"\x89PNG\r\n\x1a\n", "not_json"),
        (b'{"tasks": {}}\n{"tasks": {}}', "not_json"),  # two roots
        (b'{"_default": {"1": {"task": "buy milk"}}}', "not_a_plan"),
        (b'{"_meta": {"1": {"format": "roadmap-plan"}}}', "not_a_plan"),
        (b"[1, 2]", "not_a_plan"),
    ],
)
def test_what_is_no_plan_is_told_and_left_alone(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    assert refused(path).code == code
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["odd.json"]


def test_a_truncated_plan_without_backups_is_told_wherever_it_was_cut(path: Path) -> None:
    whole = path.read_bytes()
    shutil.rmtree(path.with_name(f"{path.name}.backups"))
    for length in (1, len(whole) // 2, len(whole) - 40, len(whole) - 2):
        path.write_bytes(whole[:length])
        assert refused(path).code == "not_json"


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.json").code == "missing"
    assert refused(tmp_path / "none" / "none.json").code == "missing"
    assert refused(tmp_path).code == "is_folder"


def test_a_file_that_cannot_be_read_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path) -> bytes:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert refused(path).code == "not_readable"


def test_a_file_beyond_all_measure_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planning.store.storage.MAX_BYTES", 100)
    assert refused(path).code == "too_large"


@pytest.mark.parametrize("change", ["bom", "crlf", "both"])
def test_a_plan_that_came_by_mail_opens_whole(path: Path, change: str) -> None:
    data = path.read_bytes()
    if change != "bom":
        data = data.replace(b"\n", b"\r\n")
    if change != "crlf":
        data = b"\xef\xbb\xbf" + data
    path.write_bytes(data)
    document = Document.open(path)
    assert document.file is not None
    assert document.file.is_intact
    with document.transaction("Edit") as t:
        t.set("activities", "first", owner="X")
    document.close()
    assert not path.read_bytes().startswith(b"\xef\xbb\xbf")


# A newer version


@pytest.fixture
def newer(path: Path) -> Path:
    raw = json.loads(path.read_text("utf-8"))
    raw["activities"]["1"]["shape"] = {"new": True}
    path.write_bytes(serialise(seal(raw, Meta(schema=SCHEMA + 1, file_id="f"))))
    return path


def test_a_plan_of_a_newer_version_opens_for_reading_with_an_explanation(newer: Path) -> None:
    before = newer.read_bytes()
    document = Document.open(newer)
    assert document.read_only
    assert "newer version" in document.read_only_reason
    assert len(document.table("activities")) == 3
    with pytest.raises(PlanError) as stopped:
        document.transaction("Edit").__enter__()
    assert (stopped.value.code, stopped.value.remedy) == ("read_only", document.read_only_reason)
    with pytest.raises(PlanError):
        document.save()
    document.close()
    assert newer.read_bytes() == before


def test_a_plan_of_a_newer_version_is_not_written_as_one_of_ours(newer: Path, tmp_path: Path) -> None:
    with pytest.raises(PlanError) as stopped:
        Document.open(newer).save_as(tmp_path / "copy.json")
    assert stopped.value.code == "newer"
    assert not (tmp_path / "copy.json").exists()


# Not ours to change


def test_a_plan_opened_for_reading_changes_in_no_way(path: Path) -> None:
    document = Document.open(path, read_only=True)
    for act in (document.undo, document.redo, document.save, lambda: document.transaction("E").__enter__()):
        with pytest.raises(PlanError) as stopped:
            act()
        assert stopped.value.code == "read_only"
    document.close()


def test_a_file_that_may_not_be_written_opens_for_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)  # root may write everything
    document = Document.open(path)
    assert document.read_only
    assert "may not write" in document.read_only_reason
    document.close()


def test_a_folder_that_takes_no_lock_opens_for_reading_and_says_why(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = path.read_bytes(), os.open

    def refuse(name: str, flags: int, mode: int = 0o777) -> int:
        if str(name).endswith(".lock"):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(name, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    document = Document.open(path)
    assert "cannot be written to" in document.read_only_reason
    assert len(document.table("activities")) == 3
    document.close()
    assert path.read_bytes() == before


# Open elsewhere


def test_a_plan_that_is_open_elsewhere_says_where(path: Path) -> None:
    before = path.read_bytes()
    with held(path) as other:
        error = refused(path)
        assert error.code == "locked"
        assert "read-only" in error.remedy
        shown = Document.open(path, read_only=True)
        assert len(shown.table("activities")) == 3
        owner = json.loads((path.parent / f".{path.name}.owner").read_bytes())
        assert owner["pid"] == other.pid
    assert path.read_bytes() == before


def test_a_plan_is_open_once_in_one_process_too(path: Path, tables: Tables, tmp_path: Path) -> None:
    document = Document.open(path)
    assert refused(path).code == "locked"
    link = tmp_path / "link.json"
    link.symlink_to(path)
    with pytest.raises(PlanError):
        Document.open(link)
    other = Document.create(tmp_path / "other.json", tables)
    with pytest.raises(PlanError) as stopped:
        other.save_as(path)
    assert stopped.value.code == "locked"
    assert other.path == tmp_path / "other.json"
    document.close()
    other.close()
    Document.open(path).close()


def test_a_holder_that_is_killed_leaves_the_plan_free(path: Path) -> None:
    with held(path) as other:
        other.kill()
        other.wait()
    document = Document.open(path)
    with document.transaction("Edit") as t:
        t.set("activities", "first", owner="X")
    document.save()
    document.close()


def test_a_refused_opener_leaves_the_holder_alone(path: Path) -> None:
    document = Document.open(path)
    refused(path)
    with document.transaction("Edit") as t:
        t.set("activities", "first", owner="X")
    document.save()
    assert (path.parent / f".{path.name}.owner").exists()
    document.close()
    assert not (path.parent / f".{path.name}.owner").exists()
