"""The colours of the printed page: the light theme, because paper is white."""

import json
from functools import cache
from typing import NamedTuple

import resources

Rgb = tuple[float, float, float]


class Tone(NamedTuple):
    """The tones of a driver: strong for outlines and text, soft for areas; and the letter on its tile."""

    strong: Rgb
    soft: Rgb
    glyph: str


class Palette:
    """Colours by role, as the theme names them, and the tones of drivers."""

    def __init__(self, colours: dict[str, str], drivers: dict[str, dict[str, str]]) -> None:
        self._colours = {role: rgb(value) for role, value in colours.items()}
        self._drivers = {
            name: Tone(rgb(tones["strong"]), rgb(tones["soft"]), tones["glyph"])
            for name, tones in drivers.items()
        }

    def colour(self, role: str) -> Rgb:
        """The colour of a role, ``strong:<driver>`` and ``soft:<driver>`` among them."""
        kind, _, driver = role.partition(":")
        if not driver:
            return self._colours[role]
        tone = self.driver(driver)
        return tone.strong if kind == "strong" else tone.soft

    def driver(self, name: str) -> Tone:
        """The tones of a driver; neutral ones where the theme does not know it."""
        neutral = Tone(self._colours["muted"], self._colours["sunken"], "")
        return self._drivers.get(name, neutral)


def rgb(value: str) -> Rgb:
    """``#RRGGBB`` as three numbers from 0 to 1."""
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


@cache
def paper() -> Palette:
    """The palette of print."""
    theme = json.loads(resources.path("themes", "light.json").read_text(encoding="utf-8"))
    return Palette(theme["colours"], theme["drivers"])
