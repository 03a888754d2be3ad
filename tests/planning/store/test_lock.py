"""One writer a plan."""

import json
import os
from pathlib import Path

import pytest

from planning.plan.errors import PlanError
from planning.store.lock import PlanLock


def test_a_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    lock = PlanLock(tmp_path / "p.json")
    lock.acquire()
    assert len(list(tmp_path.iterdir())) == 2
    lock.release()
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_the_owner_is_named_to_who_comes_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = PlanLock(tmp_path / "p.json"), PlanLock(tmp_path / "p.json")
    monkeypatch.setenv("LOGNAME", "amina")
    first.acquire()
    with pytest.raises(PlanError, match="amina has this plan open") as told:
        second.acquire()
    assert told.value.code == "locked"
    first.release()
    second.acquire()
    second.release()


def test_a_process_without_a_name_has_a_lock_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no name")

    monkeypatch.setattr("getpass.getuser", nobody)
    lock = PlanLock(tmp_path / "p.json")
    lock.acquire()
    owner = json.loads((tmp_path / ".p.json.owner").read_bytes())
    assert (owner["user"], owner["pid"]) == ("?", os.getpid())
    lock.release()


def test_an_owner_that_cannot_be_read_is_somebody(tmp_path: Path) -> None:
    first, second = PlanLock(tmp_path / "p.json"), PlanLock(tmp_path / "p.json")
    first.acquire()
    (tmp_path / ".p.json.owner").write_bytes(b"?")
    with pytest.raises(PlanError, match="another window"):
        second.acquire()
    first.release()


def test_an_old_lock_of_nobody_is_free(tmp_path: Path) -> None:
    """What counts is whether a process holds it, not whether a file lies there or how old it is."""
    (tmp_path / ".p.json.lock").touch()
    os.utime(tmp_path / ".p.json.lock", (0, 0))
    (tmp_path / ".p.json.owner").write_text('{"user": "ghost", "host": "elsewhere", "pid": 1}', "utf-8")
    lock = PlanLock(tmp_path / "p.json")
    lock.acquire()
    lock.release()
