"""The type of a report: sizes and leadings of each use, in points, for each kind of script.

Latin text is set 10 on 15, Chinese 10 on 16.5, Arabic larger, because its letters are smaller on the body.
"""

from typing import Literal, NamedTuple

from planning.reports.text.fonts import Weight
from planning.reports.text.shaped import Align, Style

Use = Literal[
    "display", "title", "lead", "heading", "subheading", "body", "body_strong", "compact", "compact_strong",
    "figure", "label", "note", "cell", "cell_strong", "head", "furniture", "marking", "caption",
]  # fmt: skip


class _Size(NamedTuple):
    size: float
    latin: float
    han: float
    weight: Weight = "regular"


_SIZES: dict[Use, _Size] = {
    "display": _Size(25, 31, 34, "semibold"),
    "title": _Size(17.5, 22.5, 24, "semibold"),
    "lead": _Size(10, 15, 16.5),
    "heading": _Size(12, 17, 18, "semibold"),
    "subheading": _Size(10, 15, 16.5, "semibold"),
    "body": _Size(10, 15, 16.5),
    "body_strong": _Size(10, 15, 16.5, "semibold"),
    "compact": _Size(8.5, 11.75, 13),
    "compact_strong": _Size(8.5, 11.75, 13, "semibold"),
    "figure": _Size(17, 22, 22, "semibold"),
    "label": _Size(8, 10.5, 11.5),
    "note": _Size(7.5, 10.5, 11.5),
    "cell": _Size(8.5, 11.5, 12.5),
    "cell_strong": _Size(8.5, 11.5, 12.5, "semibold"),
    "head": _Size(8, 10.5, 11.5),
    "furniture": _Size(7.5, 10, 10),
    "marking": _Size(8, 10, 10, "semibold"),
    "caption": _Size(8, 11, 12),
}
_NASKH_SCALE = 1.12
_JUSTIFIED: frozenset[Use] = frozenset({"body", "compact", "note"})


def style(use: Use, language: str, *, colour: str = "text", align: Align = "start") -> Style:
    """The style of a use in a language.

    Only Chinese is justified: without hyphens, Latin words leave holes in a column of half a page.
    """
    entry = _SIZES[use]
    is_chinese = language.startswith("zh")
    scale = _NASKH_SCALE if language.startswith("ar") else 1.0
    leading = entry.han if is_chinese else entry.latin
    return Style(
        language,
        entry.size * scale,
        leading * scale,
        weight=entry.weight,
        colour=colour,
        align=align,
        justify="wide" if is_chinese and use in _JUSTIFIED and align == "start" else "none",
    )
