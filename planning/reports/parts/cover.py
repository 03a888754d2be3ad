"""The cover: logo, organization, title, what the document is, its marking and its day."""

from datetime import date

from i18n import N_, formats, translate
from planning.plan.document import Document
from planning.plan.text import text_in
from planning.reports.branding import Logo, branding, logo_of
from planning.reports.compose import Composer, Said, Section
from planning.reports.layout.blocks import Block, Empty, Space
from planning.reports.layout.flow import Format
from planning.reports.layout.sheet import Sheet
from planning.reports.options import Options, kind_of
from planning.reports.parts.title import lead
from planning.reports.pdf.structure import Node
from planning.reports.text.plain import one_line

_LOGO_HEIGHT, _LOGO_WIDTH = 56.0, 180.0
_BAR = 3.0
_ABOVE_TITLE = 0.24  # of the height of the page


class LogoBlock(Block):
    """A logo at the side on which reading begins; ``node`` says what it is."""

    def __init__(self, logo: Logo, node: Node, order: tuple[int, int], *, is_mirrored: bool) -> None:
        self._logo, self._node, self._order, self._is_mirrored = logo, node, order, is_mirrored

    def height(self, width: float) -> float:
        """The height it takes within its box."""
        return self._scale * self._logo.height

    @property
    def _scale(self) -> float:
        return min(_LOGO_HEIGHT / self._logo.height, _LOGO_WIDTH / self._logo.width)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Put the picture on the page."""
        wide, high = self._scale * self._logo.width, self._scale * self._logo.height
        left = x + width - wide if self._is_mirrored else x

        def draw() -> None:
            sheet.surface.bound(self._node, left, top - high, left + wide, top)
            with sheet.surface.content(self._node):
                sheet.surface.picture(self._logo, left, top - high, wide, high)

        sheet.write(self._order, draw)


class Bar(Empty):
    """A bar in the accent colour over the whole column."""

    def __init__(self, order: tuple[int, int]) -> None:
        self._order = order

    def height(self, width: float) -> float:
        """Its thickness."""
        return _BAR

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it."""

        def draw() -> None:
            with sheet.surface.artifact():
                sheet.surface.area(x, top - _BAR, width, _BAR, colour="accent")

        sheet.write(self._order, draw)


def cover_blocks(document: Document, composer: Composer, options: Options, page: Format) -> list[Block]:
    """All that stands on the cover."""
    section, plan = composer.section(), document.plan
    blocks = _organization(document, composer, section)
    above = sum(block.height(page.column) for block in blocks)
    blocks.append(Space(max(40.0, page.height * _ABOVE_TITLE - above)))
    title = composer.words(plan.title, "plan/plan/title")
    kind = composer.own(kind_of(options.kind).title)
    blocks += [
        Bar((section.number, 0)),
        Space(22),
        composer.pair(section, title, "display", space_after=10),
        composer.pair(section, kind, "heading", colour="accent", space_after=6),
        composer.pair(section, lambda tag: lead(document, tag), "lead", colour="muted"),
        composer.pair(section, _issued, "lead", colour="muted", space_after=18),
    ]
    if plan.translation_note:
        note = composer.words(plan.translation_note, "plan/plan/translation_note")
        blocks.append(composer.pair(section, note, "note", colour="muted", space_before=12))
    return blocks


def _organization(document: Document, composer: Composer, section: Section) -> list[Block]:
    """The logo and the name of the organization, as far as they are set."""
    brand, logo = branding(document), logo_of(document)
    blocks: list[Block] = []
    if logo is not None:
        first = composer.languages[0]
        name = one_line(text_in(brand.organization, first))
        words = translate(N_("Logo of {organization}"), first).format(organization=name) if name else ""
        figure = section.node.add("Figure", alternative=words or translate(N_("Logo"), first))
        order = (section.number, -1)
        blocks += [LogoBlock(logo, figure, order, is_mirrored=composer.is_mirrored), Space(14)]
    if brand.organization:
        name_of = composer.words(brand.organization, "plan/plan/branding/organization")
        blocks.append(composer.pair(section, name_of, "subheading"))
    return blocks


def _issued(tag: str) -> Said:
    return Said(formats.date_long(date.today(), tag), tag)
