"""Links as a cell of the successor's row, as MS Project writes them: ``12FS+2d; 14``, or with ids."""

import re
from collections.abc import Callable
from typing import Any

from i18n import _
from planning.exchange.tabular.cells import MINUTES, CellError, written_duration
from planning.plan.changes import Record

LINK = re.compile(
    r"(?P<row>.+?)\s*(?:(?P<type>FS|SS|FF|SF)\s*"
    r"(?:(?P<lag>[+-]\s*\d+(?:[.,]\d+)?)\s*(?P<unit>%|[^\W\d]+)?\??)?)?",
    re.IGNORECASE,
)
ELAPSED = {"m": 1, "min": 1, "h": 60, "hr": 60, "hrs": 60, "d": 1440, "day": 1440, "days": 1440, "w": 10080}
"""Minutes of units of elapsed time, written with an e before them."""


def read_links(text: str, find: Callable[[str], str | None]) -> list[Record]:
    """The links of a cell, without ids and successor; ``find`` gives the id of a row.

    Raises:
        CellError: a part that is no link, or a row that is not there.
    """
    parts = (part.strip() for part in re.split(r";\s|[;,]\s*(?=[^;,]*$)|[;,]|\n", text))
    return [_link(part, find) for part in parts if part]


def _link(part: str, find: Callable[[str], str | None]) -> Record:
    whole = find(part)
    if whole is not None:
        return {"predecessor": whole}
    found = LINK.fullmatch(part)
    predecessor = find(found["row"].strip()) if found else None
    if found is None or predecessor is None:
        raise CellError("unknown_reference", _("“{value}” is no row of this table.").format(value=part[:60]))
    link: Record = {"predecessor": predecessor}
    if found["type"]:
        link["type"] = found["type"].upper()
    return link | _lag(part, found)


def _lag(part: str, found: re.Match[str]) -> dict[str, Any]:
    if found["lag"] is None:
        return {}
    number = float(re.sub(r"\s", "", found["lag"]).replace(",", "."))
    unit = (found["unit"] or "d").casefold()
    if unit == "%":
        return {"lag": number, "lag_unit": "percent"}
    if unit in MINUTES:
        return {"lag": number * MINUTES[unit]}
    if unit.startswith("e") and unit[1:] in ELAPSED:
        return {"lag": number * ELAPSED[unit[1:]], "lag_unit": "elapsed_minutes"}
    message = _("“{value}” has no lag such as +2d, -50% or +3ed.").format(value=part[:60])
    raise CellError("wrong_type", message)


def written_link(link: Record) -> str:
    """A link as :func:`read_links` reads it."""
    lag = link.get("lag", 0)
    if not lag:
        return f"{link['predecessor']} {link.get('type', 'FS')}"
    sign, size = ("-", -lag) if lag < 0 else ("+", lag)
    unit = link.get("lag_unit", "working_minutes")
    if unit == "percent":
        words = f"{_number(size)}%"
    elif unit == "elapsed_minutes":
        words = f"{_number(size)}em"
    else:
        words = written_duration(int(size)).replace(" ", "") if size == int(size) else f"{_number(size)}m"
    return f"{link['predecessor']} {link.get('type', 'FS')}{sign}{words}"


def _number(size: float) -> str:
    return str(int(size)) if size == int(size) else f"{size:.10f}".rstrip("0")
