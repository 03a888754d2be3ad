"""The formats of other programs as a table: what is of which format, and which module reads and writes it.

A format is told by what a file holds, where that can be told, else by its suffix. Its module is loaded when a
file of it is read or written.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol, cast

from i18n import N_, _
from planning.exchange.imported import Imported, LeftOut
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.errors import PlanError

HEAD = 1 << 16
"""How much of a file is looked at to tell its format, in bytes."""
OPTIONS: Mapping[str, str] = {"all": N_("All activities, not only milestones and deadlines")}
"""What may be asked of writers."""
WHAT: Mapping[str, str] = {
    "roadmap": N_("the roadmap"),
    "careers": N_("competencies and job profiles"),
    "training": N_("courses"),
    "staffing": N_("posts"),
}
"""What of a plan a file may hold; ``--what`` of the command line."""


ReadTables = Mapping[str, Mapping[str, Record]]
NO_TABLES: ReadTables = MappingProxyType({})


class Reading(NamedTuple):
    """What a reader is given.

    Attributes:
        path: the file.
        language: names that the file gives in no language are in this one.
        tables: the plan that the file goes into, for readers that look for what is there already; not to be
            changed.
        what: which part of a plan the file holds, one of :data:`WHAT`; empty: as the file itself says.
        sheet: the one sheet of a workbook to be read; empty: all that fit.
        columns: the field that each column means, by its heading; an empty field leaves a column out, a
            heading that is not named here is understood by itself.
        is_trial: whether somebody looks at the result: columns that make no table yet are told, not refused.
        dates: ``dmy`` or ``mdy`` where dates such as 3/4/2014 do not tell; empty: as the column tells.
    """

    path: Path
    language: str = "en"
    tables: ReadTables = NO_TABLES
    what: str = ""
    sheet: str = ""
    columns: Mapping[str, str] = MappingProxyType({})
    dates: str = ""
    is_trial: bool = False


class Writing(NamedTuple):
    """What a writer is given besides the plan: which part of it, the language of its words, its options.

    ``framework`` is the id of the framework of competencies that is meant; empty: the one that there is.
    """

    what: str = "roadmap"
    language: str = "en"
    options: frozenset[str] = frozenset()
    framework: str = ""


class Exported(NamedTuple):
    """The bytes of a file, and what of the plan the format has no place for."""

    data: bytes
    left_out: Sequence[LeftOut] = ()


class FormatModule(Protocol):
    """What the module of a format offers: both, or the one of them that the format is good for."""

    def read(self, reading: Reading) -> Imported:
        """Read a file; PlanError where it cannot be read at all."""

    def write(self, document: Document, writing: Writing) -> Exported:
        """The file of a plan."""


class Format(NamedTuple):
    """One format: a stable name, what people call it, its suffixes, its module, what is read and written.

    Files are written with the first of the suffixes.

    ``mark`` is a regular expression for the text of the first :data:`HEAD` bytes of its files; an empty one
    never fits, so that only the suffix tells. ``options`` are what :class:`Writing` may ask of its writer.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    module: str
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    mark: str = ""
    options: tuple[str, ...] = ()

    def load(self) -> FormatModule:
        """Its module."""
        return cast(FormatModule, import_module(f"planning.exchange.{self.module}"))

    def fits(self, head: str) -> bool:
        """Whether a file that begins so is of this format."""
        return bool(self.mark) and re.search(self.mark, head) is not None


