"""The columns of careers and training: people and their ratings, frameworks, job profiles, courses."""

from collections.abc import Mapping

from i18n import N_
from planning.exchange.tabular.columns import Field, Kind, Target

SOURCES: Mapping[str, str] = {
    N_("Certified"): "certified",
    N_("Manager"): "manager",
    N_("Self"): "self",
}
STATES: Mapping[str, str] = {
    N_("Rated"): "rated",
    N_("Unassessed"): "unassessed",
    N_("Not observed"): "not_observed",
    N_("Not applicable"): "not_applicable",
    N_("Exempt"): "exempt",
}
KINDS: Mapping[str, str] = {
    N_("Family"): "family",
    N_("Technical"): "technical",
    N_("Managerial"): "managerial",
    N_("Core"): "core",
    N_("Value"): "value",
}
TRACKS: Mapping[str, str] = {N_("Technical"): "technical", N_("Managerial"): "managerial"}
OUTCOMES: Mapping[str, str] = {N_("Gives the level"): "complete", N_("Recommends the level"): "recommend"}
TRAINING_STATES: Mapping[str, str] = {
    N_("Required"): "required",
    N_("Recommended"): "recommended",
    N_("Planned"): "planned",
    N_("Done"): "done",
}
ID = Field("id", N_("Id"), "id", ("编号",))
NAME = Field("name", N_("Name"), "words", ("名称",), required=True)
ORDER = Field("order", N_("Order"), "number")
CODE = Field("code", N_("Code"))
DESCRIPTION = Field("description", N_("Description"), "words")
PARAGRAPHS = Field("paragraphs", N_("Paragraphs"), "list")
SOURCE = Field("source", N_("Source"), "reference", (), "sources")
ILLUSTRATIVE = Field("illustrative", N_("Illustrative"), "flag")
ORIGIN = Field("origin", N_("As imported"), "json")
TRANSLATION = Field("translation", N_("Translation"), "json")


def refers(name: str, title: str, table: str, *, required: bool = False, several: bool = False) -> Field:
    """A field that names documents of another table."""
    kind: Kind = "references" if several else "reference"
    return Field(name, title, kind, (), table, required=required)


PERSON = refers("person", N_("Person"), "people", required=True)
COMPETENCY = refers("competency", N_("Competency"), "competencies", required=True)
PROFILE = refers("profile", N_("Job profile"), "profiles", required=True)
COURSE = refers("course", N_("Course"), "courses", required=True)
SCALE = Field("scale", N_("Proficiency scale"), "reference", ("Scale",), "scales")
LEVEL = Field("level", N_("Level"), "whole", required=True)

