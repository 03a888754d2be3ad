"""Grades of posts in each language, and how many posts there are of each."""

from collections import Counter

import pytest

from planning.plan.document import Document
from planning.reports.parts.grades import grade_words
from planning.reports.parts.people import posts_by_grade
from tests.documents import SIX


@pytest.fixture(scope="module")
def six() -> Document:
    return Document.open(SIX, read_only=True)


@pytest.mark.parametrize(
    ("grade", "tag", "text"),
    [
        ("P-4", "ar", "ف-4"),  # by the plan's own table
        ("D-1", "ar", "مد-1"),
        ("P-2/1", "ar", "ف-2/1"),
        ("D-1", "ru", "Д-1"),
        ("GS (OL)", "fr", "G(AC)"),
        ("D-1", "zh", "D-1"),
        ("Chief", "ar", "Chief"),  # no grade of the United Nations
    ],
)
def test_a_grade_in_a_language(six: Document, grade: str, tag: str, text: str) -> None:
    assert grade_words(six, grade)(tag).content == text


def test_languages_that_share_their_codes_share_the_text(six: Document) -> None:
    say = posts_by_grade(six, Counter({"not stated": 9, "D-1": 1}), ("en", "zh"))
    assert say("en").content == say("zh").content == "\u20661 D-1, 9 not stated · 未注明\u2069"
    say = posts_by_grade(six, Counter({"P-4": 2, "D-1": 1}), ("ar", "fr"))
    assert say("ar").content == "\u20671 مد-1، 2 ف-4\u2069"
    assert say("fr").content == "\u20661 D-1, 2 P-4\u2069"
