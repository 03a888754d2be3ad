"""Every figure of the plan with the paragraph and the documents it comes from, as a table."""

from typing import cast

from i18n import N_, formats
from planning.plan.document import Document
from planning.plan.entities import Figure, Source
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block, Columns, Row
from planning.reports.layout.table import THICK, THIN, Table, TableRow
from planning.reports.parts.figures import label_text, value_text
from planning.reports.pdf.structure import Node
from planning.reports.text.shaped import pdf_language

_VALUE, _WHERE, _GAP = 56.0, 104.0, 10.0


def sources_blocks(document: Document, composer: Composer) -> list[Block]:
    """Heading and table; nothing for a plan without figures."""
    figures = cast(list[Figure], list(document.table("figures").values()))
    if not figures:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("Sources of every figure")))
    order = (section.number, len(composer.languages))
    maker = _Rows(document, composer, section.node.add("Table"), order)
    return [*blocks, Table([maker.head()], [maker.row(figure) for figure in figures], order)]


class _Rows:
    """Makes the rows of the table."""

    def __init__(self, document: Document, composer: Composer, node: Node, order: tuple[int, int]) -> None:
        self._document, self._composer, self._node, self._order = document, composer, node, order
        names = [-1.0] * len(composer.languages)
        self._columns = Columns((_VALUE, *names, _WHERE), _GAP)

    def head(self) -> TableRow:
        """What the columns hold."""
        line, composer = self._node.add("TR"), self._composer
        first = composer.languages[0]
        titles = [(N_("Figure"), first), *((N_("What it counts"), tag) for tag in composer.languages)]
        cells: list[Block] = []
        names = Node("TH", scope="Column", span=len(composer.languages))
        for number, (title, tag) in enumerate([*titles, (N_("Source"), first)]):
            if number == 1:
                line.children.append(names)
            is_name = 0 < number <= len(composer.languages)
            node = (
                names.add("P", pdf_language(tag))
                if is_name
                else line.add("TH", pdf_language(tag), scope="Column")
            )
            said = composer.own(title)(tag)
            align = "right" if number == 0 else "start"
            cells.append(composer.text(said, "head", node, self._order, colour="muted", align=align))  # type: ignore[arg-type]
        return TableRow(self._row(cells), 0)

    def row(self, figure: Figure) -> TableRow:
        """One figure."""
        line, composer, first = self._node.add("TR"), self._composer, self._composer.languages[0]
        value = Said(value_text(figure, first), first)
        cells: list[Block] = [composer.text(value, "cell_strong", line.add("TD"), self._order, align="right")]
        head = line.add("TH", scope="Row", span=len(composer.languages))
        for tag in composer.languages:
            said = composer.words(figure.name, f"figures/{figure.id}/name")(tag)
            node = head.add("P", pdf_language(tag))
            label = said._replace(content=label_text(figure, said.language))
            cells.append(composer.text(label, "cell", node, self._order))
        cells.append(
            composer.text(Said(self._where(figure, first), first), "cell", line.add("TD"), self._order)
        )
        return TableRow(self._row(cells), THICK if len(self._node.children) == 2 else THIN, "grid-strong")

    def _row(self, cells: list[Block]) -> Row:
        return Row(cells, self._columns, is_mirrored=self._composer.is_mirrored, padding=2.5)

    def _where(self, figure: Figure, tag: str) -> str:
        """The paragraph, and the symbols of the documents it cites."""
        found = (self._document.get("sources", id) for id in figure.sources)
        symbols = [source.symbol for source in found if isinstance(source, Source) and source.symbol]
        return "; ".join([formats.paragraph([figure.paragraph], tag), *symbols])
