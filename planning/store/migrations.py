"""From the schema of an older file to that of this version: one pure function a step.

A migration takes all records and returns new ones; it keeps what it does not know. It runs on a copy when a
plan is opened, and reaches the disk with the next snapshot, before which the old file goes to the backups.
"""

import copy
from collections.abc import Callable
from typing import Any

from i18n import _
from planning.plan.errors import PlanError
from planning.store import snapshot

Records = dict[str, dict[str, dict[str, Any]]]
Migration = Callable[[Records], Records]

# MIGRATIONS[n] leads from schema n to n + 1. Schema 1 is the first.
MIGRATIONS: dict[int, Migration] = {}


def migrated(records: Records, schema: int) -> Records:
    """The records in the schema of this version; those of its own or a newer schema as they are.

    Raises:
        PlanError: ``not_migrated``; nothing was changed.
    """
    if schema >= snapshot.SCHEMA:
        return records
    moved = copy.deepcopy(records)
    try:
        for step in range(schema, snapshot.SCHEMA):
            moved = MIGRATIONS[step](moved)
    except (KeyError, TypeError, ValueError, AttributeError) as error:  # what an odd document makes of it
        raise PlanError(
            _("The plan comes from an older version and cannot be brought to this one ({reason}).").format(
                reason=f"{type(error).__name__}: {error}"
            ),
            _("Report this with a copy of the file; it was not changed."),
            code="not_migrated",
        ) from error
    return moved
