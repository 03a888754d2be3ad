"""Makes the NICE library that is shipped: ``python -m planning.exchange.frameworks.shipped FILE``.

It writes ``resources/frameworks/nice.json.xz``, compressed for its size; the same file, the same bytes.
"""

import lzma
import sys
from pathlib import Path

import orjson

import resources
from planning.exchange.formats import Reading
from planning.exchange.frameworks import nice


def packed(file: Path) -> bytes:
    """The library of a NICE file: its tables, as ``planning.careers.library`` reads them."""
    tables = nice.read(Reading(file)).tables
    about = "NICE Workforce Framework for Cybersecurity; work of the United States Government, public domain."
    rows = {table: list(documents.values()) for table, documents in tables.items()}
    return lzma.compress(orjson.dumps({"about": about} | rows), preset=9, format=lzma.FORMAT_XZ)


if __name__ == "__main__":
    resources.path("frameworks", "nice.json.xz").write_bytes(packed(Path(sys.argv[1])))
