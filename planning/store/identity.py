"""Names that tell plans, revisions and journals apart; they become parts of file names."""

import hashlib
import re
import secrets

PLAN_DIGITS = 8  # of a plan's id, in the names of its backups
_OURS = re.compile(r"[0-9a-f]{8,64}")


def new_plan() -> str:
    """The id of a new plan."""
    return secrets.token_hex(16)


def new_name() -> str:
    """The name of a new revision or journal: random, because counting would not tell two copies apart."""
    return secrets.token_hex(8)


def in_file_names(name: str) -> str:
    """A name as it stands in file names; what a stranger wrote into a file might be a path."""
    return name if _OURS.fullmatch(name) else hashlib.blake2b(name.encode(), digest_size=8).hexdigest()