TABLES = ("roadmap", "staffing", "careers", "training")
"""The parts of a plan that have columns in ``tabular/targets.py``."""
FORMATS = (
    Format(
        "mspdi", N_("MS Project XML"), (".xml",), "mspdi", ("roadmap",), ("roadmap",), mark=r"<Project[\s>]"
    ),
    Format(
        "ganttproject",
        N_("GanttProject"),
        (".gan",),
        "gan",
        ("roadmap",),
        ("roadmap",),
        mark=r"(?s)<project\s[^>]*>.*<(tasks|calendars)\b",
    ),
    Format(
        "xlsx",
        N_("Excel workbook"),
        (".xlsx", ".xlsm"),
        "tabular.workbook",
        TABLES,
        TABLES,
        mark=r"\APK\x03\x04",
    ),
    Format("csv", N_("Table as CSV"), (".csv", ".tsv"), "tabular.csv_file", TABLES, TABLES),
    Format(
        "moodle",
        N_("Moodle competency framework"),
        (".csv",),
        "frameworks.moodle",
        ("careers",),
        ("careers",),
        mark=r"(?i)\A[^\n]*is framework[^\n]*taxonomy",
    ),
    Format(
        "case-csv",
        N_("IMS CASE items as CSV"),
        (".csv",),
        "frameworks.case_csv",
        ("careers",),
        ("careers",),
        mark=r"(?i)\A[^\n{]*\bfull ?statement\b",
    ),
    Format(
        "anonymous",
        N_("Ratings by division, anonymised"),
        (".csv",),
        "anonymous",
        writes=("careers",),
    ),
    Format(
        "case",
        N_("IMS CASE, frameworks of competencies"),
        (".json",),
        "frameworks.case_json",
        ("careers",),
        ("careers",),
        mark=r'"CFDocument"\s*:',
    ),
    Format(
        "nice",
        N_("NICE framework"),
        (".json",),
        "frameworks.nice",
        ("careers",),
        ("careers",),
        mark=r'"work_roles"\s*:',
    ),
    Format(
        "progression",
        N_("Progression ladder as YAML"),
        (".yml", ".yaml"),
        "frameworks.progression",
        ("careers",),
        ("careers",),
        mark=r"(?m)^themes:",
    ),
    Format("ical", N_("Calendar (iCalendar)"), (".ics",), "ical", writes=("roadmap",), options=("all",)),
    Format("svg", N_("Picture as SVG"), (".svg",), "svg", writes=("roadmap",)),
)


def format_of(path: Path, what: str = "") -> Format:
    """The format of a file that is to be read; with ``what`` only among those that hold such a part.

    Raises:
        PlanError: ``not_readable``, or ``unknown_format`` with the suffixes that can be read.
    """
    formats = [one for one in FORMATS if one.reads and (not what or what in one.reads)]
    head = _head(path)
    found = next((one for one in formats if one.fits(head)), None)
    found = found or next((one for one in formats if path.suffix.lower() in one.suffixes), None)
    if found is None:
        raise PlanError(
            _("The file is of no format that this program reads."),
            _("Choose a file that ends in {suffixes}.").format(suffixes=_suffixes(formats)),
            code="unknown_format",
            file=path,
        )
    return found


def format_for(path: Path, what: str = "roadmap", name: str = "", more: Iterable[str] = ()) -> Format:
    """The format of a file that is to be written: of that ``name``, else the first that has its suffix.

    ``more``: suffixes that the caller writes without a format.

    Raises:
        PlanError: ``unknown_format`` with the suffixes that can be written.
    """
    formats = written_formats(what)
    fitting = [one for one in formats if path.suffix.lower() == one.suffixes[0]]
    found = next((one for one in fitting if one.name == name), fitting[0] if fitting else None)
    if found is None:
        raise PlanError(
            _("This program cannot write files that end in “{suffix}”.").format(suffix=path.suffix),
            _("Choose a name that ends in {suffixes}.").format(
                suffixes=", ".join(dict.fromkeys([*(one.suffixes[0] for one in formats), *more]))
            ),
            code="unknown_format",
            file=path,
        )
    return found


def named_format(path: Path, what: str, name: str) -> Format:
    """A format that was asked for by name, and no other: some leave out on purpose what others write.

    Raises:
        PlanError: ``unknown_format``, where it does not write such a part, or the file ends otherwise.
    """
    found = next((one for one in written_formats(what) if one.name == name), None)
    if found is None:
        parts = next((one.writes for one in FORMATS if one.name == name), ())
        raise PlanError(
            _("The format “{format}” does not write “{part}”.").format(format=name, part=what),
            _("It writes: {parts}.").format(parts=", ".join(parts)),
            code="unknown_format",
            file=path,
        )
    if path.suffix.lower() not in found.suffixes:
        raise PlanError(
            _("A file of the format “{format}” does not end in “{suffix}”.").format(
                format=name, suffix=path.suffix
            ),
            _("Choose a name that ends in {suffixes}.").format(suffixes=", ".join(found.suffixes)),
            code="unknown_format",
            file=path,
        )
    return found


def written_formats(what: str) -> list[Format]:
    """The formats in which a part of the plan can be written."""
    return [one for one in FORMATS if what in one.writes]


@cache
def read_suffixes() -> tuple[str, ...]:
    """The suffixes of all files that can be read."""
    return tuple(dict.fromkeys(suffix for one in FORMATS if one.reads for suffix in one.suffixes))


def _suffixes(formats: Iterable[Format]) -> str:
    return ", ".join(dict.fromkeys(suffix for one in formats for suffix in one.suffixes))


def _head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise PlanError(
            _("The file cannot be read ({reason}).").format(reason=error.strerror or error),
            _("Check its name and whether you may read it."),
            code="not_readable",
            file=path,
        ) from None
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head.decode("utf-16" if is_wide else "utf-8-sig", errors="replace")
