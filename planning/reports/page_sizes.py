"""Page sizes (ISO 216 and ANSI Y14.1) with the margins of a report, in points."""

from typing import NamedTuple

from planning.reports.layout.flow import Format

_SIDE, _TOP, _BOTTOM = 50.0, 58.0, 54.0
_WIDE_SIDE, _WIDE_TOP, _WIDE_BOTTOM = 36.0, 54.0, 46.0


class PageSize(NamedTuple):
    """Width and height of the upright page."""

    width: float
    height: float

    @property
    def portrait(self) -> Format:
        """The upright page of the text."""
        return Format(self.width, self.height, _SIDE, _SIDE, _TOP, _BOTTOM)

    @property
    def landscape(self) -> Format:
        """The page of the chart."""
        return Format(self.height, self.width, _WIDE_SIDE, _WIDE_SIDE, _WIDE_TOP, _WIDE_BOTTOM)


def text_size(name: str) -> "PageSize":
    """The paper of text: a poster is larger, but nobody reads columns on it."""
    return PAGE_SIZES[name if name in ("A4", "Letter") else "A4"]


PAGE_SIZES = {
    "A4": PageSize(595.276, 841.89),
    "A3": PageSize(841.89, 1190.551),
    "A2": PageSize(1190.551, 1683.78),
    "A1": PageSize(1683.78, 2383.937),
    "A0": PageSize(2383.937, 3370.394),
    "Letter": PageSize(612.0, 792.0),
}
