"""Bars of activities as kept pictures: cut to each bar's length and copied, not drawn anew.

An outline with rounded corners, dashes and a hatch costs twenty times more to draw than to copy. One long bar
of each look is painted once by the shapes of the scene; a bar is then its left part, and the right end of
another one whose hatch ends alike. So every length costs the same, and looks as it would if it were drawn.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from planning.scene import bar_shapes
from planning.scene.bar_shapes import ONE_SIDED, PROGRESS, Box
from planning.scene.basis import INDICATIVE
from planning.scene.metrics import Metrics
from planning.scene.shapes import Paint, Shape

END = 5
"""What is taken from the long bar at its right end, px: its corners, its cap."""
PERIOD = 70
"""Hatch and dashes repeat together after so many px along the bar: 10 for the hatch, 7 for the dashes."""
HATCH_PERIOD = 10
LONG = 16 * PERIOD
SHORT = 3 * END
"""Bars less wide have each a picture of their own."""
Draw = Callable[[QPainter, list[Shape]], None]


class Look(NamedTuple):
    """What the long bar of a kind looks like."""

    tone: str
    basis: tuple[int, int]
    is_begun: bool
    is_done: bool


class Manner(NamedTuple):
    """How all bars of a frame are drawn."""

    metrics: Metrics
    has_hatch: bool
    rtl: bool


class LongBar:
    """One look: the long bar, those whose ends are taken, and short ones."""

    def __init__(self, look: Look, manner: Manner, draw: Draw, ratio: int) -> None:
        self._look, self._manner, self._draw, self._ratio = look, manner, draw, ratio
        is_hatched = manner.has_hatch and INDICATIVE in look.basis
        self._is_one_sided = is_hatched and look.basis != (INDICATIVE, INDICATIVE)
        self._period = HATCH_PERIOD if is_hatched else 1
        self._hatch_is_left = (look.basis[0] == INDICATIVE) != manner.rtl
        self._kept: dict[int, QPixmap] = {}

    def holds(self, width: int) -> bool:
        """Whether it is long enough for a bar; only a pattern that runs through can be joined to itself."""
        return width <= LONG or not self._is_one_sided

    def paint(self, painter: QPainter, left: int, top: int, width: int, seen: float) -> None:
        """Paint what of a bar lies in a viewport ``seen`` px wide."""
        if width < SHORT:
            self._copy(painter, left, top, width, 0, width)
        elif self._is_one_sided:
            hatched = int((width - 2) * ONE_SIDED) + 1
            cut = hatched if self._hatch_is_left else width - hatched
            self._copy(painter, left, top, LONG, 0, cut)
            self._copy(painter, left + cut, top, LONG, LONG - (width - cut), width - cut)
        else:
            self._run(painter, left, top, width - END, seen)
            length = PERIOD + width % self._period
            self._copy(painter, left + width - END, top, length, length - END, END)

    def _run(self, painter: QPainter, left: int, top: int, width: int, seen: float) -> None:
        """The left part of a bar, in several where it is longer than the long bar."""
        source = 0
        while width > 0 and left < seen:
            part = min(width, LONG - 2 * PERIOD)
            if left + part > 0:
                self._copy(painter, left, top, LONG, source, part)
            # Go on behind the corners, where the pattern is alike.
            source, left, width = PERIOD, left + part, width - part

    def _copy(self, painter: QPainter, left: int, top: int, length: int, source: int, width: int) -> None:
        picture, ratio = self._kept.get(length) or self._made(length), self._ratio
        height = int(self._manner.metrics.bar)
        painter.drawPixmap(
            left, top, width, height, picture, source * ratio, 0, width * ratio, height * ratio
        )

    def _made(self, length: int) -> QPixmap:
        look, (metrics, has_hatch, rtl), ratio = self._look, self._manner, self._ratio
        picture = QPixmap(length * ratio, int(metrics.bar) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        box = Box(0.0, 0.0, length, metrics.bar, rtl)
        progress = 1.0 if look.is_done else END / length if look.is_begun else 0.0
        shapes = bar_shapes.task(box, look.tone, look.basis, progress, metrics, has_hatch=has_hatch)
        self._draw(painter, list(shapes))
        painter.end()
        self._kept[length] = picture
        return picture


class BarPictures:
    """The long bars of one theme and pixel ratio."""

    def __init__(self, draw: Draw, colour: Callable[[Paint], QColor], ratio: float) -> None:
        self._draw, self._colour, self._ratio = draw, colour, int(ratio)
        self.can_keep = float(ratio).is_integer()  # else the edges of the parts would fall between px
        self._manner: Manner | None = None
        self._long_bars: dict[Look, LongBar] = {}

    def begin(self, manner: Manner) -> None:
        """Go on in the manner of a frame; the pictures of another one are given up."""
        if manner != self._manner:
            self._manner = manner
            self._long_bars.clear()

    def paint(self, painter: QPainter, box: Box, look: Look, progress: float, seen: float) -> bool:
        """Paint a bar; return whether it could be put together of pictures."""
        left, top, width = int(box.x), int(box.y), int(box.width)
        is_whole = left == box.x and top == box.y and width == box.width
        is_cut_short = 0 < progress < 1 and (width < SHORT or (width - 2) * progress < END)
        if not is_whole or is_cut_short:
            return False
        long_bar = self._long_bars.get(look) or self._long_bar(look)
        if not long_bar.holds(width):
            return False
        long_bar.paint(painter, left, top, width, seen)
        if 0 < progress < 1:
            self._draw_progress(painter, box, look.tone, progress)
        return True

    def _long_bar(self, look: Look) -> LongBar:
        assert self._manner is not None
        made = self._long_bars[look] = LongBar(look, self._manner, self._draw, self._ratio)
        return made

    def _draw_progress(self, painter: QPainter, box: Box, tone: str, progress: float) -> None:
        """The strip of progress; its first px are in the picture, under the rounded corner."""
        width, inset = (box.width - 2) * progress, END / 2
        left = box.x + box.width - 1 - width if box.rtl else box.x + 1 + inset
        strip = QRectF(left, box.y + box.height - 1 - PROGRESS, width - inset, PROGRESS)
        painter.fillRect(strip, self._colour(Paint(f"{tone}/strong")))
