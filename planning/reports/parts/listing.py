"""Data tables: columns of words, said in every language of the report, and columns of figures, said once.

What is said in a column of figures, a day for example, stands there in every language, one below the other.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from planning.reports.compose import Composer, Content, Said, Section, plain_text
from planning.reports.layout.blocks import Block, Columns, Empty, Row, Stack
from planning.reports.layout.fitted import FittedColumns
from planning.reports.layout.table import THICK, THIN, Table, TableRow
from planning.reports.pdf.structure import Node
from planning.reports.text.shaped import Align, pdf_language
from planning.reports.typography import Use

Say = Callable[[str], Said]
Cell = Say | Content


class Column(NamedTuple):
    """A column: its title (a message, or as said), its least width (points) or share (negative), its side.

    One of words is repeated for each language.  Columns are as wide as what stands in them needs.
    """

    title: str | Say
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
        self, composer: Composer, section: Section, columns: Sequence[Column], *, gap: float = 9.0,
        padding: float = 2.5,
    ) -> None:  # fmt: skip
        self._composer, self._columns, self._padding = composer, columns, padding
        self._node = section.node.add("Table")
        self._order = (section.number, len(composer.languages))
        each = [column for column in columns for _ in self._tags(column)]
        self._layout = FittedColumns([column.width for column in each], gap)
        self._whole = {place for place, column in enumerate(each) if not column.is_worded or column.width > 0}
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
            title = self._composer.own(column.title) if isinstance(column.title, str) else column.title
            if column.is_worded:
                cells += [self._title(head, column, title(tag)) for tag in tags]
            else:
                cells.append(Stack([self._title(head, column, said) for said in self._different(title)]))
        self._layout.learn(cells, is_head=True)
        return TableRow(self._row(cells, is_low=True), 0)

    def _different(self, say: Say) -> list[Said]:
        """What is said in the languages of the report, once where it reads the same in two of them."""
        said: dict[str, Said] = {}
        for tag in self._composer.languages:
            one = say(tag)
            said.setdefault(plain_text(one.content), one)
        return list(said.values())

    def _title(self, head: Node, column: Column, said: Said) -> Block:
        node, align = head.add("P", pdf_language(said.language)), self._align(column)
        return self._composer.text(said, "head", node, self._order, colour="muted", align=align)

    def _align(self, column: Column) -> Align:
        """What is said once stands by the page's direction, words stand by that of their language."""
        if column.is_worded:
            return column.align
        return "left" if self._composer.is_mirrored == (column.align == "end") else "right"

    def _row(self, cells: list[Block], *, is_low: bool = False) -> Row:
        mirrored = self._composer.is_mirrored
        return Row(cells, self._layout, is_mirrored=mirrored, is_low=is_low, padding=self._padding)

    def add(
        self, cells: Sequence[Cell], *, is_strong: bool = False, is_muted: bool = False, colour: str = "",
        keeps_next: bool = False, indent: float = 0.0,
    ) -> None:  # fmt: skip
        """A row: for each column what is said in it; a plain text stands in the first language."""
        line = self._node.add("TR")
        head = line.add("TH", scope="Row", span=len(self._tags(self._columns[0])))
        self._firsts.append(head)
        use: Use = "cell_strong" if is_strong else "cell"
        made: list[Block] = []
        for column, cell in zip(self._columns, cells, strict=True):
            ink = colour if colour and column.is_worded else "muted" if is_muted else "text"
            found = self._cells(line, head, column, cell, use, ink)
            is_set_in = indent and column is self._columns[0]
            made += [self._inset(one, indent) for one in found] if is_set_in else found
        self._layout.learn(made, whole=self._whole)
        is_ruled = is_strong or not self._rows
        rule = (THICK, "text") if is_ruled else (THIN, "grid-strong")
        self._rows.append(TableRow(self._row(made), *rule, keeps_next=keeps_next))

    def _cells(
        self, line: Node, head: Node, column: Column, cell: Cell, use: Use, ink: str
    ) -> list[Block]:  # fmt: skip
        """The cells of a column: one for each language, or one with what is said in all of them."""
        is_first, align = column is self._columns[0], self._align(column)
        tags = self._composer.languages

        def text(said: Said, node: Node) -> Block:
            return self._composer.text(said, use, node, self._order, colour=ink, align=align)

        if column.is_worded:
            found = [cell(tag) if callable(cell) else Said(cell, tag) for tag in tags]
            return [text(said, head.add("P") if is_first else line.add("TD")) for said in found]
        found = self._different(cell) if callable(cell) else [Said(cell, tags[0])]
        node = head if is_first else line.add("TD")
        if len(found) == 1:
            return [text(found[0], head.add("P") if is_first else node)]
        return [Stack([text(one, node.add("P")) for one in found])]

    def _inset(self, text: Block, indent: float) -> Block:
        return Row([Empty(), text], Columns((indent, -1.0)), is_mirrored=self._composer.is_mirrored)

    @property
    def is_empty(self) -> bool:
        """Whether it has no row."""
        return not self._rows

    def table(self, *, space_before: float = 0.0, has_note: bool = False) -> Table:
        """The table, with its last row never parted from a note that it ``has_note`` below.

        A single row needs no head of its own, its columns have them.
        """
        if len(self._firsts) == 1:
            self._firsts[0].role, self._firsts[0].scope = "TD", ""
        table = Table([self._head], self._rows, self._order, space_before=space_before)
        table.keeps_next = has_note
        return table
