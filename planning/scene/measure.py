"""An estimate of text widths where fonts are not known, as in SVG: rather too wide than too narrow."""

from unicodedata import east_asian_width

from planning.scene.shapes import SIZES, WEIGHTS

NARROW = frozenset("ijlI.,:;'|!()[]{}-·‘’“”tfr1 ")
WIDE = frozenset("mwMW%@—…")
REGULAR_EM, NARROW_EM, WIDE_EM, FULL_EM = 0.58, 0.36, 0.95, 1.0


def estimated(text: str, style: str) -> float:
    """About how wide a text is, px; by classes of width of Noto Sans, semi-bold a little wider."""
    em = sum(_em(character) for character in text)
    return em * SIZES[style] * (1.06 if WEIGHTS[style] >= 600 else 1.0)


def _em(character: str) -> float:
    if east_asian_width(character) in "WF":
        return FULL_EM
    if character in NARROW:
        return NARROW_EM
    return WIDE_EM if character in WIDE else REGULAR_EM
