"""The colours of a theme for painters that know no toolkit: a role to "#RRGGBB"."""

from functools import lru_cache
from typing import NamedTuple

import msgspec

import resources

SOFT_SHARE = 0.2
"""How much of a lane's own colour is in its soft tone; the rest is surface."""


class Tones(NamedTuple):
    """The tones of one theme."""

    colours: dict[str, str]
    drivers: dict[str, dict[str, str]]

    def hex(self, role: str) -> str:
        """The colour of a role, or of a driver's or a lane's tone (see :mod:`planning.scene.shapes`)."""
        name, _slash, tone = role.rpartition("/")
        if not tone or not _slash:
            return self.colours[role]
        if name.startswith("#"):
            return name if tone == "strong" else mixed(name, self.colours["surface"], SOFT_SHARE)
        driver = self.drivers.get(name)
        if driver is None:  # a driver the theme does not know: neutral, told apart by its letter and place
            return self.colours["muted" if tone == "strong" else "sunken"]
        return driver[tone]


def mixed(colour: str, ground: str, share: float) -> str:
    """A colour over a ground, opaque."""
    parts = [
        round(int(colour[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    ]
    return "#{:02X}{:02X}{:02X}".format(*parts)


@lru_cache(maxsize=4)
def load(theme: str = "light") -> Tones:
    """The tones of a shipped theme."""
    raw = msgspec.json.decode(resources.path("themes", f"{theme}.json").read_bytes())
    return Tones(raw["colours"] | raw["rag"], raw["drivers"])
