"""Lengths of the roadmap drawing, px, for each density and for the small drawing of the overview."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Metrics:
    """Lengths of one density. ``crisp`` rounds to whole px, for screens; print keeps what was computed."""

    row: float = 32.0
    bar: float = 20.0
    bar_top: float = 5.0
    axis: float = 56.0
    has_labels: bool = True
    crisp: bool = True

    @property
    def is_dense(self) -> bool:
        """Rows too low for outlines, caps and hatches: bars become plain rectangles."""
        return self.row < DETAIL_ROW

    @property
    def radius(self) -> float:
        """Corner radius of a bar."""
        return min(4.0, self.bar / 3)

    def with_row(self, height: float) -> "Metrics":
        """The same with rows of another height, the bar in proportion."""
        share = height / self.row
        bar = max(1.0, self.bar * share)
        top = self.bar_top * share
        if self.crisp:
            bar, top = max(1.0, round(bar)), round(top)
        return replace(self, row=height, bar=bar, bar_top=top)


DETAIL_ROW = 10.0
LINK_ROW = 3.0
"""Links are left out where rows are lower."""

COMFORTABLE = Metrics()
COMPACT = Metrics(row=26.0, bar=16.0, bar_top=4.0)
ROOMY = Metrics(row=40.0, bar=24.0, bar_top=7.0)
DENSITIES = {"compact": COMPACT, "comfortable": COMFORTABLE, "roomy": ROOMY}
MINI = Metrics(row=16.0, bar=9.0, bar_top=3.0, axis=22.0, has_labels=False)
PRINT = Metrics(crisp=False)
