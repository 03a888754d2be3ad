"""``roadmap-app retire``: competencies that are retired, merged into others or split."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import Any

from i18n import _
from planning.careers.source import competencies
from planning.careers.succession import Effects, Succession, candidates, effects, succeed
from planning.careers.succession_words import Told
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app.cli import output
from roadmap_app.cli.choosing import chosen_day, day
from roadmap_app.cli.parsers import add_json, add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare plan, competencies, successors and levels."""
    add_plan(parser)
    parser.add_argument("competency", nargs="+", metavar="ID", help=_("what is retired"))
    parser.add_argument(
        "--by", action="append", default=[], metavar="ID", help=_("what stands in its place; may be repeated")
    )
    parser.add_argument(
        "--level",
        action="append",
        default=[],
        type=_level,
        metavar="OLD=NEW",
        help=_("what a level is worth there, where it is another one; may be repeated"),
    )
    parser.add_argument("--day", type=day, metavar="DATE", help=_("from this day on"))
    parser.add_argument("--dry-run", action="store_true", help=_("only tell what it would affect"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Tell what it affects, and do it as one step."""
    document = Document.open(arguments.plan, read_only=arguments.dry_run)
    try:
        _refuse_unknown(document, arguments)
        levels = dict(arguments.level)
        old, new = tuple(arguments.competency), tuple(arguments.by)
        what = Succession(old, new, chosen_day(document, arguments), levels)
        found = effects(document, what)
        _tell(document, what, found, as_json=arguments.json)
        if not arguments.dry_run:
            label = _("Replace competencies") if new else _("Retire competencies")
            with document.transaction(label) as t:
                succeed(t, what)
    finally:
        document.close()
    return 0


def _refuse_unknown(document: Document, arguments: Namespace) -> None:
    """Refuse ids that are no competencies, and successors that are none of those that may stand there."""
    known = competencies(document)
    offered = {one.id for one in candidates(document, arguments.competency)}
    for id in (*arguments.competency, *arguments.by):
        is_old = id in arguments.competency
        if id not in known or known[id].kind == "family" or not (is_old or id in offered):
            raise PlanError(
                _("“{id}” is no competency that this can be about.").format(id=id),
                _("Name competencies in force, not families, and none that replaces itself."),
                code="no_such_document",
                table="competencies",
                id=id,
            )


def _tell(document: Document, what: Succession, found: Effects, *, as_json: bool) -> None:
    if as_json:
        output.json(_figures(what, found))
        return
    for icon, words in Told(document, what, found).lines():
        print(words if icon else f"    {words}")


def _figures(what: Succession, found: Effects) -> dict[str, Any]:
    return {
        "retired": list(what.old),
        "replaced_by": list(what.new),
        "day": what.day.isoformat(),
        "ratings": {str(level): count for level, count in sorted(found.ratings.items())},
        "people": len(found.people),
        "rated_anew": len(found.rated_anew),
        "incomplete": len(found.incomplete),
        "requirements": [asked._asdict() for asked in found.asked],
        "courses": list(found.courses),
        "courses_lost": list(found.lost),
    }


def _level(text: str) -> tuple[int, int]:
    """Two levels from ``OLD=NEW``.

    Raises:
        ArgumentTypeError: they are no levels.
    """
    old, _sign, new = text.partition("=")
    if not (old.isdigit() and new.isdigit()):
        raise ArgumentTypeError(_("“{text}” is no pair of levels such as 4=3.").format(text=text))
    return int(old), int(new)
