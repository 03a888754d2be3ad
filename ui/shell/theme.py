"""Colours and type of the window as one value that painters take.

The tones live in ``resources/themes/*.json`` and nowhere else; their contrast is held by tests there.
``active()`` is the theme of the running application, which a painter reads each time it paints.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from PySide6.QtGui import QColor, QFont, QFontMetrics

import resources
from ui.shell import fonts

NAMES = ("light", "dark")


class DriverTone(NamedTuple):
    """The two tones and the letter of a driver."""

    strong: QColor
    soft: QColor
    glyph: str


class Elevation(NamedTuple):
    """A shadow: how far down it falls and how soft it is, px; how dark it is, 0 to 1."""

    offset: int
    blur: int
    opacity: float


@dataclass(frozen=True)
class Theme:
    """One set of tones, by role as in the look's palette."""

    name: str
    is_dark: bool
    colours: Mapping[str, QColor]
    drivers: Mapping[str, DriverTone]
    ramps: Mapping[str, tuple[QColor, ...]]
    ramp_texts: Mapping[str, tuple[QColor, ...]]
    elevations: Mapping[str, Elevation]
    shadow: QColor
    scrim: QColor

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role, a copy; ``alpha`` between 0 and 1.

        Raises:
            KeyError: there is no such role.
        """
        colour = QColor(self.colours[role])
        if alpha < 1.0:
            colour.setAlphaF(colour.alphaF() * alpha)
        return colour

    def driver(self, name: str) -> DriverTone:
        """The tones of a driver; those of no driver for one that the theme does not know."""
        known = self.drivers.get(name)
        return known or DriverTone(self.color("info"), self.color("info-soft"), name[:1].upper())

    def ramp(self, name: str) -> list[QColor]:
        """The tones of a ramp, from least to most."""
        return [QColor(colour) for colour in self.ramps[name]]

    def ramp_text(self, name: str) -> list[QColor]:
        """The colours of digits on the tones of a ramp."""
        return [QColor(colour) for colour in self.ramp_texts[name]]

    def font(self, style: str) -> QFont:
        """The font of a text style in the language of the interface."""
        return fonts.font(style)

    def metrics(self, style: str) -> QFontMetrics:
        """What words in a text style measure in the language of the interface."""
        return fonts.metrics(style)

    def line_height(self, style: str) -> int:
        """The line height of a text style, px."""
        return fonts.text_style(style).line


@lru_cache(maxsize=8)
def load(name: str) -> Theme:
    """The shipped theme of that name.

    Raises:
        ValueError: there is none.
    """
    if name not in NAMES:
        raise ValueError(f"no theme {name!r}")
    raw: dict[str, Any] = msgspec.json.decode(resources.path("themes", f"{name}.json").read_bytes())
    elevation = dict(raw["elevation"])
    return Theme(
        name=name,
        is_dark=raw["dark"],
        colours={role: QColor(tone) for role, tone in (raw["colours"] | raw["rag"]).items()},
        drivers={key: _tone(value) for key, value in raw["drivers"].items()},
        ramps=_ramps(raw["ramps"]),
        ramp_texts=_ramps(raw["ramp_text"]),
        shadow=QColor(elevation.pop("colour")),
        elevations={key: Elevation(**value) for key, value in elevation.items()},
        scrim=_translucent(raw["scrim"]["colour"], raw["scrim"]["opacity"]),
    )


def _tone(raw: Mapping[str, str]) -> DriverTone:
    return DriverTone(QColor(raw["strong"]), QColor(raw["soft"]), raw["glyph"])


def _ramps(raw: Mapping[str, list[str]]) -> dict[str, tuple[QColor, ...]]:
    return {key: tuple(QColor(tone) for tone in tones) for key, tones in raw.items()}


def _translucent(tone: str, opacity: float) -> QColor:
    colour = QColor(tone)
    colour.setAlphaF(opacity)
    return colour


_active: list[Theme] = []


def active() -> Theme:
    """The theme of the running application; the light one before any was chosen."""
    return _active[0] if _active else load("light")


def activate(theme: Theme) -> None:
    """Make a theme that of the application; widgets follow when the palette is set (see ``palette``)."""
    _active[:] = [theme]
