"""What is done to a competency framework, as edits of one transaction: add, name, move, retire."""

from collections.abc import Mapping
from typing import Any

from planning.plan.order import append_order, order_after
from planning.plan.removal import remove_rows
from planning.plan.text import Text
from planning.plan.transaction import Transaction

PROFICIENT = 4
"""From this level of a scale from 0 to 5 on somebody counts as competent."""


def add_ordered(t: Transaction, table: str, fields: Mapping[str, Any]) -> str:
    """Add a document as the last one of its table."""
    return t.add(table, {"order": append_order(t, table), **fields})


def add_framework(
    t: Transaction, name: Text, scale: Text, levels: Mapping[int, Text], family: Text, competency: Text
) -> str:
    """Add a framework with a scale of its own, one family and one competency to begin with."""
    scale_id = t.add(
        "scales",
        {
            "name": scale,
            "levels": {str(level): words for level, words in levels.items()},
            "proficient": min(PROFICIENT, max(levels)),
        },
    )
    framework = add_ordered(t, "frameworks", {"name": name, "scale": scale_id})
    add_competency(t, framework, competency, add_family(t, framework, family))
    return framework


def add_family(t: Transaction, framework: str, name: Text) -> str:
    """Add a family at the end of a framework."""
    return add_ordered(t, "competencies", {"name": name, "framework": framework, "kind": "family"})


def add_competency(
    t: Transaction, framework: str, name: Text, parent: str | None = None, after: str = ""
) -> str:
    """Add a competency after another of its family or framework, at the end where that is none of them."""
    rows = [r for r in t.table("competencies").values() if r["framework"] == framework]
    siblings = sorted(
        (row for row in rows if row.get("parent") == parent), key=lambda row: (row.get("order", 0), row["id"])
    )
    order = order_after(t, "competencies", siblings, after or None)
    fields = {"name": name, "framework": framework, "parent": parent, "order": order}
    return t.add("competencies", fields)


def remove_competency(t: Transaction, id: str) -> None:
    """Remove a competency or family with what hangs on it: indicators, requirements, ratings, uplifts.

    Ratings are evidence: a competency that was ever rated is rather retired.
    """
    remove_rows(t, "competencies", [id])


def remove_framework(t: Transaction, id: str) -> None:
    """Remove a framework with its competencies; profiles that were made for it stay."""
    _forget(t, "frameworks", id, {"profiles": "framework", "frameworks": "supersedes"})
    remove_rows(t, "frameworks", [id])


def remove_profile(t: Transaction, id: str) -> None:
    """Remove a job profile with its requirements and moves; people stay, without a profile."""
    _forget(t, "profiles", id, {"people": "profile"})
    remove_rows(t, "profiles", [id])


def _forget(t: Transaction, table: str, id: str, fields: Mapping[str, str]) -> None:
    """Empty the fields, by table, in which others name a document that they can do without."""
    for other_table, other in list(t.referrers(table, id)):
        field = fields.get(other_table)
        record = t.get(other_table, other)
        if field is not None and record is not None and record.get(field) == id:
            t.set(other_table, other, **{field: None})


def set_indicator(t: Transaction, competency: str, level: int, language: str, words: str) -> None:
    """Set the words of the first indicator of a level in a language; without any words it goes."""
    rows = [
        row
        for row in t.table("indicators").values()
        if row["competency"] == competency and row["level"] == level
    ]
    first = min(rows, key=lambda row: (row.get("order", 0), row["id"]), default=None)
    text = {**(first["text"] if first else {})}
    text.pop(language, None)
    if words:
        text[language] = words
    if first is not None and text:
        t.set("indicators", first["id"], text=text)
    elif first is not None:
        t.remove("indicators", first["id"])
    elif text:
        t.add(
            "indicators",
            {
                "id": _free(t, f"{competency[:60]}-{level}"),
                "competency": competency,
                "level": level,
                "text": text,
            },
        )


def _free(t: Transaction, stem: str) -> str:
    id, number = stem, 1
    while t.get("indicators", id) is not None:
        number += 1
        id = f"{stem}-{number}"
    return id
