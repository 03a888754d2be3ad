"""What makes a PDF accessible and fit for archives: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).

Adds to a drawn document the structure tree with the language of every part, the metadata packet, the output
intent and the document title in the title bar.
"""

import zlib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from io import BytesIO
from secrets import token_hex
from typing import NamedTuple
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from planning.reports.pdf.structure import Link, Mark, Node

PRODUCER = "Roadmap Planner"
_PRINTED = 4  # flag of an annotation that PDF/A asks for


class Facts(NamedTuple):
    """What the metadata say: title, subject, languages (the first is the document's), time of making.

    A file that a ``password`` opens is encrypted (AES-256, ISO 32000-2); PDF/A forbids that, so it does not
    claim to be one.  ``opening`` is how a viewer lays out the pages at first.
    """

    title: str
    subject: str
    languages: tuple[str, ...]
    created: datetime
    is_rtl: bool = False
    password: str = ""
    author: str = ""
    opening: str = "SinglePage"


def conforming(data: bytes, root: Node, facts: Facts) -> bytes:
    """The drawn document with everything that the two standards ask for."""
    with Pdf.open(BytesIO(data)) as pdf:
        _Tree(pdf).write(root)
        _describe(pdf, facts)
        if facts.password:
            return _encrypted(pdf, facts.password)
        _add_output_intent(pdf)
        return _saved(pdf)


def _encrypted(pdf: Pdf, password: str) -> bytes:
    """The file as only the password opens it; a screen reader may read it then (ISO 14289-1, 7.16)."""
    out = BytesIO()
    allowed = pikepdf.Permissions(accessibility=True, extract=True)
    seal = pikepdf.Encryption(user=password, owner=token_hex(16), R=6, allow=allowed)
    pdf.save(out, min_version="1.7", encryption=seal)
    return out.getvalue()


def _saved(pdf: Pdf) -> bytes:
    """The file, no stream of which ends in a carriage return.

    Together with the line feed before ``endstream`` that reads as one end of line, so that a checker takes
    the stream for shorter than it is (ISO 32000-1, section 7.3.8.1).
    """
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            _end_otherwise(thing)
    data = b""
    for mode in (pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable):
        out = BytesIO()
        pdf.save(out, min_version="1.7", deterministic_id=True, object_stream_mode=mode)
        data = out.getvalue()
        if b"\r\nendstream" not in data:
            break
    return data


def _end_otherwise(stream: Stream) -> None:
    """Pad what a stream holds until its packed form, which ends in a checksum of it, ends otherwise.

    White space after operators and four bytes after the tables of a font mean nothing.  The last byte of the
    checksum (Adler-32, RFC 1950) is that of the sum of all bytes: zeros alone would never change it.
    """
    data = stream.read_bytes() if stream.read_raw_bytes().endswith(b"\r") else b""
    while data and zlib.compress(data).endswith(b"\r"):
        data += b"\n\n" if data.isascii() else b"\0\0\0\1"
        stream.write(zlib.compress(data), filter=Name.FlateDecode)
        if "/Length1" in stream:
            stream.Length1 = len(data)


