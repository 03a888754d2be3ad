"""Damaged and foreign originals are set aside under another name; the program never removes one."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from planning.store.disk import Disk


def aside_name(path: Path) -> Path:
    """The name under which a damaged or foreign original is kept; the program never removes it."""
    now = datetime.now(UTC)
    return path.with_name(f"{path.name}.damaged-{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}")


def set_aside(disk: Disk, path: Path) -> Path:
    """Rename a damaged or foreign original; its new name.

    Raises:
        OSError: it cannot be renamed.
    """
    aside = aside_name(path)
    disk.replace(path, aside)
    disk.sync_folder(path.parent)
    return aside
