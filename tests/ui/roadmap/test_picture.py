"""The whole roadmap as a picture."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.template import template_tables
from planning.scene.drawing import Design
from ui.roadmap.picture import render_image, render_png
from ui.shell import appearance
from ui.shell import theme as themes


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    del qtbot
    appearance.prepare("light", "en")
    return Document(template_tables("a69-517"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_picture_has_the_ground_of_its_theme_and_is_painted_on(
    document: Document, theme: str, language: str
) -> None:
    image = render_image(document, language, theme)
    assert image.width() == 1600
    assert image.pixelColor(2, 2) == themes.load(theme).color("surface")
    driver = themes.load(theme).driver("modernization").strong
    assert any(image.pixelColor(x, y) == driver for y in range(100, 200) for x in range(0, 1600, 5))


def test_the_scale_multiplies_the_px_not_the_drawing(document: Document) -> None:
    once, twice = render_image(document, "en"), render_image(document, "en", scale=2.0)
    assert (twice.width(), twice.height()) == (2 * once.width(), 2 * once.height())


def test_the_bytes_are_a_png(document: Document) -> None:
    image = QImage.fromData(render_png(document, "zh", scale=1.0))
    assert image.width() == 1600
    assert image.text("Title") == "联合国的信息和通信技术"


def test_a_picture_that_cannot_be_painted_is_refused(document: Document) -> None:
    with pytest.raises(PlanError) as refused:
        render_image(document, "en", scale=40, design=Design(width=1600))
    assert refused.value.code == "too_large"
