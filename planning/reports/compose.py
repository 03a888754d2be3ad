"""Composing a report: texts of the plan in one or two languages become blocks with their place in the tree.

A section holds one division a language: read one after the other, they stand side by side on paper.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from i18n import direction, translate
from i18n.languages import known
from planning.plan.text import Text as Words
from planning.plan.text import shown
from planning.reports.layout.blocks import Block, Bookmark, Columns, Empty, Mark, Row, Text
from planning.reports.pdf.structure import Node
from planning.reports.text.fonts import FontBook
from planning.reports.text.plain import printable
from planning.reports.text.shaped import Align, Shaped, Span, Style, pdf_language
from planning.reports.typography import Use, style

GAP = 20.0  # between the two columns
_SHARES = {"zh": 1.0, "ar": 1.0}  # these say the same in less room
_SHARE = 1.15
_MEASURE = 370.0  # the longest line of a report in one language
_ABOVE = {2: 17.0, 3: 12.0}
_SHORT = 24  # characters of a text that may well come again
Content = str | Sequence[Span]


class Said(NamedTuple):
    """What is said in a column: content, its language, and whether that is another one than asked for."""

    content: Content
    language: str
    is_fallback: bool = False


class Section(NamedTuple):
    """A section being composed: its number, and its node for each language of the report."""

    number: int
    node: Node
    divisions: Mapping[str, Node]


class Heading(NamedTuple):
    """A heading that was composed: its level from 2, what is said, its place, and its number (0: none)."""

    level: int
    say: Callable[[str], Said]
    mark: Mark
    section: Section
    number: int = 0


class Composer:
    """Makes blocks; notes which texts were said, and which had to be shown in another language.

    Below ``root``, where it is given, what is composed is one part of a document among others.
    """

    def __init__(self, fonts: FontBook, languages: Sequence[str], root: Node | None = None) -> None:
        self.fonts, self.languages = fonts, tuple(languages)
        language = pdf_language(self.languages[0])
        self.root = Node("Document", language) if root is None else root.add("Part", language)
        self.is_mirrored = direction(self.languages[0]) == "rtl"
        self.fallbacks: list[str] = []
        self.said: set[str] = set()
        self.headings: list[Heading] = []
        self.is_numbered = False
        self._short: dict[tuple[str, Style], Shaped] = {}
        self._sections = 0

    # What is said

    def own(self, message: str, **values: str) -> Callable[[str], Said]:
        """A message of the program, in English where it does not speak a language; ``values`` fill it."""

        def said(language: str) -> Said:
            tag = language if known(language) else "en"
            return Said(translate(message, tag).format(**values), tag)

        return said

    def words(self, text: Words, place: str) -> Callable[[str], Said]:
        """A text of the plan; ``place`` names it where it has to be shown in another language."""

        def said(language: str) -> Said:
            found = shown(text, language)
            self.said.add(f"{place}: {language}")
            if found.is_fallback:
                self.fallbacks.append(f"{place}: {language}")
            return Said(printable(found.text), found.language, found.is_fallback)

        return said

    # Where it stands

    def section(self) -> Section:
        """Begin a section."""
        self._sections += 1
        node = self.root.add("Sect")
        divisions = {tag: node.add("Div", pdf_language(tag)) for tag in self.languages}
        return Section(self._sections, node, divisions)

    def pair(
        self, section: Section, say: Callable[[str], Said], use: Use, *,
        role: str = "P", colour: str = "text",
        space_before: float = 0.0, space_after: float = 0.0, keeps_next: bool = False,
    ) -> Row:  # fmt: skip
        """The same said in each language, side by side."""
        cells = [
            self.text(
                say(tag), use, section.divisions[tag].add(role), (section.number, column), colour=colour
            )
            for column, tag in enumerate(self.languages)
        ]
        return self.row(cells, space_before=space_before, space_after=space_after, keeps_next=keeps_next)

    def row(
        self, cells: Sequence[Block], *, space_before: float = 0.0, space_after: float = 0.0,
        keeps_next: bool = False,
    ) -> Row:  # fmt: skip
        """One cell a language, side by side; a single one keeps to a readable measure."""
        columns = Columns(tuple(-_SHARES.get(tag, _SHARE) for tag in self.languages), GAP)
        if len(cells) == 1:
            cells, columns = [*cells, Empty()], Columns((_MEASURE, -1.0))
        return Row(
            cells, columns, is_mirrored=self.is_mirrored,
            space_before=space_before, space_after=space_after, keeps_next=keeps_next,
        )  # fmt: skip

    def heading(self, section: Section, say: Callable[[str], Said], *, level: int = 2) -> list[Block]:
        """A heading in every language, with its entry in the outline."""
        role, number = f"H{level}", 0
        if self.is_numbered and level == 2:
            number = 1 + max((one.number for one in self.headings), default=0)
            say = _numbered(number, say)
        pair = self.pair(
            section,
            say,
            "heading" if level == 2 else "subheading",
            role=role,
            space_after=4.0,
            keeps_next=True,
        )
        return [self.bookmark(section, say, level=level, number=number), pair]

    def bookmark(
        self, section: Section, say: Callable[[str], Said], *, level: int = 2, number: int = 0
    ) -> Block:  # fmt: skip
        """An entry of the outline, in every language."""
        title = " · ".join(dict.fromkeys(plain_text(say(tag).content) for tag in self.languages))
        bookmark = Bookmark(title, level - 2, (section.number, 0), space_before=_ABOVE[level])
        self.headings.append(Heading(level, say, bookmark.mark, section, number))
        return bookmark

    def shaped(self, content: Content, look: Style) -> Shaped:
        """A text in a style, with the fonts of the report; one that is short, as in cells, is kept."""
        if not isinstance(content, str) or len(content) > _SHORT:
            return Shaped(content, look, self.fonts)
        found = self._short.get((content, look))
        if found is None:
            found = self._short[content, look] = Shaped(content, look, self.fonts)
        return found

    def text(
        self, said: Said, use: Use, node: Node | None, order: tuple[int, int], *,
        colour: str = "text", align: Align = "start", space_before: float = 0.0, space_after: float = 0.0,
        keeps_next: bool = False,
    ) -> Text:  # fmt: skip
        """One paragraph, its node in its language; a text that had to be shown in another one is muted."""
        if node is not None:
            node.language = pdf_language(said.language)
        ink = "muted" if said.is_fallback and colour == "text" else colour
        shaped = self.shaped(said.content, style(use, said.language, colour=ink, align=align))
        return Text(
            shaped, node, order, space_before=space_before, space_after=space_after, keeps_next=keeps_next
        )


def _numbered(number: int, say: Callable[[str], Said]) -> Callable[[str], Said]:
    """A heading with its number before it."""

    def said(tag: str) -> Said:
        found = say(tag)
        return found._replace(content=f"{number}. {plain_text(found.content)}")

    return said


def plain_text(content: Content) -> str:
    """The characters of a content."""
    return content if isinstance(content, str) else "".join(span.text for span in content)
