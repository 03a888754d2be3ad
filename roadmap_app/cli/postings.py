"""``roadmap-app postings``: who should go to which opening, within the rules of mobility."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from i18n import _, language
from i18n.formats import number
from planning.careers.places import place_id, place_name
from planning.careers.source import in_office, people_of, units_within
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app.cli import output
from roadmap_app.cli.choosing import chosen_day, day, named, profile_name
from roadmap_app.cli.parsers import add_json, add_plan

if TYPE_CHECKING:
    from planning.careers.postings import Opening, Postings


def configure(parser: ArgumentParser) -> None:
    """Declare plan, openings and candidates."""
    add_plan(parser)
    parser.add_argument(
        "--opening",
        action="append",
        type=_opening,
        required=True,
        metavar="PROFILE[@STATION]",
        help=_("a post to be filled: its job profile, and its duty station; may be repeated"),
    )
    parser.add_argument("--unit", metavar="ID", help=_("the people of this unit and those below it"))
    parser.add_argument("--ready", action="store_true", help=_("only people all of whose gates are met"))
    parser.add_argument("--day", type=day, metavar="DATE", help=_("as of this day"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print who goes where; 1 where an opening stays unfilled."""
    from planning.careers.postings import Opening, post_people

    document = Document.open(arguments.plan, read_only=True)
    openings = [
        Opening(f"{number_}:{profile}", profile, place_id(document, station))
        for number_, (profile, station) in enumerate(arguments.opening, start=1)
    ]
    _refuse_unknown(document, arguments)
    today = chosen_day(document, arguments)
    below = units_within(document, arguments.unit) if arguments.unit else None
    known = people_of(document)
    candidates = [id for id in in_office(document, today) if below is None or known[id].unit in below]
    found = post_people(document, candidates, openings, today, ready_only=arguments.ready)
    if arguments.json:
        output.json(
            {
                "as_of": today.isoformat(),
                "cost": found.cost,
                "proven": found.is_proven,
                "postings": [posting._asdict() for posting in found.postings],
                "unfilled": list(found.unfilled),
                "obstacles": [
                    {"person": person, "opening": opening, "reasons": list(reasons)}
                    for (person, opening), reasons in found.obstacles.items()
                ],
            }
        )
    else:
        _print(document, found, openings)
    return 1 if found.unfilled else 0


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


def _print(document: Document, found: "Postings", openings: "list[Opening]") -> None:
    places = {one.id: one for one in openings}
    rows = [[_("Opening"), _("Duty station"), _("Person"), _("Levels missing")]]
    for posting in found.postings:
        opening = places[posting.opening]
        name, person = profile_name(document, opening.profile), named(document, "people", posting.person)
        place = place_name(document, opening.duty_station)
        rows.append([name, place, person, number(posting.cost, language())])
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
