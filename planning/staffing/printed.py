"""Gives a unit the posts that a staffing table prints for it."""

from collections.abc import Mapping

from planning.plan.order import append_order
from planning.plan.transaction import Transaction


def set_posts(t: Transaction, unit: str, wanted: Mapping[str, int]) -> None:
    """Give a unit so many posts of each grade; grades that are not named have none then.

    Posts that only a scenario establishes stay as they are. The last rows of a grade take what is more, and
    give what is less; a row of which nothing is left goes.
    """
    rows: dict[str, list[str]] = {}
    there = sorted(t.table("posts").items(), key=lambda entry: (entry[1].get("order", 0), entry[0]))
    for id, post in there:
        if post.get("unit") == unit and not post.get("proposed"):
            rows.setdefault(str(post.get("grade")), []).append(id)
    for grade in dict.fromkeys((*rows, *wanted)):
        _set_grade(t, unit, grade, rows.get(grade, []), wanted.get(grade, 0))


def _set_grade(t: Transaction, unit: str, grade: str, ids: list[str], wanted: int) -> None:
    counts = {id: int((t.get("posts", id) or {}).get("count", 1)) for id in ids}
    more = wanted - sum(counts.values())
    if more > 0 and ids:
        t.set("posts", ids[-1], count=counts[ids[-1]] + more)
    elif more > 0:
        order = append_order(t, "posts")
        t.add("posts", {"unit": unit, "grade": grade, "count": more, "order": order})
    for id in reversed(ids):
        taken = min(-more, counts[id]) if more < 0 else 0
        more += taken
        if taken == counts[id] and taken:
            t.remove("posts", id)
        elif taken:
            t.set("posts", id, count=counts[id] - taken)
