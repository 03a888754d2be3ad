"""Makes the compact Unicode tables in this folder from the Unicode Character Database.

Run ``python resources/unicode/generate.py FOLDER``, FOLDER holding the files of the database as Debian's
package ``unicode-data`` (15.0.0-1) installs them.  ``planning.reports.text.properties`` reads the tables.

A table has one line a value: the value, then its code points and ranges in hexadecimal.  Code points in no
line have the default named in the first line.  Line breaking classes are written as rule LB1 of UAX #14
resolves them (AI, SG and XX as AL, SA as CM or AL, CJ as NS), and with three classes more, so that rules LB30
and LB30b need no second property: OP_EA and CP_EA are brackets of East Asian width, ID_EP is an unassigned
code point reserved for a pictograph.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

UNICODE = 0x110000
HERE = Path(__file__).parent
RESOLVED = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS", "SA": "AL"}
BIDI_NAMES = {
    "Left_To_Right": "L",
    "Right_To_Left": "R",
    "Arabic_Letter": "AL",
    "European_Terminator": "ET",
}


def ranges(lines: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """First and last code point and value of each line of a file of the database."""
    for line in lines:
        code, _, value = line.partition("#")[0].partition(";")
        if value:
            first, _, last = code.strip().partition("..")
            yield int(first, 16), int(last or first, 16), value.strip()


def spread(lines: Iterable[str], default: str) -> list[str]:
    """The value of every code point, ``default`` where the file names none."""
    values = [default] * UNICODE
    for first, last, value in ranges(lines):
        values[first : last + 1] = [value] * (last - first + 1)
    return values


def read(folder: Path, name: str) -> list[str]:
    """The lines of a file of the database."""
    return (folder / name).read_text(encoding="utf-8").splitlines()


def defaults(lines: Iterable[str]) -> list[str]:
    """The lines that say what unassigned code points have (``# @missing:``)."""
    return [match[1] for line in lines if (match := re.fullmatch(r"# @missing: (.*)", line))]


def bidi_classes(folder: Path) -> list[str]:
    """Bidi_Class of every code point (UAX #9)."""
    lines = read(folder, "extracted/DerivedBidiClass.txt")
    long_names = spread(defaults(lines), "Left_To_Right")
    assigned = spread(lines, "")
    return [short or BIDI_NAMES[long] for short, long in zip(assigned, long_names, strict=True)]


def line_break_classes(folder: Path) -> list[str]:
    """Line_Break of every code point, resolved by LB1 and parted as the docstring of this module says."""
    classes = spread(read(folder, "LineBreak.txt"), "XX")
    categories = spread(read(folder, "extracted/DerivedGeneralCategory.txt"), "Cn")
    widths = spread(read(folder, "EastAsianWidth.txt"), "N")
    pictographs = spread(
        (line for line in read(folder, "emoji/emoji-data.txt") if "Extended_Pictographic" in line), ""
    )
    return [
        resolved(*properties) for properties in zip(classes, categories, widths, pictographs, strict=True)
    ]


def resolved(line_break: str, category: str, width: str, pictograph: str) -> str:
    """The class that the rules work on."""
    if line_break == "SA" and category in {"Mn", "Mc"}:
        return "CM"
    if line_break in {"OP", "CP"} and width in {"F", "W", "H"}:
        return f"{line_break}_EA"
    if pictograph and category == "Cn":
        return "ID_EP"
    return RESOLVED.get(line_break, line_break)


def runs(values: list[str], default: str) -> dict[str, list[str]]:
    """By value, its code points as hexadecimal ranges."""
    table: dict[str, list[str]] = {}
    for value, group in groupby(enumerate(values), key=itemgetter(1)):
        if value != default:
            codes = [code for code, _ in group]
            text = f"{codes[0]:X}" if len(codes) == 1 else f"{codes[0]:X}-{codes[-1]:X}"
            table.setdefault(value, []).append(text)
    return table


def write(name: str, values: list[str], default: str) -> None:
    """Write one table."""
    lines = [f"# Unicode 15.0.0, made by generate.py; default: {default}"]
    lines += [f"{value} {' '.join(codes)}" for value, codes in sorted(runs(values, default).items())]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="ascii")


def write_brackets(folder: Path) -> None:
    """Write the paired brackets: opening, closing."""
    pairs = [
        (first, value.split(";")[0].strip())
        for first, _, value in ranges(read(folder, "BidiBrackets.txt"))
        if value.split(";")[1].strip() == "o"
    ]
    lines = ["# Unicode 15.0.0, made by generate.py: opening bracket, closing bracket"]
    lines += [f"{opening:X} {closing}" for opening, closing in pairs]
    (HERE / "bidi_brackets.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


def main(folder: Path) -> None:
    """Write all tables."""
    write("bidi_class.txt", bidi_classes(folder), "L")
    write("line_break.txt", line_break_classes(folder), "AL")
    write("script.txt", spread(read(folder, "Scripts.txt"), "Unknown"), "Unknown")
    write_brackets(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
