"""Writing a report: checked, composed, laid out, drawn, made to conform and put in its place."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from i18n import _, language, language_name, ngettext, translate
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.reports import ReportResult
from planning.reports.blemishes import blemishes, refuse_without_glyph
from planning.reports.branding import branding, palette_of
from planning.reports.completeness import refuse_incomplete
from planning.reports.editions import Edition, composed
from planning.reports.files import put
from planning.reports.furniture import Furniture
from planning.reports.layout.flow import Page, draw_pages
from planning.reports.layout.marks import number_marks
from planning.reports.layout.sheet import Sheet
from planning.reports.options import Options, check, kind_of
from planning.reports.pdf.conformance import Facts, conforming
from planning.reports.pdf.surface import Surface
from planning.reports.period import within
from planning.reports.poster import draw_picture
from planning.reports.text.fonts import FontBook
from planning.reports.text.plain import one_line
from planning.reports.text.shaped import pdf_language

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
Warn = Callable[[Sequence[str]], None]
_LAID_OUT, _DRAWN = 0.5, 0.9  # shares of the work


def write(
    document: Document, path: Path, options: Options, progress: Progress, cancelled: Cancelled, warn: Warn
) -> ReportResult:
    """As :func:`planning.reports.write_report`."""
    check(document, options)

    def go_on() -> None:
        if cancelled():
            raise PlanError(_("The report was not finished."), _("Nothing was written."), code="cancelled")

    document, fonts = within(document, options.period), FontBook()
    edition = composed(document, options, fonts, go_on)
    if options.is_final:
        refuse_incomplete(edition.composers)
    progress(_LAID_OUT)
    data = _drawn(document, options, edition, _steps(len(edition.pages), progress, go_on))
    if options.is_final:
        refuse_without_glyph(document, options, fonts.missing)
    found = tuple(blemishes(document, options, fonts.missing))
    if found:
        warn(found)
    put(path, data)
    progress(1.0)
    return ReportResult(
        pages=len(edition.pages),
        part_pages=_part_pages(edition.pages),
        missing_characters=tuple(fonts.missing_characters()),
        fallbacks=tuple(dict.fromkeys(_fallbacks(edition))),
        warnings=(*_warnings(edition), *found),
        blemishes=found,
        standards=("PDF/UA-1",) if options.password else ("PDF/UA-1", "PDF/A-2a"),
    )


# From pages to a file


def _drawn(document: Document, options: Options, edition: Edition, step: Callable[[int], None]) -> bytes:
    """The pages as a PDF that conforms."""
    facts = _facts(document, options, edition)
    surface = Surface(palette_of(document), title=facts.title, language=facts.languages[0])
    kind, count = kind_of(options.kind), len(edition.pages)
    is_poster = options.kind == "roadmap" and options.chart != "pages"
    sides = [
        Furniture(document, composer, kind, count, is_poster=is_poster) for composer in edition.composers
    ]

    def furniture(sheet: Sheet, page: Page, number: int) -> None:
        sides[page.side].draw(sheet, page, number)

    number_marks(edition.pages)
    draw_pages(surface, edition.pages, furniture, step, draw_picture)
    return conforming(surface.finish(), edition.root, facts)


def _facts(document: Document, options: Options, edition: Edition) -> Facts:
    languages, kind = options.languages, kind_of(options.kind)
    titles = [one_line(text_in(document.plan.title, tag)) for tag in languages]
    is_facing = options.layout == "facing" and not options.is_columns
    return Facts(
        title=" · ".join(dict.fromkeys(titles)),
        subject=" · ".join(dict.fromkeys(translate(kind.title, tag) for tag in languages)),
        languages=tuple(pdf_language(tag) for tag in languages),
        created=datetime.now(UTC),
        is_rtl=edition.composers[0].is_mirrored,
        password=options.password,
        author=one_line(text_in(branding(document).organization, languages[0])),
        # The cover stands alone, then every left page has its right one.
        opening="TwoPageRight" if is_facing else "SinglePage",
    )


def _steps(total: int, progress: Progress, go_on: Callable[[], None]) -> Callable[[int], None]:
    def step(number: int) -> None:
        go_on()
        progress(_LAID_OUT + (_DRAWN - _LAID_OUT) * number / total)

    return step


def _part_pages(pages: Sequence[Page]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for number, page in enumerate(pages, start=1):
        for id in page.parts:
            found[id] = (found.get(id, (number, number))[0], number)
    return found


def _fallbacks(edition: Edition) -> Iterator[str]:
    for composer in edition.composers:
        yield from composer.fallbacks


def _warnings(edition: Edition) -> Iterator[str]:
    places = set(_fallbacks(edition))
    for tag in dict.fromkeys(tag for composer in edition.composers for tag in composer.languages):
        count = sum(place.endswith(f": {tag}") for place in places)
        if count:
            message = ngettext(
                "{count} text is missing in {language} and stands in another language.",
                "{count} texts are missing in {language} and stand in another language.",
                count,
            )
            yield message.format(count=count, language=language_name(tag, language()))