ASSESSMENTS = Target(
    "careers",
    "assessments",
    N_("Assessments"),
    (
        ID,
        PERSON,
        COMPETENCY,
        Field("source", N_("Rated by"), "choice", choices=SOURCES, required=True),
        Field("date", N_("Date"), "start", required=True),
        Field("state", N_("State"), "choice", choices=STATES),
        Field("level", N_("Level"), "whole"),
        Field("rater", N_("Rater")),
        Field("evidence", N_("Evidence"), "words"),
        Field("expires", N_("Expires"), "finish"),
        ILLUSTRATIVE,
    ),
    same=("person", "competency", "source", "date"),
)
CERTIFICATES = Target(
    "careers",
    "certificates",
    N_("Certificates"),
    (
        ID,
        PERSON,
        refers("certification", N_("Certification"), "certifications", required=True),
        Field("issued", N_("Issued"), "start", required=True),
        Field("expires", N_("Expires"), "finish"),
        Field("revoked", N_("Revoked"), "start"),
        Field("number", N_("Certificate number")),
        Field("evidence", N_("Evidence"), "words"),
        ILLUSTRATIVE,
    ),
    same=("person", "certification", "issued"),
)
PEOPLE = Target(
    "careers",
    "people",
    N_("People"),
    (
        ID,
        NAME,
        ORDER,
        refers("profile", N_("Job profile"), "profiles"),
        refers("grade", N_("Grade"), "grades"),
        refers("unit", N_("Unit"), "units"),
        Field("post", N_("Post")),
        Field("duty_station", N_("Duty station")),
        Field("hardship", N_("Hardship class")),
        Field("joined", N_("Joined"), "start"),
        Field("left", N_("Left"), "finish"),
        Field("grade_since", N_("In grade since"), "start"),
        Field("post_since", N_("In post since"), "start"),
        Field("separation", N_("Mandatory separation"), "start"),
        Field("languages", N_("Languages"), "list"),
        Field("mobility", N_("Mobility"), "json"),
        Field("appraisals", N_("Appraisals"), "json"),
        Field("notes", N_("Notes"), "words"),
        ILLUSTRATIVE,
    ),
)
DUTY_STATIONS = Target(
    "careers",
    "duty_stations",
    N_("Duty stations"),
    (ID, NAME, ORDER, Field("hardship", N_("Hardship class")), ILLUSTRATIVE),
)
CAREER_MOVES = Target(
    "careers",
    "career_moves",
    N_("Career moves"),
    (
        ID,
        refers("from_profile", N_("From"), "profiles", required=True),
        refers("to_profile", N_("To"), "profiles", required=True),
        Field("conditions", N_("Conditions"), "words"),
        Field("competition", N_("By competition"), "flag"),
        Field("time_in_grade_months", N_("Months in grade"), "whole"),
        ILLUSTRATIVE,
    ),
    same=("from_profile", "to_profile"),
)
REQUIREMENTS = Target(
    "careers",
    "requirements",
    N_("Requirements"),
    (
        ID,
        PROFILE,
        COMPETENCY,
        LEVEL,
        Field("weight", N_("Weight"), "number"),
        Field("must", N_("Must-have"), "flag"),
        refers("certification", N_("Certification"), "certifications"),
        ORIGIN,
        ILLUSTRATIVE,
    ),
    same=("profile", "competency"),
)
PROFILES = Target(
    "careers",
    "profiles",
    N_("Job profiles"),
    (
        ID,
        NAME,
        ORDER,
        CODE,
        refers("grade", N_("Grade"), "grades"),
        Field("track", N_("Track"), "choice", choices=TRACKS),
        Field("family", N_("Job family")),
        Field("family_name", N_("Name of the family"), "words"),
        refers("framework", N_("Framework"), "frameworks"),
        Field("summary", N_("Summary"), "words"),
        refers("certifications", N_("Certifications"), "certifications", several=True),
        Field("performance_cycles", N_("Cycles of performance"), "whole"),
        Field("time_in_grade_months", N_("Months in grade"), "whole"),
        PARAGRAPHS,
        ORIGIN,
        ILLUSTRATIVE,
    ),
)
INDICATORS = Target(
    "careers",
    "indicators",
    N_("Indicators"),
    (
        ID,
        COMPETENCY,
        LEVEL,
        Field("text", N_("Text"), "words", required=True),
        ORDER,
        CODE,
        ORIGIN,
        ILLUSTRATIVE,
    ),
    same=("competency", "level", "order"),
)
COMPETENCIES = Target(
    "careers",
    "competencies",
    N_("Competencies"),
    (
        ID,
        NAME,
        refers("framework", N_("Framework"), "frameworks", required=True),
        refers("parent", N_("Parent"), "competencies"),
        ORDER,
        CODE,
        Field("kind", N_("Kind"), "choice", choices=KINDS),
        DESCRIPTION,
        SCALE,
        Field("critical", N_("Critical"), "flag"),
        Field("retired", N_("Retired"), "start"),
        refers("replaced_by", N_("Replaced by"), "competencies", several=True),
        Field("replaced_levels", N_("Levels there"), "json"),
        refers("related", N_("Related"), "competencies", several=True),
        TRANSLATION,
        PARAGRAPHS,
        ORIGIN,
        ILLUSTRATIVE,
    ),
    same=("name", "framework"),
)
CERTIFICATIONS = Target(
    "careers",
    "certifications",
    N_("Certifications"),
    (
        ID,
        NAME,
        ORDER,
        Field("validity_months", N_("Months of validity"), "whole"),
        Field("issuer", N_("Issuer")),
        DESCRIPTION,
        ILLUSTRATIVE,
    ),
)
FRAMEWORKS = Target(
    "careers",
    "frameworks",
    N_("Frameworks"),
    (
        ID,
        NAME,
        ORDER,
        Field("version", N_("Version")),
        SCALE,
        refers("supersedes", N_("Supersedes"), "frameworks"),
        DESCRIPTION,
        TRANSLATION,
        Field("attribution", N_("Attribution"), "words"),
        Field("licence", N_("Licence")),
        SOURCE,
        ORIGIN,
        ILLUSTRATIVE,
    ),
)
SCALES = Target(
    "careers",
    "scales",
    N_("Scales"),
    (
        ID,
        NAME,
        Field("levels", N_("Levels"), "json", required=True),
        Field("descriptions", N_("Descriptions"), "json"),
        Field("proficient", N_("Competent from"), "whole"),
        ORIGIN,
        ILLUSTRATIVE,
    ),
)
GRADES = Target(
    "careers",
    "grades",
    N_("Grades"),
    (
        ID,
        NAME,
        Field("title", N_("Title"), "words"),
        ORDER,
        Field("ladder", N_("Ladder")),
        Field("ladder_name", N_("Name of the ladder"), "words"),
        Field("rank", N_("Rank"), "number"),
        Field("time_in_grade_months", N_("Months in grade"), "whole"),
        Field("managerial_level", N_("Managerial level"), "whole"),
        Field("note", N_("Note"), "words"),
        SOURCE,
        ILLUSTRATIVE,
    ),
)
TRAINING = Target(
    "training",
    "training",
    N_("Training"),
    (
        ID,
        COURSE,
        refers("person", N_("Person"), "people"),
        refers("profile", N_("Job profile"), "profiles"),
        Field("state", N_("State"), "choice", choices=TRAINING_STATES, required=True),
        refers("session", N_("Session"), "sessions"),
        Field("date", N_("Date"), "start"),
        Field("expires", N_("Expires"), "finish"),
        Field("evidence", N_("Evidence"), "words"),
        ILLUSTRATIVE,
    ),
    same=("course", "person", "profile", "session"),
)
SESSIONS = Target(
    "training",
    "sessions",
    N_("Sessions"),
    (
        ID,
        COURSE,
        Field("start", N_("Start"), "start", required=True),
        Field("finish", N_("Finish"), "finish"),
        Field("seats", N_("Seats"), "whole"),
        Field("place", N_("Place")),
        Field("language", N_("Language")),
        Field("cost", N_("Cost"), "amount"),
        ILLUSTRATIVE,
    ),
    same=("course", "start", "place"),
)
UPLIFTS = Target(
    "training",
    "uplifts",
    N_("Levels that courses give"),
    (ID, COURSE, COMPETENCY, LEVEL, Field("from_level", N_("From level"), "whole"), ILLUSTRATIVE),
    same=("course", "competency"),
)
COURSES = Target(
    "training",
    "courses",
    N_("Courses"),
    (
        ID,
        NAME,
        ORDER,
        CODE,
        Field("provider", N_("Provider")),
        DESCRIPTION,
        Field("duration_days", N_("Course days"), "number", ("Days", "天数")),
        Field("cost", N_("Cost"), "amount"),
        Field("currency", N_("Currency")),
        Field("seats", N_("Seats"), "whole"),
        Field("languages", N_("Languages"), "list"),
        refers("prerequisites", N_("Prerequisites"), "courses", several=True),
        refers("certification", N_("Certification"), "certifications"),
        Field("outcome", N_("Outcome"), "choice", choices=OUTCOMES),
        Field("retired", N_("Retired"), "start"),
        PARAGRAPHS,
        ILLUSTRATIVE,
    ),
)
TARGETS = (
    TRAINING,
    SESSIONS,
    UPLIFTS,
    COURSES,
    ASSESSMENTS,
    CERTIFICATES,
    PEOPLE,
    DUTY_STATIONS,
    CAREER_MOVES,
    REQUIREMENTS,
    PROFILES,
    INDICATORS,
    COMPETENCIES,
    CERTIFICATIONS,
    FRAMEWORKS,
    SCALES,
    GRADES,
)
