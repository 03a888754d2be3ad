"""Two people edit the plan of A/69/517 apart and bring their copies together by the command line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planning.plan.document import Document

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "origin.plan.json"
    plan = Document.from_template("a69-517", path)
    plan.close()
    return path


@pytest.fixture
def copies(origin: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Mine has a date, an English name, a link, a post; theirs the same date, a Chinese name and a post."""
    mine, theirs = (Path(shutil.copy(origin, tmp_path / f"{name}.plan.json")) for name in ("mine", "theirs"))
    one, two = Document.open(mine), Document.open(theirs)
    name = one.raw("activities")["enterprise-solutions"]["name"]
    with one.transaction("Mine") as t:
        t.set("activities", "enterprise-solutions", finish="2016-06-30", name={**name, "en": "Solutions"})
        t.set("activities", "network", owner="Ana")
        t.add("links", {"id": "mine", "predecessor": "umoja-ipsas", "successor": "network"})
        t.add("posts", _post("post-mine", one))
    with two.transaction("Theirs") as t:
        t.set("activities", "enterprise-solutions", finish="2016-12-31", name={**name, "zh": "企业方案"})
        t.add("posts", _post("post-theirs", two))
    one.close()
    two.close()
    return mine, theirs


def _post(id: str, plan: Document) -> dict[str, Any]:
    return {**next(iter(plan.raw("posts").values())), "id": id}


def test_what_comes_together_and_what_is_left_to_decide(
    copies: tuple[Path, Path], tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "out.plan.json"
    done = run("merge", *copies, "-o", out, "--json")
    assert (done.returncode, done.stderr) == (1, "")
    conflict = json.loads(done.stdout)["conflicts"]
    assert [(one["table"], one["id"], one["field"]) for one in conflict] == [
        ("activities", "enterprise-solutions", "finish")
    ]
    assert (conflict[0]["mine"], conflict[0]["theirs"]) == ("2016-06-30", "2016-12-31")
    plan = Document.open(out, read_only=True)
    rows = plan.raw("activities")
    assert rows["enterprise-solutions"]["name"] == {"en": "Solutions", "zh": "企业方案"}
    assert rows["network"]["owner"] == "Ana"
    assert {"post-mine", "post-theirs"} <= plan.raw("posts").keys()
    assert "mine" in plan.raw("links")
    again = run("merge", *copies, "-o", out)
    assert again.returncode == 2
    assert "a file of this name" in again.stderr


def test_people_read_names_and_a_side_may_be_taken(
    copies: tuple[Path, Path], origin: Path, tmp_path: Path, run: Run
) -> None:
    said = run("merge", origin, *copies, "-o", tmp_path / "one.plan.json", language="zh")
    assert said.returncode == 1
    assert "企业方案" in said.stdout
    assert "2016-06-30" in said.stdout
    taken = run("merge", *copies, "-o", tmp_path / "two.plan.json", "--take", "mine", "--json")
    assert taken.returncode == 0
    assert len(json.loads(taken.stdout)["decided"]) == 1
    rows = Document.open(tmp_path / "two.plan.json", read_only=True).raw("activities")
    assert rows["enterprise-solutions"]["finish"] == "2016-06-30"


def test_unrelated_plans_are_refused_unless_all_that_differs_is_wanted(
    copies: tuple[Path, Path], tmp_path: Path, run: Run
) -> None:
    other = tmp_path / "other.plan.json"
    Document.from_template("blank", other).close()
    out = tmp_path / "out.plan.json"
    refused = run("merge", copies[0], other, "-o", out)
    assert refused.returncode == 2
    assert "--compare" in refused.stderr
    assert not out.exists()
    compared = run("merge", copies[0], other, "-o", out, "--compare", "--json")
    assert compared.returncode == 1
    found = json.loads(compared.stdout)["conflicts"]
    assert ("plan", "plan", "title.en") in {(one["table"], one["id"], one["field"]) for one in found}
