"""The illustrative people of the sample plan: 120 of them on the units of Annex II.

Nobody of them exists. They are drawn with a seed, so that the same facts give the same people; what they hold
follows from the job profile they have, so that gaps, gates and single points of failure look as in an office.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from planning.plan.changes import Record
from planning.plan.transaction import Tables

REFERENCE = date(2015, 4, 1)
"""The day that the ratings are made up to."""
SEED = 69517
STATIONS = {
    "new-york": ("H", "New York", "纽约"),
    "geneva": ("H", "Geneva", "日内瓦"),
    "nairobi": ("B", "Nairobi", "内罗毕"),
    "bangkok": ("A", "Bangkok", "曼谷"),
    "vienna": ("H", "Vienna", "维也纳"),
    "valencia": ("H", "Valencia", "巴伦西亚"),
    "brindisi": ("H", "Brindisi", "布林迪西"),
}
"""Duty stations: a class of hardship that is made up like the rest, and their names."""
N, S, A = "network-engineer", "security-analyst", "applications-analyst"
NN, SS, AA = "senior-network-engineer", "senior-security-engineer", "senior-applications-architect"
J, D = "associate-engineer", "service-desk-analyst"
P, M, V = "programme-officer", "programme-manager", "service-delivery-manager"
PN, PS, PP, RC = (
    "principal-network-architect",
    "principal-security-architect",
    "chief-programme-management",
    "chief-regional-centre",
)
STAFF: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("sp5", "new-york", ("division-director", "deputy-director")),
    ("policy", "new-york", (M, P, P, S, D)),
    ("solutions", "new-york", (AA, AA, A, A, M, P, J)),
    ("security-architecture", "new-york", ("chief-enterprise-architect", PS, PN, SS, SS, S, S)),
    ("pmo", "new-york", (PP, M, M, M, P, P, P)),
    ("sp6", "new-york", ("division-director", "deputy-director")),
    ("operations", "new-york", (V, V, NN, N, N, A, D)),
    ("engineering", "new-york", (PN, NN, NN, N, N, S, J)),
    ("rtc-africa", "nairobi", (RC, V, NN, N, P, J)),
    ("rtc-americas", "new-york", (RC, V, NN, N)),
    ("rtc-asia", "bangkok", (RC, V, NN, N, J)),
    ("enocs", "valencia", (PS, SS, S, S, NN, N, J)),
    ("rtc-europe", "geneva", (RC, V, NN, N)),
    ("service-desk", "new-york", (V, D, D, D)),
    ("desk-headquarters", "new-york", (V, D, D, D)),
    ("desk-escap", "bangkok", (D, D, D)),
    ("desk-global-service-centre", "brindisi", (D, D, D)),
    ("desk-geneva", "geneva", (D, D, D)),
    ("desk-nairobi", "nairobi", (D, D, D, D)),
    ("edc-valencia", "valencia", (NN, N, N, S, J)),
    ("edc-brindisi", "brindisi", (NN, N, N, J)),
    ("eac-new-york", "new-york", (AA, AA, A, A, A, A, P)),
    ("eac-bangkok", "bangkok", (AA, A, A, A, A, P, J)),
    ("eac-vienna", "vienna", (AA, A, A, A, P, S)),
)
"""Who works where: unit, duty station, and the profile of each."""
DRAWN_BY_HAND = "person-047"
"""One senior network engineer, whose gates to the next step show each state."""
LEVELS_BY_HAND = {
    "enterprise-architecture": 2,
    "wan": 5,
    "security-policy": 3,
    "recovery-planning": 4,
    "standards": 4,
    "integration": 4,
    "leading-teams": 3,
    "change": 3,
}
APPRAISALS = ["exceeds", "meets", "meets", "meets", "meets", "partly"]
RISING = 9
"""Every how many-th of them is ready for a next step."""


def people_tables(library: Tables) -> Tables:
    """The people with their ratings, certificates and training, and the sessions, from the ICT library."""
    random = Random(SEED)
    places = [(unit, station, profile) for unit, station, profiles in STAFF for profile in profiles]
    people = [_person(number, *place, library, random) for number, place in enumerate(places, start=1)]
    ratings = [row for person in people for row in _ratings(person, library, random)]
    sessions = list(_sessions(library["courses"], random))
    certificates = [row for person in people for row in _certificates(person, library, random)]
    training = [
        *_needs(library),
        *(row for held in certificates for row in _done(held, library["courses"])),
        *_planned(people, sessions, library, random),
    ]
    tables = {
        "duty_stations": list(_stations()),
        "people": people,
        "assessments": ratings,
        "certificates": certificates,
        "sessions": sessions,
        "training": training,
    }
    return {name: {row["id"]: row | {"illustrative": True} for row in rows} for name, rows in tables.items()}


def _stations() -> Iterator[Record]:
    for order, (id, (hardship, english, chinese)) in enumerate(STATIONS.items(), start=1):
        names = {"en": english, "zh": chinese}
        yield {"id": id, "order": order, "name": names, "hardship": hardship}


def _day(random: Random, first: date, last: date) -> str:
    return (first + timedelta(days=int(random.random() * (last - first).days))).isoformat()


def _pick(random: Random, items: list[Any]) -> Any:  # noqa: ANN401 - of any kind
    return items[int(random.random() * len(items))]


def _person(number: int, unit: str, station: str, profile: str, library: Tables, random: Random) -> Record:
    """Somebody in a unit who has a profile."""
    grade = library["profiles"][profile]["grade"]
    if profile == D and random.random() < 0.6:
        grade = "g-6"
    since = _day(random, date(2009, 1, 1), date(2014, 10, 1))
    joined = _day(random, date(2000, 1, 1), date.fromisoformat(since))
    ratings = [_pick(random, APPRAISALS) for _cycle in range(2)]
    confirmed = random.random() < 0.85
    person: Record = {
        "id": f"person-{number:03}",
        "order": number,
        "name": {"en": f"Person {number:03}", "zh": f"人员 {number:03}"},
        "unit": unit,
        "profile": profile,
        "grade": grade,
        "duty_station": station,
        "hardship": STATIONS[station][0],
        "joined": joined,
        "grade_since": since,
        "post_since": _day(random, date.fromisoformat(since), date(2014, 12, 1)),
        "languages": ["en", *_pick(random, [[], ["fr"], ["es"], ["zh"], ["ar"], ["ru"]])],
        "appraisals": [
            {"finish": "2014-03-31", "rating": ratings[0]},
            {"finish": "2015-03-31", "rating": ratings[1]} | ({} if confirmed else {"confirmed": False}),
        ],
        "mobility": {
            "willing": random.random() < 0.7,
            "moves": int(random.random() * 4),
            "geographic_moves": int(random.random() * 3),
        },
    }
    if random.random() < 0.08:
        person["separation"] = _day(random, date(2016, 1, 1), date(2019, 12, 31))
    shown = person["id"] == DRAWN_BY_HAND or _next_profile(person, library) is not None
    return person | (_long_and_well() if shown else {})


def _next_profile(person: Record, library: Tables) -> Record | None:
    """Where somebody who is ready could go."""
    if person["order"] % RISING != 4:
        return None
    moves = (m for m in library["career_moves"].values() if m["from_profile"] == person["profile"])
    move = next(moves, None)
    return library["profiles"][move["to_profile"]] if move else None


def _long_and_well() -> Record:
    cycles = [{"finish": f"{year}-03-31", "rating": "meets"} for year in (2014, 2015)]
    return {"grade_since": "2012-12-01", "post_since": "2012-12-01", "appraisals": cycles}


def _level(person: Record, competency: Record, asked: int | None, random: Random) -> int:
    """A level around what the profile asks for; elsewhere one that grows with the grade."""
    rank = {"g": 1, "p-2": 1, "p-3": 2, "p-4": 3, "p-5": 3, "d-1": 4, "d-2": 4}
    grade = rank.get(person["grade"], 1)
    draw = random.random()
    if asked is not None:
        level = asked + (1 if draw > 0.88 else 0 if draw > 0.3 else -1 if draw > 0.06 else -2)
    elif competency.get("kind") in ("managerial", "core"):
        level = grade + (1 if draw > 0.7 else 0 if draw > 0.3 else -1)
    else:
        level = int(draw * (grade + 1))
    return max(0, min(5, level))


def _ratings(person: Record, library: Tables, random: Random) -> Iterator[Record]:
    """Certified ratings of most competencies; for the own profile also manager's and self."""
    asked = _asked(person["profile"], library)
    goal = _next_profile(person, library)
    held = LEVELS_BY_HAND if person["id"] == DRAWN_BY_HAND else _reached(asked, goal, library)
    for competency in library["competencies"].values():
        if competency.get("kind") == "family":
            continue
        own = competency["id"] in asked
        by_hand = held.get(competency["id"])
        draw = random.random() if by_hand is None else 1.0
        if draw < (0.04 if own else 0.3):
            continue  # never assessed
        drawn = _level(person, competency, asked.get(competency["id"]), random)
        level = drawn if by_hand is None else by_hand
        state = None if own or draw > 0.45 else _pick(random, ["not_observed", "not_applicable", "exempt"])
        yield _rating(person, competency["id"], "certified", level, state, random)
        if own:
            higher = min(5, level + (1 if random.random() < 0.3 else 0))
            yield _rating(person, competency["id"], "manager", higher, None, random)
            boast = max(0, min(5, level + _pick(random, [-1, 0, 0, 1, 1])))
            yield _rating(person, competency["id"], "self", boast, None, random)


