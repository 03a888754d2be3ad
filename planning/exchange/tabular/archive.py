"""Looks into the ZIP archive of a workbook before anything of it is unpacked into memory.

Each XML part is streamed through expat once: document types, depth, number of elements, rows and real sizes
are bounded, whatever the archive's directory claims. Other parts (pictures, macros) are never unpacked.
"""

import zipfile
import zlib
from pathlib import Path
from typing import IO
from xml.parsers import expat

from i18n import _
from planning.exchange.tabular.sheets import MAX_BYTES, MAX_ROWS, too_large
from planning.exchange.xml_tree import unreadable
from planning.plan.errors import PlanError

CHUNK = 1 << 16
MAX_PARTS = 2000
MAX_UNPACKED = 150_000_000
MAX_SMALL = 5_000_000
"""Bytes of a part that openpyxl holds as a whole: styles, relations, the list of sheets."""
MAX_STRINGS = 200_000
MAX_SHEETS = 200
MAX_ELEMENTS = 2_000_000
MAX_DEPTH = 32
LIMITS = {"row": MAX_ROWS + 1000, "si": MAX_STRINGS, "sheet": MAX_SHEETS}
"""How many elements of a name all parts together may have."""
XML = (".xml", ".rels", ".vml")


def look_into(path: Path) -> None:
    """Refuse a workbook that would cost more than a table of people does.

    Raises:
        PlanError: ``too_large``, ``too_deep``, ``xml_dtd``, ``not_xlsx``, ``not_readable``.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_large(path)
        with zipfile.ZipFile(path) as archive:
            _look(path, archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise not_xlsx(path, error) from None
    except expat.ExpatError as error:
        raise not_xlsx(path, error) from None
    except OSError as error:
        message = _("The file cannot be read ({reason}).").format(reason=error.strerror or error)
        raise unreadable(path, "not_readable", message) from None


def not_xlsx(path: Path, reason: object) -> PlanError:
    """The error of a file that is no workbook."""
    return PlanError(
        _("The file is no Excel workbook ({reason}).").format(reason=str(reason)[:100]),
        _("Save it as XLSX, without a password."),
        code="not_xlsx",
        file=path,
    )


def _look(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    declared = sum(part.file_size for part in parts if part.filename.lower().endswith(XML))
    if len(parts) > MAX_PARTS or declared > MAX_UNPACKED:
        raise too_large(path)
    counter = _Counter(path)
    for part in parts:
        if part.filename.lower().endswith(XML):
            is_large = "worksheets/" in part.filename or "sharedstrings" in part.filename.lower()
            with archive.open(part) as stream:
                counter.count(stream, MAX_UNPACKED if is_large else MAX_SMALL)


class _Counter:
    """Counts what all parts of a workbook hold, and raises where it is too much."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._bytes = self._elements = self._depth = 0
        self._left = dict(LIMITS)

    def count(self, stream: IO[bytes], most: int) -> None:
        """Stream one part through expat."""
        self._depth, size = 0, 0
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._doctype
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            self._bytes += len(chunk)
            if size > most or self._bytes > MAX_UNPACKED:
                raise too_large(self._path)
            parser.Parse(chunk, False)
        if size:
            parser.Parse(b"", True)

    def _start(self, name: str, _attributes: object) -> None:
        self._elements += 1
        self._depth += 1
        if self._depth > MAX_DEPTH:
            message = _("The file is nested too deeply or has too many elements.")
            raise unreadable(self._path, "too_deep", message)
        local = name.rpartition(":")[2]
        if local in self._left:
            self._left[local] -= 1
        if self._elements > MAX_ELEMENTS or self._left.get(local, 0) < 0:
            raise too_large(self._path)

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _doctype(self, *_declaration: object) -> int:
        message = _("The file defines a document type or entities, which is not accepted.")
        raise unreadable(self._path, "xml_dtd", message)
