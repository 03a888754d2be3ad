"""The roadmap on paper from the command line."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf

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
    assert run("poster", plan, tmp_path / "g.pdf", "--paper", "A3", "--language", "zh").returncode == 0
    made = run("report", plan, "--kind", "roadmap", "--parts", "roadmap", "--chart", "poster", "--size", "A3",
               "--languages", "zh", "-o", tmp_path / "h.pdf")  # fmt: skip
    assert made.returncode == 0, made.stderr
    sizes = []
    for name in ("g.pdf", "h.pdf"):  # the same poster, but for the time of making
        with pikepdf.open(tmp_path / name) as pdf:
            sizes.append([(list(page.mediabox), page.Contents.read_bytes()) for page in pdf.pages])
    assert sizes[0] == sizes[1]
    refused = run("poster", plan, tmp_path / "e.doc")
    assert refused.returncode == 2
    assert "e.doc" in refused.stderr
    assert run("poster", plan, tmp_path / "f.pdf", "--width", "0").returncode == 2


def test_bars_say_what_is_asked_for(run: Run, tmp_path: Path) -> None:
    plan, said = tmp_path / "plan.json", {}
    run("new", plan, "--template", "a69-517")
    for labels in ("basis", "dates", "none"):
        file = tmp_path / f"{labels}.svg"
        assert run("poster", plan, file, "--outline", 300, "--labels", labels).returncode == 0
        said[labels] = file.read_text("utf-8")
    assert "indicative · para. 10" in said["basis"]
    assert "~ Q3 2013 – ~ Q2 2017" in said["dates"]
    assert "indicative ·" not in said["none"]
    assert run("poster", plan, tmp_path / "p.pdf", "--paper", "A3", "--labels", "names").returncode == 0
    assert run("poster", plan, tmp_path / "q.pdf", "--labels", "colours").returncode == 2
