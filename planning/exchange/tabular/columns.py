"""What columns of a table may mean: the fields of one table of a plan, and the headings they are known by."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from i18n import INTERFACE_LANGUAGES, is_language, translate

Kind = Literal[
    "text",  # as it stands
    "words",  # in one language; the field of another one is ``name.zh``
    "id",
    "reference",  # an id or a name of a document in ``table``
    "references",  # several, separated by semicolons
    "list",  # texts, one a line
    "start",  # a day or a minute; a quarter begins with its first day
    "finish",  # and ends with its last
    "whole",
    "number",
    "share",  # 45 %, 0.45 or 45
    "amount",  # money, as a decimal text
    "duration",  # "5 d", "16 h"; a number alone counts days
    "flag",
    "choice",
    "grade",  # as the United Nations writes it, where it is one of theirs: GS(OL) is GS (OL)
    "links",  # predecessors, such as "12FS+2d; 14"
    "json",  # what has no cell of its own: levels of a scale, appraisals
    "level",  # 1, 2, 3: how deep a row stands in the outline
]


class Field(NamedTuple):
    """A field that a column may hold.

    Attributes:
        name: of the document; ``estimate.likely`` is a field of a field.
        title: the heading that is written; a message to be translated.
        kind: how its cells are read and written.
        headings: other headings it is known by, as other programs write them, in any language.
        table: what a reference refers to.
        choices: the values of a choice by the words that mean them, the first of each being written.
        required: whether a new document must have it.
        makes: whether a reference to something that is not there makes it (a lane by its name).
    """

    name: str
    title: str
    kind: Kind = "text"
    headings: tuple[str, ...] = ()
    table: str = ""
    choices: Mapping[str, str] | None = None
    required: bool = False
    makes: bool = False


class Target(NamedTuple):
    """A table of a plan that a sheet may hold.

    Attributes:
        what: the part of the plan, one of :data:`planning.exchange.formats.WHAT`.
        table: its name in the plan.
        title: the name of the sheet; a message to be translated.
        fields: what its columns may mean, in the order in which they are written.
        same: the fields that tell whether a row without an id is one that the plan has.
    """

    what: str
    table: str
    title: str
    fields: tuple[Field, ...]
    same: tuple[str, ...] = ("name",)

    def field(self, name: str) -> Field | None:
        """The field of that name, ``name.zh`` being the one called ``name``."""
        stem = name if any(one.name == name for one in self.fields) else name.rpartition(".")[0]
        return next((one for one in self.fields if one.name == stem), None)


def matched(target: Target, headings: Sequence[str], given: Mapping[str, str]) -> list[str]:
    """The field that each heading means, empty where it means none; ``given`` goes before its looks."""
    found: list[str] = []
    for heading in headings:
        name = given[heading] if heading in given else _looks_like(target, heading)
        is_taken = name in found or (name and target.field(name) is None)
        found.append("" if is_taken else name)
    return found


def _looks_like(target: Target, heading: str) -> str:
    words, language = _split(heading)
    bare = re.sub(r"\s*[(（].*[)）]$", "", heading)  # a unit: Cost (USD)
    candidates = [(plain(words), language), (plain(heading), ""), (plain(bare), "")]
    for field in target.fields:
        known = _known_by(field.name, field.title, field.headings)
        for candidate, tag in candidates:
            if candidate in known:
                return f"{field.name}.{tag}" if tag and field.kind == "words" else field.name
    return ""


@lru_cache(maxsize=4096)
def _known_by(name: str, title: str, headings: tuple[str, ...]) -> frozenset[str]:
    """The headings of a field, plain: a sheet is held against every table, row by row."""
    return frozenset(map(plain, (name, title, *headings, *_translations(title))))


def _split(heading: str) -> tuple[str, str]:
    """A heading and the language that stands behind it: ``Name (zh)``, ``name.zh``."""
    found = re.fullmatch(r"(.+?)\s*(?:[(（]\s*([A-Za-z]{2,3})\s*[)）]|[.:_]([a-z]{2}))", heading.strip())
    tag = (found.group(2) or found.group(3)).lower() if found else ""
    return (found.group(1), tag) if found and is_language(tag) else (heading, "")


def _translations(title: str) -> Iterable[str]:
    return (translate(title, tag) for tag in INTERFACE_LANGUAGES)


def plain(words: str) -> str:
    """Words as headings are compared: letters and digits, small."""
    return re.sub(r"[^\w%]+", "", unicodedata.normalize("NFKC", words).casefold()).replace("_", "")
