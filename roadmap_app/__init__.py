"""Roadmap Planner: composition of the application and its command line.

The sibling packages ``ui``, ``planning``, ``i18n`` and ``resources`` have generic names, so they are never
installed at the top of site-packages: the wheel carries them in ``roadmap_app/_bundle``. This module puts
the folder that holds them first on the path, whichever way the application was started.
"""

import sys
from pathlib import Path

__version__ = "0.1.0"


def _siblings_folder() -> Path:
    """Folder that holds ``ui``, ``planning`` and the others: in the wheel, else in the source tree."""
    here = Path(__file__).resolve().parent
    bundle = here / "_bundle"
    return bundle if bundle.is_dir() else here.parent


if not getattr(sys, "frozen", False):  # the frozen application holds all packages side by side
    sys.path.insert(0, str(_siblings_folder()))
