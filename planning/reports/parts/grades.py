"""Grades as the documents of the United Nations write them in each language."""

import re

from i18n import N_, translate
from planning.careers import source as s
from planning.plan.document import Document
from planning.plan.text import text_in
from planning.reports.compose import Said
from planning.reports.parts.listing import Say

_LADDERS = {"D": N_("D-{step}"), "P": N_("P-{step}"), "G": N_("G-{step}")}
_CODES = {
    "USG": N_("USG"), "ASG": N_("ASG"), "GS (PL)": N_("GS (PL)"), "GS (OL)": N_("GS (OL)"),
    "LL": N_("LL"), "FS": N_("FS"), "not stated": N_("not stated"),
}  # fmt: skip
_STEPPED = re.compile(r"([DPG])-(\d(?:/\d)?)")


def grade_words(document: Document, grade: str) -> Say:
    """A grade of a post in each language: by the plan's own table, else as is usual in documents of the UN.

    The abbreviations are in the catalogues and have no source that was checked: unofficial, like all that is
    translated here.  A grade that has none stands as it is.
    """
    own = [one.name for one in s.grades(document).values() if text_in(one.name, "en") == grade]
    return lambda tag: Said(text_in(own[0], tag) if own else _usual(grade, tag), tag)


def _usual(grade: str, tag: str) -> str:
    stepped = _STEPPED.fullmatch(grade)
    if stepped:
        return translate(_LADDERS[stepped[1]], tag).format(step=stepped[2])
    return translate(_CODES[grade], tag) if grade in _CODES else grade
