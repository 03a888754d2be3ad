"""What a reader makes of a file: tables of a plan, and what it could not take over."""

from typing import NamedTuple

from planning.plan.transaction import Tables


class LeftOut(NamedTuple):
    """Something the file holds and the plan does not: a stable code, how many of it, a sentence."""

    code: str
    number: int
    message: str


class Imported(NamedTuple):
    """Documents by table and id, checked by nobody yet, and what was left out."""

    tables: Tables
    left_out: list[LeftOut]
