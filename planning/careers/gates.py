"""The gates of a promotion (A/69/517, para. 52): none can offset another, and only confirmed ratings count.

The report asks for technical competence and performance everywhere, for certification where the function
needs it, and at higher levels *also* for strong managerial skill, on the technical track as on the managerial
one. Time in grade is the organization's own rule. The score beside the gates is for orientation only.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from msgspec.structs import replace

from planning.careers.gaps import Gap, gap, requirements_of
from planning.careers.ratings import Ratings
from planning.careers.source import (
    Source,
    career_moves,
    certificates,
    competencies,
    grades,
    is_retired,
    people_of,
    profiles,
)
from planning.plan.competence import CareerMove, Grade, Profile, Requirement
from planning.plan.moments import finish_day, start_day
from planning.plan.people import Appraisal, Certificate, Person

GateName = Literal["technical", "performance", "certification", "managerial", "time_in_grade"]
GateState = Literal["met", "not_met", "not_confirmed", "not_required"]
GATES: tuple[GateName, ...] = ("technical", "performance", "certification", "managerial", "time_in_grade")
PASSING: tuple[GateState, ...] = ("met", "not_required")
GOOD_PERFORMANCE = ("exceeds", "meets")


class Gate(NamedTuple):
    """One gate.

    Attributes:
        state: ``not_confirmed`` where nothing speaks against it, but something confirmed is missing.
        required, confirmed: competencies (technical, managerial), cycles, certificates, or whole months.
        level: the level asked for where it is the same for all of them; held: the lowest confirmed one.
        lacking: ids of the competencies or certifications that keep it closed.
        evidence: ids of the assessments or certificates that it rests on.
    """

    name: GateName
    state: GateState
    required: int = 0
    confirmed: int = 0
    level: int | None = None
    held: int | None = None
    lacking: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it lets through."""
        return self.state in PASSING


class Readiness(NamedTuple):
    """The gates between a person and a job profile on a day, in the order of :data:`GATES`.

    ``score`` is the weighted share of all required levels that is held and confirmed, 0 to 1; ``None`` where
    nothing is required. ``gaps`` are all requirements beside the confirmed ratings.
    """

    person: str
    profile: str
    day: date
    gates: tuple[Gate, ...]
    gaps: tuple[Gap, ...]
    score: float | None

    @property
    def is_ready(self) -> bool:
        """Whether all gates let through; no score makes up for one that does not."""
        return all(gate.is_open for gate in self.gates)

    @property
    def closed(self) -> tuple[Gate, ...]:
        """The gates that are not met."""
        return tuple(gate for gate in self.gates if not gate.is_open)

    def gate(self, name: GateName) -> Gate:
        """The gate of a name."""
        return self.gates[GATES.index(name)]


class Gatekeeper:
    """Checks people against profiles on one day; a check costs the profile's requirements."""

    def __init__(self, source: Source, day: date, ratings: Ratings | None = None) -> None:
        self._source = source
        self._day = day
        self._ratings = ratings or Ratings.of(source)
        self._people, self._profiles, self._grades = people_of(source), profiles(source), grades(source)
        self._moves = {(move.from_profile, move.to_profile): move for move in career_moves(source).values()}
        self._held: dict[str, list[Certificate]] = {}
        for row in certificates(source).values():
            self._held.setdefault(row.person, []).append(row)
        self._required: dict[str, list[tuple[Requirement, bool]]] = {}

    def check(self, person: str, profile: str) -> Readiness:
        """The gates of a person to a profile.

        Raises:
            KeyError: the plan has no such person or profile.
        """
        who, target = self._people[person], self._profiles[profile]
        found = [
            (gap(row, self._ratings.confirmed(person, row.competency, self._day)), is_managerial)
            for row, is_managerial in self._requirements(target)
        ]
        move = self._moves.get((who.profile or "", profile))
        asked = [one for one, _is_managerial in found]
        return Readiness(
            person,
            profile,
            self._day,
            (
                _competence("technical", [one for one, managerial in found if not managerial and one.must]),
                performance(who.appraisals, target.performance_cycles, self._day),
                self._certification(target, person, asked),
                self._managerial(target, [one for one, managerial in found if managerial and one.must]),
                self._time_in_grade(who, target, move),
            ),
            tuple(asked),
            score(asked),
        )

    def _requirements(self, profile: Profile) -> list[tuple[Requirement, bool]]:
        """What the profile and its grade require, each with whether it is managerial."""
        if profile.id not in self._required:
            known = competencies(self._source)
            rows = [
                (row, row.competency in known and known[row.competency].kind == "managerial")
                for row in requirements_of(self._source, profile.id, self._day)
            ]
            floor = self._managerial_level(profile)
            self._required[profile.id] = _raised(rows, floor) if floor is not None else rows
            if floor is not None and not any(managerial for _row, managerial in rows):
                self._required[profile.id] += self._of_the_grade(profile, floor)
        return self._required[profile.id]

    def _managerial_level(self, profile: Profile) -> int | None:
        grade = self._grades.get(profile.grade or "")
        return grade.managerial_level if grade else None

    def _of_the_grade(self, profile: Profile, level: int) -> list[tuple[Requirement, bool]]:
        """All managerial competencies, where the grade asks for them and the profile names none."""
        return [
            (Requirement(id="", profile=profile.id, competency=one.id, level=level), True)
            for one in competencies(self._source).values()
            if one.kind == "managerial"
            and profile.framework in (None, one.framework)
            and not is_retired(one, self._day)
        ]

    def _certification(self, profile: Profile, person: str, found: list[Gap]) -> Gate:
        needed = _needed(profile, found, self._required[profile.id])
        return certification(self._held.get(person, ()), needed, self._day)

    def _managerial(self, profile: Profile, found: list[Gap]) -> Gate:
        if not found and self._managerial_level(profile) is not None:
            return Gate("managerial", "not_confirmed", level=self._managerial_level(profile))
        return _competence("managerial", found)

    def _time_in_grade(self, person: Person, target: Profile, move: CareerMove | None) -> Gate:
        now, goal = self._grades.get(person.grade or ""), self._grades.get(target.grade or "")
        if goal is None or (now is not None and not is_promotion(now, goal)):
            return Gate("time_in_grade", "not_required")
        stated = (move.time_in_grade_months if move else None, target.time_in_grade_months)
        usual = now.time_in_grade_months if now else 0
        months = next((months for months in stated if months is not None), usual)
        return time_in_grade(person.grade_since if now else None, months, self._day)


