"""What is installed: the locked libraries and the wheel."""

import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
LOCKS = [ROOT / "requirements" / name for name in ("runtime.txt", "build.txt", "dev.txt")]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SIBLINGS = ("ui", "planning", "i18n", "resources")


def locked(lock: Path) -> dict[str, list[str]]:
    """The lines of a lock by the library's name."""
    lines: dict[str, list[str]] = {}
    for line in lock.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"[a-z0-9._-]+(?===)", line):
            lines.setdefault(match[0], []).append(line)
    return lines


def wanted_by(lock: Path) -> list[str]:
    """What pyproject.toml asks for in this lock."""
    groups: dict[str, list[str]] = PROJECT["dependency-groups"]
    dependencies: list[str] = PROJECT["project"]["dependencies"]
    return {"runtime": dependencies, "build": groups["build"], "dev": groups["dev"]}[lock.stem]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_holds_what_the_project_asks_for(lock: Path) -> None:
    """`make lock` was run after the last change of pyproject.toml."""
    lines = locked(lock)
    for requirement in map(Requirement, wanted_by(lock)):
        pins = [Requirement(line.rstrip("\\ ")) for line in lines[requirement.name.lower()]]
        fitting = [pin for pin in pins if str(pin.specifier)[2:] in requirement.specifier]
        assert fitting, f"{lock.name}: nothing fits {requirement}"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_names_no_index_and_hashes_everything(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host", text)
    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_agree() -> None:
    """They are installed into one environment, so no library may be pinned to two versions."""
    versions: dict[str, set[frozenset[str]]] = {}
    for lock in LOCKS:
        for name, lines in locked(lock).items():
            versions.setdefault(name, set()).add(frozenset(line.split()[0] for line in lines))
    assert {name: pins for name, pins in versions.items() if len(pins) > 1} == {}


def test_wheel_installs_one_package_with_the_siblings_inside(tmp_path: Path) -> None:
    """Generic names never reach site-packages; the data travels with the code."""
    from hatchling.builders.wheel import WheelBuilder

    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"roadmap_app"}
    assert [name for name in names if "__pycache__" in name] == []
    for sibling in SIBLINGS:
        files = [p.relative_to(ROOT).as_posix() for p in (ROOT / sibling).rglob("*") if p.is_file()]
        shipped = [file for file in files if "__pycache__" not in file]
        assert [file for file in shipped if f"roadmap_app/_bundle/{file}" not in names] == []


def test_binding_of_qt_leaves_none_alone() -> None:
    """PySide6 6.12 loses a reference to None in each call that returns nothing; Python 3.11 dies of it.

    From Python 3.12 on None is immortal, so nothing can be lost there.
    """
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _round in range(1000):
        thing.setObjectName("a name")
    assert abs(sys.getrefcount(None) - before) < 500


def test_make_takes_pictures_of_every_view() -> None:
    """`make run` without a display and `make screenshots` leave out no view of the window."""
    from ui.shell.views import PARTS, VIEWS

    line = re.search(r"^VIEWS := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert line is not None
    assert [view for view in line[1].split() if view not in PARTS] == list(VIEWS)
