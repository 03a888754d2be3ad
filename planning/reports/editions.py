"""Composing a report as it is asked for: in columns, facing pages, or one language after the other."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from planning.plan.document import Document
from planning.reports.brief import brief_parts
from planning.reports.careers import careers_parts
from planning.reports.compose import Composer
from planning.reports.full import full_parts
from planning.reports.layout.facing import facing
from planning.reports.layout.flow import Page, Part, paginate, sided
from planning.reports.options import Options
from planning.reports.page_sizes import text_size
from planning.reports.parts.cover import cover_blocks
from planning.reports.pdf.structure import Node
from planning.reports.poster import tiled
from planning.reports.roadmap import roadmap_parts
from planning.reports.staffing import staffing_parts
from planning.reports.text.fonts import FontBook
from planning.reports.text.shaped import pdf_language

_MAKERS: dict[str, Callable[[Document, Composer, Options], list[Part]]] = {
    "brief": brief_parts,
    "roadmap": roadmap_parts,
    "careers": careers_parts,
    "staffing": staffing_parts,
    "full": full_parts,
}
_COVERED = frozenset({"full"})  # kinds that have a cover in every layout
Check = Callable[[], None]


class Edition(NamedTuple):
    """A report that is laid out: the root of its structure, what composed each side, and its pages."""

    root: Node
    composers: tuple[Composer, ...]
    pages: list[Page]


def composed(document: Document, options: Options, fonts: FontBook, check: Check) -> Edition:
    """Compose and lay out; ``check`` may raise to stop."""
    if options.is_columns:
        composer = Composer(fonts, options.languages)
        cover = [_cover(document, composer, options)] if options.kind in _COVERED else []
        parts = [*cover, *_made(document, composer, options)]
        return Edition(composer.root, (composer,), _cut(_paged(parts, check), (composer,), options))
    root = Node("Document", pdf_language(options.languages[0]))
    cover = [_cover(document, Composer(fonts, options.languages, root), options)]
    composers = tuple(Composer(fonts, [tag], root) for tag in options.languages)
    made = [_made(document, composer, options) for composer in composers]
    if options.layout == "facing":
        pages = _paged([*cover, *facing(*made)], check)
        return Edition(root, composers, _cut(pages, composers, options))
    for part in made[1]:
        part.side = 1
    pages = _paged([*cover, *made[0]], check) + _paged(made[1], check)
    return Edition(root, composers, _cut(pages, composers, options))


def _cut(pages: list[Page], composers: Sequence[Composer], options: Options) -> list[Page]:
    """A poster as sheets, where that is wanted."""
    is_tiled = options.kind == "roadmap" and options.chart == "tiled" and "roadmap" in options.wanted
    return list(tiled(pages, composers, options)) if is_tiled else pages


def _made(document: Document, composer: Composer, options: Options) -> list[Part]:
    return [part for part in _MAKERS[options.kind](document, composer, options) if part.blocks]


def _cover(document: Document, composer: Composer, options: Options) -> Part:
    page = text_size(options.page_size).portrait
    return Part("cover", cover_blocks(document, composer, options, page), page)


def _paged(parts: Sequence[Part], check: Check) -> list[Page]:
    if parts[0].id == "cover" and len(parts) > 1:
        parts[1].starts_page = True
    return sided(paginate(parts, check), parts)