def readiness(source: Source, person: str, profile: str, day: date) -> Readiness:
    """The gates between a person and a profile; for many of them keep a :class:`Gatekeeper`.

    Raises:
        KeyError: the plan has no such person or profile.
    """
    return Gatekeeper(source, day).check(person, profile)


def is_promotion(now: Grade, goal: Grade) -> bool:
    """Whether a grade is higher: of the same ladder by rank; any other ladder counts as one."""
    return goal.rank > now.rank if goal.ladder == now.ladder else True


def performance(appraisals: Iterable[Appraisal], cycles: int, day: date) -> Gate:
    """The last ``cycles`` cycles must all have met expectations, confirmed."""
    ended = sorted((a for a in appraisals if start_day(a.finish) <= day), key=lambda a: a.finish)
    last = ended[-cycles:] if cycles else []
    good = sum(a.confirmed and a.rating in GOOD_PERFORMANCE for a in last)
    state: GateState = "met"
    if not cycles:
        state = "not_required"
    elif len(last) < cycles or any(a.confirmed and a.rating not in GOOD_PERFORMANCE for a in last):
        state = "not_met"
    elif good < cycles:
        state = "not_confirmed"
    return Gate("performance", state, cycles, good)


def certification(held: Iterable[Certificate], needed: Iterable[str], day: date) -> Gate:
    """Each certificate that the function needs must hold on the day."""
    valid = {row.certification: row.id for row in held if is_valid(row, day)}
    asked = list(dict.fromkeys(needed))
    lacking = tuple(id for id in asked if id not in valid)
    state: GateState = "not_required" if not asked else "not_met" if lacking else "met"
    evidence = tuple(valid[id] for id in asked if id in valid)
    return Gate(
        "certification", state, len(asked), len(asked) - len(lacking), lacking=lacking, evidence=evidence
    )


def is_valid(certificate: Certificate, day: date) -> bool:
    """Whether a certificate holds on a day: its last day is still one."""
    if start_day(certificate.issued) > day:
        return False
    if certificate.revoked is not None and start_day(certificate.revoked) <= day:
        return False
    return certificate.expires is None or finish_day(certificate.expires) >= day


def time_in_grade(since: str | None, months: int, day: date) -> Gate:
    """Whole months since a day must be enough."""
    if not months:
        return Gate("time_in_grade", "not_required")
    if since is None:
        return Gate("time_in_grade", "not_confirmed", months)
    served = months_between(start_day(since), day)
    return Gate("time_in_grade", "met" if served >= months else "not_met", months, served)


def months_between(start: date, end: date) -> int:
    """Whole months from one day to another, never negative."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return max(0, months - (end.day < start.day))


def score(found: Iterable[Gap]) -> float | None:
    """The weighted share of the required levels that is held, 0 to 1; what is not known is not held."""
    asked = [row for row in found if not row.rating.is_waived]
    whole = sum(row.weight * row.required for row in asked)
    held = sum(row.weight * min(row.required, row.rating.level or 0) for row in asked)
    return held / whole if whole else None


def _competence(name: GateName, found: list[Gap]) -> Gate:
    asked = [row for row in found if not row.rating.is_waived]
    lacking = tuple(row.competency for row in asked if not row.is_met)
    state: GateState = "met"
    if not found:
        state = "not_required"
    elif any(row.short for row in asked):
        state = "not_met"
    elif lacking:
        state = "not_confirmed"
    wanted = {row.required for row in asked}
    held = [row.rating.level for row in asked if row.rating.level is not None]
    return Gate(
        name,
        state,
        len(asked),
        len(asked) - len(lacking),
        level=wanted.pop() if len(wanted) == 1 else None,
        held=min(held) if len(held) == len(asked) and held else None,
        lacking=lacking,
        evidence=tuple(row.rating.assessment for row in asked if row.rating.assessment),
    )


def _raised(rows: list[tuple[Requirement, bool]], floor: int) -> list[tuple[Requirement, bool]]:
    """Managerial requirements at least at the level that the grade asks for, and as must-haves."""
    return [
        (replace(row, level=max(row.level, floor), must=True), True) if managerial else (row, False)
        for row, managerial in rows
    ]


def _needed(profile: Profile, found: list[Gap], rows: list[tuple[Requirement, bool]]) -> list[str]:
    """The certifications of the profile, and those of its requirements that are not waived."""
    waived = {row.competency for row in found if row.rating.is_waived}
    own = [r.certification for r, _m in rows if r.certification and r.competency not in waived]
    return [*profile.certifications, *own]
