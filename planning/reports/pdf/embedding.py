"""A face as a PDF font: Type 0 with Identity-H, subset, with its text (ISO 32000-1, sections 9.7 and 9.10).

Written as a reportlab font object: reportlab asks it for its objects when the document is saved.  Codes are
given out in order of first use, one for each pair of glyph and text, so that a glyph that stands for two
characters copies as the right one each time.
"""

import zlib
from array import array
from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from planning.reports.text.faces import Face

_SYMBOLIC = 4  # codes follow no standard encoding
_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_MOST_MAPPINGS = 100  # of one bfchar section
_SILENT = "\u200b"  # the text of a glyph that shares a character with the glyph before it


class Widths(dict[int, int]):
    """The width of each glyph as the file states it, in thousandths of the type size."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, glyph: int) -> int:
        width = self[glyph] = round(self._face.advance(glyph))
        return width


class EmbeddedFont(dict[tuple[int, str], str]):
    """The hexadecimal codes of one face in one document, by glyph and text."""

    _dynamicFont = 1  # noqa: N815  reportlab asks for these names
    _multiByte = 1  # noqa: N815

    def __init__(self, face: Face, resource: str) -> None:
        super().__init__()
        self.face, self.resource = face, resource
        self.fontName = f"{face.key}-{resource}"
        self._glyphs: list[int] = [0]
        self._texts: list[str] = [""]
        self.widths = Widths(face)

    def __missing__(self, key: tuple[int, str]) -> str:
        glyph, text = key
        code = f"{len(self._glyphs):04X}"
        self._glyphs.append(glyph)
        self._texts.append(text or _SILENT)
        self[key] = code
        return code

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802  reportlab's name
        """Add the font's objects; called by reportlab when it saves."""
        data, numbers = self.face.subset(set(self._glyphs))
        tag = "".join(chr(65 + (zlib.crc32(data) >> (4 * place)) % 26) for place in range(6))
        name = PDFName(f"{tag}+{self.face.postscript_name}")
        descendant = self._descendant(document, name, data, numbers)
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([descendant]),
                "ToUnicode": self._stream(document, "text", self._to_unicode().encode("ascii")),
            }
        )
        _refer(document, font, self.resource)
        fonts: Any = document.idToObject["BasicFonts"]  # the dictionary that every page refers to
        fonts.dict[self.resource] = font

    def _descendant(
        self, document: PDFDocument, name: object, data: bytes, numbers: dict[int, int]
    ) -> PDFObjectReference:
        mapping = array("H", [numbers.get(glyph, 0) for glyph in self._glyphs])
        mapping.byteswap()  # PDF numbers are big-endian; every machine we run on is not
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(system),
                "FontDescriptor": self._descriptor(document, name, data),
                "DW": 1000,
                "W": PDFArray([0, PDFArray([self.widths[glyph] for glyph in self._glyphs])]),
                "CIDToGIDMap": self._stream(document, "map", mapping.tobytes()),
            }
        )
        return _refer(document, font, f"{self.resource}:descendant")

    def _descriptor(self, document: PDFDocument, name: object, data: bytes) -> PDFObjectReference:
        metrics = self.face.metrics
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray(list(metrics.box)),
                "ItalicAngle": 0,
                "Ascent": metrics.ascent,
                "Descent": metrics.descent,
                "CapHeight": metrics.cap_height,
                "StemV": round(10 + 220 * (metrics.weight - 50) / 900),
                "FontFile2": self._stream(document, "file", data, Length1=len(data)),
            }
        )
        return _refer(document, descriptor, f"{self.resource}:descriptor")

    def _stream(self, document: PDFDocument, part: str, content: bytes, **entries: int) -> PDFObjectReference:
        stream = PDFStream(PDFDictionary(entries), content, [PDFZCompress])
        return _reference(document, stream, f"{self.resource}:{part}")

    def _to_unicode(self) -> str:
        rows = [f"<{code:04X}> <{_utf16(text)}>" for code, text in enumerate(self._texts) if code]
        sections = (rows[at : at + _MOST_MAPPINGS] for at in range(0, len(rows), _MOST_MAPPINGS))
        body = "".join(
            f"{len(section)} beginbfchar\n" + "\n".join(section) + "\nendbfchar\n" for section in sections
        )
        return _CMAP_HEAD + body + _CMAP_TAIL


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _refer(document: PDFDocument, dictionary: PDFDictionary, name: str) -> PDFObjectReference:
    """Make a dictionary an object of its own."""
    setattr(dictionary, "__RefOnly__", 1)  # noqa: B010  reportlab's mark, unknown to its stubs
    return _reference(document, dictionary, name)


def _reference(document: PDFDocument, thing: PDFObject, name: str) -> PDFObjectReference:
    refer: Callable[[PDFObject, str], PDFObjectReference] = document.Reference
    return refer(thing, name)


def embed(document: PDFDocument, face: Face, number: int) -> EmbeddedFont:
    """Announce a face to a document; its objects follow when the document is saved."""
    font = EmbeddedFont(face, f"T{number}")
    document.fontMapping[font.fontName] = f"/{font.resource}"
    document.delayedFonts.append(font)
    return font
