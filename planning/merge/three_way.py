"""The merge itself: two states of a plan against the one that both came from, document by document."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from planning.merge.values import ABSENT, Clash, Path, Prefer, greater, merged_object
from planning.plan.changes import Record, same
from planning.plan.tables import TABLES
from planning.plan.transaction import Tables

Side = Literal["base", "mine", "theirs"]
SIDES: tuple[Side, ...] = ("mine", "theirs", "base")
States = Mapping[str, Mapping[str, Record]]
CHANGED, REMOVED, IN_USE = "changed_on_both", "changed_and_removed", "removed_and_used"


class Conflict(NamedTuple):
    """What somebody has to decide: a value of a document, or with an empty path the document itself.

    ``base``, ``mine`` and ``theirs`` are its values, ``ABSENT`` where there is none. ``code`` says why:
    ``changed_on_both``, ``changed_and_removed``, ``removed_and_used``, or the code of the rule of the plan
    that both changes break together; then ``message`` tells it.
    """

    table: str
    id: str
    path: Path
    base: Any
    mine: Any
    theirs: Any
    code: str = CHANGED
    message: str = ""

    @property
    def field(self) -> str:
        """The path in one word, such as ``name.zh``."""
        return ".".join(self.path)

    def of(self, side: Side) -> Any:  # noqa: ANN401 - any JSON value
        """Its value on one side."""
        return {"base": self.base, "mine": self.mine, "theirs": self.theirs}[side]


class Merged(NamedTuple):
    """What came of it: a plan that holds a proposal for each conflict, and the conflicts."""

    tables: Tables
    conflicts: list[Conflict]


def preference(take: Side | None) -> Prefer:
    """How a clash is decided: as one side has it, or by the values alone."""
    if take == "mine":
        return lambda mine, _theirs: mine
    if take == "theirs":
        return lambda _mine, theirs: theirs
    return greater


def united_tables(base: States, mine: States, theirs: States, prefer: Prefer) -> Merged:
    """All documents of both sides, before the rules of the plan have their say."""
    tables: Tables = {}
    conflicts: list[Conflict] = []
    for table in dict.fromkeys((*mine, *theirs)):
        former, own, other = (side.get(table, {}) for side in (base, mine, theirs))
        rows: dict[str, Record] = {}
        for id in dict.fromkeys((*own, *other)):
            one, two, three = (side.get(id, ABSENT) for side in (former, own, other))
            document = _document(Conflict(table, id, (), one, two, three), prefer, conflicts)
            if document is not ABSENT:
                rows[id] = document
        tables[table] = rows
    return Merged(tables, conflicts)


def _document(place: Conflict, prefer: Prefer, conflicts: list[Conflict]) -> Any:  # noqa: ANN401 - or ABSENT
    """One document of both sides."""
    base, mine, theirs = place.base, place.mine, place.theirs
    if same(theirs, base) or same(mine, theirs):
        return mine
    if same(mine, base):
        return theirs
    if mine is ABSENT or theirs is ABSENT:
        conflicts.append(place._replace(code=REMOVED))
        live = theirs if mine is ABSENT else mine
        return live if prefer is greater else prefer(mine, theirs)
    found: list[Clash] = []
    document = merged_object(Clash((), {} if base is ABSENT else base, mine, theirs), prefer, found)
    conflicts += (Conflict(place.table, place.id, *clash) for clash in found)
    return document


def value_at(tables: States, conflict: Conflict) -> Any:  # noqa: ANN401 - any JSON value
    """What a plan holds where a conflict is."""
    value: Any = tables.get(conflict.table, {}).get(conflict.id, ABSENT)
    for key in conflict.path:
        value = value.get(key, ABSENT) if isinstance(value, dict) else ABSENT
    return value


def decided(merged: Merged, choices: Mapping[int, Side]) -> Tables:
    """The plan with what was chosen, by the numbers of the conflicts; the others keep what was proposed."""
    tables = {table: dict(rows) for table, rows in merged.tables.items()}
    numbers = sorted(choices, key=lambda number: len(merged.conflicts[number].path))
    for number in numbers:
        _put(tables, merged.conflicts[number], choices[number])
    return tables


def _put(tables: Tables, conflict: Conflict, side: Side) -> None:
    rows, value = tables.setdefault(conflict.table, {}), conflict.of(side)
    if conflict.path:
        rows[conflict.id] = _with(rows.get(conflict.id, {}), conflict.path, value)
    elif value is ABSENT:
        rows.pop(conflict.id, None)
    else:
        rows[conflict.id] = value


def _with(value: Record, path: Path, new: Any) -> Record:  # noqa: ANN401 - any JSON value
    """An object with another value at a path; the object itself stays as it is."""
    key, *rest = path
    changed = dict(value)
    if rest:
        changed[key] = _with(changed.get(key) or {}, tuple(rest), new)
    elif new is ABSENT:
        changed.pop(key, None)
    else:
        changed[key] = new
    return changed


def in_order(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Conflicts by table as the plan lists them, document and field."""
    tables = {table: number for number, table in enumerate(TABLES)}
    last = len(tables)
    return sorted(conflicts, key=lambda one: (tables.get(one.table, last), one.table, one.id, one.path))
