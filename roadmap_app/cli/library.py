"""``roadmap-app library``: what is shipped to be added to a plan: competencies, grades, rules."""

from argparse import ArgumentParser, Namespace

from i18n import _, language
from i18n.formats import number
from planning.careers.library import LIBRARIES, add_library, library_tables
from planning.plan.document import Document
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare plan and library."""
    add_plan(parser)
    names = [library.id for library in LIBRARIES]
    parser.add_argument(
        "name", nargs="?", choices=names, metavar="NAME", help=_("what to add; none: list what there is")
    )
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Add a library, as one step, or list them."""
    if arguments.name is None:
        _list(arguments.json)
        return 0
    document = Document.open(arguments.plan)
    try:
        with document.transaction(_("Add {library}").format(library=_name(arguments.name))) as t:
            added = add_library(t, arguments.name)
    finally:
        document.close()
    if arguments.json:
        output.json({"library": arguments.name, "added": added})
    else:
        print(_("Added {count} documents.").format(count=number(added, language())))
    return 0


def _name(id: str) -> str:
    return next(_(library.name) for library in LIBRARIES if library.id == id)


def _list(as_json: bool) -> None:
    rows = [
        (library, {t: len(rows) for t, rows in library_tables(library.id).items()}) for library in LIBRARIES
    ]
    if as_json:
        output.json({lib.id: {"name": _(lib.name), "about": _(lib.about), "tables": n} for lib, n in rows})
    else:
        output.table([["NAME", ""], *([lib.id, f"{_(lib.name)}: {_(lib.about)}"] for lib, _n in rows)])
