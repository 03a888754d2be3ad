"""The colours of the printed page: the light theme, for paper is white, and opaque, for it is archived."""

from functools import cache

from planning.scene.tones import Tones, load, mixed

Rgb = tuple[float, float, float]


class Palette:
    """Colours by role, tones of drivers among them, as :mod:`planning.scene.shapes` names them."""

    def __init__(self, tones: Tones, accent: str = "") -> None:
        colours = {**tones.colours, "accent": accent} if accent else tones.colours
        self._tones = tones._replace(colours=colours)
        self._found: dict[str, Rgb] = {}

    def colour(self, role: str) -> Rgb:
        """The colour of a role (or ``#RRGGBB`` itself) as three numbers from 0 to 1."""
        found = self._found.get(role)
        if found is None:
            value = role if role.startswith("#") and "/" not in role else self._tones.hex(role)
            found = self._found[role] = rgb(value)
        return found

    def over(self, role: str, alpha: float, ground: str = "surface") -> str:
        """A colour laid over a ground with an opacity, as ``#RRGGBB``: what is seen, without transparency."""
        return mixed(self._tones.hex(role), self._tones.hex(ground), alpha)


def rgb(value: str) -> Rgb:
    """``#RRGGBB`` as three numbers from 0 to 1."""
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


@cache
def paper(accent: str = "") -> Palette:
    """The palette of print; ``accent`` (``#RRGGBB``) is the colour of the organization, if it has one."""
    return Palette(load("light"), accent)
