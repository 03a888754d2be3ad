"""Making any text fit to print: what a user typed or a file brought, as characters and nothing else.

Text is never read as markup, so nothing needs escaping.  What is replaced here would have no shape on paper
or would make a line read as something else than it holds (Unicode Technical Report 36, section 3.1).
"""

import re

REPLACEMENT = "\ufffd"
_NEW_LINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACE = re.compile("[\t\u3000](?=[ \u3000]*$)|\t", re.MULTILINE)
_OVERRIDE = re.compile("[\u202d\u202e]")
_NO_CHARACTER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


def printable(text: str) -> str:
    """The text with its line ends alike, tabs as spaces, and a replacement mark for what is no character.

    Direction overrides are left out: they would show other digits than the text holds.  Embeddings and
    isolates stay, they only set text apart.
    """
    text = _NEW_LINE.sub("\n", text)
    text = _OVERRIDE.sub("", _SPACE.sub(" ", text))
    return _NO_CHARACTER.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """As :func:`printable`, line ends as spaces: for headings, cells and labels."""
    return printable(text).replace("\n", " ")
