"""Posting people: what changes of them when they go to a post, as edits of one transaction."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from planning.careers.gates import Gatekeeper
from planning.careers.mobility import Opening
from planning.careers.places import place_id
from planning.careers.source import Source, duty_stations, grades, people_of, profiles
from planning.plan.transaction import Transaction

Moves = Iterable[tuple[str, Opening]]
"""Who goes to which opening."""


def promotions(source: Source, moves: Moves, day: date) -> dict[str, str]:
    """The new grades of those whose post is of another grade and all of whose gates to it are met.

    Who does not meet them serves on the post in the grade they have.
    """
    keeper, known = Gatekeeper(source, day), profiles(source)
    found = {}
    for person, opening in moves:
        grade = known[opening.profile].grade
        is_other = grade in grades(source) and grade != people_of(source)[person].grade
        if is_other and keeper.check(person, opening.profile).is_ready:
            found[person] = grade or ""
    return found


def post(t: Transaction, source: Source, moves: Moves, promoted: Mapping[str, str], day: date) -> None:
    """Put people on their new posts as of ``day``; who stays where they are is left alone.

    A move is counted, and as a geographic one where the duty station is another; its hardship class follows.
    """
    for person, opening in moves:
        if opening.held_by != person:
            t.set("people", person, **_fields(source, person, opening, promoted.get(person), day))


def _fields(source: Source, person: str, opening: Opening, grade: str | None, day: date) -> dict[str, Any]:
    who, today = people_of(source)[person], day.isoformat()
    goes_away = bool(opening.duty_station) and place_id(source, who.duty_station) != opening.duty_station
    mobility: dict[str, Any] = {
        "willing": who.mobility.willing,
        "duty_stations": list(who.mobility.duty_stations),
        "exempt": who.mobility.exempt,
        "moves": who.mobility.moves + 1,
        "geographic_moves": who.mobility.geographic_moves + goes_away,
    }
    fields: dict[str, Any] = {
        "profile": opening.profile,
        "post": opening.post or None,
        "post_since": today,
        "mobility": mobility,
    }
    if opening.unit:
        fields["unit"] = opening.unit
    if grade:
        fields |= {"grade": grade, "grade_since": today}
    if goes_away:
        station = duty_stations(source).get(opening.duty_station)
        hardship = station.hardship if station else ""
        fields |= {"duty_station": opening.duty_station, "hardship": hardship or None}
    return fields
