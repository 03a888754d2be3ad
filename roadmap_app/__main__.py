"""Start of the program: ``roadmap-app`` and ``python -m roadmap_app``."""

import faulthandler
import sys

from roadmap_app.cli import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # in the bundled application a process of ours starts here, too
        import multiprocessing

        multiprocessing.freeze_support()
    if sys.stderr is not None:  # a program without a console has none
        faulthandler.enable()
    raise SystemExit(main())
