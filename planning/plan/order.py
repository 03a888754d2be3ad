"""Places among siblings: a number between two neighbours, so that a move touches one document.

Where numbers run out (equal, or too close for a float), the siblings are numbered anew.
"""

from planning.plan.changes import Record
from planning.plan.transaction import Transaction


def append_order(t: Transaction, table: str) -> float:
    """A place after all documents of a table."""
    return max((record.get("order", 0) for record in t.table(table).values()), default=0) + 1


def order_after(t: Transaction, table: str, siblings: list[Record], id: str | None) -> float:
    """A place right after ``id`` among its siblings (in order); after the last where it is not among them."""
    ids = [record["id"] for record in siblings]
    at = ids.index(id) if id in ids else len(ids) - 1
    if at < 0:
        return 1
    low = float(siblings[at].get("order", 0))
    if at + 1 == len(siblings):
        return low + 1
    high = float(siblings[at + 1].get("order", 0))
    middle = (low + high) / 2
    if low < middle < high:
        return middle
    _number(t, table, siblings)
    return at + 1.5


def neighbours_swapped(t: Transaction, table: str, siblings: list[Record], id: str, by: int) -> bool:
    """Swap a document with the one ``by`` places further; return whether there is one."""
    ids = [record["id"] for record in siblings]
    at = ids.index(id)
    to = at + by
    if not 0 <= to < len(ids):
        return False
    orders = [record.get("order", 0) for record in siblings]
    if len(set(orders)) < len(orders):
        _number(t, table, siblings)
        orders = list(range(1, len(ids) + 1))
    moved = range(min(at, to), max(at, to) + 1)
    ids.insert(to, ids.pop(at))
    for place in moved:
        t.set(table, ids[place], order=orders[place])
    return True


def _number(t: Transaction, table: str, siblings: list[Record]) -> None:
    for place, record in enumerate(siblings, start=1):
        if record.get("order") != place:
            t.set(table, record["id"], order=place)
