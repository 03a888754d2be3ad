"""Edits of a competency framework: adding to it, and what is seen at each level."""

from collections.abc import Mapping
from typing import Any

from planning.plan.order import append_order, order_after
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
