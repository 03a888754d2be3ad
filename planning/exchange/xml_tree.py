"""XML from elsewhere, read without trusting it.

A document type definition is refused, and with it every way to define entities (billion laughs, quadratic
blow-up, external entities); so are files beyond a size, a depth and a number of elements. Expat alone would
read an element nested 200,000 deep. Elements that the reader has no use for are skipped while reading, so
that they cost no memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from xml.parsers import expat

from i18n import _
from planning.plan.errors import PlanError

MAX_BYTES = 50_000_000
MAX_DEPTH = 64
MAX_ELEMENTS = 1_200_000
MAX_TEXT = 1_000_000
CHUNK = 1 << 16


NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


class Element:
    """An element: its name without namespace, its text, what is in it, and attributes where asked for."""

    __slots__ = ("attributes", "children", "tag", "text")

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.text = ""
        self.attributes: Mapping[str, str] = NO_ATTRIBUTES
        self.children: Sequence[Element] = ()  # most elements have none: a list each would double the memory

    def append(self, child: "Element") -> None:
        """Put an element into this one."""
        if isinstance(self.children, list):
            self.children.append(child)
        else:
            self.children = [child]

    def all(self, tag: str) -> Iterator["Element"]:
        """The elements of a name directly in this one."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> "Element | None":
        """The first element of a name directly in this one."""
        return next(self.all(tag), None)

    def within(self, *tags: str) -> Iterator["Element"]:
        """The elements at the end of a path: ``within("Tasks", "Task")``."""
        level: list[Element] = [self]
        for tag in tags:
            level = [child for element in level for child in element.all(tag)]
        return iter(level)

    def word(self, tag: str) -> str:
        """The text of the first element of a name, without space around it; empty where there is none."""
        child = self.first(tag)
        return child.text.strip() if child is not None else ""


class _Builder:
    """Receives what the parser finds; raises where it goes beyond a limit."""

    def __init__(self, path: Path, skipped: frozenset[str], *, attributes: bool) -> None:
        self._path, self._skipped, self._attributes = path, skipped, attributes
        self._open: list[Element] = []
        self._skipping = 0
        self._tags: dict[str, str] = {}
        self.elements = 0
        self.root: Element | None = None
        self.counts: dict[str, int] = dict.fromkeys(skipped, 0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if len(self._open) + self._skipping >= MAX_DEPTH or self.elements > MAX_ELEMENTS:
            message = _("The file is nested too deeply or has too many elements.")
            raise unreadable(self._path, "too_deep", message)
        tag = self._tags.get(name) or self._tags.setdefault(name, name.rpartition("}")[2])
        if self._skipping or tag in self._skipped:
            if not self._skipping:
                self.counts[tag] += 1
            self._skipping += 1
            return
        element = Element(tag)
        if self._attributes and attributes:
            element.attributes = attributes
        if self._open:
            self._open[-1].append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._open.pop()

    def text(self, text: str) -> None:
        if self._skipping:
            return
        element = self._open[-1]
        if len(element.text) + len(text) > MAX_TEXT:
            message = _("A text in the file is longer than a million letters.")
            raise unreadable(self._path, "too_large", message)
        element.text += text

    def doctype(self, *_declaration: object) -> int:
        raise unreadable(
            self._path, "xml_dtd", _("The file defines a document type or entities, which is not accepted.")
        )


def read_xml(
    path: Path, skipped: frozenset[str] = frozenset(), *, attributes: bool = False
) -> tuple[Element, dict[str, int]]:
    """The root element of a file, and how many elements of each skipped name were left out.

    With ``attributes`` the elements keep theirs.

    Raises:
        PlanError: ``unreadable``, ``too_large``, ``too_deep``, ``xml_dtd`` or ``not_xml``.
    """
    builder = _Builder(path, skipped, attributes=attributes)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text, parser.buffer_size = True, CHUNK
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = builder.doctype
    parser.ExternalEntityRefHandler = builder.doctype
    try:
        _feed(parser, path)
    except expat.ExpatError as error:
        raise unreadable(path, "not_xml", _("The file is no XML ({reason}).").format(reason=error)) from None
    except OSError as error:
        message = _("The file cannot be read ({reason}).").format(reason=error.strerror or error)
        raise unreadable(path, "unreadable", message) from None
    assert builder.root is not None  # expat accepts no document without an element
    return builder.root, builder.counts


def _feed(parser: expat.XMLParserType, path: Path) -> None:
    size = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            if size > MAX_BYTES:
                raise unreadable(path, "too_large", _("The file is larger than 50 MB."))
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def unreadable(path: Path, code: str, message: str) -> PlanError:
    """The error of a file that cannot be taken over."""
    return PlanError(message, _("Check that it is the file you meant."), code=code, file=path)
