"""What is looked at before a copy comes in: rules are kept, and the schedule reckons what is its own."""

from planning.merge.review import Review, side_of
from planning.plan.document import Document
from planning.plan.transaction import Tables
from tests.planning.merge.plans import base, tables


def automatic() -> Tables:
    """Two automatic rows, the second one after the first."""
    plan = Document(base())
    with plan.transaction("-") as t:
        for id, start, finish in (("a", "2015-03-02", "2015-03-06"), ("b", "2015-03-09", "2015-03-13")):
            t.set("activities", id, mode="auto", start=start, finish=finish, duration_minutes=5 * 480)
    return tables(plan)


def edited(start: Tables, **fields: dict[str, object]) -> Tables:
    """A copy in which activities have other fields."""
    rows = {id: {**row, **fields.get(id, {})} for id, row in start["activities"].items()}
    return {**start, "activities": rows}


def test_dates_of_automatic_rows_are_reckoned_not_decided() -> None:
    start = automatic()
    mine = edited(start, a={"duration_minutes": 7 * 480}, b={"start": "2015-03-11", "finish": "2015-03-17"})
    theirs = edited(start, b={"start": "2015-03-10", "finish": "2015-03-23", "duration_minutes": 10 * 480})
    review = Review(Document(mine), theirs, start)
    proposal = review.propose()
    assert proposal.merged.conflicts == []
    outcome = review.outcome(proposal.merged, {})
    assert outcome.error is None
    [change] = [one for one in outcome.changes if one.id == "b"]
    assert change.after is not None
    assert change.after["duration_minutes"] == 10 * 480
    assert change.after.get("constraint") is None
    assert change.after["start"] > "2015-03-10"  # after the longer first row
    assert "constraint_date" not in change.after


def test_what_is_chosen_is_what_comes_and_a_broken_rule_is_told() -> None:
    start = base()
    mine = edited(start, a={"start": "2015-05-01", "finish": "2015-06-01"})
    theirs = edited(start, a={"start": "2015-02-01", "finish": "2015-02-15", "owner": "Li"})
    review = Review(Document(mine), theirs, start)
    proposal = review.propose("mine")
    assert [change.after["owner"] for change in proposal.sure if change.after] == ["Li"]
    assert {side_of(proposal.merged, one) for one in proposal.merged.conflicts} == {"mine"}
    finish = next(at for at, one in enumerate(proposal.merged.conflicts) if one.path == ("finish",))
    outcome = review.outcome(proposal.merged, {finish: "theirs"})
    assert outcome.error is not None
    assert outcome.changes == []
    both = dict.fromkeys(range(len(proposal.merged.conflicts)), "theirs")
    [change] = review.outcome(proposal.merged, both).changes  # type: ignore[arg-type]  # sides
    assert change.after == theirs["activities"]["a"]
