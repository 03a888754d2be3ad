"""The tables that a catalogue offers: their columns, what belongs to a row, and how edits are called."""

from collections.abc import Mapping
from typing import NamedTuple

from i18n import N_
from planning.exchange.tabular.columns import Field, Target
from planning.exchange.tabular.targets import TARGETS

HARDSHIP = {letter: letter for letter in "HABCDE"}
OVER: Mapping[tuple[str, str], Field] = {
    ("duty_stations", "hardship"): Field("hardship", N_("Hardship class"), "choice", choices=HARDSHIP),
}
"""Fields that a file holds as text and the window offers as a choice."""
RULES = Target(
    "careers",
    "career_rules",
    N_("Career rules"),
    (
        Field("name", N_("Name"), "words", required=True),
        Field("value", N_("Value"), "number", required=True),
        Field("unit", N_("Unit"), "words"),
        Field("note", N_("Note"), "words"),
        Field("source", N_("Source"), "reference", (), "sources"),
        Field("illustrative", N_("Illustrative"), "flag"),
    ),
)
UNSEEN = ("id", "order", "origin", "replaced_by", "replaced_levels", "descriptions")
"""Fields that have no place of their own: they follow from others, or are edited with them."""
IN_PARTS = {"people": ("hardship", "separation")}
"""Fields of tables that stand in a part of the panel of its own."""
LONG = ("description", "summary", "notes", "note", "evidence", "conditions", "attribution")
"""Fields with words of several lines."""


class Detail(NamedTuple):
    """Documents that belong to one: their table, and the field that names it."""

    table: str
    field: str


class Kind(NamedTuple):
    """A table of a catalogue; words and labels of edits are messages.

    Attributes:
        columns: the fields of its spreadsheet; those with words have a column for each language.
        details: what is shown below, of the row that is chosen.
    """

    table: str
    words: str
    icon: str
    columns: tuple[str, ...]
    edit: str
    add: str
    details: tuple[Detail, ...] = ()
    about: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that can be filled in, in their order, long ones after the others."""
        found = (OVER.get((self.table, one.name), one) for one in target_of(self.table).fields)
        elsewhere = (*UNSEEN, *IN_PARTS.get(self.table, ()))
        seen = [one for one in found if one.name not in elsewhere]
        return tuple(sorted(seen, key=lambda one: (one.name == "illustrative", one.name in LONG)))

    def field(self, name: str) -> Field:
        """A field by its name."""
        return next(one for one in self.fields if one.name == name)


def target_of(table: str) -> Target:
    """What the fields of a table are."""
    return next(one for one in (*TARGETS, RULES) if one.table == table)


_ALL = (
    Kind(
        "competencies",
        N_("Competency framework"),
        "list-tree",
        ("name", "kind", "code", "critical", "retired"),
        N_("Edit competencies"),
        N_("Add a competency"),
        (
            Detail("indicators", "competency"),
            Detail("requirements", "competency"),
            Detail("uplifts", "competency"),
        ),
        N_("Families, competencies and what is seen at each level"),
    ),
    Kind(
        "frameworks",
        N_("Frameworks"),
        "list-tree",
        ("name", "version", "scale"),
        N_("Edit frameworks"),
        N_("Add a framework"),
    ),
    Kind(
        "scales",
        N_("Proficiency scales"),
        "chart-column",
        ("name", "proficient"),
        N_("Edit scales"),
        N_("Add a scale"),
        about=N_("Levels, their names and their order"),
    ),
    Kind(
        "indicators",
        N_("Behavioural indicators"),
        "eye",
        ("level", "text", "code"),
        N_("Edit indicators"),
        N_("Add an indicator"),
    ),
    Kind(
        "profiles",
        N_("Job profiles"),
        "waypoints",
        ("name", "grade", "track", "family", "code"),
        N_("Edit job profiles"),
        N_("Add a job profile"),
        (Detail("requirements", "profile"), Detail("career_moves", "from_profile")),
        N_("What they require, and where they lead"),
    ),
    Kind(
        "requirements",
        N_("Requirements"),
        "target",
        ("profile", "competency", "level", "weight", "must", "certification"),
        N_("Edit requirements"),
        N_("Add a requirement"),
    ),
    Kind(
        "career_moves",
        N_("Career moves"),
        "route",
        ("from_profile", "to_profile", "competition", "time_in_grade_months", "conditions"),
        N_("Edit career moves"),
        N_("Add a move"),
    ),
    Kind(
        "grades",
        N_("Grade ladder"),
        "layers",
        ("name", "ladder", "rank", "time_in_grade_months", "managerial_level", "title"),
        N_("Edit grades"),
        N_("Add a grade"),
        about=N_("Grades in their order, with time in grade"),
    ),
    Kind(
        "people",
        N_("People"),
        "users",
        ("name", "profile", "grade", "unit", "duty_station", "grade_since", "post_since", "joined", "left"),
        N_("Edit people"),
        N_("Add a person"),
        (Detail("assessments", "person"), Detail("certificates", "person"), Detail("training", "person")),
        N_("Ratings, certificates and training of each"),
    ),
    Kind(
        "assessments",
        N_("Ratings"),
        "grid-3x3",
        ("competency", "source", "date", "state", "level", "rater", "expires"),
        N_("Edit ratings"),
        N_("Add a rating"),
    ),
    Kind(
        "certificates",
        N_("Certificates"),
        "file-check",
        ("certification", "issued", "expires", "revoked", "number"),
        N_("Edit certificates"),
        N_("Add a certificate"),
    ),
    Kind(
        "certifications",
        N_("Certifications"),
        "shield-check",
        ("name", "validity_months", "issuer", "description"),
        N_("Edit certifications"),
        N_("Add a certification"),
        (Detail("certificates", "certification"),),
        N_("Kinds of certificates, and who holds them"),
    ),
    Kind(
        "duty_stations",
        N_("Duty stations"),
        "map-pin",
        ("name", "hardship"),
        N_("Edit duty stations"),
        N_("Add a duty station"),
        about=N_("Names in every language, class of hardship"),
    ),
    Kind(
        "career_rules",
        N_("Career rules"),
        "scale",
        ("name", "value", "unit"),
        N_("Edit career rules"),
        N_("Add a career rule"),
        about=N_("Rules from outside as parameters"),
    ),
    Kind(
        "courses",
        N_("Courses"),
        "graduation-cap",
        ("name", "code", "duration_days", "cost", "currency", "seats", "prerequisites", "certification"),
        N_("Edit courses"),
        N_("Add a course"),
        (Detail("sessions", "course"), Detail("uplifts", "course"), Detail("training", "course")),
        N_("Sessions, levels they give, who takes them"),
    ),
    Kind(
        "sessions",
        N_("Sessions"),
        "calendar",
        ("course", "start", "finish", "seats", "language", "place", "cost"),
        N_("Edit sessions"),
        N_("Add a session"),
    ),
    Kind(
        "uplifts",
        N_("Effects of courses"),
        "chart-line",
        ("course", "competency", "from_level", "level"),
        N_("Edit the levels that courses give"),
        N_("Add a level that a course gives"),
    ),
    Kind(
        "training",
        N_("Training"),
        "circle-check",
        ("course", "person", "profile", "state", "session", "date", "expires"),
        N_("Edit training"),
        N_("Add training"),
    ),
)
KINDS: Mapping[str, Kind] = {kind.table: kind for kind in _ALL}
CAREERS = ("competencies", "scales", "profiles", "grades", "people", "certifications", "duty_stations",
           "career_rules")  # fmt: skip
TRAINING = ("courses", "sessions", "uplifts", "certifications", "duty_stations")
