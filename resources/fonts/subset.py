"""Make the shipped fonts from their sources; FONTS.md says which, and has the sums of both.

Run `python resources/fonts/subset.py SOURCE.ttf ... -o FOLDER`, with fontTools installed.  Each result is
called by the PostScript name of its source.  `--unihan Unihan_OtherMappings.txt.bz2` first writes the
characters of the national table anew (`tgh.txt`).

Noto Sans SC keeps the General Standard Chinese Characters of 2013 (8,105), GB 2312-80, Latin and Cyrillic
with their punctuation and symbols: GB 2312 alone lacks characters of common personal names.  Noto Sans keeps
Latin, Greek and Cyrillic.  Any other font is copied as it is.
"""

from __future__ import annotations

import argparse
import bz2
import re
import shutil
from importlib import import_module
from pathlib import Path

# Only who makes the fonts anew needs it, so it is no dependency of the project; and it ships no types.
_subset, _ttlib = import_module("fontTools.subset"), import_module("fontTools.ttLib")

TABLE = Path(__file__).parent / "tgh.txt"

# Blocks of Unicode, first and last code point.
_WESTERN = (
    (0x0020, 0x007E), (0x00A0, 0x024F),  # Basic Latin, Latin-1, Latin Extended-A and -B
    (0x02B0, 0x036F),                    # modifier letters, combining marks
    (0x0370, 0x052F),                    # Greek, Cyrillic
    (0x1E00, 0x1EFF),                    # Latin Extended Additional
    (0x2000, 0x206F), (0x2070, 0x209F),  # General Punctuation, superscripts and subscripts
    (0x20A0, 0x20BF), (0x2100, 0x218F),  # currency, letterlike symbols, number forms
    (0x2190, 0x22FF),                    # arrows, mathematical operators
    (0x25A0, 0x25FF), (0x2600, 0x266F), (0x2713, 0x2718),  # shapes, symbols, check marks
)  # fmt: skip
_CHINESE = (
    (0x2460, 0x24FF),                    # enclosed alphanumerics
    (0x3000, 0x312F),                    # CJK punctuation, kana, bopomofo
    (0x338E, 0x33A6),                    # squared units such as the square metre
    (0xFF00, 0xFFEF),                    # fullwidth forms
)  # fmt: skip

_OPTIONS = {
    # kern and marks set text; tnum and lnum align figures; halt and palt close up Chinese punctuation.
    "layout_features": ["ccmp", "liga", "locl", "kern", "mark", "mkmk", "tnum", "lnum", "halt", "palt"],
    # All names: 16 and 17 make one family of the four weights, 13 and 14 are the licence.
    "name_IDs": ["*"],
    "drop_tables": ["vhea", "vmtx"],
    "notdef_outline": True,
    "recalc_timestamp": False,
}


def national_table(unihan: Path) -> str:
    """The characters with the property kTGH, in order of code points."""
    packed = unihan.read_bytes()
    text = (bz2.decompress(packed) if unihan.suffix == ".bz2" else packed).decode("utf-8")
    found = re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.MULTILINE)
    return "".join(sorted(chr(int(code, 16)) for code in found))


def gb2312() -> set[int]:
    """The code points of GB 2312-80: the rows that its encoding EUC-CN has."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(text) for pair in pairs if (text := pair.decode("gb2312", "ignore"))}


def charset(family: str) -> set[int] | None:
    """The code points a family keeps, or nothing if it is to be copied whole."""
    western = _points(_WESTERN)
    if family == "Noto Sans":
        return western
    if family == "Noto Sans SC":
        national = {ord(character) for character in TABLE.read_text(encoding="utf-8").strip()}
        return western | _points(_CHINESE) | gb2312() | national
    return None


def make(source: Path, folder: Path) -> Path:
    """Write the subset of one source into a folder and return its path."""
    font = _ttlib.TTFont(source, recalcTimestamp=False)
    names = font["name"]
    result = folder / f"{names.getDebugName(6)}.ttf"
    wanted = charset(names.getDebugName(16) or names.getDebugName(1))
    if wanted is None:
        shutil.copyfile(source, result)
        return result
    subsetter = _subset.Subsetter(_subset.Options(**_OPTIONS))
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.save(result)
    return result


def _points(blocks: tuple[tuple[int, int], ...]) -> set[int]:
    return {point for first, last in blocks for point in range(first, last + 1)}


def main() -> None:
    """Read the command line and make the fonts."""
    parser = argparse.ArgumentParser(description="Make the shipped fonts from their sources.")
    parser.add_argument("sources", nargs="*", type=Path, help="TrueType fonts")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).parent, help="folder of the results"
    )
    parser.add_argument("--unihan", type=Path, help="Unihan_OtherMappings.txt, also packed with bzip2")
    asked = parser.parse_args()
    if asked.unihan:
        TABLE.write_text(national_table(asked.unihan) + "\n", encoding="utf-8")
    for source in asked.sources:
        make(source, asked.output)


if __name__ == "__main__":
    main()
