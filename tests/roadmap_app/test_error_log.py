"""The log of faults says where, never what the plan says; nobody else may read it."""

import stat
import sys
from pathlib import Path

import pytest

from roadmap_app import error_log
from roadmap_app.cli import output

CANARY = "Ms. Canary, P-4"


def fail() -> None:
    try:
        raise KeyError(CANARY)
    except KeyError as cause:
        raise ValueError(f"bad: {CANARY}") from cause


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Path:
    with pytest.raises(ValueError, match="bad") as caught:
        fail()
    output.internal_error(caught.value)
    assert str(error_log.log_file()) in capsys.readouterr().err
    return error_log.log_file()


def test_it_says_where_and_of_what_type_but_no_names(logged: Path) -> None:
    text = logged.read_text("utf-8")
    assert "test_error_log.py" in text
    assert "in fail" in text
    assert "ValueError" in text
    assert "KeyError" in text
    assert "Canary" not in text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_read_it(logged: Path) -> None:
    assert stat.S_IMODE(logged.stat().st_mode) == 0o600
    assert stat.S_IMODE(logged.parent.stat().st_mode) == 0o700


def test_a_log_that_cannot_be_written_is_no_second_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(error_log, "log_file", lambda: tmp_path / "file" / "errors.log")
    output.internal_error(ValueError("x"))
    assert "Something went wrong" in capsys.readouterr().err
