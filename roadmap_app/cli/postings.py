"""``roadmap-app postings``: who should go to which opening, within the rules of mobility."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from typing import TYPE_CHECKING, Any

from i18n import _, language
from i18n.counting import counted
from i18n.formats import number
from planning.careers.mobility import SPANS, Opening, posts_of_the_due
from planning.careers.places import place_id, place_name
from planning.careers.source import in_office, people_of, units_within
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app.cli import output
from roadmap_app.cli.choosing import chosen_day, day, named, profile_name
from roadmap_app.cli.parsers import add_json, add_plan

if TYPE_CHECKING:
    from planning.careers.postings import Postings


def configure(parser: ArgumentParser) -> None:
    """Declare plan, openings and candidates."""
    add_plan(parser)
    parser.add_argument(
        "--opening",
        action="append",
        default=[],
        type=_opening,
        metavar="PROFILE[@STATION]",
        help=_("a post to be filled: its job profile, and its duty station; may be repeated"),
    )
    parser.add_argument("--vacant", action="store_true", help=_("the posts that nobody is known to hold"))
    parser.add_argument(
        "--due", action="store_true", help=_("the posts of people who have been there as long as they may")
    )
    parser.add_argument("--unit", metavar="ID", help=_("the people of this unit and those below it"))
    parser.add_argument(
        "--moves",
        choices=SPANS,
        default="near",
        help=_("near: the same grade, the next one, or a move of the lattice; lattice: only those; any"),
    )
    parser.add_argument("--ready", action="store_true", help=_("only people all of whose gates are met"))
    parser.add_argument("--day", type=day, metavar="DATE", help=_("as of this day"))
    parser.add_argument("--apply", action="store_true", help=_("put them on these posts, as one step"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print who goes where; 1 where an opening stays unfilled."""
    from planning.careers.postings import post_people

    document = Document.open(arguments.plan, read_only=not arguments.apply)
    try:
        _refuse_unknown(document, arguments)
        today = chosen_day(document, arguments)
        openings = _openings(document, arguments, today)
        below = units_within(document, arguments.unit) if arguments.unit else None
        known = people_of(document)
        candidates = [id for id in in_office(document, today) if below is None or known[id].unit in below]
        found = post_people(
            document, candidates, openings, today, ready_only=arguments.ready, span=arguments.moves
        )
        places = {one.id: one for one in openings}
        if arguments.apply:
            _apply(document, found, places, today)
        if arguments.json:
            output.json(_as_json(found, places, today))
        else:
            _print(document, found, places)
    finally:
        document.close()
    return 1 if found.unfilled else 0


def _openings(document: Document, arguments: Namespace, today: date) -> list[Opening]:
    """Those that were named, those of the structure, and those of people who move on.

    Raises:
        PlanError: ``no_openings``, where none was asked for.
    """
    from planning.staffing.vacant_posts import vacancies

    found = [
        Opening(f"{number_}:{profile}", profile, place_id(document, station))
        for number_, (profile, station) in enumerate(arguments.opening, start=1)
    ]
    if arguments.vacant:
        found += vacancies(document, today).openings
    if arguments.due:
        found += posts_of_the_due(document, today)
    if not (arguments.opening or arguments.vacant or arguments.due):
        raise PlanError(
            _("No openings are named."), _("Give --opening, --vacant or --due."), code="no_openings"
        )
    return found


def _refuse_unknown(document: Document, arguments: Namespace) -> None:
    asked = [("profiles", profile) for profile, _station in arguments.opening]
    asked += [("units", arguments.unit)] if arguments.unit else []
    for table, id in asked:
        if document.get(table, id) is None:
            raise PlanError(
                _("There is no “{id}” in the table “{table}”.").format(id=id, table=table),
                _("Check the id."),
                code="no_such_document",
                table=table,
                id=id,
            )


def _apply(document: Document, found: "Postings", places: dict[str, Opening], today: date) -> None:
    from planning.careers.posting_edits import post, promotions

    moves = [(posting.person, places[posting.opening]) for posting in found.postings]
    promoted = promotions(document, moves, today)
    words = counted("Post {count} person", "Post {count} people", len(moves))
    with document.transaction(words) as t:
        post(t, document, moves, promoted, today)


def _as_json(found: "Postings", places: dict[str, Opening], today: date) -> dict[str, Any]:
    return {
        "as_of": today.isoformat(),
        "cost": found.cost,
        "proven": found.is_proven,
        "openings": [opening._asdict() for opening in places.values()],
        "postings": [
            posting._asdict() | {"fit": found.fits[posting.person, posting.opening]._asdict()}
            for posting in found.postings
        ],
        "unfilled": list(found.unfilled),
        "obstacles": [
            {"person": person, "opening": opening, "reasons": list(reasons)}
            for (person, opening), reasons in found.obstacles.items()
        ],
    }


def _print(document: Document, found: "Postings", places: dict[str, Opening]) -> None:
    rows = [[_("Opening"), _("Duty station"), _("Person"), _("Levels missing")]]
    for posting in found.postings:
        opening = places[posting.opening]
        name, person = profile_name(document, opening.profile), named(document, "people", posting.person)
        station = place_name(document, opening.duty_station)
        rows.append([name, station, person, number(posting.cost, language())])
    output.table(rows)
    for id in found.unfilled:
        print(_("Nobody can fill {opening}.").format(opening=profile_name(document, places[id].profile)))


def _opening(text: str) -> tuple[str, str]:
    """A profile and a duty station from ``PROFILE@STATION``.

    Raises:
        ArgumentTypeError: there is no profile.
    """
    profile, _at, station = text.partition("@")
    if not profile:
        raise ArgumentTypeError(_("“{text}” names no job profile.").format(text=text))
    return profile, station
