"""An imported file into a plan: what is there is changed, what is new is added, nothing is doubled."""

from collections.abc import Iterator
from functools import cache
from math import isclose
from typing import NamedTuple

from msgspec import NODEFAULT, structs

from planning.exchange.imported import Imported, LeftOut
from planning.exchange.placing import placed
from planning.plan.changes import Changes, Record
from planning.plan.document import Document
from planning.plan.entities import Entity
from planning.plan.references import references
from planning.plan.tables import TABLES, entity_type, fields_of
from planning.plan.template import template_tables
from planning.plan.text import text_in
from planning.plan.transaction import Tables, Transaction


class Effect(NamedTuple):
    """What an import does to one table, in documents."""

    table: str
    rows: int
    added: int
    changed: int
    removed: int


class Merged(NamedTuple):
    """What an import did: the effect on each table, what was left out, and the step (``None``: no change)."""

    effects: list[Effect]
    left_out: list[LeftOut]
    changes: Changes | None


def merge(document: Document, imported: Imported, label: str) -> Merged:
    """Bring a file into a plan as one step.

    Raises:
        PlanError: the rule that the plan would break, or that it cannot be changed; nothing was imported.
    """
    imported = placed(imported, tables_of(document))
    seen: list[Changes] = []
    unsubscribe = document.subscribe(seen.append)
    try:
        with document.transaction(label) as t:
            stage(t, imported)
    finally:
        unsubscribe()
    changes = seen[0] if seen else None
    return Merged(list(_effects(imported, changes)), imported.left_out, changes)


def trial(tables: Tables, imported: Imported) -> Merged:
    """What :func:`merge` would do to a plan, done to a copy of it in memory.

    Raises:
        PlanError: as :func:`merge`.
    """
    return merge(Document({name: dict(rows) for name, rows in tables.items()}), imported, "-")


def new_plan(imported: Imported) -> tuple[Tables, Merged]:
    """The tables of a plan made of a file; of the blank template and the file, where that has no head.

    Raises:
        PlanError: as :func:`merge`.
    """
    head = imported.tables.get("plan")
    document = Document({"plan": dict(head)} if head else template_tables("blank"))
    merged = merge(document, imported, "-")
    return tables_of(document), merged


def tables_of(document: Document) -> Tables:
    """The tables of a plan, with its documents as they stand: not to be changed."""
    return {name: dict(document.records(name)) for name in document.names()}


def _effects(imported: Imported, changes: Changes | None) -> Iterator[Effect]:
    """What an import does, table by table, in the order of the plan's tables."""
    items = changes.items if changes is not None else ()
    names = imported.tables.keys() | {change.table for change in items}
    for name in (name for name in TABLES if name in names):
        of_table = [change for change in items if change.table == name]
        added = sum(change.before is None for change in of_table)
        removed = sum(change.after is None for change in of_table)
        changed = len(of_table) - added - removed
        yield Effect(name, len(imported.tables.get(name, {})), added, changed, removed)


def stage(t: Transaction, imported: Imported) -> None:
    """Stage every document of a file that :func:`planning.exchange.placing.placed` has prepared."""
    for table in imported.closed:
        _remove_gone(t, table, imported)
    for table, documents in imported.tables.items():
        for id, document in documents.items():
            before = t.get(table, id)
            if before is None:
                t.add(table, document)
            else:
                t.set(table, id, **_fields(table, before, document, imported))


def _fields(table: str, before: Record, document: Record, imported: Imported) -> Record:
    """The fields to set in a document that is there: words join those of other languages."""
    kept = imported.first_only.get(table, frozenset())
    owned = imported.owned.get(table, frozenset()) - kept
    fields: Record = {field: None for field in owned if field in before}
    fields |= {field: value for field, value in document.items() if field not in kept}
    for field in fields_of(entity_type(table, document["id"]), "text") if table != "plan" else ():
        words, former = fields.get(field), before.get(field)
        if isinstance(words, dict) and isinstance(former, dict):
            # What a format writes in one language may be a fallback from another one.
            news = {tag: text for tag, text in words.items() if text != text_in(former, tag)}
            fields[field] = former | news
    defaults = _defaults(entity_type(table, document["id"]))
    return {
        field: value
        for field, value in fields.items()
        if not _means_the_same(
            before.get(field, defaults.get(field)), defaults.get(field) if value is None else value
        )
    }


@cache
def _defaults(cls: type[Entity]) -> Record:
    """What a field means that a document does not have."""
    return {field.name: field.default for field in structs.fields(cls) if field.default is not NODEFAULT}


def _means_the_same(one: object, other: object) -> bool:
    """Whether two values differ in nothing but how a number is written; ``True`` is no number."""
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-12)  # spreadsheets keep fifteen digits
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _remove_gone(t: Transaction, table: str, imported: Imported) -> None:
    """Remove what joined two documents of the file and is no longer in it."""
    here = imported.tables.get(table, {})
    for id, document in t.table(table).items():
        ends = [(target, end) for _field, target, end in references(table, document)]
        if id not in here and ends and all(end in imported.tables.get(target, {}) for target, end in ends):
            t.remove(table, id)