def _asked(profile: str, library: Tables) -> dict[str, int]:
    rows = library["requirements"].values()
    return {row["competency"]: row["level"] for row in rows if row["profile"] == profile}


def _reached(asked: dict[str, int], goal: Record | None, library: Tables) -> dict[str, int]:
    """What somebody holds who is ready for ``goal``; nothing is settled for the others."""
    if goal is None:
        return {}
    wanted = _asked(goal["id"], library)
    managerial = library["grades"][goal["grade"]].get("managerial_level", 0)
    if managerial:
        wanted = {"leading-teams": managerial, "change": managerial} | wanted
    return {id: max(asked.get(id, 0), wanted.get(id, 0)) for id in asked | wanted}


def _rating(
    person: Record, competency: str, source: str, level: int, state: str | None, random: Random
) -> Record:
    day = _day(random, date(2013, 6, 1), REFERENCE)
    row: Record = {
        "id": f"{person['id']}.{competency}.{source}",
        "person": person["id"],
        "competency": competency,
        "source": source,
        "date": day,
    } | ({"state": state} if state else {"level": level})
    if source == "certified" and state is None:
        row["expires"] = (date.fromisoformat(day) + timedelta(days=730)).isoformat()
    return row


def _certificates(person: Record, library: Tables, random: Random) -> Iterator[Record]:
    """Those that the function needs, mostly; some have expired."""
    needed = library["profiles"][person["profile"]].get("certifications", [])
    goal = (_next_profile(person, library) or {}).get("certifications", [])
    others = [id for id in library["certifications"] if id not in needed and random.random() < 0.06]
    by_chance = [*(id for id in needed if random.random() < 0.85), *others]
    for id in dict.fromkeys([*goal, *by_chance]):
        months = library["certifications"][id].get("validity_months")
        first = REFERENCE - timedelta(days=int((months or 48) * 30.44 * 1.1))
        issued = _day(random, date(2014, 1, 1) if id in goal else first, date(2015, 2, 1))
        row: Record = {
            "id": f"{person['id']}.{id}",
            "person": person["id"],
            "certification": id,
            "issued": issued,
        }
        if months:
            row["expires"] = _months_later(date.fromisoformat(issued), months)
        yield row


