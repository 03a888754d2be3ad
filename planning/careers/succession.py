"""What becomes of competencies that are merged, split or retired: what it would touch, and the edit.

Ratings are never rewritten: they stay with the competency that was rated and count, with their levels
translated, for what stands in its place (:class:`planning.careers.ratings.Ratings`). What asks for a
competency or raises it, requirements and effects of courses, goes over to its successors.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from planning.careers.source import Source, assessments, competencies, requirements, uplifts
from planning.plan.changes import Record
from planning.plan.competence import Competency
from planning.plan.transaction import Transaction

Levels = Mapping[int, int]


class Succession(NamedTuple):
    """``old`` competencies give way to ``new`` ones from ``day`` on; without any they are retired.

    Attributes:
        levels: what a level of the old ones is worth in the new ones, where it is another one.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    day: date
    levels: Levels = MappingProxyType({})

    def level(self, old: int) -> int:
        """What a level is worth afterwards."""
        return self.levels.get(old, old)


class Asked(NamedTuple):
    """A requirement that goes over: the profile, the level it asked for and the one it asks for then.

    ``beside`` is the level that the profile asks for already of a successor; the higher one stays.
    """

    profile: str
    before: int
    after: int
    beside: int | None = None


class Effects(NamedTuple):
    """What a succession would do.

    Attributes:
        ratings: how many ratings of the old ones there are at each level; they stay as they are.
        people: who has any. rated_anew: those of them who are rated in a successor already, which goes on
            counting. incomplete: those who are rated in some of several old ones only: of them the new one is
            not known, because a rating of all is needed.
        asked: requirements that go over, or that nothing asks for any more.
        courses: the courses whose effects go over. lost: those whose effect would raise no level any more.
    """

    ratings: Mapping[int, int]
    people: frozenset[str]
    rated_anew: frozenset[str]
    incomplete: frozenset[str]
    asked: tuple[Asked, ...]
    courses: tuple[str, ...]
    lost: tuple[str, ...]


def effects(source: Source, what: Succession) -> Effects:
    """What a succession would do to the plan as it is."""
    rows = [row for row in assessments(source).values() if row.competency in what.old]
    rated = {(row.person, row.competency) for row in rows}
    people = frozenset(person for person, _one in rated)
    anew = {row.person for row in assessments(source).values() if row.competency in what.new}
    whole = Counter(person for person, _one in rated)
    effect = [row for row in uplifts(source).values() if row.competency in what.old]
    lost = [row.course for row in effect if what.new and what.level(row.level) <= what.level(row.from_level)]
    return Effects(
        Counter(row.level for row in rows if row.level is not None),
        people,
        people & anew,
        frozenset(one for one in people - anew if whole[one] < len(what.old)) if what.new else frozenset(),
        tuple(_asked(source, what)),
        tuple(dict.fromkeys(row.course for row in effect)),
        tuple(dict.fromkeys(lost)),
    )


def _asked(source: Source, what: Succession) -> list[Asked]:
    rows = list(requirements(source).values())
    beside = {row.profile: row.level for row in rows if row.competency in what.new}
    return [
        Asked(row.profile, row.level, what.level(row.level), beside.get(row.profile))
        for row in rows
        if row.competency in what.old
    ]


def candidates(source: Source, old: Sequence[str]) -> list[Competency]:
    """What may stand in the place of competencies: others in force, rated and not replaced by them."""
    known = competencies(source)
    return [
        one
        for one in known.values()
        if one.kind != "family" and not one.retired and one.id not in old and not _leads_to(known, one, old)
    ]


def _leads_to(known: Mapping[str, Competency], start: Competency, goals: Sequence[str]) -> bool:
    """Whether one is itself replaced by one of ``goals``, directly or by way of others."""
    waiting, seen = list(start.replaced_by), set[str]()
    while waiting:
        at = waiting.pop()
        if at in goals:
            return True
        if at in known and at not in seen:
            seen.add(at)
            waiting += known[at].replaced_by
    return False


def succeed(t: Transaction, what: Succession) -> None:
    """Retire the old competencies, name what stands for them, and take over what asks for or raises them.

    Raises:
        PlanError: ``no_such_document``, ``level_off_scale`` where a level is none of the new scale.
    """
    other = {str(old): new for old, new in what.levels.items() if old != new}
    for id in what.old:
        t.set(
            "competencies",
            id,
            retired=what.day.isoformat(),
            replaced_by=list(what.new) or None,
            replaced_levels=(other or None) if what.new else None,
        )
    if what.new:
        for table, key in (("requirements", "profile"), ("uplifts", "course")):
            for row in [row for row in t.table(table).values() if row["competency"] in what.old]:
                _hand_over(t, table, key, row, what)


def reinstate(t: Transaction, id: str) -> None:
    """Bring a competency back that was retired; what went over to its successors stays there."""
    t.set("competencies", id, retired=None, replaced_by=None, replaced_levels=None)


def _hand_over(t: Transaction, table: str, key: str, row: Record, what: Succession) -> None:
    """Give what asks for or raises an old competency to each of its successors."""
    fields: tuple[str, ...] = ("level", "from_level")
    levels = {field: what.level(row[field]) for field in fields if field in row}
    t.remove(table, row["id"])
    if table == "uplifts" and levels["level"] <= levels.get("from_level", 0):
        return  # it raises nothing on the new scale
    there = {one["competency"]: one for one in t.table(table).values() if one[key] == row[key]}
    for number, competency in enumerate(what.new):
        same = there.get(competency)
        if same is not None:
            t.set(table, same["id"], **_joined(same, levels, row))
        else:
            id = row["id"] if number == 0 else _free(t, table, f"{row['id'][:70]}-{number + 1}")
            t.add(table, {**row, **levels, "id": id, "competency": competency})


def _joined(there: Record, levels: Mapping[str, int], row: Record) -> Record:
    """What asks for both asks for the more of the two."""
    joined: Record = {"level": max(there["level"], levels["level"])}
    if "from_level" in there and "from_level" in row:
        joined["from_level"] = min(there["from_level"], levels["from_level"])
    elif "from_level" in there:
        joined["from_level"] = None
    if there.get("must") is False and row.get("must", True):
        joined["must"] = None
    return joined


def _free(t: Transaction, table: str, stem: str) -> str:
    id, number = stem, 1
    while t.get(table, id) is not None:
        number += 1
        id = f"{stem}-{number}"
    return id
