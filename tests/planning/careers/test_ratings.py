"""Ratings as of a day: kept apart by source, four states that are no level, expiry, and older frameworks."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from planning.careers.day import reference_day
from planning.careers.matrix import CODES, UNASSESSED, Sheet, code, levels
from planning.careers.ratings import SOURCES, Ratings
from planning.plan.competence import Competency
from planning.plan.people import Assessment, RatingSource, RatingState
from tests.planning.careers.plans import careers, named, rated, rows

DAY = date(2015, 4, 1)


def test_sources_are_kept_apart_and_the_latest_of_each_counts() -> None:
    plan = careers(
        assessments=rated(("anna", "network", 1))
        | rated(("anna", "network", 2), date="2014-06-01")
        | rated(("anna", "network", 5), date="2015-01-01", source="self")
    )
    ratings = Ratings.of(plan)
    found = [ratings.rating("anna", "network", source, DAY).level for source in SOURCES]
    assert found == [2, None, 5]
    assert ratings.rating("anna", "network", "certified", date(2014, 5, 31)).level == 1
    assert ratings.rating("anna", "network", "certified", date(2013, 12, 31)).state == "unassessed"
    assert ratings.confirmed("anna", "network", DAY).level == 2
    assert [row.level for row in ratings.history("anna", "network")] == [1, 2, 5]


def test_the_four_states_are_never_a_level() -> None:
    states: tuple[RatingState, ...] = ("not_observed", "not_applicable", "exempt", "unassessed")
    for state in states:
        plan = careers(
            assessments=rated(("anna", "network", 4), date="2013-01-01") | rated(("anna", "network", state))
        )
        found = Ratings.of(plan).confirmed("anna", "network", DAY)
        assert (found.state, found.level) == (state, None)
        assert code(found) == CODES[state] < 0
    assert len(set(CODES.values())) == len(states)


def test_a_rating_expires_after_its_last_day_and_says_so() -> None:
    plan = careers(assessments=rated(("anna", "network", 4)))
    with plan.transaction("Expire") as t:
        t.set("assessments", "certified-2014-01-01-0", expires="2015-04-01")
    ratings = Ratings.of(plan)
    assert ratings.confirmed("anna", "network", DAY).level == 4
    after = ratings.confirmed("anna", "network", DAY + timedelta(days=1))
    assert (after.state, after.expired, after.assessment) == ("unassessed", True, "certified-2014-01-01-0")
    assert levels(plan, DAY + timedelta(days=1)).expired[0].tolist() == [True, False, False]


def test_a_new_name_keeps_all_ratings() -> None:
    plan = careers(assessments=rated(("anna", "network", 4)))
    with plan.transaction("Rename") as t:
        t.set("competencies", "network", name={"en": "Networks and telephony"})
    assert Ratings.of(plan).confirmed("anna", "network", DAY).level == 4


def test_merged_competencies_are_held_at_the_lowest_level_of_their_parts() -> None:
    plan = careers(assessments=rated(("anna", "network", 4), ("anna", "security", 2)))
    with plan.transaction("Merge") as t:
        t.add("competencies", named("both", framework="ict"))
        for old in ("network", "security"):
            t.set("competencies", old, replaced_by=["both"], retired="2015-01-01")
    ratings = Ratings.of(plan)
    found = ratings.confirmed("anna", "both", DAY)
    assert (found.level, found.via) == (2, "security")
    assert ratings.confirmed("anna", "network", DAY).level == 4  # what was rated stays readable
    with plan.transaction("Withdraw") as t:
        t.remove("assessments", "certified-2014-01-01-1")
    assert Ratings.of(plan).confirmed("anna", "both", DAY).state == "unassessed"


def test_split_competencies_inherit_with_their_levels_translated_until_rated_anew() -> None:
    plan = careers(assessments=rated(("anna", "network", 4)))
    with plan.transaction("Split") as t:
        for new in ("wide", "local"):
            t.add("competencies", named(new, framework="ict"))
        t.set("competencies", "network", replaced_by=["wide", "local"], replaced_levels={"4": 3})
    ratings = Ratings.of(plan)
    assert [ratings.confirmed("anna", new, DAY).level for new in ("wide", "local")] == [3, 3]
    with plan.transaction("Rate") as t:
        for id, row in rated(("anna", "wide", 1), date="2015-02-01").items():
            t.add("assessments", row | {"id": id})
    assert [Ratings.of(plan).confirmed("anna", new, DAY).level for new in ("wide", "local")] == [1, 3]
    assert levels(plan, DAY, columns=["wide", "local", "network"]).cells.tolist() == [[1, 3, 4]]


def test_a_circle_of_replacements_in_a_damaged_file_ends() -> None:
    plan = careers(competencies=rows(
        named("a", framework="ict", replaced_by=["b"]), named("b", framework="ict", replaced_by=["a"])
    ), requirements={}, assessments=rated(("anna", "a", 3)))  # fmt: skip
    ratings = Ratings.of(plan)
    assert ratings.confirmed("anna", "a", DAY).level == 3
    assert ratings.confirmed("anna", "b", DAY).state == "unassessed"


entries = st.lists(
    st.tuples(
        st.sampled_from(["anna", "ben"]), st.sampled_from(["network", "security", "wide"]),
        st.sampled_from(SOURCES), st.integers(0, 40), st.integers(0, 3), st.none() | st.integers(0, 20),
    ),
    max_size=12,
)  # fmt: skip


@given(entries, st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_look_ups_equal_a_plain_search(
    found: list[tuple[str, str, str, int, int, int | None]], at: int
) -> None:
    start = date(2014, 1, 1)
    made = []
    for number, (person, competency, source, day, level, lasts) in enumerate(found):
        begins = start + timedelta(days=day)
        expires = (begins + timedelta(days=lasts)).isoformat() if lasts is not None else None
        made.append(Assessment(
            id=str(number), person=person, competency=competency,
            source=source,  # type: ignore[arg-type] # drawn
            date=begins.isoformat(), level=level, expires=expires,
        ))  # fmt: skip
    known = {"network": Competency(id="network", name={"en": "N"}, framework="f", replaced_by=["wide"])}
    grown, at_once = Ratings([], known), Ratings(made, known)
    for row in made:
        grown.follow(None, row)
    today = start + timedelta(days=at)
    for person in ("anna", "ben"):
        for source in SOURCES:
            own = [r for r in made if (r.person, r.competency, r.source) == (person, "network", source)]
            rated_until = [r for r in own if r.date <= today.isoformat()]
            last = max(rated_until, key=lambda r: (r.date, int(r.id)), default=None)
            holds = last is not None and (last.expires is None or last.expires >= today.isoformat())
            expected = last.level if last is not None and holds else None
            for ratings in (grown, at_once):
                assert ratings.rating(person, "network", source, today).level == expected
    sheet = Sheet(grown, ["ben", "anna"], ["wide", "security", "network"])
    for source in SOURCES:
        _assert_equal(sheet, grown, source, today)
    for row in made[::2]:
        grown.follow(to_builtins(row), None)
    sheet.forget(row.person for row in made[::2])
    for source in SOURCES:
        _assert_equal(sheet, grown, source, today)
    for row in made[1::2]:
        grown.follow(to_builtins(row), None)
    assert grown.rating("anna", "network", "self", today).state == "unassessed"


def _assert_equal(sheet: Sheet, ratings: Ratings, source: RatingSource, day: date) -> None:
    """Each cell of the arrays says what the look-up of that cell says."""
    found = sheet.levels(source, day)
    for row, person in enumerate(found.people):
        for column, competency in enumerate(found.competencies):
            rating = ratings.rating(person, competency, source, day)
            assert (found.cells[row, column], found.expired[row, column]) == (code(rating), rating.expired)


def test_the_matrix_has_those_in_office_by_what_is_rated_then() -> None:
    plan = careers(
        people=rows(
            named("anna", order=2),
            named("ben", order=1, left="2015-04-01"),
            named("new", joined="2015-04-02"),
        ),
        competencies=rows(
            named("family", framework="ict", kind="family", order=2),
            named("network", framework="ict", parent="family"),
            named("first", framework="ict", order=1),
            named("gone", framework="ict", retired="2015-04-01"),
        ),
        requirements={},
        assessments=rated(("ben", "network", 0)),
    )
    found = levels(plan, DAY)
    assert found.people == ("ben", "anna")
    assert found.competencies == ("first", "network")
    assert found.cells.tolist() == [[UNASSESSED, 0], [UNASSESSED, UNASSESSED]]
    assert found.at("ben", "network") == 0


def test_the_day_that_careers_are_looked_at() -> None:
    plan = careers(assessments=rated(("anna", "network", 1), date="2013-05-01"))
    assert reference_day(plan, date(2015, 7, 1)) == date(2015, 7, 1)
    assert reference_day(plan, date(2026, 7, 1)) == date(2013, 5, 1)
    assert reference_day(careers(), date(2026, 7, 1)) == date(2016, 12, 31)
    assert reference_day(careers(), date(2010, 7, 1)) == date(2014, 1, 1)
    with plan.transaction("Status") as t:
        t.set("plan", "plan", status_date="2014-02-03")
    assert reference_day(plan, date(2015, 7, 1)) == date(2014, 2, 3)
