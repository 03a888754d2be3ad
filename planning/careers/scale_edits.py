"""Edits of a scale of proficiency: words of its levels, and levels put in, taken out or moved.

Levels are known by their numbers, everywhere: where numbers change, ratings, requirements, effects of
courses, indicators and what replaced competencies are worth follow in the same step, so that each keeps its
meaning.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from i18n import _
from planning.careers.source import Source, competencies, frameworks, grades
from planning.plan.changes import Record
from planning.plan.competence_consistency import LEVELLED
from planning.plan.errors import PlanError
from planning.plan.text import Text
from planning.plan.transaction import Transaction

TOP = 99
Numbers = Callable[[int], int]


def set_level_words(t: Transaction, scale: str, field: str, level: int, tag: str, words: str) -> None:
    """Set the name (``levels``) or the meaning (``descriptions``) of a level in one language."""
    record = t.get("scales", scale) or {}
    texts: dict[str, Text] = {digits: dict(text) for digits, text in (record.get(field) or {}).items()}
    text = texts.setdefault(str(level), {})
    text.pop(tag, None)
    if words:
        text[tag] = words
    if not text and field == "descriptions":
        del texts[str(level)]
    t.set("scales", scale, **{field: texts or None})


def add_level(t: Transaction, scale: str, name: Text, after: int | None = None) -> int:
    """Put a level in above ``after``, at the top by default; those above it move up. Its number.

    Raises:
        PlanError: ``scale_is_full`` where level 99 is there already.
    """
    levels = level_numbers(t.get("scales", scale) or {})
    new = (max(levels, default=-1) if after is None else after) + 1
    if new in levels:
        _refuse_full(levels, scale)
        _renumber(t, scale, lambda level: level + 1 if level >= new else level)
    if new > TOP:
        _refuse_full([TOP], scale)
    names = dict((t.get("scales", scale) or {}).get("levels") or {})
    t.set("scales", scale, levels=_sorted(names | {str(new): name}))
    return new


def remove_level(t: Transaction, scale: str, level: int) -> None:
    """Take a level out that nothing uses; those above it move down.

    Raises:
        PlanError: ``level_in_use`` with how much uses it, ``last_level``.
    """
    record = t.get("scales", scale) or {}
    if len(record.get("levels") or {}) < 2:
        raise _error(scale, "last_level", _("A scale needs a level."), _("Remove the scale instead."))
    used = sum(1 for _row in _users(t, scale, level))
    if used:
        raise _error(
            scale,
            "level_in_use",
            _(
                "Level {level} is in use: {count} ratings, requirements, courses, indicators or grades."
            ).format(level=level, count=used),
            _("Change them to another level first."),
        )
    names = {digits: text for digits, text in record["levels"].items() if digits != str(level)}
    about = {digits: text for digits, text in record.get("descriptions", {}).items() if digits != str(level)}
    proficient = min(record.get("proficient", 1), max(map(int, names)))
    t.set("scales", scale, levels=names, descriptions=about or None, proficient=proficient)
    _renumber(t, scale, lambda one: one - 1 if one > level else one)


def move_level(t: Transaction, scale: str, level: int, by: int) -> bool:
    """Change places with the level above or below; all that uses either follows. Whether there is one."""
    levels = level_numbers(t.get("scales", scale) or {})
    at = levels.index(level) + by if level in levels else -1
    if not 0 <= at < len(levels):
        return False
    other = levels[at]
    _renumber(t, scale, lambda one: {level: other, other: level}.get(one, one))
    return True


def level_numbers(record: Record) -> list[int]:
    """The levels of a scale, the lowest first."""
    return sorted(int(digits) for digits in record.get("levels") or {} if digits.isdigit())


def uses(source: Source, scale: str) -> Counter[int]:
    """How many ratings, requirements, effects of courses, indicators and grades stand at each level."""
    ids = _on_scale(source, scale)
    known = competencies(source)
    is_of_grades = any(known[id].kind == "managerial" for id in ids)
    of_grades = [one.managerial_level for one in grades(source).values() if is_of_grades]
    return Counter(level for level in of_grades if level is not None) + Counter(
        level
        for table in LEVELLED
        for row in source.table(table).values()
        if getattr(row, "competency", "") in ids
        for field in LEVELLED[table]
        if (level := getattr(row, field)) is not None and (field == "level" or level)
    )


def _on_scale(source: Source, scale: str) -> set[str]:
    own = {id: framework.scale for id, framework in frameworks(source).items()}
    return {id for id, one in competencies(source).items() if (one.scale or own.get(one.framework)) == scale}


def _competencies(t: Transaction, scale: str) -> set[str]:
    """The competencies on a scale, their own or that of their framework."""
    own = {id: row.get("scale") for id, row in t.table("frameworks").items()}
    rows = t.table("competencies").items()
    return {id for id, row in rows if (row.get("scale") or own.get(row["framework"])) == scale}


def _users(t: Transaction, scale: str, level: int) -> Iterator[Record]:
    ids = _competencies(t, scale)
    for table, fields in LEVELLED.items():
        for row in t.table(table).values():
            stands = [row.get(field) for field in fields if field == "level" or row.get(field)]
            if row.get("competency") in ids and level in stands:
                yield row
    if _is_of_grades(t, ids):
        yield from (row for row in t.table("grades").values() if row.get("managerial_level") == level)


def _renumber(t: Transaction, scale: str, number: Numbers) -> None:
    """Give levels other numbers, wherever they stand."""
    record = t.get("scales", scale) or {}
    before = level_numbers(record)
    fields = {
        field: _sorted({str(number(int(digits))): text for digits, text in record.get(field, {}).items()})
        for field in ("levels", "descriptions")
    }
    proficient = number(record.get("proficient", 1))
    about = fields.pop("descriptions") or None
    t.set("scales", scale, **fields, descriptions=about, proficient=proficient)
    ids = _competencies(t, scale)
    for table, levelled in LEVELLED.items():
        for row in list(t.table(table).values()):
            if row.get("competency") in ids:
                _follow(t, table, row, levelled, number)
    _renumber_replaced(t, ids, before, number)
    _renumber_grades(t, ids, number)


def _follow(t: Transaction, table: str, row: Record, fields: tuple[str, ...], number: Numbers) -> None:
    """Give a document its new numbers; an effect from 0 begins with nothing, whatever the scale."""
    changed = {
        field: number(row[field])
        for field in fields
        if row.get(field) is not None
        and (field == "level" or row[field])
        and number(row[field]) != row[field]
    }
    if changed:
        t.set(table, row["id"], **changed)


def _renumber_replaced(t: Transaction, ids: set[str], before: list[int], number: Numbers) -> None:
    """What levels of replaced competencies are worth: keys on their own scale, values on the successor's.

    A level that is not named is worth the same number; where one side alone has other numbers, it is named.
    """
    for id, row in list(t.table("competencies").items()):
        successors = set(row.get("replaced_by") or ())
        is_old, is_new = id in ids, bool(successors & ids)
        if not successors or not (is_old or is_new):
            continue
        worth = {int(old): new for old, new in (row.get("replaced_levels") or {}).items()}
        if is_old != is_new:
            worth = {old: old for old in (before if is_old else _levels_of(t, row))} | worth
        found = {
            (number(old) if is_old else old): (number(new) if is_new else new) for old, new in worth.items()
        }
        named = {str(old): new for old, new in sorted(found.items()) if old != new}
        if named != (row.get("replaced_levels") or {}):
            t.set("competencies", id, replaced_levels=named or None)


def _levels_of(t: Transaction, competency: Record) -> list[int]:
    framework = t.get("frameworks", competency["framework"]) or {}
    return level_numbers(t.get("scales", competency.get("scale") or framework.get("scale") or "") or {})


def _renumber_grades(t: Transaction, ids: set[str], number: Numbers) -> None:
    if _is_of_grades(t, ids):
        for id, row in list(t.table("grades").items()):
            level = row.get("managerial_level")
            if level is not None and number(level) != level:
                t.set("grades", id, managerial_level=number(level))


def _is_of_grades(t: Transaction, ids: set[str]) -> bool:
    """The managerial level of a grade is one of the scale of managerial competencies."""
    return any(t.table("competencies")[id].get("kind") == "managerial" for id in ids)


def _sorted(texts: dict[str, Text]) -> dict[str, Text]:
    return {str(level): texts[str(level)] for level in sorted(map(int, texts))}


def _refuse_full(levels: list[int], scale: str) -> None:
    if max(levels) >= TOP:
        raise _error(
            scale, "scale_is_full", _("A scale ends at level 99."), _("Remove a level that nothing uses.")
        )


def _error(scale: str, code: str, message: str, remedy: str) -> PlanError:
    return PlanError(message, remedy, code=code, table="scales", id=scale, field="levels")
