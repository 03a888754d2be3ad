"""What a report draws on: pages of a PDF with shaped text, rules and areas, each marked with what it is.

Coordinates are points from the lower left corner, as in PDF.  Colours are roles of the palette.  Everything
painted is either content of a node of the structure tree or an artifact (ISO 14289-1, section 7.1).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Literal

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from planning.reports.branding import Logo
from planning.reports.palette import Palette
from planning.reports.pdf.embedding import EmbeddedFont, embed
from planning.reports.pdf.structure import Marks, Node
from planning.reports.pdf.textline import write_line
from planning.reports.text.faces import Face
from planning.reports.text.fitting import Line
from planning.reports.text.shaped import Shaped

Point = tuple[float, float]
Artifact = Literal["Header", "Footer", "Layout"]


rl_config.useA85 = 0  # pages as bytes: the seven-bit armour costs a third of the size and as much time


class _PlainCanvas(Canvas):
    """A canvas that opens its pages without the font that reportlab selects and nobody embeds."""

    _code: list[str]
    _doc: PDFDocument

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def emit(self, code: str) -> None:
        """Append operators to the page: reportlab has no call for marked content and shaped text."""
        self._code.append(code)

    def embedded(self, face: Face, number: int) -> EmbeddedFont:
        """A face made ready for this document."""
        return embed(self._doc, face, number)


class Surface:
    """The pages of one document while they are being drawn."""

    def __init__(self, palette: Palette, *, title: str, language: str) -> None:
        self.palette = palette
        self._file = BytesIO()
        self._canvas = _PlainCanvas(self._file, pageCompression=1, lang=language, invariant=1)
        self._canvas.setTitle(title)
        self._fonts: dict[str, EmbeddedFont] = {}
        self._marks = Marks()
        self._entries = 0
        self._scale, self.is_picture = 1.0, False
        self.page = 0

    def begin_page(self, size: Point, scale: float = 1.0) -> None:
        """Start a page; ``size`` is its width and height in points before all of it is enlarged."""
        self._canvas.setPageSize((size[0] * scale, size[1] * scale))
        self._scale = scale
        if scale != 1.0:
            self._canvas.emit(f"q {scale:.6g} 0 0 {scale:.6g} 0 0 cm")

    def end_page(self) -> None:
        """Finish the page."""
        if self._scale != 1.0:
            self._canvas.emit("Q")
        self._canvas.showPage()
        self.page += 1

    @contextmanager
    def form(self, name: str, width: float, height: float, scale: float) -> Iterator[None]:
        """Keep what is painted inside as a picture ``scale`` times as large, none of it content."""
        self._canvas.beginForm(name, 0, 0, width * scale, height * scale)
        self._canvas.emit(f"q {scale:.6g} 0 0 {scale:.6g} 0 0 cm")
        self.is_picture = True
        yield
        self.is_picture = False
        self._canvas.emit("Q")
        self._canvas.endForm()

    def place_form(self, name: str, x: float, y: float) -> None:
        """Show a picture that was kept, its lower left corner at ``x, y``."""
        self._canvas.emit(f"1 0 0 1 {x:.2f} {y:.2f} cm")
        self._canvas.doForm(name)

    def bound(self, node: Node, left: float, bottom: float, right: float, top: float) -> None:
        """Note the bounding box of a figure."""
        if not self.is_picture:
            node.box = (left * self._scale, bottom * self._scale, right * self._scale, top * self._scale)

    def finish(self) -> bytes:
        """The document as bytes, without its structure tree."""
        self._canvas.save()
        return self._file.getvalue()

    def outline(self, title: str, level: int, top: float) -> None:
        """An entry of the document outline that leads to ``top`` on this page."""
        if self.is_picture:
            return
        self._entries += 1
        key = f"entry-{self._entries}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top * self._scale)
        self._canvas.addOutlineEntry(title, key, level, closed=False)

    @contextmanager
    def content(self, node: Node) -> Iterator[None]:
        """Mark what is painted inside as content of ``node``."""
        if self.is_picture:
            yield
            return
        number = self._marks.note(node, self.page)
        self._canvas.emit(f"/{node.role} <</MCID {number}>> BDC")
        yield
        self._canvas.emit("EMC")

    @contextmanager
    def artifact(self, kind: Artifact = "Layout") -> Iterator[None]:
        """Mark what is painted inside as decoration or page furniture."""
        if self.is_picture:
            yield
            return
        type_of = "/Layout" if kind == "Layout" else f"/Pagination /Subtype /{kind}"
        self._canvas.emit(f"/Artifact <</Type {type_of}>> BDC")
        yield
        self._canvas.emit("EMC")

    @contextmanager
    def clipped(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Paint inside a rectangle only."""
        self._canvas.emit(f"q {x:.2f} {y:.2f} {width:.2f} {height:.2f} re W n")
        yield
        self._canvas.emit("Q")

    @contextmanager
    def turned(self, x: float, y: float) -> Iterator[None]:
        """Paint inside with the origin at ``x, y`` and the axes turned by 90 degrees against the clock."""
        self._canvas.emit(f"q 0 1 -1 0 {x:.2f} {y:.2f} cm")
        yield
        self._canvas.emit("Q")

    def text(
        self, shaped: Shaped, line: Line, x: float, y: float, *, scale: float = 1.0, slant: float = 0.0
    ) -> None:
        """Write a line of a text, its baseline starting at ``x, y``; at another scale, upright or slanted."""
        matrix = f"{scale:.4g} 0 {slant * scale:.4g} {scale:.4g} {x - line.shift * scale:.3f} {y:.3f}"
        self._canvas.emit(write_line(shaped, line, matrix, self._font, self.palette))

    def _font(self, face: Face) -> EmbeddedFont:
        font = self._fonts.get(face.key)
        if font is None:
            font = self._fonts[face.key] = self._canvas.embedded(face, len(self._fonts) + 1)
        return font

    def picture(self, logo: Logo, x: float, y: float, width: float, height: float) -> None:
        """A picture in a box."""
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        image = ImageReader(Image.frombytes("RGB", (logo.width, logo.height), logo.data))
        self._canvas.drawImage(image, x, y, width, height)

    def rule(
        self, start: Point, end: Point, *, colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """A straight line."""
        self._stroke(f"{start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S", colour, width, dash)

    def area(self, x: float, y: float, width: float, height: float, *, colour: str) -> None:
        """A filled rectangle."""
        self._canvas.emit(f"{self._rgb(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def polygon(self, points: Sequence[Point], *, colour: str) -> None:
        """A filled polygon."""
        self._canvas.emit(f"{self._rgb(colour)} rg {_path(points)} h f")

    def path(
        self, points: Sequence[Point], *, colour: str, width: float, closed: bool = False,
        dash: Sequence[float] = (),
    ) -> None:  # fmt: skip
        """A line through points."""
        self._stroke(f"{_path(points)} {'s' if closed else 'S'}", colour, width, dash)

    def rounded(
        self, x: float, y: float, width: float, height: float, radius: float, *,
        fill: str = "", stroke: str = "", line: float = 0.75, dash: Sequence[float] = (),
    ) -> None:  # fmt: skip
        """A rectangle with rounded corners, filled, outlined or both."""
        path = _rounded_path(x, y, width, height, min(radius, width / 2, height / 2))
        if fill:
            self._canvas.emit(f"{self._rgb(fill)} rg {path} f")
        if stroke:
            self._stroke(f"{path} S", stroke, line, dash)

    def _stroke(self, operators: str, colour: str, width: float, dash: Sequence[float]) -> None:
        pattern = " ".join(f"{length:g}" for length in dash)
        self._canvas.emit(f"q {self._rgb(colour)} RG {width:g} w [{pattern}] 0 d {operators} Q")

    def _rgb(self, colour: str) -> str:
        return " ".join(f"{part:.3g}" for part in self.palette.colour(colour))


def _path(points: Sequence[Point]) -> str:
    first, *others = points
    steps = " ".join(f"{x:.2f} {y:.2f} l" for x, y in others)
    return f"{first[0]:.2f} {first[1]:.2f} m {steps}"


def _rounded_path(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A closed path of lines and quarter arcs (Bezier curves, error below a thousandth of the radius)."""
    bend = radius * (1 - 0.5523)
    right, top = x + width, y + height
    return " ".join(
        (
            f"{x + radius:.2f} {y:.2f} m {right - radius:.2f} {y:.2f} l",
            f"{right - bend:.2f} {y:.2f} {right:.2f} {y + bend:.2f} {right:.2f} {y + radius:.2f} c",
            f"{right:.2f} {top - radius:.2f} l",
            f"{right:.2f} {top - bend:.2f} {right - bend:.2f} {top:.2f} {right - radius:.2f} {top:.2f} c",
            f"{x + radius:.2f} {top:.2f} l",
            f"{x + bend:.2f} {top:.2f} {x:.2f} {top - bend:.2f} {x:.2f} {top - radius:.2f} c",
            f"{x:.2f} {y + radius:.2f} l",
            f"{x:.2f} {y + bend:.2f} {x + bend:.2f} {y:.2f} {x + radius:.2f} {y:.2f} c h",
        )
    )
