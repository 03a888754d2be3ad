"""The posts of a structure that nobody is known to hold, as openings to be filled."""

from datetime import date
from typing import NamedTuple

from planning.careers.mobility import Opening
from planning.careers.places import place_id
from planning.careers.source import profiles
from planning.schedule.build import PlanSource
from planning.staffing.incumbents import known_incumbents
from planning.staffing.seats import seats


class Vacancies(NamedTuple):
    """``unknown`` counts vacant posts that name no job profile of the plan: nobody can be matched to them."""

    openings: tuple[Opening, ...]
    unknown: int


def vacancies(source: PlanSource, day: date) -> Vacancies:
    """The seats that stand on a day and that nobody is known to hold: by their post, else by unit and grade.

    Raises:
        PlanError: where the structure itself is broken, see :func:`~planning.staffing.seats.seats`.
    """
    month, known = day.year * 12 + day.month - 1, profiles(source)
    standing = seats(source)
    taken = known_incumbents(source, standing, month).taken
    found, unknown = [], 0
    for seat, is_taken in zip(standing, taken.tolist(), strict=True):
        place = seat.at(month)
        if place is None or is_taken:
            continue
        if place.profile not in known:
            unknown += 1
            continue
        station = place_id(source, place.location)
        id = f"{seat.post}:{seat.number}"
        found.append(Opening(id, place.profile, station, unit=place.unit, post=seat.post))
    return Vacancies(tuple(found), unknown)
