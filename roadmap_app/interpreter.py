"""How the interpreter is set while the window starts, and afterwards."""

import builtins
import gc


def hasten() -> None:
    """Leave out what only costs time until the window is shown; to be called before its modules are imported.

    The collector of garbage finds next to none in modules being made, and takes a tenth of the start.

    For programs that write ``from __feature__ import snake_case``, PySide puts a function of its own in the
    place of ``__import__``. It reads the source of every module that is imported from then on and looks for
    the word "PySide6" in it: a third of a millisecond for each of some hundreds. Nothing here uses features.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401 - puts its function there the first time

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def settle() -> None:
    """The window is shown: collect garbage again, but never look through what the start made, which stays."""
    gc.freeze()
    gc.enable()
