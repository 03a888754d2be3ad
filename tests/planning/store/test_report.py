"""What is told of a recovery, and when a plan counts as recovered."""

from pathlib import Path

from planning.plan.document import Document
from planning.store.report import Report
from tests.planning.store.reopening import journal_of, set_owner


def test_it_says_what_came_back_what_did_not_and_where_the_originals_are() -> None:
    report = Report(["Restored."], ["Lost."], [Path("folder/p.json.damaged-1")], ["Also."])
    assert report.lines() == [
        "Restored.", "Lost.", "The original is kept as p.json.damaged-1.", "Also."
    ]  # fmt: skip
    report.remark("Also.")
    report.remark("More.")
    assert report.remarks == ["Also.", "More."]


def test_a_remark_alone_is_no_recovery() -> None:
    assert not Report().tells_of_recovery
    assert not Report(remarks=["No backup could be made."]).tells_of_recovery
    assert Report(lost=["Lost."]).tells_of_recovery


def test_a_plan_is_recovered_until_it_is_edited(killed: Path) -> None:
    document = Document.open(killed)
    states = [document.is_recovered]
    assert document.report.restored
    assert not document.report.lost
    set_owner(document, "on")
    states.append(document.is_recovered)
    assert states == [True, False]
    document.close()
    again = Document.open(killed)
    assert not again.is_recovered
    again.close()


def test_what_is_lost_and_what_is_kept_are_told_apart(killed: Path) -> None:
    killed.write_bytes(bytes(100))
    journal = journal_of(killed)
    journal.write_bytes(journal.read_bytes().replace(b'"owner":"journal"', b'"owner":"journey"'))
    document = Document.open(killed)
    report = document.report
    assert len(report.restored) == 1
    assert len(report.lost) == 1
    assert sorted(path.name.split(".damaged")[0] for path in report.kept) == [killed.name, journal.name]
    assert all(path.exists() for path in report.kept)
    document.close()


def test_a_plan_in_memory_has_nothing_to_tell() -> None:
    document = Document({})
    assert document.notices == []
    assert not document.is_recovered
