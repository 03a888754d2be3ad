"""The roadmap on paper from the command line."""

import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_every_format_is_written_and_others_are_refused(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    run("new", plan, "--template", "a69-517")
    heads = {"a.pdf": b"%PDF", "b.svg": b"<", "c.png": b"\x89PNG"}
    for name, head in heads.items():
        answer = run("poster", plan, tmp_path / name, "--width", 1200, "--outline", 300)
        assert answer.returncode == 0, answer.stderr
        assert (tmp_path / name).read_bytes().startswith(head)
    assert run("poster", plan, tmp_path / "d.pdf", "--sheets", "--width", 3000).returncode == 0
    refused = run("poster", plan, tmp_path / "e.doc")
    assert refused.returncode == 2
    assert "e.doc" in refused.stderr
    assert run("poster", plan, tmp_path / "f.pdf", "--width", "0").returncode == 2
