"""Names that tell plans, revisions and journals apart; they become parts of file names."""

import secrets
from typing import Annotated

import msgspec

Name = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{0,64}\Z")]
PlanId = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{8,64}\Z")]

PLAN_DIGITS = 8  # of a plan's id, in the names of its backups


def new_plan() -> str:
    """The id of a new plan."""
    return secrets.token_hex(16)


def new_name() -> str:
    """The name of a new revision or journal: random, because counting would not tell two copies apart."""
    return secrets.token_hex(8)
