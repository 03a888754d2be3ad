"""A disk that is really full, a share of it that is used up, a folder in which nothing can be written."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planning.plan.document import Document

ROOT = Path(__file__).parents[3]
# Edits until the disk takes no more; then what is told, and what the plan opens with. Arguments: plan, bytes.
FILL = """
import resource, signal, sys
from planning.plan.document import Document
from planning.plan.errors import PlanError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
if int(sys.argv[2]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
document, told, count = Document.open(sys.argv[1]), "", 0
while not told and count < 5000:
    try:
        with document.transaction("Edit") as t:
            t.set("activities", "first", owner=str(count + 1), notes={"en": "x" * 300})
        count += 1
    except PlanError as error:
        told = error.code
assert document.raw("activities")["first"].get("owner", "0") == str(count), "memory has what was refused"
document.close()
document = Document.open(sys.argv[1])
found = document.raw("activities")["first"].get("owner", "0")
try:
    with document.transaction("Edit") as t:
        t.set("activities", "second", owner="after")
except PlanError as error:
    told += " " + error.code
document.close()
last = Document.open(sys.argv[1], read_only=True).raw("activities")["first"].get("owner", "0")
print(count, found, told, last)
"""
# Open what may not be written; where a machine allows no mounts of one's own, the calls are refused instead.
LOOK = """
import errno, os, sys
from planning.plan.document import Document
if sys.argv[2] == "refuse":
    allowed = os.open
    def refuse(name, flags, *rest, **more):
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return allowed(name, flags, *rest, **more)
    os.open = refuse
document = Document.open(sys.argv[1])
print(document.raw("activities")["first"]["owner"], bool(document.read_only_reason))
"""


def run(program: str, *arguments: object, mount: str = "") -> str:
    """What the program prints; ``mount`` are commands of a shell that is alone with its mounts."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    if mount:
        command = ["unshare", "-Urm", "sh", "-c", f'{mount} && exec "$@"', "sh", *command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8", timeout=100)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def has_namespaces() -> bool:
    """Whether this machine lets its users have mounts of their own."""
    tried = subprocess.run(["unshare", "-Urm", "true"], check=False, capture_output=True)
    return tried.returncode == 0


def test_a_share_that_is_used_up_costs_no_edit_that_was_acknowledged(path: Path) -> None:
    count, found, *told, last = run(FILL, path, 20_000).split()
    assert int(count) > 10
    assert count == found == last
    assert told[0] == "not_written"


@pytest.mark.parametrize("size", ["60k", "100k", "200k"])
def test_a_full_disk_costs_no_edit_that_was_acknowledged(path: Path, tmp_path: Path, size: str) -> None:
    """On a tmpfs of its own; where users may have none, a limit of the size of files stands in for it."""
    if not has_namespaces():
        output = run(FILL, path, 30_000)
    else:
        small = tmp_path / "small"
        small.mkdir()
        mount = f"mount -t tmpfs -o size={size} none '{small}' && cp '{path}' '{small}/p.json'"
        output = run(FILL, small / "p.json", 0, mount=mount)
    count, found, *told, last = output.split()
    assert int(count) > 10
    assert count == found == last
    assert told[0] == "not_written"


def test_a_folder_that_cannot_be_written_to_opens_for_reading_with_its_journal(killed: Path) -> None:
    folder, before = killed.parent, sorted(one.name for one in killed.parent.iterdir())
    mount = f"mount --bind '{folder}' '{folder}' && mount -o remount,ro,bind '{folder}'"
    if has_namespaces():
        output = run(LOOK, killed, "look", mount=mount)
    else:
        output = run(LOOK, killed, "refuse")
    assert output == "journal True\n"
    assert sorted(one.name for one in folder.iterdir()) == before


def test_a_damaged_plan_opens_where_nothing_can_be_written(
    killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed.write_bytes(b"")
    before = killed.with_name("before")
    shutil.copytree(killed.parent, before, ignore=shutil.ignore_patterns("before"))
    with monkeypatch.context() as patched:
        patched.setattr(os, "fdatasync", _full)
        document = Document.open(killed)
        assert document.raw("activities")["first"]["owner"] == "journal"
        assert "cannot be written" in document.read_only_reason
        document.close()
    document = Document.open(killed)
    assert document.raw("activities")["first"]["owner"] == "journal"
    assert not document.read_only
    document.close()


def _full(_descriptor: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
