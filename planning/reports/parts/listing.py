"""Data tables: columns of words, said in every language of the report, and columns of figures, said once."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from planning.reports.compose import Composer, Content, Said, Section
from planning.reports.layout.blocks import Block, Columns, Empty, Row, Stack
from planning.reports.layout.table import THICK, THIN, Table, TableRow
from planning.reports.pdf.structure import Node
from planning.reports.text.shaped import Align, pdf_language
from planning.reports.typography import Use

_PADDING = 2.5
Say = Callable[[str], Said]
Cell = Say | Content


class Column(NamedTuple):
    """A column: its title (a message), its width in points or a share (negative), where its text stands.

    One of words is repeated for each language.
    """

    title: str
    width: float = -1.0
    is_worded: bool = False
    align: Align = "start"


def words(title: str, share: float = -1.0) -> Column:
    """A column of words."""
    return Column(title, share, is_worded=True)


def figures(title: str, width: float) -> Column:
    """A column of figures, which stand at its end."""
    return Column(title, width, align="end")


class Listing:
    """Makes a table row by row; the first cell of each row is its head."""

    def __init__(
        self, composer: Composer, section: Section, columns: Sequence[Column], *, gap: float = 9.0
    ) -> None:
        self._composer, self._columns = composer, columns
        self._node = section.node.add("Table")
        self._order = (section.number, len(composer.languages))
        widths = [column.width for column in columns for _ in self._tags(column)]
        self._layout = Columns(widths, gap)
        self._head = self._headed()
        self._rows: list[TableRow] = []
        self._firsts: list[Node] = []

    def _tags(self, column: Column) -> Sequence[str]:
        return self._composer.languages if column.is_worded else self._composer.languages[:1]

    def _headed(self) -> TableRow:
        """The titles: beside each other over words, under one another over figures; one cell each."""
        line, tags = self._node.add("TR"), self._composer.languages
        cells: list[Block] = []
        for column in self._columns:
            head = line.add("TH", scope="Column", span=len(self._tags(column)))
            titles = list(dict.fromkeys(self._composer.own(column.title)(tag) for tag in tags))
            if column.is_worded:
                cells += [self._title(head, column, self._composer.own(column.title)(tag)) for tag in tags]
            else:
                cells.append(Stack([self._title(head, column, said) for said in titles]))
        return TableRow(self._row(cells, is_low=True), 0)

    def _title(self, head: Node, column: Column, said: Said) -> Block:
        node, align = head.add("P", pdf_language(said.language)), self._align(column, said.language)
        return self._composer.text(said, "head", node, self._order, colour="muted", align=align)

    def _align(self, column: Column, language: str) -> Align:
        """Figures stand at the end of the page's direction, whatever the language of the cell."""
        if column.align != "end":
            return column.align
        return "left" if self._composer.is_mirrored else "right"

    def _row(self, cells: list[Block], *, is_low: bool = False) -> Row:
        mirrored = self._composer.is_mirrored
        return Row(cells, self._layout, is_mirrored=mirrored, is_low=is_low, padding=_PADDING)

    def add(
        self, cells: Sequence[Cell], *, is_strong: bool = False, is_muted: bool = False, colour: str = "",
        keeps_next: bool = False, indent: float = 0.0,
    ) -> None:  # fmt: skip
        """A row: for each column what is said in it; a plain text stands in the first language."""
        line = self._node.add("TR")
        head = line.add("TH", scope="Row", span=len(self._tags(self._columns[0])))
        self._firsts.append(head)
        made: list[Block] = []
        for column, cell in zip(self._columns, cells, strict=True):
            for tag in self._tags(column):
                node = head.add("P") if column is self._columns[0] else line.add("TD")
                said = cell(tag) if callable(cell) else Said(cell, tag)
                use: Use = "cell_strong" if is_strong else "cell"
                ink = colour if colour and column.is_worded else "muted" if is_muted else "text"
                text = self._composer.text(
                    said, use, node, self._order, colour=ink, align=self._align(column, said.language)
                )
                made.append(self._inset(text, indent) if indent and column.is_worded else text)
        is_ruled = is_strong or not self._rows
        rule = (THICK, "text") if is_ruled else (THIN, "grid-strong")
        self._rows.append(TableRow(self._row(made), *rule, keeps_next=keeps_next))

    def _inset(self, text: Block, indent: float) -> Block:
        return Row([Empty(), text], Columns((indent, -1.0)), is_mirrored=self._composer.is_mirrored)

    @property
    def is_empty(self) -> bool:
        """Whether it has no row."""
        return not self._rows

    def table(self, *, space_before: float = 0.0) -> Table:
        """The table; a single row needs no head of its own, its columns have them."""
        if len(self._firsts) == 1:
            self._firsts[0].role, self._firsts[0].scope = "TD", ""
        return Table([self._head], self._rows, self._order, space_before=space_before)
