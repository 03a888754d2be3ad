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


PAGE_SIZES = {"A4": PageSize(595.276, 841.89), "Letter": PageSize(612.0, 792.0)}
