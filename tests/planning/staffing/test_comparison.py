"""Staffing tables as text, and scenarios side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.staffing.comparison import compare
from planning.staffing.grades import ORDER
from planning.staffing.months import month_number
from planning.staffing.staffing_table import posts_text, printed_differences, read_posts, staffing_table

END = month_number("2018-06")


def test_the_entry_of_a_programme_budget_is_read_and_written_as_printed(sample: Document) -> None:
    printed = (
        "1 USG, 4 D-2, 18 D-1, 35 P-5, 74 P-4, 106 P-3, 60 P-2/1, 9 GS (PL), 212 GS (OL), 149 LL, 50 NPO"
    )
    assert posts_text(read_posts(printed), sample) == printed
    assert read_posts("USG, 4 D-2 and 212 GS(OL)") == {"USG": 1, "D-2": 4, "GS (OL)": 212}
    assert read_posts("2个D-1、5个P-5和12个GS（OL）") == {"D-1": 2, "P-5": 5, "GS (OL)": 12}
    assert read_posts("3 Consultant, 2 Consultant") == {"Consultant": 5}


@pytest.mark.parametrize("text", ["", "8", "P-4, , 3 P-3", "4 D-2, 5"])
def test_what_is_no_entry_is_refused(text: str) -> None:
    with pytest.raises(PlanError) as raised:
        read_posts(text)
    assert raised.value.code == "wrong_staffing_table"


@given(st.dictionaries(st.sampled_from(ORDER), st.integers(1, 999), min_size=1))
def test_writing_and_reading_keeps_every_post(posts: dict[str, int]) -> None:
    assert read_posts(posts_text(posts, Document({}))) == posts


def test_a_structure_is_held_against_what_is_printed(sample: Document) -> None:
    month = month_number("2018-06")
    there = posts_text(staffing_table(sample, "annex-ii", month), sample)
    assert printed_differences(sample, "annex-ii", month, there) == []
    found = printed_differences(sample, "annex-ii", month, "2 D-2, 1 USG, 4 P-5", "sp5")
    assert [(f.code, f.id, f.printed, f.computed) for f in found][:2] == [
        ("differs_from_printed", "sp5", "1", "0"), ("differs_from_printed", "sp5", "2", "1"),
    ]  # fmt: skip


def test_annex_ii_against_as_is_in_the_sample(sample: Document) -> None:
    found = compare(sample, "as-is", "annex-ii", END)
    assert found.total._asdict() == {
        "present": 130, "new": 9, "redeployed": 10, "abolished": 4, "reclassified": 7, "converted": 0,
        "proposed": 135,
    }  # fmt: skip


@pytest.mark.parametrize("scenario", ["annex-ii", "regional-consolidation", "technical-track"])
def test_every_row_adds_up(sample: Document, scenario: str) -> None:
    for month in ("2015-01", "2016-06", "2018-06"):
        found = compare(sample, "as-is", scenario, month_number(month))
        for row in found.by_grade:
            assert (
                row.proposed
                == row.present + row.new - row.abolished + row.reclassified_in - row.reclassified_out
            )
        for row in found.by_unit:
            assert (
                row.proposed == row.present + row.new - row.abolished + row.redeployed_in - row.redeployed_out
            )
        for rows in (found.by_grade, found.by_unit):
            assert sum(row.proposed for row in rows) == found.total.proposed


def test_temporary_posts_are_counted_apart(sample: Document) -> None:
    month = month_number("2016-12")
    assert compare(sample, "", "as-is", month, temporary=True).total.present == 90
    assert compare(sample, "", "as-is", month, temporary=False).total.present == 130
