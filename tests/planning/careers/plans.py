"""Small plans of careers for tests, in memory."""

from typing import Any

from planning.plan.document import Document

Record = dict[str, Any]
Rows = dict[str, Record]


def rows(*records: Record) -> Rows:
    """Records by id, each with an English name where it has none."""
    return {record["id"]: record for record in records}


def named(id: str, **fields: Any) -> Record:
    return {"id": id, "name": {"en": id}} | fields


def head() -> Record:
    return {
        "id": "plan",
        "title": {"en": "Plan"},
        "languages": ["en"],
        "horizon_start": "2014-01-01",
        "horizon_finish": "2016-12-31",
    }


def careers(**tables: Rows) -> Document:
    """Two grades, a framework of two technical competencies and one managerial, two profiles, one person.

    ``anna`` is an ``engineer`` (P-3) since 2012-01-01; ``chief`` (P-4) asks for network 3, security 2.
    """
    base: dict[str, Rows] = {
        "plan": rows(head()),
        "grades": rows(
            named("p3", ladder="p", rank=3, time_in_grade_months=24), named("p4", ladder="p", rank=4)
        ),
        "scales": rows(named("five", levels={str(n): {"en": f"level {n}"} for n in range(6)}, proficient=3)),
        "frameworks": rows(named("ict", scale="five")),
        "competencies": rows(
            named("network", framework="ict", order=1),
            named("security", framework="ict", order=2),
            named("leading", framework="ict", order=3, kind="managerial"),
        ),
        "profiles": rows(
            named("engineer", grade="p3", framework="ict", track="technical"),
            named("chief", grade="p4", framework="ict", track="technical"),
        ),
        "requirements": rows(
            {"id": "r1", "profile": "chief", "competency": "network", "level": 3},
            {"id": "r2", "profile": "chief", "competency": "security", "level": 2},
        ),
        "people": rows(named("anna", profile="engineer", grade="p3", grade_since="2012-01-01")),
    }
    return Document(base | tables)


def rated(*found: tuple[str, str, int | str], date: str = "2014-01-01", source: str = "certified") -> Rows:
    """Assessments from (person, competency, level or state)."""
    made = []
    for number, (person, competency, value) in enumerate(found):
        what: Record = {"level": value} if isinstance(value, int) else {"state": value}
        made.append(
            {"id": f"{source}-{date}-{number}", "person": person, "competency": competency, "source": source}
            | {"date": date}
            | what
        )
    return rows(*made)
