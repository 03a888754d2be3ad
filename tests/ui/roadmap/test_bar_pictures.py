"""Bars put together of kept pictures, and widths of pairs of letters, are what they are when made whole."""

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from planning.scene import bar_shapes
from planning.scene.bar_shapes import Box
from planning.scene.basis import HAND, INDICATIVE, TEXT
from planning.scene.metrics import COMFORTABLE
from planning.scene.shapes import Paint
from ui.roadmap.bar_pictures import BarPictures, Look, Manner
from ui.roadmap.painter import QtMeasure, ScenePainter, font_of
from ui.shell import theme as themes

PLAIN, CAPS, BOTH, LAST = (HAND, HAND), (TEXT, TEXT), (INDICATIVE, INDICATIVE), (TEXT, INDICATIVE)
SIZE = (400, 28)
pytestmark = pytest.mark.usefixtures("qapp")


def images(basis: tuple[int, int], width: int, progress: float, *, rtl: bool) -> list[QImage]:
    """A bar drawn by its shapes, and put together."""
    scene = ScenePainter(themes.active(), "en", 1.0)
    pictures, made = BarPictures(scene.paint, scene.colour, 1.0), []
    pictures.begin(Manner(COMFORTABLE, True, rtl))
    box, look = Box(20.0, 4.0, width, 20.0, rtl), Look("innovation", basis, progress > 0, progress >= 1)
    for is_kept in (False, True):
        image = QImage(*SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_kept:
            assert pictures.paint(painter, box, look, progress, SIZE[0])
        else:
            shapes = bar_shapes.task(box, look.tone, basis, progress, COMFORTABLE)
            scene.paint(painter, list(shapes))
        painter.end()
        made.append(image)
    return made


def differing(drawn: QImage, kept: QImage) -> int:
    """How many px differ so that it could be seen."""

    def apart(x: int, y: int) -> bool:
        one, other = drawn.pixelColor(x, y), kept.pixelColor(x, y)
        pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
        return any(abs(first - second) > 24 for first, second in pairs)

    return sum(apart(x, y) for x in range(drawn.width()) for y in range(drawn.height()))


@pytest.mark.parametrize(
    ("basis", "width", "progress", "allowed"),
    [(PLAIN, 300, 0.0, 0), (CAPS, 126, 0.4, 4), (CAPS, 77, 1.0, 0), (BOTH, 211, 0.0, 150), (BOTH, 9, 0.0, 0)],
)
def test_as_drawn(basis: tuple[int, int], width: int, progress: float, allowed: int) -> None:
    """The dashes along the foot may begin elsewhere; the strip of progress may end without a round corner."""
    for rtl in (False, True):
        assert differing(*images(basis, width, progress, rtl=rtl)) <= allowed


def test_hatched_at_its_start() -> None:
    """From right to left the hatch of an indicative finish begins at the left edge, as it does when drawn."""
    assert differing(*images(LAST, 260, 0.3, rtl=True)) <= 20


def test_a_bar_longer_than_the_kept_one_has_its_right_end() -> None:
    """Zoomed in, a bar is many screens long; what of it is in sight is painted."""
    scene = ScenePainter(themes.active(), "en", 1.0)
    pictures = BarPictures(scene.paint, scene.colour, 1.0)
    pictures.begin(Manner(COMFORTABLE, True, False))
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    assert pictures.paint(painter, Box(-9000.0, 4.0, 9300, 20.0), Look("x", CAPS, False, False), 0.0, SIZE[0])
    painter.end()
    soft, strong = scene.colour(Paint("x/soft")), scene.colour(Paint("x/strong"))
    assert image.pixelColor(0, 14) == image.pixelColor(200, 14) == soft
    assert image.pixelColor(298, 14) == strong, "the cap"
    assert image.pixelColor(302, 14) == QColor("white")



def test_words_are_as_wide_as_they_are_shaped() -> None:
    """Widths put together from pairs of letters know kerning; what is no plain ASCII is shaped whole."""
    measure = QtMeasure("en")
    for style in ("body", "strong", "caption"):
        metrics = QFontMetricsF(font_of(style, "en"))
        for words in ("AVATAR, Ty. To W.", "Activity number 1234", "office – fi", "第一阶段 A", ""):
            assert measure(words, style) == pytest.approx(metrics.horizontalAdvance(words), abs=0.01), words
