"""From the schema of an older file to that of this version: one pure function a step.

A migration takes all records and returns new ones; it keeps what it does not know. It runs on a copy when a
plan is opened, and reaches the disk with the next snapshot, before which the old file goes to the backups.
"""

import copy
from collections.abc import Callable
from typing import Any

from planning.store.snapshot import SCHEMA

Records = dict[str, dict[str, dict[str, Any]]]
Migration = Callable[[Records], Records]

# MIGRATIONS[n] leads from schema n to n + 1. Schema 1 is the first.
MIGRATIONS: dict[int, Migration] = {}


def migrated(records: Records, schema: int) -> Records:
    """The records in the schema of this version; those of a newer schema as they are."""
    for step in range(schema, SCHEMA):
        records = MIGRATIONS[step](copy.deepcopy(records))
    return records
