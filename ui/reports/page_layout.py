"""Where the pages of a document stand: one under another, in spreads, or as a sheet of thumbnails."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QRect, QSize, QSizeF

Mode = Literal["page", "spread", "thumbnails", "strip"]

PX_PER_POINT = 96 / 72
MARGIN = {"page": 20, "spread": 20, "thumbnails": 24, "strip": 20}
GAP = {"page": 24, "spread": 24, "thumbnails": 20, "strip": 12}
THUMBNAIL = {"thumbnails": 168, "strip": 84}  # px wide, of an upright page
LABEL = 20  # px under a thumbnail, for its number
SMALLEST = 0.08  # of what fits; a page must have some size in any window
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class Placed(NamedTuple):
    """The pages in px from the upper left corner, and the size of it all."""

    pages: tuple[QRect, ...]
    size: QSize


def place(sizes: Sequence[QSizeF], mode: Mode, zoom: float | None, viewport: QSize) -> Placed:
    """Place pages of ``sizes`` points, centred in the width of the viewport.

    ``zoom`` 1 is the size of the paper at 96 dpi; ``None`` shows every page (or spread) as large as it fits.
    """
    rows = _rows(sizes, mode, zoom, viewport)
    widest = max((_row_width(row, mode) for row in rows), default=0)
    width = max(viewport.width(), widest + 2 * MARGIN[mode])
    label = LABEL if mode in THUMBNAIL else 0
    pages: list[QRect] = []
    top = MARGIN[mode]
    for row in rows:
        left = (width - (widest if mode == "thumbnails" else _row_width(row, mode))) // 2
        for box in row:
            pages.append(QRect(left, top, box.width(), box.height()))
            left += box.width() + GAP[mode]
        top += max(box.height() for box in row) + label + GAP[mode]
    bottom = top - GAP[mode] + MARGIN[mode] if rows else 0
    return Placed(tuple(pages), QSize(width, bottom))


def _rows(sizes: Sequence[QSizeF], mode: Mode, zoom: float | None, viewport: QSize) -> list[list[QSize]]:
    if mode == "strip":  # one width for all: the strip is narrow, and landscape shows by its height
        return [[_box(size, THUMBNAIL[mode] / max(1.0, size.width()))] for size in sizes]
    if mode == "thumbnails":  # one scale for all: a landscape page shows that it is wider
        narrowest = min((size.width() for size in sizes), default=1.0)
        scale = THUMBNAIL[mode] / max(1.0, narrowest)
        return _wrapped([_box(size, scale) for size in sizes], viewport.width())
    step = 2 if mode == "spread" else 1
    rows = [sizes[start:start + step] for start in range(0, len(sizes), step)]
    scales = [(zoom or fitting(row, mode, viewport)) * PX_PER_POINT for row in rows]
    return [[_box(size, scale) for size in row] for row, scale in zip(rows, scales, strict=True)]


def _box(size: QSizeF, scale: float) -> QSize:
    return QSize(round(size.width() * scale), round(size.height() * scale))


def _wrapped(boxes: list[QSize], width: int) -> list[list[QSize]]:
    rows: list[list[QSize]] = []
    for box in boxes:
        if rows and _row_width([*rows[-1], box], "thumbnails") + 2 * MARGIN["thumbnails"] <= width:
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows


def _row_width(row: list[QSize], mode: Mode) -> int:
    return sum(box.width() for box in row) + GAP[mode] * (len(row) - 1)


def fitting(row: Sequence[QSizeF], mode: Mode, viewport: QSize) -> float:
    """The zoom at which the pages of a row are seen whole."""
    wide = sum(size.width() for size in row) * PX_PER_POINT
    high = max((size.height() for size in row), default=0.0) * PX_PER_POINT
    if not wide or not high:
        return 1.0
    free_width = viewport.width() - 2 * MARGIN[mode] - GAP[mode] * (len(row) - 1)
    free_height = viewport.height() - 2 * MARGIN[mode]
    return max(SMALLEST, min(free_width / wide, free_height / high, ZOOMS[-1]))


def next_zoom(zoom: float, direction: int) -> float:
    """The next step of the scale, up (1) or down (-1)."""
    if direction > 0:
        return next((step for step in ZOOMS if step > zoom * 1.01), ZOOMS[-1])
    return next((step for step in reversed(ZOOMS) if step < zoom * 0.99), ZOOMS[0])
