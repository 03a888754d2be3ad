"""What places are called: duty stations of people and posts, and where courses are held."""

from i18n import N_, _, language
from planning.careers.source import Source, duty_stations, in_order
from planning.plan.text import text_in

ONLINE = "online"
"""The place of a session that is held nowhere."""
_ONLINE = N_("Online")


def place_name(source: Source, place: str, tag: str = "") -> str:
    """The name of a place, by default in the language of the interface; an unknown one as it stands."""
    if place == ONLINE:
        return _(_ONLINE)
    station = duty_stations(source).get(place_id(source, place))
    return text_in(station.name, tag or language()) if station else place


def place_id(source: Source, words: str) -> str:
    """The id of the duty station that is called so in any language, or the words where none is."""
    wanted, known = words.strip().casefold(), duty_stations(source)
    if not wanted or wanted in known:
        return wanted
    if wanted in (ONLINE, _(_ONLINE).casefold()):
        return ONLINE
    for id, station in known.items():
        if wanted in (name.casefold() for name in station.name.values()):
            return id
    return words.strip()


def places(source: Source) -> list[tuple[str, str]]:
    """The duty stations as pairs of id and name, in their order."""
    return [(row.id, text_in(row.name, language())) for row in in_order(duty_stations(source).values())]
