"""How an organization marks its documents: name, logo, colour and classification, from ``plan.branding``."""

import base64
import binascii
from io import BytesIO
from typing import Any, NamedTuple

from planning.plan.document import Document
from planning.plan.entities import Branding
from planning.reports.palette import Palette, paper
from planning.reports.text.plain import one_line

_LARGEST = 1200  # px of the longer side of a logo: 300 dpi on a tenth of a metre


class Logo(NamedTuple):
    """A picture without transparency: width and height in px, and its RGB bytes."""

    width: int
    height: int
    data: bytes


def branding(document: Document) -> Branding:
    """The branding of a plan."""
    return document.plan.branding


def palette_of(document: Document) -> Palette:
    """The colours of print, with the accent of the organization."""
    accent = branding(document).accent
    return paper(accent) if accent else paper()


def classification(document: Document, languages: tuple[str, ...]) -> str:
    """The marking in all languages that have one, the same words once."""
    words = branding(document).classification
    found = (one_line(words[tag]) for tag in (*languages, *words) if words.get(tag))
    shown = [text for tag, text in zip(languages, found, strict=False) if tag]
    return " · ".join(dict.fromkeys(shown))


def logo_of(document: Document) -> Logo | None:
    """The logo, on white; ``None`` where there is none, or none that can be read."""
    return read_logo(branding(document).logo)


def read_logo(text: str) -> Logo | None:
    """A picture (PNG or JPEG) from base64, at most 1,200 px long, on white; ``None`` if it is no picture."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return _opened(data) if data else None


def _opened(data: bytes) -> Logo | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            picture.thumbnail((_LARGEST, _LARGEST))
            flat = Image.new("RGB", picture.size, "white")
            whole: Any = picture.convert("RGBA")
            flat.paste(whole, mask=whole)
            return Logo(*flat.size, flat.tobytes())
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
