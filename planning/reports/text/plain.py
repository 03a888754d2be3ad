"""Making any text fit to print: what a user typed or a file brought, as characters and nothing else.

Text is never read as markup, so nothing needs escaping.  What is replaced here would have no shape on paper
or would make a line read as something else than it holds (Unicode Technical Report 36, section 3.1).
"""

import re
from collections.abc import Iterable

REPLACEMENT = "\ufffd"
_NEW_LINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACE = re.compile("[\t\u3000](?=[ \u3000]*$)|\t", re.MULTILINE)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_OVERRIDE = re.compile("[\u202d\u202e]")
_NO_CHARACTER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)

_SUSPECT = re.compile(f"{_NEW_LINE.pattern}|[\t\u3000]|{_OVERRIDE.pattern}|{_NO_CHARACTER.pattern}")


def printable(text: str) -> str:
    """The text with its line ends alike, tabs as spaces, and a replacement mark for what is no character.

    Direction overrides are left out: they would show other digits than the text holds.  Embeddings and
    isolates stay, they only set text apart.
    """
    if not _SUSPECT.search(text):  # as nearly always
        return text
    text = _NEW_LINE.sub("\n", text)
    text = _OVERRIDE.sub("", _SPACE.sub(" ", text))
    return _NO_CHARACTER.sub(REPLACEMENT, text)


def joined(texts: Iterable[str], joint: str = " · ") -> str:
    """The same said in several languages, in one line; what reads alike is said once.

    Each is set apart where one is written from right to left, so that its full stop stays at its end (UAX #9,
    FSI and PDI).
    """
    kept = [text for text in dict.fromkeys(texts) if text]
    if len(kept) > 1 and any(_RIGHT_TO_LEFT.search(text) for text in kept):
        kept = [f"\u2068{text}\u2069" for text in kept]
    return joint.join(kept)


def one_line(text: str) -> str:
    """As :func:`printable`, line ends as spaces: for headings, cells and labels."""
    return printable(text).replace("\n", " ")
