"""Where the pages of a document stand: one under another, in spreads, or as a sheet of thumbnails."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QRect, QSize, QSizeF

Mode = Literal["page", "spread", "thumbnails", "strip"]

PX_PER_POINT = 96 / 72
MARGIN = {"page": 20, "spread": 20, "thumbnails": 24, "strip": 20}
GAP = {"page": 24, "spread": 24, "thumbnails": 20, "strip": 12}
THUMBNAIL = {"thumbnails": 168, "strip": 84}  # px wide, of the widest page
LABEL = 20  # px under a thumbnail, for its number
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class Placed(NamedTuple):
    """The pages in px from the upper left corner, and the size of it all."""

    pages: tuple[QRect, ...]
    size: QSize


def place(sizes: Sequence[QSizeF], mode: Mode, zoom: float, viewport: QSize) -> Placed:
    """Place pages of ``sizes`` points at ``zoom`` (1 is 96 dpi), centred in the width of the viewport."""
    scale = zoom * PX_PER_POINT if mode in ("page", "spread") else _thumbnail_scale(sizes, mode)
    boxes = [QSize(round(size.width() * scale), round(size.height() * scale)) for size in sizes]
    label = 0 if mode in ("page", "spread") else LABEL
    rows = _rows(boxes, mode, viewport.width())
    widest = max((_row_width(row, mode) for row in rows), default=0)
    width = max(viewport.width(), widest + 2 * MARGIN[mode])
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


def _thumbnail_scale(sizes: Sequence[QSizeF], mode: Mode) -> float:
    """Thumbnails share one scale, so that a landscape page shows that it is wider."""
    narrowest = min((size.width() for size in sizes), default=1.0)
    return THUMBNAIL[mode] / max(1.0, narrowest)


def _rows(boxes: list[QSize], mode: Mode, width: int) -> list[list[QSize]]:
    if mode == "thumbnails":
        return _wrapped(boxes, width)
    step = 2 if mode == "spread" else 1
    return [boxes[start:start + step] for start in range(0, len(boxes), step)]


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


def fitting(sizes: Sequence[QSizeF], mode: Mode, viewport: QSize) -> float:
    """The zoom at which every page (or spread) is seen whole."""
    if not sizes:
        return 1.0
    step = 2 if mode == "spread" else 1
    rows = [sizes[start:start + step] for start in range(0, len(sizes), step)]
    widest = max(sum(size.width() for size in row) for row in rows) * PX_PER_POINT
    tallest = max(size.height() for size in sizes) * PX_PER_POINT
    free_width = viewport.width() - 2 * MARGIN[mode] - GAP[mode] * (step - 1)
    free_height = viewport.height() - 2 * MARGIN[mode]
    return max(ZOOMS[0], min(free_width / widest, free_height / tallest, ZOOMS[-1]))


def next_zoom(zoom: float, direction: int) -> float:
    """The next step of the scale, up (1) or down (-1)."""
    if direction > 0:
        return next((step for step in ZOOMS if step > zoom * 1.01), ZOOMS[-1])
    return next((step for step in reversed(ZOOMS) if step < zoom * 0.99), ZOOMS[0])
