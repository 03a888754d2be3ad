"""The roadmap by itself as a PDF: as large as it is drawn, as a poster on one page, or cut into sheets.

Each page is one figure with a text that stands for it (PDF/UA-1, PDF/A-2a as all documents of this program).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from i18n import N_, translate
from planning.plan.text import text_in
from planning.reports.page_sizes import PAGE_SIZES
from planning.reports.palette import paper as paper_palette
from planning.reports.pdf.conformance import Facts, conforming
from planning.reports.pdf.structure import Node
from planning.reports.pdf.surface import Surface
from planning.reports.scene_painter import ScenePainter, SceneText
from planning.reports.text.fonts import FontBook
from planning.reports.text.plain import one_line
from planning.reports.text.shaped import pdf_language
from planning.scene.drawing import Design, Drawing, of_outline
from planning.scene.frame import Shown
from planning.scene.insight import Insight
from planning.scene.metrics import PRINT
from planning.scene.rows import Outline
from planning.scene.sheets import Sheet, sheets

POINTS = 0.75
"""Points a px where nothing is enlarged: 96 px are an inch."""
MARGIN = 24.0
NARROWEST = 900.0
"""A poster is laid out at least so wide, px, so that names have room."""


class Form(NamedTuple):
    """What the PDF is to be: ``paper`` ("A4" to "A0", "Letter"; "": as large as the drawing), cut or not."""

    paper: str = ""
    is_cut: bool = False
    width: float = 1600.0
    outline: float = 360.0


class Page(NamedTuple):
    """A page: its size in points, points a px, and what is on it."""

    size: tuple[float, float]
    scale: float
    left: float
    top: float
    content: Drawing | Sheet


class Picture(NamedTuple):
    """Pages that are laid out and wait to be painted; painting reads nothing of the plan."""

    pages: list[Page]
    texts: SceneText
    title: str
    language: str


def laid_out(
    outline: Outline, language: str, form: Form, shown: Shown | None = None, insight: Insight | None = None
) -> Picture:
    """Lay a roadmap out; ``outline`` may be arranged, ``shown`` say what is drawn beside the bars."""
    texts = SceneText(FontBook(), language)
    shown = replace(shown or Shown(), names_rows=not form.outline, selected=(), hovered=None)
    design = Design(form.width, outline=form.outline, has_title=True, metrics=PRINT)
    title = one_line(text_in(outline.document.plan.title, language))
    if form.paper and form.is_cut:
        upright = PAGE_SIZES[form.paper]
        size = (upright.height, upright.width)
        room = (size[0] / POINTS, size[1] / POINTS)
        cut = sheets(outline, texts.measure, design, language, room, shown=shown, insight=insight)
        return Picture([Page(size, POINTS, 0, 0, sheet) for sheet in cut], texts, title, language)
    drawing = of_outline(outline, texts.measure, design, language, shown=shown, insight=insight)
    if form.paper:
        design = replace(design, width=_poster_width(drawing, form.paper))
        drawing = of_outline(outline, texts.measure, design, language, shown=shown, insight=insight)
    return Picture([_page(drawing, form.paper)], texts, title, language)


def _poster_width(drawing: Drawing, paper: str) -> float:
    """The width at which the drawing has the proportions of the paper."""
    upright = PAGE_SIZES[paper]
    room = (upright.height - 2 * MARGIN) / (upright.width - 2 * MARGIN)
    return max(NARROWEST, drawing.height * room)


def _page(drawing: Drawing, paper: str) -> Page:
    if not paper:
        size = (drawing.width * POINTS + 2 * MARGIN, drawing.height * POINTS + 2 * MARGIN)
        return Page(size, POINTS, MARGIN, MARGIN, drawing)
    upright = PAGE_SIZES[paper]
    size = (upright.height, upright.width)
    room = (size[0] - 2 * MARGIN, size[1] - 2 * MARGIN)
    scale = min(room[0] / drawing.width, room[1] / drawing.height)
    left = (size[0] - drawing.width * scale) / 2
    return Page(size, scale, left, (size[1] - drawing.height * scale) / 2, drawing)


def pdf(
    picture: Picture,
    progress: Callable[[float], None] = lambda _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """Paint the pages; empty where it was cancelled."""
    surface = Surface(paper_palette(), title=picture.title, language=pdf_language(picture.language))
    root = Node("Document", pdf_language(picture.language))
    for number, page in enumerate(picture.pages):
        if cancelled():
            return b""
        words = _alternative(picture, page)
        surface.begin_page(page.size)
        figure = root.add("Figure", pdf_language(picture.language), alternative=words)
        surface.bound(figure, 0, 0, *page.size)
        with surface.content(figure):
            _paint(surface, picture.texts, page)
        surface.end_page()
        progress((number + 1) / len(picture.pages))
    facts = Facts(
        title=picture.title,
        subject=translate(N_("Roadmap"), picture.language),
        languages=(pdf_language(picture.language),),
        created=datetime.now(UTC),
    )
    return conforming(surface.finish(), root, facts)


def _alternative(picture: Picture, page: Page) -> str:
    words = translate(N_("Roadmap: {title}"), picture.language).format(title=picture.title)
    return f"{words}. {page.content.label}" if isinstance(page.content, Sheet) else words


def _paint(surface: Surface, texts: SceneText, page: Page) -> None:
    height, scale = page.size[1], page.scale
    if isinstance(page.content, Drawing):
        _painter(surface, texts, page.left, height - page.top, scale).paint_all(page.content.shapes)
        return
    for region in page.content.regions:
        x, top = region.x * scale, height - region.y * scale
        with surface.clipped(x, top - region.height * scale, region.width * scale, region.height * scale):
            _painter(surface, texts, x, top, scale).paint_all(region.shapes)
    _painter(surface, texts, 0, height, scale).paint_all(page.content.marks)


def _painter(surface: Surface, texts: SceneText, x: float, top: float, scale: float) -> ScenePainter:
    return ScenePainter(surface, texts, surface.palette, x=x, top=top, scale=scale)


PAPERS: Sequence[str] = tuple(PAGE_SIZES)