def _months_later(day: date, months: int) -> str:
    month = day.month - 1 + months
    return day.replace(year=day.year + month // 12, month=month % 12 + 1, day=min(day.day, 28)).isoformat()


def _done(certificate: Record, courses: dict[str, Record]) -> Iterator[Record]:
    """The course that ended with a certificate."""
    given = certificate["certification"]
    course = next(id for id, row in courses.items() if row.get("certification") == given)
    row: Record = {
        "id": f"{certificate['person']}.{course}",
        "course": course,
        "person": certificate["person"],
        "state": "done",
        "date": certificate["issued"],
    }
    yield row | ({"expires": certificate["expires"]} if "expires" in certificate else {})


def _sessions(courses: dict[str, Record], random: Random) -> Iterator[Record]:
    """One to three sessions a course over the year after the reference day, where it has seats."""
    for course in courses.values():
        if "seats" not in course:
            continue
        for number in range(1, 2 + int(random.random() * 3)):
            start = date.fromisoformat(_day(random, date(2015, 4, 20), date(2016, 3, 1)))
            start += timedelta(days=-start.weekday())  # courses begin on a Monday
            finish = start + timedelta(days=max(0, int(course["duration_days"]) - 1))
            yield {
                "id": f"{course['id']}.{number}",
                "course": course["id"],
                "start": start.isoformat(),
                "finish": finish.isoformat(),
                "place": _pick(random, ["new-york", "geneva", "valencia", "online"]),
            }


def _needs(library: Tables) -> Iterator[Record]:
    """What each profile asks for: courses that reach a must-have level are required, others recommended."""
    levels: dict[str, dict[str, int]] = {}
    for row in library["uplifts"].values():
        levels.setdefault(row["course"], {})[row["competency"]] = row["level"]
    for profile in library["profiles"].values():
        asked = {
            row["competency"]: (row["level"], row.get("must", True))
            for row in library["requirements"].values()
            if row["profile"] == profile["id"]
        }
        certified = profile.get("certifications", [])
        for course, gives in levels.items():
            reached = [asked[c] for c, level in gives.items() if c in asked and asked[c][0] >= level - 1]
            exact = any(c in asked and asked[c] == (level, True) for c, level in gives.items())
            needed = library["courses"][course].get("certification") in certified
            if not reached and not needed:
                continue
            yield {
                "id": f"{profile['id']}.{course}",
                "course": course,
                "profile": profile["id"],
                "state": "required" if exact or needed else "recommended",
            }


def _planned(
    people: list[Record], sessions: list[Record], library: Tables, random: Random
) -> Iterator[Record]:
    """A few seats that are taken already."""
    for session in sessions:
        seats = library["courses"][session["course"]]["seats"]
        for _seat in range(int(random.random() * seats * 0.3)):
            person = _pick(random, people)["id"]
            yield {
                "id": f"{person}.{session['id']}",
                "course": session["course"],
                "person": person,
                "state": "planned",
                "session": session["id"],
                "date": session["finish"],
            }
