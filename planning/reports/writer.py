"""Writing a report: checked, composed, laid out, drawn, made to conform and put in its place."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from i18n import N_, _, is_language, language, language_name, ngettext, translate
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.reports import ReportResult
from planning.reports.brief import brief_parts
from planning.reports.compose import Composer
from planning.reports.files import put
from planning.reports.furniture import Furniture
from planning.reports.kinds import ReportKind, report_kinds
from planning.reports.layout.flow import Page, Part, draw_pages, paginate
from planning.reports.page_sizes import PAGE_SIZES, PageSize
from planning.reports.palette import paper
from planning.reports.pdf.conformance import Facts, conforming
from planning.reports.pdf.surface import Surface
from planning.reports.roadmap import roadmap_parts
from planning.reports.text.fonts import FontBook
from planning.reports.text.plain import one_line
from planning.reports.text.shaped import pdf_language

_MAKERS: dict[str, Callable[[Document, Composer, set[str], PageSize], list[Part]]] = {
    "brief": brief_parts,
    "roadmap": roadmap_parts,
}
Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
_LAID_OUT, _DRAWN = 0.5, 0.9  # shares of the work


def write(
    document: Document, path: Path, *, kind: str, languages: tuple[str, ...], parts: set[str] | None,
    page_size: str, progress: Progress, cancelled: Cancelled,
) -> ReportResult:  # fmt: skip
    """As :func:`planning.reports.write_report`."""
    report = _kind(kind)
    wanted = _parts(report, parts)
    size = _size(page_size)
    _check_languages(document, languages)

    def check() -> None:
        if cancelled():
            raise PlanError(_("The report was not finished."), _("Nothing was written."), code="cancelled")

    composer = Composer(FontBook(), languages)
    pages = paginate(_MAKERS[report.id](document, composer, wanted, size), check)
    progress(_LAID_OUT)
    data = _drawn(document, report, composer, pages, _steps(len(pages), progress, check))
    put(path, data)
    progress(1.0)
    return ReportResult(
        pages=len(pages),
        part_pages=_part_pages(pages),
        missing_characters=tuple(composer.fonts.missing_characters()),
        fallbacks=tuple(dict.fromkeys(composer.fallbacks)),
        warnings=tuple(_warnings(composer)),
    )


# What is asked for


def _kind(id: str) -> ReportKind:
    for kind in report_kinds():
        if kind.id == id:
            return kind
    raise PlanError(
        _("There is no report “{kind}”.").format(kind=id),
        _("Choose one of: {kinds}.").format(kinds=", ".join(kind.id for kind in report_kinds())),
        code="unknown_kind",
    )


def _parts(kind: ReportKind, wanted: set[str] | None) -> set[str]:
    known = {part.id for part in kind.parts}
    if wanted is None:
        return {part.id for part in kind.parts if part.is_default}
    unknown = sorted(wanted - known)
    if unknown:
        raise PlanError(
            _("The report has no part “{part}”.").format(part=unknown[0]),
            _("Choose from: {parts}.").format(parts=", ".join(part.id for part in kind.parts)),
            code="unknown_part",
        )
    return wanted


def _size(name: str) -> PageSize:
    if name not in PAGE_SIZES:
        raise PlanError(
            _("There is no page size “{size}”.").format(size=name),
            _("Choose one of: {sizes}.").format(sizes=", ".join(PAGE_SIZES)),
            code="unknown_page_size",
        )
    return PAGE_SIZES[name]


def _check_languages(document: Document, languages: Sequence[str]) -> None:
    if not 1 <= len(languages) <= 2 or len(set(languages)) < len(languages):
        raise PlanError(
            _("A report is written in one language or in two different ones."),
            _("Name one or two, such as en,zh."),
            code="number_of_languages",
        )
    for tag in languages:
        if not is_language(tag):
            raise PlanError(
                _("“{tag}” is not a language.").format(tag=tag),
                _("Use a language tag such as en or zh."),
                code="unknown_language",
            )
        if tag not in document.languages:
            raise PlanError(
                _("The plan is not written in {language}.").format(language=language_name(tag, language())),
                _("Add the language to the plan, or choose from: {languages}.").format(
                    languages=", ".join(document.languages)
                ),
                code="missing_language",
                table="plan",
                id="plan",
                field="languages",
                file=document.path,
            )


# From pages to a file


def _drawn(
    document: Document, report: ReportKind, composer: Composer, pages: Sequence[Page],
    step: Callable[[int], None],
) -> bytes:  # fmt: skip
    """The pages as a PDF that conforms."""
    languages = composer.languages
    title = " · ".join(dict.fromkeys(one_line(text_in(document.plan.title, tag)) for tag in languages))
    surface = Surface(paper(), title=title, language=pdf_language(languages[0]))
    furniture = Furniture(document, composer, report, len(pages))
    draw_pages(surface, pages, furniture.draw, step)
    facts = Facts(
        title=title,
        subject=" · ".join(dict.fromkeys(translate(report.title, tag) for tag in languages)),
        languages=tuple(pdf_language(tag) for tag in languages),
        created=datetime.now(UTC),
        is_rtl=composer.is_mirrored,
    )
    return conforming(surface.finish(), composer.root, facts)


def _steps(total: int, progress: Progress, check: Callable[[], None]) -> Callable[[int], None]:
    def step(number: int) -> None:
        check()
        progress(_LAID_OUT + (_DRAWN - _LAID_OUT) * number / total)

    return step


def _part_pages(pages: Sequence[Page]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for number, page in enumerate(pages, start=1):
        for id in page.parts:
            found[id] = (found.get(id, (number, number))[0], number)
    return found


def _warnings(composer: Composer) -> list[str]:
    warnings = []
    for tag in composer.languages:
        count = sum(place.endswith(f": {tag}") for place in set(composer.fallbacks))
        if count:
            message = ngettext(
                "{count} text is missing in {language} and stands in another language.",
                "{count} texts are missing in {language} and stand in another language.",
                count,
            )
            warnings.append(message.format(count=count, language=language_name(tag, language())))
    if composer.fonts.missing:
        message = N_("No font has these characters; a mark stands in their place: {characters}.")
        warnings.append(_(message).format(characters="; ".join(composer.fonts.missing_characters())))
    return warnings
