"""What is shipped to be added to any plan: frameworks of competencies, UN grades and rules.

A library is a file of tables in ``resources/frameworks``; where it is ``illustrative``, so is each document.
"""

import lzma
from typing import Any, NamedTuple

import orjson

import resources
from i18n import N_
from planning.plan.changes import Record
from planning.plan.transaction import Tables, Transaction


class Library(NamedTuple):
    """A library: its id, which is the name of its file, and what it is called and holds."""

    id: str
    name: str
    about: str


LIBRARIES = (
    Library(
        "ict", N_("ICT competencies"), N_("30 competencies, 18 job profiles and 25 courses; illustrative")
    ),
    Library("un-grades", N_("Grades of the United Nations"), N_("G-1 to G-7, FS, NO, and P-1 to USG")),
    Library(
        "un-competencies",
        N_("Competencies and values of the United Nations"),
        N_("Names and structure; scales and indicators are our own"),
    ),
    Library(
        "nice",
        N_("NICE framework for cybersecurity (NIST)"),
        N_("41 work roles, 11 competency areas, 2,148 statements; English, public domain"),
    ),
    Library(
        "un-mobility", N_("Mobility rules of the United Nations"), N_("As presented in 2014, as parameters")
    ),
)


def library_tables(name: str) -> Tables:
    """The documents of a library by table and id.

    Raises:
        KeyError: there is no such library.
    """
    if name not in {library.id for library in LIBRARIES}:
        raise KeyError(name)
    raw = _read(name)
    marks: Record = {"illustrative": True} if raw.pop("illustrative", False) else {}
    raw.pop("about", None)
    return {table: {row["id"]: row | marks for row in rows} for table, rows in raw.items()}


def add_library(t: Transaction, name: str) -> int:
    """Add what the plan does not have yet of a library; what it has stays as it is.

    Returns:
        how many documents were added.

    Raises:
        KeyError: there is no such library.
    """
    added = 0
    for table, rows in library_tables(name).items():
        known = t.table(table)
        for id, row in rows.items():
            if id not in known:
                t.add(table, row)
                added += 1
    return added


def _read(name: str) -> dict[str, Any]:
    packed = resources.path("frameworks", f"{name}.json.xz")
    if packed.is_file():
        data = lzma.decompress(packed.read_bytes())
    else:
        data = resources.path("frameworks", f"{name}.json").read_bytes()
    found: dict[str, Any] = orjson.loads(data)
    return found
