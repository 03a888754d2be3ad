"""A matrix as tab-separated text: what is copied from it and what is pasted into it."""

from collections.abc import Iterable
from typing import NamedTuple

from planning.scene import matrix as m

LETTERS = {
    m.UNASSESSED: "U",
    m.NOT_OBSERVED: "N",
    m.NOT_APPLICABLE: "A",
    m.EXEMPT: "E",
    m.REQUIRED: "R",
    m.RECOMMENDED: "O",
    m.PLANNED: "P",
    m.DONE: "D",
    m.EXPIRED: "X",
    m.NOTHING: "",
}


def cell_text(code: int) -> str:
    """A code in a spreadsheet: the level, the difference with its sign, or the letter of a state."""
    gap = m.gap_of(code)
    return f"{gap:+d}" if gap else "0" if gap == 0 else LETTERS.get(code, str(code))


def block(contents: m.Contents, rows: Iterable[int], columns: Iterable[int]) -> str:
    """Some cells without heads, a line a row."""
    across = list(columns)
    return "".join(
        "\t".join(cell_text(int(contents.codes[row, column])) for column in across) + "\n" for row in rows
    )


def whole(contents: m.Contents, corner: str = "") -> str:
    """Everything with heads: ids would not be known to a reader, so names stand there."""
    lines = ["\t".join([corner, *(_flat(head.title) for head in contents.columns)])]
    for number, head in enumerate(contents.rows):
        cells = (cell_text(int(code)) for code in contents.codes[number])
        lines.append("\t".join([_flat(head.title), *cells]))
    return "\n".join(lines) + "\n"


def _flat(words: str) -> str:
    return words.replace("\t", " ").replace("\n", " ")


class Fault(NamedTuple):
    """A pasted cell that cannot be taken: its line and column from 1 on, what stands there, why."""

    line: int
    column: int
    words: str
    reason: str  # "unknown_row", "unknown_column", "wrong_code", "outside", "twice"


class Pasted(NamedTuple):
    """What a text would do: cells (row, column, code), faults, and how many cells stay as they are."""

    cells: tuple[tuple[int, int, int], ...]
    faults: tuple[Fault, ...]
    unchanged: int
    has_heads: bool


def lines_of(text: str) -> list[list[str]]:
    """The cells of a text as spreadsheets write it, tabs between cells."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while rows and not rows[-1].strip():
        rows.pop()
    return [[cell.strip() for cell in row.split("\t")] for row in rows]


def read(text: str, contents: m.Contents, codes: dict[str, int], start: tuple[list[int], int]) -> Pasted:
    """What a text means for a matrix; ``codes`` gives the code of each text that a cell may hold.

    A block whose first line names columns is put in by its heads. Any other goes to the cell of ``start``
    and on from there: rows in the order of ``start[0]``, columns from ``start[1]`` on. Empty cells are
    left alone.
    """
    lines = lines_of(text)
    columns = (
        _named(
            lines[0],
            {head.title: at for at, head in enumerate(contents.columns)}
            | {head.id: at for at, head in enumerate(contents.columns)},
        )
        if lines
        else {}
    )
    if len(lines) > 1 and any(at >= 0 for at in columns.values()):
        return _by_heads(lines, contents, codes, columns)
    return _by_place(lines, contents, codes, start)


def _named(cells: list[str], known: dict[str, int]) -> dict[int, int]:
    """The number of the column that each cell of a head names, -1 for names that are not known."""
    folded = {name.casefold(): at for name, at in known.items()}
    return {place: folded.get(cell.casefold(), -1) for place, cell in enumerate(cells) if place and cell}


def _by_heads(
    lines: list[list[str]], contents: m.Contents, codes: dict[str, int], columns: dict[int, int]
) -> Pasted:
    reader = _Reader(contents, codes, has_heads=True)
    names = {head.title.casefold(): at for at, head in enumerate(contents.rows)}
    names |= {head.id.casefold(): at for at, head in enumerate(contents.rows)}
    seen: set[int] = set()
    for place, at in columns.items():
        if at < 0:
            reader.refuse(0, place, lines[0][place], "unknown_column")
    for number, cells in enumerate(lines[1:], start=1):
        row = names.get(cells[0].casefold(), -1)
        if row < 0 or row in seen:
            reader.refuse(number, 0, cells[0], "unknown_row" if row < 0 else "twice")
            continue
        seen.add(row)
        for place, at in columns.items():
            if at >= 0 and place < len(cells):
                reader.take(number, place, cells[place], row, at)
    return reader.result()


def _by_place(
    lines: list[list[str]], contents: m.Contents, codes: dict[str, int], start: tuple[list[int], int]
) -> Pasted:
    reader = _Reader(contents, codes, has_heads=False)
    rows, first = start
    for number, cells in enumerate(lines):
        for place, words in enumerate(cells):
            if not words:
                continue
            if number >= len(rows) or first + place >= len(contents.columns):
                reader.refuse(number, place, words, "outside")
            else:
                reader.take(number, place, words, rows[number], first + place)
    return reader.result()


class _Reader:
    """Gathers the cells that are understood and those that are not."""

    def __init__(self, contents: m.Contents, codes: dict[str, int], *, has_heads: bool) -> None:
        self._contents, self._has_heads = contents, has_heads
        self._codes = {words.casefold(): code for words, code in codes.items()}
        self._cells: list[tuple[int, int, int]] = []
        self._faults: list[Fault] = []
        self._unchanged = 0

    def refuse(self, line: int, column: int, words: str, reason: str) -> None:
        self._faults.append(Fault(line + 1, column + 1, words, reason))

    def take(self, line: int, column: int, words: str, row: int, at: int) -> None:
        if not words:
            return
        code = self._codes.get(words.casefold())
        if code is None:
            self.refuse(line, column, words, "wrong_code")
        elif int(self._contents.codes[row, at]) == code:
            self._unchanged += 1
        else:
            self._cells.append((row, at, code))

    def result(self) -> Pasted:
        return Pasted(tuple(self._cells), tuple(self._faults), self._unchanged, self._has_heads)
