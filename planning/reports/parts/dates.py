"""Every activity with its dates and what they rest on, lane by lane, as a table."""

from i18n import N_, formats
from planning.plan.document import Document
from planning.plan.entities import Activity, Lane, Phase
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block, Columns, Row
from planning.reports.layout.table import THICK, THIN, Table, TableRow
from planning.reports.pdf.structure import Node
from planning.reports.text.shaped import pdf_language
from planning.reports.typography import Use
from planning.scene.bar_labels import band_name
from planning.scene.basis import INDICATIVE, basis, basis_words
from planning.scene.rows import Outline
from planning.scene.rows import Row as OutlineRow
from planning.scene.timescale import moment_of

_DATE, _GAP, _PADDING = 64.0, 10.0, 2.5
_NAME, _BASIS = -1.3, -1.0
_MINUTE = 1 / 1440


def dates_blocks(document: Document, composer: Composer) -> list[Block]:
    """Heading and table; nothing for a plan without activities."""
    outline = Outline(document)
    if not outline.activities:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("Dates")))
    maker = _Rows(outline, composer, section.node.add("Table"), (section.number, len(composer.languages)))
    return [*blocks, Table([maker.head()], [maker.row(row) for row in outline.rows], maker.order)]


class _Rows:
    """Makes the rows of the table."""

    def __init__(self, outline: Outline, composer: Composer, node: Node, order: tuple[int, int]) -> None:
        self._outline, self._composer, self._node, self.order = outline, composer, node, order
        count = len(composer.languages)
        self._columns = Columns((*[_NAME] * count, _DATE, _DATE, *[_BASIS] * count), _GAP)

    def head(self) -> TableRow:
        """What the columns hold."""
        line, tags = self._node.add("TR"), self._composer.languages
        titles = [(N_("Activity"), tag) for tag in tags]
        titles += [(N_("Start"), tags[0]), (N_("Finish"), tags[0])]
        titles += [(N_("Basis of the dates"), tag) for tag in tags]
        cells: list[Block] = []
        for title, tag in titles:
            node = line.add("TH", pdf_language(tag), scope="Column")
            said = self._composer.own(title)(tag)
            cells.append(self._composer.text(said, "head", node, self.order, colour="muted"))
        return TableRow(self._row(cells), 0)

    def row(self, row: OutlineRow) -> TableRow:
        """One phase, lane or activity; only activities have dates of their own."""
        line, tags = self._node.add("TR"), self._composer.languages
        entity = self._outline.entity(row)
        cells: list[Block] = []
        for column, tag in enumerate(tags):
            node = line.add("TD" if column else "TH", pdf_language(tag), scope="" if column else "Row")
            cells.append(self._name(row, tag, node))
        activity = entity if isinstance(entity, Activity) else None
        cells += [self._date(row, activity, end, line.add("TD")) for end in (0, 1)]
        for tag in tags:
            said = Said(basis_words(activity, tag) if activity else "", tag)
            node = line.add("TD", pdf_language(tag))
            cells.append(self._composer.text(said, "cell", node, self.order, colour="muted"))
        weight = THICK if row.kind in ("phase", "band") else THIN
        colour = "text" if weight == THICK else "grid-strong"
        return TableRow(self._row(cells), weight, colour, keeps_next=row.kind != "activity")

    def _row(self, cells: list[Block]) -> Row:
        return Row(cells, self._columns, is_mirrored=self._composer.is_mirrored, padding=_PADDING)

    def _name(self, row: OutlineRow, tag: str, node: Node) -> Block:
        entity = self._outline.entity(row)
        if isinstance(entity, Phase | Lane | Activity):
            said = self._composer.words(entity.name, f"{row.key[0]}/{row.id}/name")(tag)
        else:
            said = Said(band_name(len(self._outline.phases), tag), tag)
        use: Use = "cell" if row.kind == "activity" else "cell_strong"
        colour = f"{row.driver}/strong" if row.kind == "lane" else "text"
        return self._composer.text(said, use, node, self.order, colour=colour)

    def _date(self, row: OutlineRow, activity: Activity | None, end: int, node: Node) -> Block:
        """A day; in grey after "~" where the source does not date it."""
        language = self._composer.languages[0]
        moment = self._outline.span(row.key)[end]
        if activity is None or moment is None or (end and activity.kind == "milestone"):
            return self._composer.text(Said("", language), "cell", node, self.order)
        day = formats.date_short(moment_of(moment - (_MINUTE if end else 0)).date(), language)
        if basis(activity)[end] == INDICATIVE:
            said = Said(f"~\u202f{day}", language)
            return self._composer.text(said, "cell", node, self.order, colour="muted")
        return self._composer.text(Said(day, language), "cell", node, self.order)
