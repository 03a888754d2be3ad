"""Plans that the tests of careers and training open: small, of several units, profiles and states."""

from random import Random
from typing import Any

Tables = dict[str, dict[str, dict[str, Any]]]
LEVELS = (
    ("None", "未具备"),
    ("Aware", "知悉"),
    ("Basic", "初级"),
    ("Intermediate", "中级"),
    ("Advanced", "高级"),
    ("Expert", "专家"),
)
FAMILIES = (("Networks", "网络"), ("Security", "信息安全"), ("Recovery", "灾后恢复"), ("Leadership", "领导"))
STATES = ("unassessed", "not_observed", "not_applicable", "exempt")


def both(en: str, zh: str = "") -> dict[str, str]:
    return {"en": en, "zh": zh or en}


def careers_plan(people: int = 12, per_family: int = 3, seed: int = 1) -> Tables:
    """A plan with one framework of four families, six profiles on two tracks, and rated people."""
    random = Random(seed)
    tables: Tables = {
        "plan": {
            "plan": {
                "id": "plan",
                "title": both("Careers", "职业"),
                "languages": ["en", "zh"],
                "horizon_start": "2015-01-01",
                "horizon_finish": "2016-12-31",
                "status_date": "2015-04-01",
            }
        }
    }
    _framework(tables, per_family)
    _ladder(tables)
    _people(tables, people, random)
    return tables


def rows(*documents: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {document["id"]: document for document in documents}


def _framework(tables: Tables, per_family: int) -> None:
    tables["scales"] = rows(
        {
            "id": "scale",
            "name": both("Proficiency"),
            "proficient": 4,
            "levels": {str(n): both(*pair) for n, pair in enumerate(LEVELS)},
        }
    )
    tables["frameworks"] = rows({"id": "ict", "name": both("ICT"), "scale": "scale"})
    competencies = []
    for f, pair in enumerate(FAMILIES):
        kind = "managerial" if f == 3 else "technical"
        competencies.append(
            {"id": f"f{f}", "name": both(*pair), "framework": "ict", "kind": "family", "order": f}
        )
        competencies += [
            {
                "id": f"c{f}-{n}",
                "name": both(f"{pair[0]} skill {n + 1}", f"{pair[1]}{n + 1}"),
                "framework": "ict",
                "parent": f"f{f}",
                "kind": kind,
                "order": n,
            }
            for n in range(per_family)
        ]
    tables["competencies"] = rows(*competencies)
    tables["indicators"] = rows(
        {
            "id": "i1",
            "competency": "c0-0",
            "level": 2,
            "text": both("Configures a switch by procedure.", "按程序配置交换机。"),
        }
    )


def _ladder(tables: Tables) -> None:
    tables["grades"] = rows(
        *(
            {
                "id": id,
                "name": both(id.upper()),
                "ladder": "prof",
                "rank": rank,
                "time_in_grade_months": 24,
                **({"managerial_level": 3} if rank >= 5 else {}),
            }
            for rank, id in ((3, "p-3"), (4, "p-4"), (5, "p-5"))
        )
    )
    tables["profiles"] = rows(
        *(
            {
                "id": f"{track[0]}{rank}",
                "name": both(f"{track.title()} job {rank}", f"{track}{rank}"),
                "track": track,
                "grade": f"p-{rank}",
                "order": rank,
                "framework": "ict",
            }
            for track in ("technical", "managerial")
            for rank in (3, 4, 5)
        )
    )
    tables["requirements"] = rows(
        *(
            {"id": f"{profile}-{c}", "profile": profile, "competency": c, "level": int(profile[1]) - 1}
            for profile in tables["profiles"]
            for c in ("c0-0", "c0-1", "c1-0", "c3-0")
        )
    )
    tables["career_moves"] = rows(
        *(
            {"id": f"{a}-{b}", "from_profile": a, "to_profile": b}
            for a, b in (("t3", "t4"), ("t4", "t5"), ("m3", "m4"), ("m4", "m5"), ("t4", "m4"), ("t4", "m5"))
        )
    )
    tables["units"] = rows(
        {"id": "u1", "name": both("Networks unit")}, {"id": "u2", "name": both("Service desk")}
    )


def _people(tables: Tables, count: int, random: Random) -> None:
    profiles = list(tables["profiles"])
    rated = [id for id, row in tables["competencies"].items() if row["kind"] != "family"]
    people, ratings = [], []
    for n in range(count):
        profile = profiles[n % len(profiles)]
        people.append(
            {
                "id": f"p{n:03d}",
                "name": both(f"Person {n:03d}", f"人员{n:03d}"),
                "order": n,
                "illustrative": True,
                "profile": profile,
                "grade": tables["profiles"][profile]["grade"],
                "unit": f"u{1 + n % 2}",
                "grade_since": "2012-01-01",
                "appraisals": [{"finish": f"{y}-12-31", "rating": "meets"} for y in (2013, 2014)],
            }
        )
        ratings += [_rating(f"p{n:03d}", competency, random) for competency in rated]
    tables["people"] = rows(*people)
    tables["assessments"] = rows(*ratings)


def _rating(person: str, competency: str, random: Random) -> dict[str, Any]:
    row = {
        "id": f"{person}-{competency}",
        "person": person,
        "competency": competency,
        "source": "certified",
        "date": "2015-01-10",
        "illustrative": True,
    }
    if random.random() < 0.15:
        return row | {"state": random.choice(STATES)}
    return row | {"level": random.randint(0, 5)}
