"""Font files as HarfBuzz sees them: what they cover, how they shape a run, and subsets of them."""

import struct
from array import array
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import uharfbuzz  # type: ignore[import-untyped]  # the package ships no types

_MOST_REMEMBERED = 32  # runs up to this length are remembered: names, numbers and words come again
_MOST_RUNS = 20_000
# A PDF names glyphs by number and carries text apart (ToUnicode): it needs outlines and widths only.
_DROPPED_TABLES = "GSUB GPOS GDEF BASE kern name post DSIG OS/2 STAT meta cmap".split()


class Glyphs(NamedTuple):
    """A shaped run in visual order: glyph numbers, the characters they come from, widths and offsets.

    Lengths are in thousandths of the type size.  ``offsets`` is empty where no glyph is moved; ``is_plain``
    says that glyph by glyph is character by character.
    """

    ids: "array[int]"
    clusters: "array[int]"
    advances: "array[float]"
    offsets: tuple[tuple[float, float], ...]
    is_plain: bool


class Metrics(NamedTuple):
    """What a PDF font descriptor needs, in thousandths of the type size."""

    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]
    weight: int


class Face:
    """One font file (TrueType outlines); read when it is first asked for something."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.key = path.stem
        self._shaped: dict[tuple[str, bool, str], Glyphs] = {}
        self._advances: dict[int, float] = {}

    @cached_property
    def _face(self) -> "uharfbuzz.Face":
        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path)))

    @cached_property
    def _font(self) -> "uharfbuzz.Font":
        return uharfbuzz.Font(self._face)

    @cached_property
    def _scale(self) -> float:
        return 1000 / float(self._face.upem)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the font has a glyph for."""
        return frozenset(self._face.unicodes)

    @cached_property
    def postscript_name(self) -> str:
        """The font's own name, as a PDF font is named after it."""
        return self._face.get_name(6) or self.key

    @cached_property
    def metrics(self) -> Metrics:
        """Figures from the tables hhea, head and OS/2 (ISO/IEC 14496-22)."""
        ascent, descent = struct.unpack_from(">hh", self._table("hhea"), 4)
        box = struct.unpack_from(">hhhh", self._table("head"), 36)
        os2 = self._table("OS/2")
        (weight,) = struct.unpack_from(">H", os2, 4)
        version = struct.unpack_from(">H", os2)[0]
        cap_height = struct.unpack_from(">h", os2, 88)[0] if version >= 2 else 0
        left, bottom, right, top = (round(value * self._scale) for value in box)
        return Metrics(
            round(ascent * self._scale),
            round(descent * self._scale),
            round((cap_height or ascent) * self._scale),
            (left, bottom, right, top),
            weight,
        )

    def _table(self, tag: str) -> bytes:
        return bytes(self._face.reference_table(tag).data)

    def advance(self, glyph: int) -> float:
        """The unshaped width of a glyph, in thousandths of the type size."""
        width = self._advances.get(glyph)
        if width is None:
            width = self._advances[glyph] = self._font.get_glyph_h_advance(glyph) * self._scale
        return width

    def shape(self, text: str, *, is_rtl: bool, language: str) -> Glyphs:
        """The glyphs of a run that is all in this face and of one direction."""
        key = (text, is_rtl, language)
        glyphs = self._shaped.get(key)
        if glyphs is None:
            glyphs = self._shape(text, is_rtl, language)
            if len(text) <= _MOST_REMEMBERED and len(self._shaped) < _MOST_RUNS:
                self._shaped[key] = glyphs
        return glyphs

    def _shape(self, text: str, is_rtl: bool, language: str) -> Glyphs:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_rtl else "ltr"
        if language:
            buffer.language = language
        # One cluster a character, marks too: only so can every glyph be traced to its own character.
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        uharfbuzz.shape(self._font, buffer)
        infos, positions, scale = buffer.glyph_infos, buffer.glyph_positions, self._scale
        offsets: tuple[tuple[float, float], ...] = ()
        if [place for place in positions if place.x_offset or place.y_offset]:
            offsets = tuple((place.x_offset * scale, place.y_offset * scale) for place in positions)
        clusters = [info.cluster for info in infos]
        return Glyphs(
            array("H", [info.codepoint for info in infos]),
            array("I", clusters),
            array("d", [place.x_advance * scale for place in positions]),
            offsets,
            clusters == list(range(len(text))),
        )

    def subset(self, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
        """A font file with only these glyphs (and ``.notdef``), and the new number of each of them."""
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update(glyphs | {0})
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED_TABLES)
        plan = uharfbuzz.SubsetPlan(self._face, wanted)
        numbers = {old: new for old, new in dict(plan.old_to_new_glyph_mapping).items() if old in glyphs}
        return bytes(plan.execute().blob.data), numbers
