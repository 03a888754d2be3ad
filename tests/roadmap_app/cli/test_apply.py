"""``apply`` through real processes: what is acknowledged is on the disk, what is refused changes nothing."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Talk = Callable[[str], dict[str, object]]

ADD = '{"op":"add","table":"activities","id":"a","fields":{"name":{"en":"A"},"lane":"lane"}}'
LANE = '{"op":"add","table":"lanes","id":"lane","fields":{"name":{"en":"Lane"}}}'


def answers(result: "subprocess.CompletedProcess[str]") -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def edit(op: str, id: str, table: str = "activities", **fields: object) -> str:
    return json.dumps({"op": op, "table": table, "id": id, "fields": fields})


@contextmanager
def conversation(plan: Path, environment: dict[str, str]) -> Iterator[Talk]:
    """One ``apply`` that is fed line by line."""
    command = [sys.executable, "-m", "roadmap_app", "apply", str(plan), "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        lines, replies = process.stdin, process.stdout

        def talk(line: str) -> dict[str, object]:
            lines.write(line + "\n")
            lines.flush()
            answer: dict[str, object] = json.loads(replies.readline())
            return answer

        yield talk
        lines.close()


@pytest.fixture
def plan(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "p.plan.json"
    assert run("new", path).returncode == 0
    assert run("apply", path, text=LANE).returncode == 0
    return path


def test_each_line_is_one_durable_transaction(plan: Path, run: Run) -> None:
    link = {"op": "add", "table": "links", "id": "l", "fields": {"predecessor": "a", "successor": "b"}}
    pair = json.dumps([json.loads(ADD.replace('"a"', '"b"')), link])
    result = run("apply", plan, "-", text=f"{ADD}\n{pair}\n")
    assert result.returncode == 0
    told = [(answer["ok"], answer["seq"]) for answer in answers(result)]
    assert told == [(True, 2), (True, 3)]  # the lane was 1
    shown = json.loads(run("show", plan, "links", "--json").stdout)
    assert shown == {"l": {"id": "l", "predecessor": "a", "successor": "b"}}


def test_null_deletes_a_field_and_the_rest_is_merged(plan: Path, run: Run) -> None:
    run(
        "apply",
        plan,
        text="\n".join([ADD, edit("set", "a", owner="X", future=[1]), edit("set", "a", owner=None)]),
    )
    shown = json.loads(run("show", plan, "activities", "a", "--json").stdout)
    assert shown == {"id": "a", "name": {"en": "A"}, "lane": "lane", "future": [1]}


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        (edit("set", "a", start="2015-01-01", finish="2014-01-01"), "finish_before_start", "finish"),
        (edit("set", "a", lane="nowhere"), "unknown_reference", "lane"),
        (edit("set", "a", name={"xq": "?"}), "not_a_language", "name"),
        (edit("set", "a", start="soon"), "not_a_date", "start"),
        (edit("set", "a", progress=2), "wrong_type", "progress"),
        (edit("set", "a", parent="a"), "parent_cycle", "parent"),
        (edit("set", "a", owner=float("nan")), "not_json", ""),
        (edit("add", "l", "links", predecessor="a", successor="a"), "link_cycle", "successor"),
        (edit("remove", "lane", "lanes"), "still_referenced", "lane"),
        (edit("set", "zz"), "no_such_document", ""),
        (edit("add", "c", "chairs"), "unknown_table", ""),
        (edit("paint", "a"), "wrong_edit", ""),
        ("[1]", "wrong_edit", ""),
        ('{"op":"set","table":"activities","id":"a"}', "wrong_edit", ""),
        ('{"op":"set","table":"activities","id":"a","fields":{},"field":{"progress":1}}', "wrong_edit", ""),
        ("{", "not_json", ""),
        (ADD, "duplicate_id", "id"),
    ],
)
def test_a_refused_line_names_the_place_and_changes_nothing(
    plan: Path, run: Run, line: str, code: str, field: str
) -> None:
    run("apply", plan, text=ADD)
    before = plan.read_bytes()
    result = run("apply", plan, text=line)
    assert result.returncode == 1
    (answer,) = answers(result)
    error = answer["error"]
    assert isinstance(error, dict)
    assert (answer["ok"], error["code"], error["field"]) == (False, code, field)
    assert error["message"]
    assert plan.read_bytes() == before


def test_a_refused_line_does_not_stop_the_next(plan: Path, run: Run) -> None:
    result = run("apply", plan, text="{\n" + ADD)
    assert result.returncode == 1
    assert [answer["ok"] for answer in answers(result)] == [False, True]


def test_an_answer_comes_before_the_next_line_is_read_and_others_see_the_edit(
    plan: Path, environment: dict[str, str], run: Run
) -> None:
    with conversation(plan, environment) as talk:
        assert talk(ADD)["ok"] is True
        assert run("show", plan, "activities", "a").returncode == 0
    assert '"id":"a"' in plan.read_text(encoding="utf-8")


def test_a_plan_that_is_open_elsewhere_is_not_written(
    plan: Path, environment: dict[str, str], run: Run
) -> None:
    with conversation(plan, environment) as talk:
        talk(ADD)
        result = run("apply", plan, text=ADD)
        shown = run("show", plan, "activities", "--json")
    assert result.returncode == 2
    assert str(plan) in result.stderr
    assert "read-only" in result.stderr
    assert list(json.loads(shown.stdout)) == ["a"]


def test_edits_come_from_a_file_too(plan: Path, tmp_path: Path, run: Run) -> None:
    edits = tmp_path / "edits.jsonl"
    edits.write_text(ADD + "\n\n", encoding="utf-8")
    assert run("apply", plan, edits).returncode == 0
    missing = run("apply", plan, tmp_path / "none.jsonl")
    assert missing.returncode == 2
    assert "none.jsonl" in missing.stderr
