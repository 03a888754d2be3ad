"""The budget as the source prints it: sources of money as rows, periods as columns, each digit unchanged.

Where printed sums do not agree, the printed digits stand, with a mark; a note says what the lines add up to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from i18n import N_, formats
from planning.plan.check import Finding
from planning.plan.document import Document
from planning.plan.entities import BudgetHead, BudgetRow
from planning.reports.compose import Composer, Content, Said, Section
from planning.reports.layout.blocks import Block, Columns, Empty, Row
from planning.reports.layout.table import THICK, THIN, Table, TableRow
from planning.reports.parts.findings import budget_note
from planning.reports.pdf.structure import Node
from planning.reports.text.shaped import Span, pdf_language
from planning.reports.typography import Use

_DIGITS = 64.0  # width of a column of figures, points
_MARKS = 4.0  # room at the edge for the marks that hang over the last column
_GAP = 12.0
_PADDING = 3.0
_NOTHING = "–"
Say = Callable[[str], Said]


@dataclass
class _Budget:
    """The budget of a plan, and the notes that its table turns out to need (key, what is said)."""

    head: BudgetHead
    rows: list[BudgetRow]
    wrong: dict[tuple[str, str], Finding]
    notes: dict[str, Say] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        """The columns as the source prints them from left to right."""
        printed = [name for name in self.head.extra.get("column_order", []) if name in self.head.columns]
        return printed + [name for name in self.head.columns if name not in printed]

    def mark(self, key: str, say: Say) -> str:
        """The number of a note, the next one where it is new."""
        self.notes.setdefault(key, say)
        return str(list(self.notes).index(key) + 1)


def budget_blocks(
    document: Document, composer: Composer, wrong: Sequence[Finding], title: str = N_("Resources")
) -> list[Block]:
    """Heading, table and notes; nothing for a plan without a budget."""
    table = document.table("budget")
    head = table.get("columns")
    rows = [row for row in table.values() if isinstance(row, BudgetRow)]
    if not isinstance(head, BudgetHead) or not rows:
        return []
    budget = _Budget(head, rows, {(finding.id, finding.field): finding for finding in wrong})
    section = composer.section()
    blocks = composer.heading(section, composer.own(title))
    if head.title:
        blocks.append(
            composer.pair(
                section, composer.words(head.title, "budget/columns/title"), "body", keeps_next=True
            )
        )
    blocks.append(_table(composer, section, budget))
    return blocks + _notes(composer, budget)


def _table(composer: Composer, section: Section, budget: _Budget) -> Table:
    names = [-1.0 if tag == "zh" else -1.35 for tag in composer.languages]
    maker = _Rows(
        composer,
        budget,
        section.node.add("Table"),
        (section.number, len(composer.languages)),
        Columns((*names, *([_DIGITS] * len(budget.rows)), _MARKS), _GAP / 2),
    )
    head = maker.head()
    return Table([head], [maker.row(column) for column in budget.columns], maker.order, space_before=8)


@dataclass
class _Rows:
    """Makes the rows of the table."""

    composer: Composer
    budget: _Budget
    node: Node
    order: tuple[int, int]
    columns: Columns

    def head(self) -> TableRow:
        """The unit in every language, and the periods."""
        line = self.node.add("TR")
        head = line.add("TH", scope="Column", span=len(self.composer.languages))
        cells = [self._unit(head, tag) for tag in self.composer.languages]
        cells += [self._period(line, row) for row in self.budget.rows]
        return TableRow(self._row(cells, is_low=True), 0)

    def row(self, column: str) -> TableRow:
        """One source of money over the periods."""
        is_total, is_first = column in self.budget.head.sums, column == self.budget.columns[0]
        use: Use = "cell_strong" if is_total else "cell"
        line = self.node.add("TR")
        head = line.add("TH", scope="Row", span=len(self.composer.languages))
        cells = [self._name(head, column, tag, use) for tag in self.composer.languages]
        for period in self.budget.rows:
            said = Said(self._value(period, column), self.composer.languages[0])
            cells.append(self.composer.text(said, use, line.add("TD"), self.order, align="right"))
        if is_total or is_first:
            return TableRow(self._row(cells), THICK, "text")
        return TableRow(self._row(cells), THIN, "grid-strong")

    def _row(self, cells: list[Block], *, is_low: bool = False) -> Row:
        mirrored = self.composer.is_mirrored
        return Row([*cells, Empty()], self.columns, is_mirrored=mirrored, is_low=is_low, padding=_PADDING)

    def _unit(self, head: Node, tag: str) -> Block:
        said = self.composer.words(self.budget.head.unit, "budget/columns/unit")(tag)
        node = head.add("P", pdf_language(tag))
        return self.composer.text(said, "head", node, self.order, colour="muted")

    def _period(self, line: Node, row: BudgetRow) -> Block:
        name = self.composer.words(row.name, f"budget/{row.id}/name")(self.composer.languages[0])
        said = name if row.name else name._replace(content=row.period)
        node = line.add("TH", scope="Column")
        return self.composer.text(said, "head", node, self.order, colour="muted", align="right")

    def _name(self, cell: Node, column: str, tag: str, use: Use) -> Block:
        head = self.budget.head
        said = self.composer.words(head.columns[column], f"budget/columns/columns/{column}")(tag)
        marked = said._replace(content=_marked(str(said.content), [head.note_marks.get(column, "")]))
        node = cell.add("P", pdf_language(tag))
        return self.composer.text(marked, use, node, self.order)

    def _value(self, row: BudgetRow, column: str) -> Content:
        """The digits as printed, with the marks of what is to be noted."""
        value = row.value(column)
        digits = _NOTHING if value is None else formats.number(value, self.composer.languages[0])
        marks = []
        if column in row.cell_notes:
            key = f"budget/{row.id}/cell_notes/{column}"
            marks.append(self.budget.mark(key, self.composer.words(row.cell_notes[column], key)))
        finding = self.budget.wrong.get((row.id, column))
        if finding is not None:
            marks.append(self.budget.mark(f"{row.id}/{column}", budget_note(finding)))
        return _marked(digits, marks)


def _marked(text: str, marks: Sequence[str]) -> Content:
    """A text with raised note marks after it."""
    marks = [mark for mark in marks if mark]
    return [Span(text), Span("\u202f" + ", ".join(marks), is_raised=True)] if marks else text


def _notes(composer: Composer, budget: _Budget) -> list[Block]:
    """The notes of the source by their letters, ours by their numbers, then those on whole periods."""
    section = composer.section()
    noted: list[tuple[str, Say]] = [
        (mark, composer.words(text, f"budget/columns/notes/{mark}"))
        for mark, text in sorted(budget.head.notes.items())
    ]
    noted += [(str(number), say) for number, say in enumerate(budget.notes.values(), start=1)]
    noted += [
        (row.period, composer.words(row.note, f"budget/{row.id}/note"))
        for row in budget.rows
        if row.note and not row.cell_notes
    ]
    return [
        _note(composer, section, mark, say, space_before=1.5 if number else 6)
        for number, (mark, say) in enumerate(noted)
    ]


def _note(composer: Composer, section: Section, mark: str, say: Say, *, space_before: float) -> Block:
    cells: list[Block] = []
    for column, tag in enumerate(composer.languages):
        node = section.divisions[tag].add("Note")
        node.id = f"note-{section.number}-{mark}-{tag}"
        cells.append(composer.text(_after_mark(mark, say)(tag), "note", node, (section.number, column)))
    return composer.row(cells, space_before=space_before)


def _after_mark(mark: str, say: Say) -> Say:
    def said(language: str) -> Said:
        found = say(language)
        return found._replace(content=[Span(f"{mark}\u2002", weight="semibold"), Span(str(found.content))])

    return said