class _Tree:
    """Writes the structure tree and the parent tree that leads from marked content back to it."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._parents: list[dict[int, Object]] = [{} for _ in pdf.pages]
        self._links: list[Object] = []

    def write(self, root: Node) -> None:
        """Write the tree below ``root`` and number the pages for it."""
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers: list[Object | int] = []
        for index, (page, marks) in enumerate(zip(self._pdf.pages, self._parents, strict=True)):
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
            numbers += [index, Array([marks[number] for number in range(len(marks))])]
        for index, element in enumerate(self._links, start=len(self._parents)):
            numbers += [index, element]
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self._parents) + len(self._links)
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: Object) -> Object:
        element = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.role}"), P=parent))
        if node.language:
            element.Lang = String(node.language)
        if node.id:
            element.ID = String(node.id)
        if node.alternative:
            element.Alt = String(node.alternative)
        attributes = _attributes(node)
        if attributes:
            element.A = Array(attributes)
        element.K = Array(list(self._children(node, element)))
        return element

    def _reference(self, link: Link, element: Object) -> Object:
        """A link as an annotation that the tree refers to (ISO 14289-1, 7.18.5)."""
        page = self._pdf.pages[link.page].obj
        goal = self._pdf.pages[link.target.page - 1].obj
        annotation = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, F=_PRINTED, Border=Array([0, 0, 0]),
                Rect=Array([round(edge, 2) for edge in link.box]), Contents=String(link.words),
                Dest=Array([goal, Name.XYZ, None, round(link.target.top, 2), None]),
                StructParent=len(self._parents) + len(self._links),
            )
        )  # fmt: skip
        self._links.append(element)
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)

    def _children(self, node: Node, element: Object) -> Iterator[Object]:
        for child in node.children:
            if isinstance(child, Link):
                yield self._reference(child, element)
            elif isinstance(child, Mark):
                self._parents[child.page][child.number] = element
                page = self._pdf.pages[child.page].obj
                yield Dictionary(Type=Name.MCR, Pg=page, MCID=child.number)
            elif child.has_content:
                yield self._element(child, element)


def _attributes(node: Node) -> list[Object]:
    """The attribute dictionaries of a node (ISO 32000-1, section 14.8.5)."""
    attributes: list[Object] = []
    if node.scope or node.span > 1:
        table = Dictionary(O=Name.Table)
        if node.scope:
            table.Scope = Name(f"/{node.scope}")
        if node.span > 1:
            table.ColSpan = node.span
        attributes.append(table)
    if node.box:
        box = Array([round(value, 2) for value in node.box])
        attributes.append(Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block))
    return attributes


def _describe(pdf: Pdf, facts: Facts) -> None:
    """Title, languages and times, in the document information and in XMP, which must agree."""
    root = pdf.Root
    root.Lang = String(facts.languages[0])
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageLayout = Name(f"/{facts.opening}")
    if facts.is_rtl:
        root.ViewerPreferences.Direction = Name.R2L
    stamp = facts.created.strftime("D:%Y%m%d%H%M%S") + _pdf_offset(facts.created)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(facts.title),
            Subject=String(facts.subject),
            Creator=String(PRODUCER),
            Producer=String(PRODUCER),
            CreationDate=String(stamp),
            ModDate=String(stamp),
        )
    )
    if facts.author:
        pdf.trailer.Info.Author = String(facts.author)
    metadata = Stream(pdf, _packet(facts).encode("utf-8"))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = pdf.make_indirect(metadata)


def _pdf_offset(moment: datetime) -> str:
    offset = moment.strftime("%z") or "+0000"
    return f"{offset[:3]}'{offset[3:5]}'"


def _add_output_intent(pdf: Pdf) -> None:
    profile = Stream(pdf, zlib.compress(_srgb_profile()), N=3, Filter=Name.FlateDecode)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _srgb_profile() -> bytes:
    """The ICC profile of sRGB, with its time of making blanked: the same plan makes the same file."""
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:24] + bytes(12) + profile[36:]


# The extension schema tells PDF/A what the PDF/UA property means (ISO 19005-2, section 6.6.2.3.3).
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
{author}<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
{archival}<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


_ARCHIVAL = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
_AUTHOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n"


def _packet(facts: Facts) -> str:
    """The XMP packet (ISO 16684-1)."""
    languages = "".join(f"<rdf:li>{escape(language)}</rdf:li>" for language in facts.languages)
    moment = facts.created.replace(microsecond=0)
    created = moment.isoformat() + ("" if moment.tzinfo else "+00:00")
    return _PACKET.format(
        title=escape(facts.title),
        subject=escape(facts.subject),
        languages=languages,
        archival="" if facts.password else _ARCHIVAL,
        author=_AUTHOR.format(escape(facts.author)) if facts.author else "",
        producer=PRODUCER,
        created=created,
    )
