"""Plans and frames for tests of the drawing."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.scene.bars import Bars
from planning.scene.drawing import scale_for
from planning.scene.frame import Frame, Shown, Viewport
from planning.scene.link_rows import LinkRows
from planning.scene.metrics import COMFORTABLE
from planning.scene.rows import Outline

settings.register_profile("calm", deadline=None)  # the machine may be busy
settings.load_profile("calm")

MakeFrame = Callable[..., Frame]


def seven(text: str, style: str) -> float:
    """A measure that tests can count with: 7 px a letter, 12 px a Chinese character."""
    del style
    return sum(12.0 if letter > "\u2e80" else 7.0 for letter in text)


@pytest.fixture
def sample() -> Document:
    return Document(template_tables("a69-517"))


@pytest.fixture
def make_frame() -> MakeFrame:
    def make(document: Document, width: float = 792, **options: Any) -> Frame:
        outline = Outline(document, options.pop("collapsed", ()))
        scale = options.pop("scale", None) or scale_for(outline, width, rtl=options.pop("rtl", False))
        metrics = options.pop("metrics", COMFORTABLE)
        height = len(outline.rows) * metrics.row
        view = options.pop("viewport", Viewport(0, 0, width, height))
        shown = Shown(**{key: options.pop(key) for key in list(options) if key in Shown.__annotations__})
        language = options.pop("language", "en")
        return Frame(outline, Bars(outline), scale, view, language, seven, metrics, shown, LinkRows(outline))

    return make
