"""Names in a few short lines, for the nodes of drawings."""

from planning.scene.shapes import Measure, elided


def wrapped(text: str, style: str, width: float, measure: Measure, most: int = 2) -> list[str]:
    """A name in at most ``most`` lines, broken at spaces or, without any, anywhere; elided at its end."""
    lines: list[str] = []
    rest = text.strip()
    while rest and len(lines) < most - 1 and measure(rest, style) > width:
        cut = _break(rest, style, width, measure)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, elided(rest, style, width, measure)] if rest else lines


def _break(text: str, style: str, width: float, measure: Measure) -> int:
    """How much of a text fits a line."""
    fits = next((n for n in range(len(text), 0, -1) if measure(text[:n], style) <= width), 1)
    if fits == len(text):
        return fits
    space = text.rfind(" ", 0, fits + 1)
    return space if space > 0 else fits
